//! Results as the callee gives them.

use super::Repair;
use super::values::{Values, width};
use ir::{Body, Call, Instruction};
use manifest::{Callee, CalleeOrigin, Extension};

/// Makes the type of the call that of the callee; `None` where it cannot be.
pub(super) fn correct(
    repair: &mut Repair,
    body: &Body,
    instruction: &Instruction,
    call: &Call,
    callee: &Callee,
    values: &mut Values,
) -> Option<()> {
    let expected = &callee.signature;
    let taken = ir::canonical_type(call.result_type.text);
    if expected.result != taken || (taken == "void" && instruction.result.is_some()) {
        result(repair, instruction, call, callee, &taken, values)?;
        attributes(repair, body, call)?;
    }
    let ty = if expected.is_variadic { expected.to_string() } else { expected.result.clone() };
    let (span, written) = match call.function_type {
        Some(whole) => (whole.span, ir::canonical_type(whole.text)),
        None => (call.result_type.span, taken),
    };
    // A function type that states the signature is right as it is.
    if written != ty && written != expected.to_string() {
        let what = if expected.is_variadic != call.signature().is_variadic { "the variadic form" } else { "the result type" };
        repair.replacements.push((span, ty, what.to_owned()));
    }
    Some(())
}

/// Gives the result of the call to those who use it.
fn result(repair: &mut Repair, instruction: &Instruction, call: &Call, callee: &Callee, taken: &str, values: &mut Values) -> Option<()> {
    let given = callee.signature.result.as_str();
    let Some(result) = instruction.result else {
        if taken == "void" && values.has_numbers() {
            let name = values.fresh(&call.callee_name().map_or(String::new(), |name| format!("@{name}")), "result");
            repair.replacements.push((diagnostics::Span::at(instruction.span.start), format!("{name} = "), "the result".to_owned()));
        }
        return Some(());
    };
    let is_used = values.is_used(result.text);
    if given == "void" {
        // What nobody gives nobody can use.
        let start = result.span.start;
        let end = call.prefix.span.start;
        return (!is_used).then(|| repair.replacements.push((diagnostics::Span::new(start, end), String::new(), "the result".to_owned())));
    }
    let types = values.use_types(result.text);
    if !is_used || types == [given] {
        return Some(());
    }
    if callee.origin == CalleeOrigin::Declaration || types != [taken] {
        return None;
    }
    let whole = values.fresh(result.text, "whole");
    let line = match (given, taken) {
        ("ptr", "i64") => format!("{} = ptrtoint ptr {whole} to i64", result.text),
        ("i64", "ptr") => format!("{} = inttoptr i64 {whole} to ptr", result.text),
        ("float", "double") => format!("{} = fpext float {whole} to double", result.text),
        _ => integer(result.text, &whole, width(given)?, width(taken)?, callee.extension)?,
    };
    repair.replacements.push((result.span, whole, "the result".to_owned()));
    repair.after.push(line);
    Some(())
}

fn integer(result: &str, whole: &str, given: u32, taken: u32, extension: Option<Extension>) -> Option<String> {
    let operation = match (given, taken) {
        (_, 1) => return Some(format!("{result} = icmp ne i{given} {whole}, 0")),
        (1, _) => "zext",
        _ if given > taken => "trunc",
        _ => match extension {
            Some(Extension::Zero) => "zext",
            Some(Extension::Sign) => "sext",
            None if given >= 32 => "sext",
            None => return None,
        },
    };
    Some(format!("{result} = {operation} i{given} {whole} to i{taken}"))
}

/// Drops what a call says of a result of another type.
fn attributes(repair: &mut Repair, body: &Body, call: &Call) -> Option<()> {
    let tokens = ir::significant(body.text(), call.prefix.span);
    let mut kept = Vec::new();
    let mut is_changed = false;
    for token in tokens {
        match token.text(body.text()) {
            word @ ("call" | "tail" | "notail" | "fastcc" | "ccc" | "coldcc" | "tailcc") => kept.push(word),
            "zeroext" | "signext" | "noundef" | "inreg" | "noalias" | "nonnull" => is_changed = true,
            _ => return None,
        }
    }
    if is_changed {
        repair.replacements.push((call.prefix.span, kept.join(" "), "attributes of the result".to_owned()));
    }
    Some(())
}
