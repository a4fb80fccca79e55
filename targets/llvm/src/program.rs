//! From modules to one module of which only the roots are visible, with nothing in it that belongs to another system.

use crate::debug_info;
use crate::place;
use crate::seal;
use crate::session::{Refusal, Session};
use crate::sizes;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::llvm_sys::comdat::LLVMSetComdat;
use inkwell::llvm_sys::core::{
    LLVMGetFirstGlobalAlias, LLVMGetFirstGlobalIFunc, LLVMGetIntrinsicID, LLVMGetNextGlobalAlias, LLVMGetValueName2, LLVMSetGC,
    LLVMSetLinkage, LLVMSetSection, LLVMSetValueName2, LLVMSetVisibility,
};
use inkwell::llvm_sys::debuginfo::LLVMStripModuleDebugInfo;
use inkwell::llvm_sys::linker::LLVMLinkModules2;
use inkwell::llvm_sys::prelude::LLVMValueRef;
use inkwell::llvm_sys::{LLVMLinkage, LLVMVisibility};
use inkwell::module::{Linkage, Module};
use inkwell::values::{AsValueRef, FunctionValue, GlobalValue};
use std::ffi::CString;
use targets::protocol::SourceModule;
use targets::{LlvmMessage, Optimisation, Stage};

/// What LLVM calls of its own accord where it recognises a loop or copies a large value. Which of them a program needs is
/// known when its code has been generated, so they are compiled apart from it, and never into calls of themselves.
pub(crate) const LIBRARY_CALLS: [&str; 5] = ["memcpy", "memmove", "memset", "memcmp", "bcmp"];

/// Attributes of functions that belong to another system or processor, or that would need a library.
const STRIPPED_WORDS: [&str; 9] = [
    "target-cpu",
    "tune-cpu",
    "target-features",
    "probe-stack",
    "stack-probe-size",
    "split-stack",
    "patchable-function",
    "patchable-function-entry",
    "stack-protector-buffer-size",
];
const STRIPPED_FLAGS: [&str; 12] = [
    "uwtable",
    "ssp",
    "sspstrong",
    "sspreq",
    "safestack",
    "shadowcallstack",
    "sanitize_address",
    "sanitize_hwaddress",
    "sanitize_memory",
    "sanitize_thread",
    "sanitize_memtag",
    "optforfuzzing",
];

/// What stays visible.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Roots<'a> {
    /// The entry of a program; [`LIBRARY_CALLS`] become declarations.
    Entry(&'a str),
    /// The functions that a WebAssembly module gives to its host; [`LIBRARY_CALLS`] are functions as others are, because those that LLVM
    /// calls there have another type.
    Exports(&'a [String]),
    /// [`LIBRARY_CALLS`], each in a section of its own, so that the linker takes those that are called.
    Library,
    /// Some of them for WebAssembly, where LLVM gives a length of 32 bits: the functions `wasm_NAME` of the runtime, as `NAME`.
    WasmLibrary(&'a [&'a str]),
}

/// Links `parts`, each with its place in `sources`, and makes everything but the roots internal.
pub(crate) fn link<'ctx>(
    session: &'ctx Session,
    sources: &[SourceModule],
    parts: Vec<(usize, Module<'ctx>)>,
    roots: Roots<'_>,
    with_debug_info: bool,
) -> Result<Module<'ctx>, Refusal> {
    let program = session.context.create_module("program");
    for (index, part) in parts {
        let source = &sources[index];
        strip_debug_info(&part);
        if with_debug_info {
            debug_info::attach(&part, source);
        }
        refuse_what_nobody_runs(session, &part, source)?;
        separate_own_library_calls(&part);
        link_one(session, &program, part, source)?;
    }
    // What each module may take alone, all may take together.
    sizes::check(session, &SourceModule { name: String::new(), text: String::new() }, &program)?;
    session.messages.enter(Stage::Link, "");
    match roots {
        Roots::Entry(entry) => check_defined(session, &program, &[entry], "the entry")?,
        Roots::Exports(names) => check_defined(session, &program, names, "the exported function")?,
        Roots::Library | Roots::WasmLibrary(_) => {}
    }
    internalise(session, &program, roots);
    Ok(program)
}

