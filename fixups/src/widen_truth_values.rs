//! Widens truth values where a wider integer belongs.
//!
//! Before:
//! ```llvm
//! define i32 @less(i64 %a, i64 %b, ptr %p) {
//!   %c = icmp slt i64 %a, %b
//!   %n = add i64 %a, %c
//!   store i64 %n, ptr %p
//!   ret i32 %c
//! }
//! ```
//! After:
//! ```llvm
//! define i32 @less(i64 %a, i64 %b, ptr %p) {
//!   %c = icmp slt i64 %a, %b
//!   %c.wide = zext i1 %c to i64
//!   %n = add i64 %a, %c.wide
//!   store i64 %n, ptr %p
//!   %c.wide.2 = zext i1 %c to i32
//!   ret i32 %c.wide.2
//! }
//! ```
//! As in C, true is 1.
//!
//! Requires: a value that the function defines once, as an `i1`, where the text says a wider integer.
//! Ensures: the value there is 0 or 1 of that type.
//! Leaves alone: conditions of `br` and `select`, which are right and have the wrong type before them; entries of a `phi`; arguments of
//! variadic calls, whose type is only what the call says. Where the narrow value could be meant and gives another result: `sext`,
//! `sitofp`, `xor` with -1, `store` to room for less.

use crate::rewrite::Rewrite;
use crate::values::{only_type, stem};
use ir::{Body, DefinitionKind, Function, Instruction, Locals, Operand, OperandKind};

pub(crate) const NAME: &str = "widen_truth_values";
pub(crate) const SUMMARY: &str = "widens truth values where a wider integer belongs";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        widen_in_function(rewrite, &function);
    }
}

fn widen_in_function(rewrite: &mut Rewrite, function: &Function) {
    let body = function.body();
    let mut locals: Option<Locals> = None;
    for instruction in body.instructions() {
        for (operand, ty) in wider_operands(&body, instruction) {
            let locals = locals.get_or_insert_with(|| Locals::of(function, &body));
            let name = ir::decode_name(operand.value.text);
            if only_type(locals, &name).as_deref() != Some("i1") || lacks_room(&body, instruction, ty, locals) {
                continue;
            }
            let value = operand.value.text;
            let wide = locals.fresh(&format!("{}.wide", stem(&name, "truth")));
            let indentation = rewrite.indentation(instruction.span.start);
            let reason = format!("`{value}` is an `i1`, and `{ty}` belongs here");
            rewrite.insert(instruction.span.start, format!("%{wide} = zext i1 {value} to {ty}\n{indentation}"), reason.as_str());
            rewrite.replace(operand.value.span, format!("%{wide}"), reason);
        }
    }
}

/// The local operands for which the text says an integer of more than one bit, with that type.
fn wider_operands<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Vec<(Operand<'t>, &'t str)> {
    let opcode = instruction.opcode.text;
    if matches!(opcode, "" | "phi" | "br" | "sext" | "sitofp") || opcode.starts_with('#') || ir::integer_width(opcode).is_some() {
        return Vec::new();
    }
    let is_variadic = body.call(instruction).is_some_and(|call| call.function_type.is_some());
    let operands = body.operands(instruction);
    let is_complement = opcode == "xor" && operands.iter().any(|operand| operand.value.text.starts_with('-'));
    if is_variadic || is_complement {
        return Vec::new();
    }
    let skipped = usize::from(opcode == "select");
    let wide = |operand: Operand<'t>| {
        let ty = operand.ty?.text;
        let is_wide = operand.kind == OperandKind::Value && operand.is_local() && ir::integer_width(ty).is_some_and(|width| width > 1);
        is_wide.then_some((operand, ty))
    };
    operands.into_iter().skip(skipped).filter_map(wide).collect()
}

/// Whether the instruction stores a value of type `ty` where the function made room for an integer of fewer bits.
fn lacks_room(body: &Body, instruction: &Instruction, ty: &str, locals: &Locals) -> bool {
    let operands = if instruction.opcode.text == "store" { body.operands(instruction) } else { Vec::new() };
    let Some(pointer) = operands.get(1).filter(|pointer| pointer.is_local()) else { return false };
    let definition = locals.definition(&ir::decode_name(pointer.value.text)).filter(|cell| cell.kind == DefinitionKind::Result);
    let Some(cell) = definition.and_then(|cell| body.instructions().get(cell.index)) else { return false };
    let word = body.tokens(cell).get(3).map_or("", |token| token.text(body.text()));
    cell.opcode.text == "alloca" && ir::integer_width(word) < ir::integer_width(ty) && ir::integer_width(word).is_some()
}
