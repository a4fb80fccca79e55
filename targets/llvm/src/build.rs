//! The way from text to program.

use crate::program::{LIBRARY_CALLS, Roots};
use crate::reach::{self, Names};
use crate::seal;
use crate::session::{Refusal, Session};
use crate::{emit, link, module, program};
use inkwell::module::Module;
use targets::protocol::{BuildRequest, Built, MAX_PROGRAM, SourceModule};
use targets::{Optimisation, Seal, Stage, Target};

pub(crate) fn validate(session: &Session, source: &SourceModule) -> Result<(), Refusal> {
    module::read(session, source, Target::default().description()).map(drop)
}

/// Parses, verifies, links, optimises, seals, emits, links against the memory functions if they are needed.
pub(crate) fn build(session: &Session, request: &BuildRequest, library: Option<&Library>) -> Result<Built, Refusal> {
    let goal = Goal {
        sources: &request.modules,
        target: request.target,
        roots: Roots::Entry(&request.entry),
        optimisation: request.optimisation,
        seal: request.seal,
    };
    emit::prepare(request.optimisation);
    let (object, seal) = compile(session, &goal)?;
    let undefined = emit::undefined_symbols(&object)?;
    let mut objects = vec![object];
    if undefined.iter().any(|name| LIBRARY_CALLS.contains(&name.as_str())) {
        let prepared = library.filter(|library| library.fits(request)).map(|library| library.object.clone());
        objects.push(match prepared {
            Some(object) => object,
            None => compile(session, &goal.for_library())?.0,
        });
    }
    check_complete(session, &objects, &undefined, &request.modules)?;
    let linked = link::link(objects, &request.entry, request.target.description());
    let elf = linked.map_err(|error| Refusal::Broken(format!("the linker: {error:?}")))?;
    if elf.len() > MAX_PROGRAM {
        session.messages.add(&format!("the program takes {} bytes, more than {MAX_PROGRAM}; fill large globals when it runs", elf.len()));
    }
    session.check().map(|()| Built { elf, seal })
}

/// What one object is made from, and how.
#[derive(Clone, Copy)]
struct Goal<'a> {
    sources: &'a [SourceModule],
    target: Target,
    roots: Roots<'a>,
    optimisation: Optimisation,
    seal: bool,
}

impl Goal<'_> {
    /// The memory functions of the same program.
    fn for_library(self) -> Self {
        Self { roots: Roots::Library, optimisation: Optimisation::O2, ..self }
    }
}

fn compile(session: &Session, goal: &Goal<'_>) -> Result<(Vec<u8>, Option<Seal>), Refusal> {
    let parts = read_parts(session, goal)?;
    let program = program::link(session, goal.sources, parts, goal.roots, goal.optimisation)?;
    let is_program = matches!(goal.roots, Roots::Entry(_));
    if is_program && !goal.seal {
        seal::leave_open(session, &program)?;
    }
    let machine = emit::machine(goal.target.description(), goal.optimisation)?;
    emit::optimise(session, &program, goal.sources, &machine, goal.optimisation)?;
    let seal = match (goal.seal, is_program) {
        (true, true) => Some(seal::close(session, &program, goal.sources, goal.target)?),
        (true, false) => seal::check_plain(session, &program, goal.sources, goal.target).map(|()| None)?,
        (false, _) => None,
    };
    Ok((emit::object(session, &program, &machine)?, seal))
}

/// Reads the program's own modules, then those of the runtime that they reach; in the order of `sources`.
fn read_parts<'ctx>(session: &'ctx Session, goal: &Goal<'_>) -> Result<Vec<(usize, Module<'ctx>)>, Refusal> {
    let (sources, target) = (goal.sources, goal.target.description());
    let mut names = match goal.roots {
        Roots::Entry(entry) => Names::wanting(&[entry]),
        Roots::Library => Names::wanting(&LIBRARY_CALLS),
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
        let modules = runtime::modules().iter().filter(|module| defines(module.text));
        let sources: Vec<_> = modules.map(|module| SourceModule { name: module.name.into(), text: module.text.into() }).collect();
        let roots = Roots::Library;
        let goal = Goal { sources: &sources, target, roots, optimisation: Optimisation::O2, seal: true };
        let (object, _) = compile(&Session::new(), &goal.for_library())?;
        Ok(Self { target, sources, object })
    }

    /// True if the request's memory functions are, word for word, those that this was made from, and would be compiled in the same
    /// way: the bytes may not depend on whether they were compiled ahead.
    fn fits(&self, request: &BuildRequest) -> bool {
        if request.optimisation == Optimisation::Oz {
            return false;
        }
        let is_part = |own: &SourceModule| request.modules.iter().any(|module| module.text == own.text);
        self.target == request.target && !self.sources.is_empty() && self.sources.iter().all(is_part)
    }
}