fn is_defined(function: &FunctionValue<'_>) -> bool {
    function.count_basic_blocks() > 0
}

/// A module's internal `memcpy` is called by that module alone, and may be anything; the one that LLVM calls is the visible one.
fn separate_own_library_calls(part: &Module<'_>) {
    for function in part.get_functions().filter(is_defined) {
        let is_internal = matches!(function.get_linkage(), Linkage::Internal | Linkage::Private);
        if is_internal && LIBRARY_CALLS.contains(&function.get_name().to_string_lossy().as_ref()) {
            rename_apart(function.as_value_ref());
        }
    }
}

/// Fails where a root is not defined, or is a function that LLVM makes calls of, which is linked apart.
fn check_defined(session: &Session, program: &Module<'_>, names: &[impl AsRef<str>], what: &str) -> Result<(), Refusal> {
    for name in names.iter().map(AsRef::as_ref) {
        let is_public =
            |function: FunctionValue<'_>| is_defined(&function) && !matches!(function.get_linkage(), Linkage::Internal | Linkage::Private);
        if !program.get_function(name).is_some_and(is_public) || LIBRARY_CALLS.contains(&name) {
            session.messages.add(&format!("no module defines {what} `@{name}`"));
        }
    }
    session.check()
}

fn strip_debug_info(module: &Module<'_>) {
    // SAFETY: `module` is a valid module.
    unsafe { LLVMStripModuleDebugInfo(module.as_mut_ptr()) };
}

/// Refuses what would be accepted and then silently not happen: no code runs before the entry, nothing sets up
/// thread-local storage, and nobody resolves an ifunc.
fn refuse_what_nobody_runs(session: &Session, part: &Module<'_>, source: &SourceModule) -> Result<(), Refusal> {
    session.messages.enter(Stage::Link, &source.name);
    let refuse = |name: &str, text: &str| {
        let (line, column) = place::of_definition(&source.text, name).unwrap_or_default();
        session.messages.push(LlvmMessage { module: source.name.clone(), line, column, text: text.to_owned(), stage: Stage::Link });
    };
    for name in ["llvm.global_ctors", "llvm.global_dtors"] {
        if part.get_global(name).is_some() {
            refuse(name, "constructors and destructors are never run; call the function from `@main`");
        }
    }
    for global in part.get_globals().filter(|global| global.is_thread_local()) {
        refuse(&global.get_name().to_string_lossy(), "there is no thread-local storage; use a plain global");
    }
    // SAFETY: `part` is a valid module.
    if !unsafe { LLVMGetFirstGlobalIFunc(part.as_mut_ptr()) }.is_null() {
        refuse("", "an ifunc is never resolved; use a function");
    }
    session.check()
}

fn link_one(session: &Session, program: &Module<'_>, part: Module<'_>, source: &SourceModule) -> Result<(), Refusal> {
    let part = std::mem::ManuallyDrop::new(part);
    // SAFETY: both modules are of one context; LLVM takes `part` and destroys it, so it is not dropped here.
    let failed = unsafe { LLVMLinkModules2(program.as_mut_ptr(), part.as_mut_ptr()) } != 0;
    let mut messages = session.messages.take();
    for message in &mut messages {
        let name = message.text.split_once("globals named '").and_then(|(_, rest)| rest.split_once('\''));
        let place = name.and_then(|(name, _)| place::of_definition(&source.text, name));
        (message.line, message.column) = place.unwrap_or((message.line, message.column));
    }
    match (messages.is_empty(), failed) {
        (true, false) => Ok(()),
        (true, true) => Err(Refusal::Broken(format!("LLVM could not link `{}` and does not say why", source.name))),
        (false, _) => Err(Refusal::Rejected(messages)),
    }
}

