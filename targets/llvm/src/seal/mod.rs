//! Sealing a program: from its optimised code to the filter that it installs.
//!
//! `@seal` of `runtime/<machine>/seal.ll` installs what `@seal_program` describes. Which calls that must allow is known when the
//! optimiser has left what the program can reach, so the variable is defined here.

mod calls;
mod values;

use crate::session::{Refusal, Session};
use calls::Kind;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::llvm_sys::LLVMLinkage;
use inkwell::llvm_sys::core::{LLVMGetModuleInlineAsm, LLVMSetInitializer, LLVMSetLinkage};
use inkwell::module::{Linkage, Module};
use inkwell::values::{AsValueRef, BasicValue, GlobalValue, UnnamedAddress};
use std::collections::BTreeMap;
use targets::protocol::SourceModule;
use targets::seal::{Machine, RESTART, RESTARTED, Seal, SealedCall, assemble, encode, rules_of};
use targets::{LlvmMessage, Stage, Target};

/// The function that seals, and the variable that says how: the number of instructions and their address.
pub(crate) const FUNCTION: &str = "seal";
pub(crate) const PROGRAM: &str = "seal_program";

/// Gives a program that is not sealed an `@seal` that does nothing.
pub(crate) fn leave_open(session: &Session, program: &Module<'_>) -> Result<(), Refusal> {
    let Some(function) = program.get_function(FUNCTION).filter(|function| function.count_basic_blocks() == 0) else { return Ok(()) };
    let broken = |reason: String| Refusal::Broken(format!("`@{FUNCTION}` cannot be left empty: {reason}"));
    let result = function.get_type().get_return_type().ok_or_else(|| broken("it returns nothing".into()))?;
    let builder = session.context.create_builder();
    builder.position_at_end(session.context.append_basic_block(function, "entry"));
    builder.build_return(Some(&result.const_zero())).map_err(|error| broken(error.to_string()))?;
    function.set_linkage(Linkage::Internal);
    // As everything else: otherwise a table for unwinding is made for it.
    let nounwind = session.context.create_enum_attribute(Attribute::get_named_enum_kind_id("nounwind"), 0);
    function.add_attribute(AttributeLoc::Function, nounwind);
    Ok(())
}

/// Makes the filter of an optimised program and puts it into it.
pub(crate) fn close<'ctx>(
    session: &'ctx Session,
    program: &Module<'ctx>,
    sources: &[SourceModule],
    target: Target,
) -> Result<Seal, Refusal> {
    session.messages.enter(Stage::Link, "");
    let machine = Machine::of(target).ok_or_else(|| Refusal::Broken(format!("nothing is sealed on {target}")))?;
    let calls = allowed(session, program, sources, target, machine)?;
    let Some(place) = program.get_global(PROGRAM) else {
        return refuse(session, "the program never calls `@seal`; build it with --no-seal, or start it with the library's `@_start`");
    };
    let filter = assemble(machine.architecture, &calls).map_err(|error| Refusal::Broken(error.to_string()))?;
    let bytes = encode(&filter);
    define(session, program, place, &bytes, filter.len());
    Ok(Seal { filter: bytes, calls })
}

fn refuse<T>(session: &Session, text: &str) -> Result<T, Refusal> {
    session.messages.push(LlvmMessage { module: String::new(), line: 0, column: 0, text: text.to_owned(), stage: Stage::Link });
    session.check().and(Err(Refusal::Broken(text.to_owned())))
}

fn define<'ctx>(session: &'ctx Session, program: &Module<'ctx>, place: GlobalValue<'ctx>, filter: &[u8], length: usize) {
    let constant = session.context.const_string(filter, false);
    let instructions = program.add_global(constant.get_type(), None, "seal_filter");
    instructions.set_initializer(&constant);
    instructions.set_linkage(Linkage::Private);
    instructions.set_constant(true);
    instructions.set_unnamed_address(UnnamedAddress::Global);
    // The kernel copies it byte by byte.
    instructions.set_alignment(1);
    let length = session.context.i64_type().const_int(length as u64, false);
    place.set_alignment(1);
    let description = session.context.const_struct(&[length.into(), instructions.as_pointer_value().into()], false);
    // SAFETY: the variable was declared by the runtime with just this type.
    unsafe {
        LLVMSetInitializer(place.as_value_ref(), description.as_basic_value_enum().as_value_ref());
        LLVMSetLinkage(place.as_value_ref(), LLVMLinkage::LLVMInternalLinkage);
    }
}

