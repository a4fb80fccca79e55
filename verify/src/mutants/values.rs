//! The right values in the wrong place: arms, targets, incoming values, results.

use super::Kind;
use super::change::Site;
use super::constants::{literal, other_integers};
use super::dominance::Dominance;
use ir::{Operand, OperandKind, canonical_type, integer_value, integer_width};

pub(super) fn mutate(site: &mut Site, dominance: &mut Dominance) {
    match site.opcode() {
        "select" => {
            if let (Some(left), Some(right)) = (site.value(1), site.value(2)) {
                site.exchange(Kind::SelectArms, left, right);
            }
        }
        "br" => {
            if let [_, left, right] = site.operands[..]
                && left.kind == OperandKind::Label
                && right.kind == OperandKind::Label
            {
                site.exchange(Kind::BranchArms, left, right);
            }
        }
        "phi" => exchange_incoming(site, dominance),
        "call" => replace_result(site),
        "ret" => return_another(site),
        _ => {}
    }
}

/// Only where each value is there at the end of the block that it would come from.
fn exchange_incoming(site: &mut Site, dominance: &mut Dominance) {
    let entries: Vec<(Operand, Operand)> = site.operands.as_chunks::<2>().0.iter().map(|&[value, block]| (value, block)).collect();
    for pair in entries.windows(2) {
        let [(left, left_block), (right, right_block)] = [pair[0], pair[1]];
        let is_whole = left.kind == OperandKind::Value && left_block.kind == OperandKind::Label && right_block.kind == OperandKind::Label;
        if is_whole && dominance.is_available(left, right_block) && dominance.is_available(right, left_block) {
            site.exchange(Kind::PhiValues, left, right);
        }
    }
}

/// The first argument with the type of the result.
fn replace_result(site: &mut Site) {
    let Some(call) = site.body.call(site.instruction) else { return };
    let ty = canonical_type(call.result_type.text);
    let is_tail = call.prefix.text.contains("musttail");
    let Some(argument) = call.arguments.iter().find(|argument| canonical_type(argument.ty.text) == ty) else { return };
    let value = argument.value.text;
    let copy = match ty.as_str() {
        "ptr" => format!("getelementptr i8, ptr {value}, i64 0"),
        // Minus zero is what changes no float when it is added.
        "double" | "float" => format!("fadd {ty} {value}, -0.0"),
        _ if integer_width(&ty).is_some() => format!("or {ty} {value}, {}", literal(0, integer_width(&ty).unwrap_or(0))),
        _ => return,
    };
    if is_tail || value.is_empty() {
        return;
    }
    let result = site.instruction.result.map(|result| format!("{} = ", result.text)).unwrap_or_default();
    site.replace(Kind::CallResult, site.instruction.span, format!("{result}{copy}"));
}

fn return_another(site: &mut Site) {
    let follows_tail_call = site.index.checked_sub(1).is_some_and(|before| {
        let before = &site.body.instructions()[before];
        site.body.call(before).is_some_and(|call| call.prefix.text.contains("musttail"))
    });
    let Some((operand, ty)) = site.value(0).and_then(|operand| Some((operand, canonical_type(operand.ty?.text)))) else { return };
    let value = operand.value.text;
    if follows_tail_call {
        return;
    }
    match integer_width(&ty) {
        Some(width) if let Some(number) = integer_value(value, width) => {
            for other in other_integers(number, width) {
                site.replace(Kind::ReturnValue, operand.span(), literal(other, width));
            }
        }
        Some(1) => site.compute(Kind::ReturnValue, operand.span(), &format!("xor i1 {value}, true")),
        Some(_) => {
            for step in [1, -1] {
                site.compute(Kind::ReturnValue, operand.span(), &format!("add {ty} {value}, {step}"));
            }
        }
        None if ty == "double" => site.compute(Kind::ReturnValue, operand.span(), &format!("fadd double {value}, 1.0")),
        None => {}
    }
}