/// Makes every definition but the roots internal, in the section that its kind implies.
fn internalise(session: &Session, program: &Module<'_>, roots: Roots<'_>) {
    for global in program.get_globals().filter(|global| global.get_initializer().is_some()) {
        if !global.get_name().to_bytes().starts_with(b"llvm.") {
            set_linkage(global.as_value_ref(), LLVMLinkage::LLVMInternalLinkage, "");
        }
    }
    let mut renamed = Vec::new();
    for function in program.get_functions().filter(is_defined) {
        let name = function.get_name().to_string_lossy().into_owned();
        let value = function.as_value_ref();
        match (roots, LIBRARY_CALLS.contains(&name.as_str())) {
            (Roots::Entry(entry), _) if entry == name => set_linkage(value, LLVMLinkage::LLVMExternalLinkage, ""),
            (Roots::Entry(_), true) => set_linkage(value, LLVMLinkage::LLVMAvailableExternallyLinkage, ""),
            (Roots::Exports(names), false) if names.contains(&name) => export(session, function, &name),
            (Roots::Library, true) => set_linkage(value, LLVMLinkage::LLVMExternalLinkage, &format!(".text.{name}")),
            (Roots::WasmLibrary(names), false) if wasm_name(&name).is_some_and(|name| names.contains(&name)) => {
                set_linkage(value, LLVMLinkage::LLVMExternalLinkage, "");
                renamed.push((value, name));
            }
            _ => {
                set_linkage(value, LLVMLinkage::LLVMInternalLinkage, "");
                rename_apart(value);
            }
        }
    }
    // Now that nothing else has the names.
    for (value, name) in renamed {
        set_name(value, wasm_name(&name).unwrap_or_default().as_bytes());
    }
    // SAFETY: walks LLVM's own list of a valid module.
    unsafe {
        let mut alias = LLVMGetFirstGlobalAlias(program.as_mut_ptr());
        while !alias.is_null() {
            LLVMSetLinkage(alias, LLVMLinkage::LLVMInternalLinkage);
            LLVMSetVisibility(alias, LLVMVisibility::LLVMDefaultVisibility);
            alias = LLVMGetNextGlobalAlias(alias);
        }
    }
}

/// Sets linkage and section of a definition; the empty section is the one that its kind implies.
fn set_linkage(value: LLVMValueRef, linkage: LLVMLinkage, section: &str) {
    let section = CString::new(section).unwrap_or_default();
    // SAFETY: `value` is a function or variable; a definition may have any of these, and LLVM copies the name.
    unsafe {
        LLVMSetComdat(value, std::ptr::null_mut());
        LLVMSetVisibility(value, LLVMVisibility::LLVMDefaultVisibility);
        LLVMSetLinkage(value, linkage);
        LLVMSetSection(value, section.as_ptr());
    }
}

/// Gives an internal function a name that no C library has. LLVM knows those by name and would replace calls of a program's
/// own `log` or `remove` by what C's function does.
fn rename_apart(value: LLVMValueRef) {
    let mut length = 0;
    // SAFETY: LLVM's name is valid for `length` bytes until it is set.
    let name = unsafe { std::slice::from_raw_parts(LLVMGetValueName2(value, &mut length).cast::<u8>(), length) };
    set_name(value, &[name, b"."].concat());
}

fn set_name(value: LLVMValueRef, name: &[u8]) {
    // SAFETY: `value` is a valid value; LLVM copies the name.
    unsafe { LLVMSetValueName2(value, name.as_ptr().cast(), name.len()) };
}

/// `memcpy` of `wasm_memcpy`.
fn wasm_name(name: &str) -> Option<&str> {
    name.strip_prefix("wasm_")
}

/// Gives a function to the module's host under its own name, and inside of the module a name that no C library has.
fn export(session: &Session, function: FunctionValue<'_>, name: &str) {
    set_linkage(function.as_value_ref(), LLVMLinkage::LLVMExternalLinkage, "");
    function.add_attribute(AttributeLoc::Function, session.context.create_string_attribute("wasm-export-name", name));
    rename_apart(function.as_value_ref());
}

