//! The way from text to program.

use crate::pack::Kept;
use crate::program::{LIBRARY_CALLS, Roots};
use crate::reach::{self, Names};
use crate::seal;
use crate::session::{Refusal, Session};
use crate::{emit, link, module, program};
use inkwell::module::Module;
use targets::protocol::{Artifact, ArtifactKind, BuildRequest, Built, Cpu, MAX_PROGRAM, SourceModule};
use targets::{Optimisation, Seal, Stage, Target};

pub(crate) fn validate(session: &Session, source: &SourceModule) -> Result<(), Refusal> {
    module::read(session, source, Target::default().description()).map(drop)
}

/// Parses, verifies, links, optimises, seals, emits, links against the memory functions if they are needed.
pub(crate) fn build(session: &Session, request: &BuildRequest, library: Option<&Library>) -> Result<Built, Refusal> {
    let settings = &request.settings;
    let is_elf = request.target.description().elf.is_some();
    let goal = Goal {
        sources: &request.modules,
        target: request.target,
        cpu: settings.cpu.as_ref(),
        roots: if is_elf { Roots::Entry(&request.entry) } else { Roots::Exports(&settings.exports) },
        optimisation: request.optimisation,
        debug_info: settings.debug_info,
        seal: request.seal && is_elf,
    };
    emit::prepare(request.optimisation);
    let Compiled { object, artifacts, seal } = compile(session, &goal, &settings.artifacts)?;
    let undefined = emit::undefined_symbols(&object)?;
    let mut objects = vec![object];
    let called: Vec<&str> = LIBRARY_CALLS.into_iter().filter(|name| undefined.iter().any(|other| other == name)).collect();
    if !called.is_empty() {
        let prepared = library.filter(|library| library.fits(request)).map(|library| library.object.clone());
        objects.push(match prepared {
            Some(object) => object,
            None => {
                let roots = if is_elf { Roots::Library } else { Roots::WasmLibrary(&called) };
                compile(session, &goal.for_library(roots), &[])?.object
            }
        });
    }
    check_complete(session, &objects, &undefined, &request.modules)?;
    let elf = link(objects, request)?;
    if elf.len() > MAX_PROGRAM {
        session.messages.add(&format!("the program takes {} bytes, more than {MAX_PROGRAM}; fill large globals when it runs", elf.len()));
    }
    session.check().map(|()| Built { elf, artifacts, seal })
}

fn link(objects: Vec<Vec<u8>>, request: &BuildRequest) -> Result<Vec<u8>, Refusal> {
    let kept = Kept { debug_info: request.settings.debug_info, symbols: request.settings.keep_symbols };
    let linked = match &request.target.description().elf {
        Some(elf) => link::program(objects, &request.entry, elf, kept),
        None => link::wasm(objects),
    };
    linked.map_err(|error| Refusal::Broken(format!("the linker: {error:?}")))
}

/// What one object is made from, and how.
#[derive(Clone, Copy)]
struct Goal<'a> {
    sources: &'a [SourceModule],
    target: Target,
    cpu: Option<&'a Cpu>,
    roots: Roots<'a>,
    optimisation: Optimisation,
    debug_info: bool,
    seal: bool,
}

impl<'a> Goal<'a> {
    /// The memory functions of the same program: the same for every one, so that the bytes do not depend on whether they were
    /// compiled ahead.
    fn for_library(self, roots: Roots<'a>) -> Self {
        Self { roots, optimisation: Optimisation::O2, debug_info: false, ..self }
    }
}

/// What code generation gives.
struct Compiled {
    object: Vec<u8>,
    /// Forms of the module on its way, as they were asked for.
    artifacts: Vec<Artifact>,
    /// `None` for what is not sealed.
    seal: Option<Seal>,
}

fn compile(session: &Session, goal: &Goal<'_>, artifacts: &[ArtifactKind]) -> Result<Compiled, Refusal> {
    let parts = read_parts(session, goal)?;
    let program = program::link(session, goal.sources, parts, goal.roots, goal.debug_info)?;
    program::normalise(session, &program, goal.optimisation);
    let is_program = matches!(goal.roots, Roots::Entry(_));
    if is_program && !goal.seal {
        seal::leave_open(session, &program)?;
    }
    let machine = emit::machine(goal.target.description(), goal.cpu, goal.optimisation)?;
    emit::optimise(session, &program, goal.sources, &machine, goal.optimisation)?;
    let seal = match (goal.seal, is_program) {
        (true, true) => Some(seal::close(session, &program, goal.sources, goal.target)?),
        (true, false) => seal::check_plain(session, &program, goal.sources, goal.target).map(|()| None)?,
        (false, _) => None,
    };
    let (object, artifacts) = emit::object(session, &program, &machine, artifacts)?;
    Ok(Compiled { object, artifacts, seal })
}

/// Reads the program's own modules, then those of the runtime that they reach; in the order of `sources`.
fn read_parts<'ctx>(session: &'ctx Session, goal: &Goal<'_>) -> Result<Vec<(usize, Module<'ctx>)>, Refusal> {
    let (sources, target) = (goal.sources, goal.target.description());
    let mut names = match goal.roots {
        Roots::Entry(entry) => Names::wanting(&[entry]),
        Roots::Exports(names) => Names::wanting(&names.iter().map(String::as_str).collect::<Vec<_>>()),
        Roots::Library => Names::wanting(&LIBRARY_CALLS),
        Roots::WasmLibrary(names) => {
            let names: Vec<String> = names.iter().map(|name| format!("wasm_{name}")).collect();
            Names::wanting(&names.iter().map(String::as_str).collect::<Vec<_>>())
        }
    };
    let left_out = if goal.seal { None } else { Some(seal::FUNCTION) };
    let mut parts = Vec::new();
    for (index, source) in sources.iter().enumerate().filter(|(_, source)| reach::is_own(source)) {
        let part = module::read(session, source, target)?;
        names.add(&part, index);
        parts.push((index, part));
    }
    for index in reach::reached(session, sources, names, left_out)? {
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
        let goal = Goal {
            sources: &sources,
            target,
            cpu: None,
            roots: Roots::Library,
            optimisation: Optimisation::O2,
            debug_info: false,
            seal: true,
        };
        let object = compile(&Session::new(), &goal, &[])?.object;
        Ok(Self { target, sources, object })
    }

    /// True if the request's memory functions are, word for word, those that this was made from, and would be compiled in the same
    /// way: the bytes may not depend on whether they were compiled ahead.
    fn fits(&self, request: &BuildRequest) -> bool {
        if request.optimisation == Optimisation::Oz {
            return false;
        }
        let is_part = |own: &SourceModule| request.modules.iter().any(|module| module.text == own.text);
        let is_same_machine = self.target == request.target && request.settings.cpu.is_none();
        is_same_machine && !self.sources.is_empty() && self.sources.iter().all(is_part)
    }
}
