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
//! that is a constant number; the type before it may be wrong or missing.
//! Ensures: the condition is an `i1`: what is one already gets that type, everything else is compared.
//! Leaves alone: vectors, floats, conditions whose definition does not say its type.

use crate::places::integer_width;
use crate::rewrite::Rewrite;
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
        let Some(condition) = condition(&body, instruction) else { continue };
        let is_right_constant = condition.ty.is_some_and(|ty| ty.text == "i1") && !condition.is_local();
        let is_vector = condition.ty.is_some_and(|ty| ty.text.starts_with('<'));
        if is_right_constant || is_vector {
            continue;
        }
        let locals = locals.get_or_insert_with(|| Locals::of(function, &body));
        correct(rewrite, instruction, &condition, locals);
    }
}

/// The condition of a `select`, or of a `br` that has one.
fn condition<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Option<Operand<'t>> {
    let operands = match instruction.opcode.text {
        "br" | "select" => body.operands(instruction),
        _ => return None,
    };
    let is_whole = match instruction.opcode.text {
        "br" => operands.len() == 3 && operands[1..].iter().all(|operand| operand.kind == OperandKind::Label),
        _ => operands.len() == 3,
    };
    operands.first().copied().filter(|first| is_whole && first.kind == OperandKind::Value)
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
        ty if integer_width(ty).is_some() => "0",
        _ => return leave(rewrite, condition, "is neither a truth value nor an integer nor a pointer"),
    };
    let truth = locals.fresh(&format!("{}.bool", base(&name)));
    let indentation = rewrite.indentation(instruction.span.start);
    let reason = format!("`{value}` is `{ty}`, and a condition is `i1`");
    rewrite.insert(instruction.span.start, format!("%{truth} = icmp ne {ty} {value}, {zero}\n{indentation}"), reason.as_str());
    rewrite.replace(whole, format!("i1 %{truth}"), reason);
}

/// The type of a value that is defined once.
fn only_type(locals: &Locals, name: &str) -> Option<String> {
    let mut definitions = locals.definitions_of(name);
    let only = definitions.next().filter(|_| definitions.next().is_none())?;
    only.ty.clone()
}

/// A number has no name to build on.
fn base(name: &str) -> &str {
    if name.bytes().all(|byte| byte.is_ascii_digit()) { "condition" } else { name }
}

/// Whether a constant is true.
fn constant(value: &str) -> Option<bool> {
    match value {
        "true" => Some(true),
        "false" | "null" => Some(false),
        number => {
            let digits = number.strip_prefix('-').unwrap_or(number);
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| digits.bytes().any(|digit| digit != b'0'))
        }
    }
}

fn leave(rewrite: &mut Rewrite, condition: &Operand, what: &str) {
    let message = format!("the condition `{}` {what}", condition.value.text);
    rewrite.leave(&codes::CONDITION, condition.value.span, message, "compare it first, with `icmp ne` or `fcmp une`");
}