/// Takes from every function what belongs to another system, and says that it does not unwind: there is nobody to unwind to.
pub(crate) fn normalise(session: &Session, program: &Module<'_>, optimisation: Optimisation) {
    for function in program.get_functions().filter(is_defined) {
        normalise_function(session, function, optimisation);
    }
}

fn normalise_function(session: &Session, function: FunctionValue<'_>, optimisation: Optimisation) {
    let here = AttributeLoc::Function;
    for word in STRIPPED_WORDS {
        function.remove_string_attribute(here, word);
    }
    for flag in STRIPPED_FLAGS {
        function.remove_enum_attribute(here, Attribute::get_named_enum_kind_id(flag));
    }
    // SAFETY: `function` is a valid function; a null name means that it has no collector.
    unsafe { LLVMSetGC(function.as_value_ref(), std::ptr::null()) };
    let add = |flag| {
        let kind = Attribute::get_named_enum_kind_id(flag);
        function.add_attribute(here, session.context.create_enum_attribute(kind, 0));
    };
    add("nounwind");
    let optnone = Attribute::get_named_enum_kind_id("optnone");
    if optimisation != Optimisation::O0 && function.get_enum_attribute(here, optnone).is_some() {
        function.remove_enum_attribute(here, optnone);
        function.remove_enum_attribute(here, Attribute::get_named_enum_kind_id("noinline"));
    }
    if optimisation == Optimisation::Oz {
        add("optsize");
        add("minsize");
        // With a red zone a small constant is not pushed and popped, but takes ten bytes.
        add("noredzone");
    }
    if LIBRARY_CALLS.contains(&function.get_name().to_string_lossy().trim_end_matches('.')) {
        function.add_attribute(here, session.context.create_string_attribute("no-builtins", ""));
    }
}

/// Fails if the program, rid of what nothing reaches, still uses what no module defines.
pub(crate) fn check_resolved(session: &Session, program: &Module<'_>, sources: &[SourceModule]) -> Result<(), Refusal> {
    let is_wasm = program.get_triple().as_str().to_bytes().starts_with(b"wasm");
    let functions = program.get_functions().filter(|function| function.count_basic_blocks() == 0);
    for function in functions.filter(|function| is_used(function.as_value_ref())) {
        let name = function.get_name().to_string_lossy().into_owned();
        // On WebAssembly a call in the text has another type than the function that is linked apart.
        if LIBRARY_CALLS.contains(&name.as_str()) && !is_wasm {
            continue;
        }
        if !name.starts_with("llvm.") {
            session.messages.push(undefined(sources, &name, "undefined symbol"));
        // SAFETY: `function` is a valid function.
        } else if unsafe { LLVMGetIntrinsicID(function.as_value_ref()) } == 0 {
            session.messages.push(undefined(sources, &name, "unknown intrinsic"));
        }
    }
    let globals = program.get_globals().filter(|global: &GlobalValue<'_>| global.get_initializer().is_none());
    for global in globals.filter(|global| is_used(global.as_value_ref()) && global.get_name().to_bytes() != seal::PROGRAM.as_bytes()) {
        session.messages.push(undefined(sources, &global.get_name().to_string_lossy(), "undefined symbol"));
    }
    session.check()
}

fn is_used(value: LLVMValueRef) -> bool {
    // SAFETY: `value` is a valid value.
    !unsafe { inkwell::llvm_sys::core::LLVMGetFirstUse(value) }.is_null()
}

/// The message for a symbol that no module defines, at its first use in the last module that mentions it: the runtime's
/// modules come first and are not at fault.
pub(crate) fn undefined(sources: &[SourceModule], name: &str, problem: &str) -> LlvmMessage {
    let text = format!("{problem} `@{name}`");
    let found = sources.iter().rev().find_map(|source| Some((source, place::of_use(&source.text, name)?)));
    match found {
        Some((source, (line, column))) => LlvmMessage { module: source.name.clone(), line, column, text, stage: Stage::Link },
        None => LlvmMessage { module: String::new(), line: 0, column: 0, text, stage: Stage::Link },
    }
}
