//! Gives each instruction the opcode that LLVM has for what it does with its types.
//!
//! Before:
//! ```llvm
//! define i64 @f(i64 %a, double %d, i1 %c, ptr %p) {
//!   %less = cmp slt i64 %a, 10
//!   %same = icmp == i64 %a, 3
//!   %half = div double %d, 2.0
//!   %small = icmp lt double %half, 1.0
//!   %minus = neg i64 %a
//!   %other = not i1 %c
//!   %address = bitcast ptr %p to i64
//!   %low = zext i64 %address to i32
//!   %copy = mov i64 %minus
//!   return i64 %copy
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @f(i64 %a, double %d, i1 %c, ptr %p) {
//!   %less = icmp slt i64 %a, 10
//!   %same = icmp eq i64 %a, 3
//!   %half = fdiv double %d, 2.0
//!   %small = fcmp olt double %half, 1.0
//!   %minus = sub i64 0, %a
//!   %other = xor i1 %c, true
//!   %address = ptrtoint ptr %p to i64
//!   %low = trunc i64 %address to i32
//!   %copy = bitcast i64 %minus to i64
//!   ret i64 %copy
//! }
//! ```
//! Comparisons of floats are those of IEEE 754: all but "not equal" are false where one side is no number.
//!
//! Requires: an opcode of another language or of other types, or a comparison by a sign of another language, with the type of the operands.
//! Ensures: LLVM has the opcode for these types, and it does what was written; a conversion names the type that its operand is defined with,
//! if it leads from that.
//! Leaves alone: opcodes that need a sign where none is given (`div`, `rem`, `shr`, `icmp lt` of integers, widening by `trunc`); `sext` and
//! `sitofp` of a truth value under a wider type, which make -1 of it where 1 may be meant; operands without a type; constants.

mod comparisons;
mod conversions;
mod kinds;

use crate::rewrite::Rewrite;
use comparisons::correct_comparison;
use conversions::correct_conversion;
use diagnostics::codes::fixups as codes;
use ir::{Body, Fragment, Instruction, Locals, Operand, OperandKind};
use kinds::Kind;
use std::cell::OnceCell;

pub(crate) const NAME: &str = "correct_opcodes";
pub(crate) const SUMMARY: &str = "gives each instruction the opcode that LLVM has for its types";

const OTHER_LANGUAGE: &str = "LLVM has another name for it";
const OTHER_TYPES: &str = "LLVM has another opcode for these types";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        let locals = OnceCell::new();
        for instruction in body.instructions() {
            if conversions::is_conversion(instruction.opcode.text) {
                let locals = locals.get_or_init(|| Locals::of(&function, &body));
                correct_conversion(rewrite, &body, instruction, locals);
            } else {
                correct(rewrite, &body, instruction);
            }
        }
    }
}

/// What becomes of an opcode that has one operand.
enum Unary {
    /// `sub T 0, %a`
    FromZero,
    /// `xor T %a, -1`
    Complement,
    /// `add T %a, 1`, `sub T %a, 1`
    Step(&'static str),
    /// `bitcast T %a to T`
    Copy,
}

fn correct(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction) {
    let opcode = instruction.opcode;
    if let Some(name) = renamed(opcode.text) {
        rewrite.replace(opcode.span, name, OTHER_LANGUAGE);
        return;
    }
    match opcode.text {
        "nop" | "noop" if body.tokens(instruction).len() == 1 => rewrite.delete_lines(instruction.span, "it does nothing"),
        "neg" | "fneg" | "not" | "inc" | "dec" | "mov" | "move" | "copy" | "const" => correct_unary(rewrite, body, instruction),
        word if comparisons::is_comparison(word) => correct_comparison(rewrite, body, instruction),
        word if arithmetic(word, Kind::Other).is_some() => correct_arithmetic(rewrite, body, instruction),
        _ => {}
    }
}

/// Opcodes that other languages, or people in a hurry, call otherwise.
fn renamed(opcode: &str) -> Option<&'static str> {
    Some(match opcode {
        "gep" | "getelemptr" | "getelementpointer" | "get_element_ptr" | "getElementPtr" => "getelementptr",
        "jmp" | "jump" | "goto" | "branch" => "br",
        "return" => "ret",
        "lsl" | "sal" | "lshl" => "shl",
        "lsr" => "lshr",
        "asr" | "sar" => "ashr",
        "ptr2int" | "ptrtoi" => "ptrtoint",
        "int2ptr" | "itoptr" => "inttoptr",
        _ => return None,
    })
}

