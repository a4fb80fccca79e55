//! From one module to machine code in memory.

use crate::apart;
use crate::passes;
use crate::program;
use crate::session::{Refusal, Session};
use inkwell::OptimizationLevel;
use inkwell::llvm_sys::support::LLVMParseCommandLineOptions;
use inkwell::module::Module;
use inkwell::passes::PassBuilderOptions;
use inkwell::targets::{CodeModel, FileType, RelocMode, Target, TargetMachine, TargetTriple};
use object::{Object, ObjectSymbol};
use std::ffi::CStr;
use targets::protocol::{Artifact, ArtifactKind, Cpu, SourceModule};
use targets::{Optimisation, Stage, TargetDescription};

/// A machine for `target`, with `cpu` in place of the target's own; code lies at fixed addresses below 2 GiB.
pub(crate) fn machine(target: &TargetDescription, cpu: Option<&Cpu>, optimisation: Optimisation) -> Result<TargetMachine, Refusal> {
    let (name, features) = cpu.map_or((target.cpu, target.features), |cpu| (&cpu.name, &cpu.features));
    let triple = TargetTriple::create(target.triple);
    let broken = |reason: String| Refusal::Broken(format!("LLVM has no machine for {}: {reason}", target.triple));
    let level = match optimisation {
        Optimisation::O0 => OptimizationLevel::None,
        Optimisation::O2 | Optimisation::Oz => OptimizationLevel::Default,
    };
    Target::from_triple(&triple)
        .map_err(|error| broken(error.to_string()))?
        .create_target_machine(&triple, name, features, level, RelocMode::Static, CodeModel::Small)
        .ok_or_else(|| broken("it cannot be created".into()))
}

/// The processor of this machine, with the features that are switched on: a hypervisor may hide some that the name implies.
pub(crate) fn host_cpu() -> Cpu {
    let text = |text: inkwell::support::LLVMString| text.to_string_lossy().into_owned();
    Cpu { name: text(TargetMachine::get_host_cpu_name()), features: text(TargetMachine::get_host_cpu_features()) }
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
    if optimisation == Optimisation::O2 {
        apart::keep(session, module, sources);
    }
    run(passes::pipeline(optimisation))?;
    session.check()
}

/// Emits an object file, and what is wanted of the way there.
pub(crate) fn object(
    session: &Session,
    module: &Module<'_>,
    machine: &TargetMachine,
    wanted: &[ArtifactKind],
) -> Result<(Vec<u8>, Vec<Artifact>), Refusal> {
    session.messages.enter(Stage::CodeGeneration, "");
    // Code generation itself changes the module.
    let mut artifacts: Vec<Artifact> = wanted.iter().map(|&kind| Artifact { kind, bytes: form(module, kind) }).collect();
    let buffer = machine.write_to_memory_buffer(module, FileType::Object);
    // Errors of the assembler are reported on the side: the call itself claims success.
    session.check()?;
    let buffer = buffer.map_err(|error| Refusal::Broken(format!("LLVM emits no object: {error}")))?;
    let object = buffer.as_slice().to_vec();
    for artifact in artifacts.iter_mut().filter(|artifact| artifact.kind == ArtifactKind::Object) {
        artifact.bytes.clone_from(&object);
    }
    Ok((object, artifacts))
}

/// The module as text or bitcode; nothing for the object, which there is not yet.
fn form(module: &Module<'_>, kind: ArtifactKind) -> Vec<u8> {
    match kind {
        ArtifactKind::Ir => module.print_to_string().to_bytes().to_vec(),
        ArtifactKind::Bitcode => module.write_bitcode_to_memory().as_slice().to_vec(),
        ArtifactKind::Object => Vec::new(),
    }
}

/// What the linker itself gives to every WebAssembly module.
const LINKER_DEFINED: [&str; 3] = ["__indirect_function_table", "__linear_memory", "__stack_pointer"];

/// The symbols that `object` uses and neither it nor the linker defines.
pub(crate) fn undefined_symbols(object: &[u8]) -> Result<Vec<String>, Refusal> {
    let is_wasm = object.starts_with(b"\0asm");
    let mut names = symbols(object, |symbol| symbol.is_undefined())?;
    names.retain(|name| !(is_wasm && LINKER_DEFINED.contains(&name.as_str())));
    Ok(names)
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
