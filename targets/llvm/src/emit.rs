//! From one module to machine code in memory.

use crate::program;
use crate::session::{Refusal, Session};
use inkwell::OptimizationLevel;
use inkwell::llvm_sys::support::LLVMParseCommandLineOptions;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{CodeModel, FileType, RelocMode, Target, TargetMachine, TargetTriple};
use object::{Object, ObjectSymbol};
use std::ffi::CStr;
use targets::protocol::SourceModule;
use targets::{Optimisation, Stage, TargetDescription};

/// A machine for `target`; code lies at fixed addresses below 2 GiB.
pub(crate) fn machine(target: &TargetDescription, optimisation: Optimisation) -> Result<TargetMachine, Refusal> {
    let triple = TargetTriple::create(target.triple);
    let broken = |reason: String| Refusal::Broken(format!("LLVM has no machine for {}: {reason}", target.triple));
    let level = match optimisation {
        Optimisation::O0 => OptimizationLevel::None,
        Optimisation::O2 | Optimisation::Oz => OptimizationLevel::Default,
    };
    Target::from_triple(&triple)
        .map_err(|error| broken(error.to_string()))?
        .create_target_machine(&triple, target.cpu, target.features, level, RelocMode::Static, CodeModel::Small)
        .ok_or_else(|| broken("it cannot be created".into()))
}

/// What is left out where size counts: constants and addresses are not moved out of loops, where they only keep registers from
/// others, blocks stay in their order, and no block is copied to save a jump.
const FOR_SIZE: [&CStr; 5] =
    [c"intentc-llvm", c"-disable-machine-licm", c"-disable-lsr", c"-disable-block-placement", c"-jump-threading-threshold=0"];

/// Sets LLVM's options for the one build of this process. They hold until its end, and for all that it compiles.
pub(crate) fn prepare(optimisation: Optimisation) {
    if optimisation == Optimisation::Oz {
        let words = FOR_SIZE.map(CStr::as_ptr);
        // SAFETY: the words are C strings that live as long as the program.
        unsafe { LLVMParseCommandLineOptions(words.len() as i32, words.as_ptr(), c"".as_ptr()) };
    }
}

/// Drops what the roots do not reach and optimises the rest.
pub(crate) fn optimise(
    session: &Session,
    module: &Module<'_>,
    sources: &[SourceModule],
    machine: &TargetMachine,
    optimisation: Optimisation,
) -> Result<(), Refusal> {
    let run = |passes: &str| {
        let result = module.run_passes(passes, machine, PassBuilderOptions::create());
        result.map_err(|error| Refusal::Broken(format!("LLVM's passes `{passes}`: {error}")))
    };
    run("elim-avail-extern,globaldce")?;
    program::check_resolved(session, module, sources)?;
    session.messages.enter(Stage::CodeGeneration, "");
    run(&format!("default<{}>,globaldce", optimisation.name()))?;
    session.check()
}

/// Emits an object file.
pub(crate) fn object(session: &Session, module: &Module<'_>, machine: &TargetMachine) -> Result<Vec<u8>, Refusal> {
    session.messages.enter(Stage::CodeGeneration, "");
    let buffer = machine.write_to_memory_buffer(module, FileType::Object);
    // Errors of the assembler are reported on the side: the call itself claims success.
    session.check()?;
    let buffer = buffer.map_err(|error| Refusal::Broken(format!("LLVM emits no object: {error}")))?;
    Ok(buffer.as_slice().to_vec())
}

/// The symbols that `object` uses and does not define.
pub(crate) fn undefined_symbols(object: &[u8]) -> Result<Vec<String>, Refusal> {
    symbols(object, |symbol| symbol.is_undefined())
}

/// The symbols that `object` defines for others.
pub(crate) fn defined_symbols(object: &[u8]) -> Result<Vec<String>, Refusal> {
    symbols(object, |symbol| symbol.is_definition() && symbol.is_global())
}

fn symbols(object: &[u8], wanted: impl Fn(&object::Symbol<'_, '_>) -> bool) -> Result<Vec<String>, Refusal> {
    let file = object::File::parse(object).map_err(|error| Refusal::Broken(format!("LLVM's object cannot be read: {error}")))?;
    let names = file.symbols().filter(wanted).map(|symbol| symbol.name().unwrap_or_default().to_owned());
    Ok(names.filter(|name| !name.is_empty()).collect())
}