/// The kind of the first operand; nothing where no type is written.
fn first_operand<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Option<(Operand<'t>, Fragment<'t>, Kind)> {
    let operand = body.operands(instruction).into_iter().next().filter(|operand| operand.kind == OperandKind::Value)?;
    let ty = operand.ty?;
    Some((operand, ty, Kind::of(&ir::canonical_type(ty.text))))
}

fn correct_unary(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction) {
    let opcode = instruction.opcode;
    let is_single = body.operands(instruction).len() == 1;
    let Some((operand, ty, kind)) = first_operand(body, instruction).filter(|_| is_single && instruction.result.is_some()) else { return };
    let unary = match (opcode.text, kind) {
        ("neg" | "fneg", Kind::Integer) => Unary::FromZero,
        ("not", Kind::Integer) => Unary::Complement,
        ("inc", Kind::Integer) => Unary::Step("add"),
        ("dec", Kind::Integer) => Unary::Step("sub"),
        ("neg", Kind::Float) => {
            rewrite.replace(opcode.span, "fneg", OTHER_TYPES);
            return;
        }
        ("mov" | "move" | "copy" | "const", Kind::Integer | Kind::Float | Kind::Pointer) => Unary::Copy,
        _ => return,
    };
    let is_vector = ty.text.starts_with('<');
    let end = operand.value.span.end;
    let (name, place, text) = match unary {
        Unary::FromZero if is_vector => ("sub", operand.value.span.start, "zeroinitializer, ".to_owned()),
        Unary::FromZero => ("sub", operand.value.span.start, "0, ".to_owned()),
        Unary::Copy => ("bitcast", end, format!(" to {}", ty.text)),
        Unary::Complement | Unary::Step(_) if is_vector => return,
        Unary::Complement if ty.text == "i1" => ("xor", end, ", true".to_owned()),
        Unary::Complement => ("xor", end, ", -1".to_owned()),
        Unary::Step(name) => (name, end, ", 1".to_owned()),
    };
    rewrite.replace(opcode.span, name, OTHER_LANGUAGE);
    rewrite.insert(place, text, OTHER_LANGUAGE);
}

/// The opcode of LLVM, or which ones it may be.
enum Arithmetic {
    One(&'static str),
    Several(&'static str),
}

/// What an opcode for numbers is called for a kind of type. `None` where it is right, or no such opcode; for [`Kind::Other`], whether it is
/// one.
fn arithmetic(opcode: &str, kind: Kind) -> Option<Arithmetic> {
    let (integer, float) = match opcode {
        "add" | "fadd" | "sadd" | "uadd" | "iadd" => (Arithmetic::One("add"), "fadd"),
        "sub" | "fsub" | "ssub" | "usub" | "isub" | "subtract" => (Arithmetic::One("sub"), "fsub"),
        "mul" | "fmul" | "smul" | "umul" | "imul" | "mult" | "multiply" => (Arithmetic::One("mul"), "fmul"),
        "sdiv" | "idiv" => (Arithmetic::One("sdiv"), "fdiv"),
        "udiv" => (Arithmetic::One("udiv"), "fdiv"),
        "div" | "fdiv" | "divide" => (Arithmetic::Several("write `sdiv` for signed numbers, `udiv` for unsigned ones"), "fdiv"),
        "srem" | "smod" => (Arithmetic::One("srem"), "frem"),
        "urem" | "umod" => (Arithmetic::One("urem"), "frem"),
        "rem" | "mod" | "frem" | "fmod" => (Arithmetic::Several("write `srem` for signed numbers, `urem` for unsigned ones"), "frem"),
        "shr" => (Arithmetic::Several("write `ashr` for signed numbers, `lshr` for unsigned ones"), ""),
        _ => return None,
    };
    match kind {
        Kind::Integer | Kind::Other => Some(integer),
        Kind::Float if !float.is_empty() => Some(Arithmetic::One(float)),
        Kind::Float | Kind::Pointer => None,
    }
}

fn correct_arithmetic(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction) {
    let opcode = instruction.opcode;
    let Some((_, ty, kind)) = first_operand(body, instruction).filter(|(_, _, kind)| *kind != Kind::Other) else { return };
    match arithmetic(opcode.text, kind) {
        Some(Arithmetic::One(name)) => _ = rewrite.replace(opcode.span, name, OTHER_TYPES),
        Some(Arithmetic::Several(help)) => {
            rewrite.leave(&codes::OPERATION, opcode.span, format!("LLVM has no `{}` of `{}`", opcode.text, ty.text), help);
        }
        None => {}
    }
}
