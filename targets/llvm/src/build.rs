//! The way from text to program.

use crate::pack::Kept;
use crate::program::{LIBRARY_CALLS, Roots};
use crate::reach::{self, Names};
use crate::session::{Refusal, Session};
use crate::{emit, link, module, program};
use inkwell::module::Module;
use targets::protocol::{ArtifactKind, BuildRequest, Built, Cpu, SourceModule};
use targets::{Optimisation, Stage, Target, TargetDescription};

pub(crate) fn validate(session: &Session, source: &SourceModule) -> Result<(), Refusal> {
    module::read(session, source, Target::default().description()).map(drop)
}

/// Parses, verifies, links, optimises, emits, links against the memory functions if they are needed.
pub(crate) fn build(session: &Session, request: &BuildRequest, library: Option<&Library>) -> Result<Built, Refusal> {
    let target = request.target.description();
    let settings = &request.settings;
    let roots = match target.elf {
        Some(_) => Roots::Entry(&request.entry),
        None => Roots::Exports(&settings.exports),
    };
    let cpu = settings.cpu.as_ref();
    let debug_info = settings.debug_info;
    let course = Course { sources: &request.modules, target, cpu, roots, optimisation: request.optimisation, debug_info };
    let emit::Compiled { object, artifacts } = compile(session, &course, &settings.artifacts)?;
    let undefined = emit::undefined_symbols(&object)?;
    let mut objects = vec![object];
    let called: Vec<&str> = LIBRARY_CALLS.into_iter().filter(|name| undefined.iter().any(|other| other == name)).collect();
    if !called.is_empty() {
        let prepared = library.filter(|library| library.fits(request)).map(|library| library.object.clone());
        objects.push(match prepared {
            Some(object) => object,
            None => {
                let roots = match target.elf {
                    Some(_) => Roots::Library,
                    None => Roots::WasmLibrary(&called),
                };
                let course = Course { roots, optimisation: LIBRARY_OPTIMISATION, debug_info: false, ..course };
                compile(session, &course, &[])?.object
            }
        });
    }
    check_complete(session, &objects, &undefined, &request.modules)?;
    let elf = link(objects, request)?;
    Ok(Built { elf, artifacts })
}

fn link(objects: Vec<Vec<u8>>, request: &BuildRequest) -> Result<Vec<u8>, Refusal> {
    let kept = Kept { debug_info: request.settings.debug_info, symbols: request.settings.keep_symbols };
    let linked = match &request.target.description().elf {
        Some(elf) => link::program(objects, &request.entry, elf, kept),
        None => link::wasm(objects),
    };
    linked.map_err(|error| Refusal::Broken(format!("the linker: {error:?}")))
}

/// What is compiled, and how.
#[derive(Clone, Copy)]
struct Course<'a> {
    sources: &'a [SourceModule],
    target: &'a TargetDescription,
    cpu: Option<&'a Cpu>,
    roots: Roots<'a>,
    optimisation: Optimisation,
    debug_info: bool,
}

fn compile(session: &Session, course: &Course<'_>, artifacts: &[ArtifactKind]) -> Result<emit::Compiled, Refusal> {
    let &Course { sources, target, roots, optimisation, .. } = course;
    let parts = read_parts(session, sources, target, roots)?;
    let program = program::link(session, sources, parts, roots, course.debug_info)?;
    program::normalise(session, &program, optimisation);
    let machine = emit::machine(target, course.cpu, optimisation)?;
    emit::object(session, &program, sources, &machine, optimisation, artifacts)
}

/// Reads the program's own modules, then those of the runtime that they reach; in the order of `sources`.
fn read_parts<'ctx>(
    session: &'ctx Session,
    sources: &[SourceModule],
    target: &TargetDescription,
    roots: Roots<'_>,
) -> Result<Vec<(usize, Module<'ctx>)>, Refusal> {
    let mut names = match roots {
        Roots::Entry(entry) => Names::wanting(&[entry]),
        Roots::Exports(names) => Names::wanting(&names.iter().map(String::as_str).collect::<Vec<_>>()),
        Roots::Library => Names::wanting(&LIBRARY_CALLS),
        Roots::WasmLibrary(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("wasm_{name}")).collect();
            Names::wanting(&names.iter().map(String::as_str).collect::<Vec<_>>())
        }
    };
    let mut parts = Vec::new();
    for (index, source) in sources.iter().enumerate().filter(|(_, source)| reach::is_own(source)) {
        let part = module::read(session, source, target)?;
        names.add(&part, index);
        parts.push((index, part));
    }
    for index in reach::reached(session, sources, names)? {
        parts.push((index, module::read(session, &sources[index], target)?));
    }
    parts.sort_by_key(|(index, _)| *index);
    Ok(parts)
}

/// Fails if code generation itself made calls of functions that no object defines.
fn check_complete(session: &Session, objects: &[Vec<u8>], undefined: &[String], sources: &[SourceModule]) -> Result<(), Refusal> {
    let defined = match objects.get(1) {
        Some(library) => emit::defined_symbols(library)?,
        None => Vec::new(),
    };
    session.messages.enter(Stage::Link, "");
    for name in undefined.iter().filter(|name| !defined.contains(name)) {
        let reason = match LIBRARY_CALLS.contains(&name.as_str()) {
            true => "LLVM calls it to copy, fill or compare memory",
            false => "LLVM calls it for an instruction or intrinsic that the processor lacks",
        };
        let mut message = program::undefined(sources, name, "undefined symbol");
        message.text = format!("{}: {reason}, and no module defines it", message.text);
        session.messages.push(message);
    }
    session.check()
}

/// The same for every program, so that the bytes do not depend on whether they were compiled ahead.
const LIBRARY_OPTIMISATION: Optimisation = Optimisation::O2;

/// The memory functions of the runtime, compiled ahead of any request, from the runtime's own text.
pub(crate) struct Library {
    target: Target,
    sources: Vec<SourceModule>,
    object: Vec<u8>,
}

impl Library {
    pub(crate) fn of_runtime(target: Target) -> Result<Self, Refusal> {
        let defines = |text: &str| LIBRARY_CALLS.iter().any(|name| text.contains(&format!("define ptr @{name}(")));
        let modules = runtime::modules(target.name()).iter().filter(|module| defines(module.text));
        let sources: Vec<_> = modules.map(|module| SourceModule { name: module.name.into(), text: module.text.into() }).collect();
        let course = Course {
            sources: &sources,
            target: target.description(),
            cpu: None,
            roots: Roots::Library,
            optimisation: LIBRARY_OPTIMISATION,
            debug_info: false,
        };
        let object = compile(&Session::new(), &course, &[])?.object;
        Ok(Self { target, sources, object })
    }

    /// True if the request's memory functions are, word for word, those that this was made from.
    fn fits(&self, request: &BuildRequest) -> bool {
        let is_part = |own: &SourceModule| request.modules.iter().any(|module| module.text == own.text);
        let is_same_machine = self.target == request.target && request.settings.cpu.is_none();
        is_same_machine && !self.sources.is_empty() && self.sources.iter().all(is_part)
    }
}
