//! A store that is missing, an address that is one element off.

use super::Kind;
use super::change::Site;
use super::constants::literal;
use ir::{Operand, TokenKind, canonical_type, integer_value, integer_width};

pub(super) fn mutate(site: &mut Site) {
    match site.opcode() {
        "store" => site.replace(Kind::DroppedStore, site.instruction.span, ""),
        "getelementptr" => move_address(site),
        _ => {}
    }
}

/// The first index steps over whole elements and may have any value; later ones only where no structure is near, whose members they
/// would name.
fn move_address(site: &mut Site) {
    let has_structure = is_structured(site);
    let last = if has_structure { 1 } else { site.operands.len().saturating_sub(1) };
    for index in 1..=last {
        let Some(operand) = site.value(index) else { continue };
        let Some(width) = operand.ty.and_then(|ty| integer_width(&canonical_type(ty.text))).filter(|&width| (8..=64).contains(&width))
        else {
            continue;
        };
        for step in [1, -1] {
            step_index(site, &operand, width, step);
        }
    }
}

fn step_index(site: &mut Site, operand: &Operand, width: u32, step: i128) {
    let value = operand.value.text;
    let limit = 1i128 << (width - 1);
    match integer_value(value, width) {
        Some(number) if (-limit..limit).contains(&(number + step)) => {
            site.replace(Kind::ElementIndex, operand.span(), literal(number + step, width));
        }
        Some(_) => {}
        None => site.compute(Kind::ElementIndex, operand.span(), &format!("add i{width} {value}, {step}")),
    }
}

/// Whether the element type, everything up to the first operand, has a structure or a named type.
fn is_structured(site: &Site) -> bool {
    let end = site.operands.first().and_then(|operand| operand.ty).map_or(0, |ty| ty.span.start);
    let after = site.tokens().iter().filter(|token| token.span.start >= site.instruction.opcode.span.end && token.span.start < end);
    { after }.any(|token| token.is(b'{') || token.kind == TokenKind::Local)
}
