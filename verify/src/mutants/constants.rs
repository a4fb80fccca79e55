//! Constants that are slightly wrong.

use super::Kind;
use super::change::Site;
use ir::{Operand, canonical_type, integer_value, integer_width};

/// Intrinsics whose integer arguments may have any value. Others want constants of their own.
const FREE_INTRINSICS: [&str; 15] =
    ["memcpy", "memmove", "memset", "umin", "umax", "smin", "smax", "fshl", "fshr", "uadd", "usub", "sadd", "ssub", "umul", "smul"];

pub(super) fn mutate(site: &mut Site) {
    if !takes_any_constant(site) {
        return;
    }
    for index in 0..site.operands.len() {
        // Cases of a `switch` differ from each other, and must go on to do so.
        if site.opcode() == "switch" && index > 0 {
            break;
        }
        let Some(operand) = site.value(index) else { continue };
        for literal in others(site, index, &operand) {
            site.replace(Kind::Constant, operand.span(), literal);
        }
    }
}

/// `alloca` would only change how much room there is; addresses and results have kinds of their own.
fn takes_any_constant(site: &Site) -> bool {
    match site.opcode() {
        "alloca" | "getelementptr" | "ret" | "invoke" | "callbr" | "landingpad" => false,
        "call" => match site.callee() {
            Some(name) => name.strip_prefix("llvm.").is_none_or(|rest| FREE_INTRINSICS.iter().any(|free| rest.starts_with(free))),
            None => false,
        },
        _ => true,
    }
}

/// What a constant may become.
fn others(site: &Site, index: usize, operand: &Operand) -> Vec<String> {
    let Some(ty) = operand.ty.map(|ty| canonical_type(ty.text)) else { return Vec::new() };
    if let Some(width) = integer_width(&ty) {
        let Some(value) = integer_value(operand.value.text, width) else { return Vec::new() };
        let is_divisor = index == 1 && matches!(site.opcode(), "udiv" | "sdiv" | "urem" | "srem");
        let is_amount = index == 1 && matches!(site.opcode(), "shl" | "lshr" | "ashr");
        // Division by 0, and a shift by the width or more, are undefined.
        let fits = |number: i128| {
            let is_undefined = (is_divisor && number == 0) || (is_amount && !(0..i128::from(width)).contains(&number));
            !is_undefined
        };
        return other_integers(value, width).into_iter().filter(|&number| fits(number)).map(|number| literal(number, width)).collect();
    }
    if ty == "double" { other_doubles(operand.value.text) } else { Vec::new() }
}

/// One more, one less, 0 and the negation, in the width; each once, and none is the value itself.
pub(super) fn other_integers(value: i128, width: u32) -> Vec<i128> {
    if width > 64 {
        return Vec::new();
    }
    let value = wrapped(value, width);
    let mut numbers: Vec<i128> = Vec::new();
    for number in [value + 1, value - 1, 0, -value].map(|number| wrapped(number, width)) {
        if number != value && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

/// The signed number with the same low bits.
fn wrapped(number: i128, width: u32) -> i128 {
    let unused = 128 - width;
    (number << unused) >> unused
}

pub(super) fn literal(number: i128, width: u32) -> String {
    match (width, number) {
        (1, 0) => "false".to_owned(),
        (1, _) => "true".to_owned(),
        _ => number.to_string(),
    }
}

fn other_doubles(text: &str) -> Vec<String> {
    let value = match text.strip_prefix("0x") {
        Some(digits) => u64::from_str_radix(digits, 16).ok().map(f64::from_bits),
        None => text.parse().ok().filter(|_| text.starts_with(|first: char| first == '-' || first.is_ascii_digit())),
    };
    let Some(value) = value else { return Vec::new() };
    let mut bits: Vec<u64> = Vec::new();
    for other in [value + 1.0, value - 1.0, 0.0, -value].map(f64::to_bits) {
        if other != value.to_bits() && !bits.contains(&other) {
            bits.push(other);
        }
    }
    // The hexadecimal form is exact for every double.
    bits.into_iter().map(|bits| format!("0x{bits:016X}")).collect()
}