/// The calls that the code of `program` can make once it is sealed, ordered by number.
fn allowed(
    session: &Session,
    program: &Module<'_>,
    sources: &[SourceModule],
    target: Target,
    machine: &Machine,
) -> Result<Vec<SealedCall>, Refusal> {
    let mut arguments: BTreeMap<u32, Vec<calls::Arguments>> = BTreeMap::new();
    for site in calls::sites(program, target, machine) {
        match site.kind {
            Kind::Harmless => {}
            Kind::Calls(numbers, known) => {
                for number in numbers {
                    arguments.entry(number).or_default().push(known.clone());
                }
            }
            Kind::UnknownNumber => refuse_site(session, sources, &site, "the number of a system call is not a constant"),
            Kind::Unknown => {
                let text = format!("inline assembly `{}` cannot be sealed: what it does is not known", site.template.escape_debug());
                refuse_site(session, sources, &site, &text);
            }
        }
    }
    // SAFETY: `program` is a valid module; only the length is looked at.
    let module_assembly = unsafe {
        let mut length = 0;
        LLVMGetModuleInlineAsm(program.as_mut_ptr(), &raw mut length);
        length
    };
    if module_assembly > 0 {
        return refuse(session, "module assembly cannot be sealed: what it does is not known");
    }
    session.check()?;
    let names: BTreeMap<i64, &str> = runtime::system_calls(target.name()).iter().map(|call| (call.number, call.name)).collect();
    let name = |number: u32| names.get(&i64::from(number)).copied();
    let mut calls: Vec<SealedCall> = arguments.into_iter().map(|(number, sites)| sealed_call(number, name(number), &sites)).collect();
    if calls.iter().any(|call| RESTARTED.contains(&call.name.as_str())) {
        calls.push(SealedCall { number: machine.restart, name: RESTART.to_owned(), checks: Vec::new() });
        calls.sort();
    }
    Ok(calls)
}

fn refuse_site(session: &Session, sources: &[SourceModule], site: &calls::Site, text: &str) {
    let function = site.function.trim_end_matches('.');
    let found = sources.iter().find_map(|source| Some((source, crate::place::of_definition(&source.text, function)?)));
    let (module, (line, column)) = found.map_or((String::new(), (0, 0)), |(source, place)| (source.name.clone(), place));
    session.messages.push(LlvmMessage { module, line, column, text: text.to_owned(), stage: Stage::Link });
}

/// A call, with a check for each argument that is worth one and has few values at all places.
fn sealed_call(number: u32, name: Option<&str>, sites: &[calls::Arguments]) -> SealedCall {
    let name = name.map_or_else(|| number.to_string(), str::to_owned);
    let checks = rules_of(&name).filter_map(|rule| {
        let argument = usize::from(rule.argument);
        let values: Option<Vec<Vec<u64>>> = sites.iter().map(|site| site.get(argument).cloned().flatten()).collect();
        rule.check(values.map(|values| values.concat()).as_deref())
    });
    let checks = checks.collect();
    SealedCall { number, name, checks }
}

/// Fails if a part of a program that is compiled by itself holds any assembly: what it does would not be in the filter.
pub(crate) fn check_plain(session: &Session, part: &Module<'_>, sources: &[SourceModule], target: Target) -> Result<(), Refusal> {
    session.messages.enter(Stage::Link, "");
    let Some(machine) = Machine::of(target) else { return Ok(()) };
    for site in calls::sites(part, target, machine) {
        refuse_site(session, sources, &site, "a function that LLVM itself calls may not hold inline assembly");
    }
    session.check()
}
