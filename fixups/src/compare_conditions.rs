//! Makes conditions truth values.
//!
//! Before:
//! ```llvm
//! define i64 @f(i32 %flag, ptr %p, i64 %a) {
//! entry:
//!   br i32 %flag, label %set, label %unset
//!
//! set:
//!   %is_null = icmp eq ptr %p, null
//!   %r = select i32 %is_null, i64 0, i64 %a
//!   ret i64 %r
//!
//! unset:
//!   %s = select i1 %p, i64 %a, i64 1
//!   ret i64 %s
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @f(i32 %flag, ptr %p, i64 %a) {
//! entry:
//!   %flag.bool = icmp ne i32 %flag, 0
//!   br i1 %flag.bool, label %set, label %unset
//!
//! set:
//!   %is_null = icmp eq ptr %p, null
//!   %r = select i1 %is_null, i64 0, i64 %a
//!   ret i64 %r
//!
//! unset:
//!   %p.bool = icmp ne ptr %p, null
//!   %s = select i1 %p.bool, i64 %a, i64 1
//!   ret i64 %s
//! }
//! ```
//! As in C, every integer but zero and every pointer but null is true.
//!
//! Requires: a conditional `br` or a `select` whose condition is an integer or a pointer that the function defines once, with its type, or
//! that is a constant number; the type before it may be wrong or missing. Also `and`, `or`, `xor` and `icmp` of the type `i1` with one
//! operand that is an `i1` and one that is not, and `ret i1` in a function with that result.
//! Ensures: the value is an `i1`: what is one already gets that type, everything else is compared.
//! Leaves alone: vectors, floats, values whose definition does not say its type; a number and a constant in a logical operation that does
//! nothing to a truth value.

use crate::rewrite::Rewrite;
use crate::values::{only_type, stem};
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, Function, Instruction, Locals, Operand, OperandKind};

pub(crate) const NAME: &str = "compare_conditions";
pub(crate) const SUMMARY: &str = "makes conditions truth values";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        correct_function(rewrite, &function);
    }
}

fn correct_function(rewrite: &mut Rewrite, function: &Function) {
    let body = function.body();
    let mut locals: Option<Locals> = None;
    for instruction in body.instructions() {
        let operands = truth_values(function, &body, instruction);
        if operands.is_empty() {
            continue;
        }
        let locals = locals.get_or_insert_with(|| Locals::of(function, &body));
        if matches!(instruction.opcode.text, "br" | "select") {
            correct(rewrite, instruction, &operands[0], locals);
            continue;
        }
        let are_truths = instruction.opcode.text == "ret" || operands.iter().any(|operand| is_truth(operand, locals));
        let is_certain = operands.iter().all(|operand| operand.is_local()) || says_truth(instruction, &body, &operands);
        for operand in operands.iter().filter(|operand| are_truths && operand.is_local()) {
            if is_certain || !is_number(operand, locals) {
                correct(rewrite, instruction, operand, locals);
            } else {
                leave(rewrite, operand, "may be meant as a number, of which the lowest bit counts");
            }
        }
    }
}

/// The operands that must be an `i1`: the condition of a `select`, or of a `br` that has one; those of a logical operation or a
/// comparison of truth values; a result that the function returns as one.
fn truth_values<'t>(function: &Function, body: &Body<'t>, instruction: &Instruction<'t>) -> Vec<Operand<'t>> {
    let is_written = |operand: &Operand| operand.ty.is_some_and(|ty| ty.text == "i1");
    let opcode = instruction.opcode.text;
    let mut operands = match opcode {
        "br" | "select" | "and" | "or" | "xor" | "icmp" | "ret" => body.operands(instruction),
        _ => return Vec::new(),
    };
    let is_wanted = match opcode {
        "br" => operands.len() == 3 && operands[1..].iter().all(|operand| operand.kind == OperandKind::Label),
        "select" => operands.len() == 3,
        "ret" => function.header.result.text == "i1" && operands.iter().all(is_written),
        _ => operands.len() == 2 && operands.iter().all(is_written),
    };
    if matches!(opcode, "br" | "select") {
        operands.truncate(1);
        let is_right = |operand: &Operand| is_written(operand) && !operand.is_local();
        let is_vector = |operand: &Operand| operand.ty.is_some_and(|ty| ty.text.starts_with('<'));
        operands.retain(|operand| operand.kind == OperandKind::Value && !is_right(operand) && !is_vector(operand));
    }
    if is_wanted { operands } else { Vec::new() }
}

/// Whether an operation on one value and a constant asks whether the value is true: `xor` with `true` negates it, and to compare it with
/// `false` is to compare it with zero. `and` with `true` would do nothing to a truth value, and takes the lowest bit of a number.
fn says_truth(instruction: &Instruction, body: &Body, operands: &[Operand]) -> bool {
    let has = |constant: &str| operands.iter().any(|operand| operand.value.text == constant);
    match instruction.opcode.text {
        "xor" => has("true"),
        "icmp" => has("false") && body.tokens(instruction).iter().any(|token| matches!(token.text(body.text()), "eq" | "ne")),
        opcode => opcode == "ret",
    }
}

/// Whether it is an `i1` beyond doubt.
fn is_truth(operand: &Operand, locals: &Locals) -> bool {
    matches!(operand.value.text, "true" | "false")
        || (operand.is_local() && only_type(locals, &ir::decode_name(operand.value.text)).as_deref() == Some("i1"))
}

/// Whether it is an integer that can be more than true or false.
fn is_number(operand: &Operand, locals: &Locals) -> bool {
    let ty = only_type(locals, &ir::decode_name(operand.value.text));
    ty.is_some_and(|ty| ir::integer_width(&ty).is_some_and(|width| width > 1))
}

fn correct(rewrite: &mut Rewrite, instruction: &Instruction, condition: &Operand, locals: &mut Locals) {
    let written = condition.ty.map(|ty| ty.text);
    let value = condition.value.text;
    let start = condition.ty.map_or(condition.value.span.start, |ty| ty.span.start);
    let whole = Span::new(start, condition.value.span.end);
    if !condition.is_local() {
        return match constant(value) {
            Some(is_true) => drop(rewrite.replace(whole, format!("i1 {is_true}"), format!("the constant `{value}` is {is_true}"))),
            None => leave(rewrite, condition, "is no truth value"),
        };
    }
    let name = ir::decode_name(value);
    let Some(ty) = only_type(locals, &name) else {
        // LLVM says best what is wrong with a value that has no definition, or more than one.
        if written.is_some_and(|ty| ty != "i1") {
            leave(rewrite, condition, "has a type that its definition does not say");
        }
        return;
    };
    let zero = match ty.as_str() {
        "i1" => {
            if written != Some("i1") {
                rewrite.replace(whole, format!("i1 {value}"), format!("`{value}` is an `i1`"));
            }
            return;
        }
        "ptr" => "null",
        ty if ir::integer_width(ty).is_some() => "0",
        _ => return leave(rewrite, condition, "is neither a truth value nor an integer nor a pointer"),
    };
    let truth = locals.fresh(&format!("{}.bool", stem(&name, "condition")));
    let indentation = rewrite.indentation(instruction.span.start);
    let reason = format!("`{value}` is `{ty}`, and a truth value is `i1`");
    rewrite.insert(instruction.span.start, format!("%{truth} = icmp ne {ty} {value}, {zero}\n{indentation}"), reason.as_str());
    if written == Some("i1") {
        rewrite.replace(condition.value.span, format!("%{truth}"), reason);
    } else {
        rewrite.replace(whole, format!("i1 %{truth}"), reason);
    }
}

/// Whether a constant is true.
fn constant(value: &str) -> Option<bool> {
    match value {
        "null" => Some(false),
        number => ir::integer_value(number, 1).map(|number| number != 0),
    }
}

fn leave(rewrite: &mut Rewrite, condition: &Operand, what: &str) {
    let message = format!("the condition `{}` {what}", condition.value.text);
    rewrite.leave(&codes::CONDITION, condition.value.span, message, "compare it first, with `icmp ne` or `fcmp une`");
}
