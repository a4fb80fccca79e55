//! Writes integers, truth values and null pointers as LLVM reads them.
//!
//! Before:
//! ```llvm
//! @mask = constant i32 0xFF00
//!
//! define i1 @f(i8 %c, ptr %p) {
//!   %is_space = icmp eq i8 %c, ' '
//!   %is_line = icmp eq i8 %c, '\n'
//!   %is_blank = or i1 %is_space, %is_line
//!   %is_null = icmp eq ptr %p, 0
//!   %one = select i1 %is_null, i32 true, i32 null
//!   %r = select i1 %is_null, i1 True, i1 %is_blank
//!   ret i1 %r
//! }
//! ```
//! After:
//! ```llvm
//! @mask = constant i32 65280
//!
//! define i1 @f(i8 %c, ptr %p) {
//!   %is_space = icmp eq i8 %c, 32
//!   %is_line = icmp eq i8 %c, 10
//!   %is_blank = or i1 %is_space, %is_line
//!   %is_null = icmp eq ptr %p, null
//!   %one = select i1 %is_null, i32 1, i32 0
//!   %r = select i1 %is_null, i1 true, i1 %is_blank
//!   ret i1 %r
//! }
//! ```
//! LLVM takes `0xFF` for the bits of a float, knows no characters, and gives `true` the type `i1` and `null` the type `ptr`.
//!
//! Requires: where an integer belongs: `0x`, `0b` or `0o` and digits, digits parted by `_`, the suffixes of C, a sign apart or `+`, a decimal
//! without fraction, a character between single quotes, a truth value, a null pointer. Where a pointer belongs: a null pointer by its
//! name in another language, zero, or an address.
//! Ensures: LLVM reads the same value.
//! Leaves alone: what LLVM reads, also numbers that are too large for their type; decimals with a fraction; written in one of the ways
//! above, numbers that do not fit their type.

mod characters;
mod integers;

use crate::places::typed_values;
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use integers::Integer;

pub(crate) const NAME: &str = "correct_literals";
pub(crate) const SUMMARY: &str = "writes integers, truth values and null pointers as LLVM reads them";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for place in typed_values(rewrite.module) {
        let value = place.value.text;
        let written = match ir::integer_width(place.ty.text) {
            Some(width) => integer(value, width),
            None if ir::canonical_type(place.ty.text) == "ptr" => pointer(value).map(Ok),
            None => None,
        };
        match written {
            Some(Ok(correct)) if correct != value => {
                let reason = format!("LLVM reads this as a value of type `{}`", place.ty.text);
                rewrite.replace(place.value.span, correct, reason);
            }
            Some(Err(why)) => {
                let message = format!("`{value}` {why} `{}`", place.ty.text);
                rewrite.leave(&codes::INTEGER_LITERAL, place.value.span, message, "write a decimal number that the type has");
            }
            _ => {}
        }
    }
}

/// A literal as LLVM reads it in an integer of `width` bits, or why it has none; nothing for what is no number.
fn integer(value: &str, width: u32) -> Option<Result<String, &'static str>> {
    if let Some(is_true) = truth(value) {
        let bit = if is_true { "true" } else { "false" };
        return Some(Ok(if width == 1 { bit } else { ["0", "1"][usize::from(is_true)] }.to_owned()));
    }
    if is_null(value) {
        return Some(Ok("0".to_owned()));
    }
    let character = characters::read(value).map(|character| Integer::Written { is_negative: false, magnitude: character.into() });
    match character.or_else(|| Integer::read(value))? {
        Integer::Plain => None,
        Integer::Fraction => Some(Err("has a fraction, and stands where a whole number belongs, of type")),
        Integer::Written { is_negative, magnitude } => {
            let sign = if is_negative { "-" } else { "" };
            // A character beyond ASCII has several bytes in the texts of models.
            let fits = fits(is_negative, magnitude, width) && (value.is_ascii() || width >= 32);
            Some(if fits { Ok(format!("{sign}{magnitude}")) } else { Err("does not fit the type") })
        }
    }
}

/// Whether `width` bits hold the number, be it with or without a sign.
fn fits(is_negative: bool, magnitude: u128, width: u32) -> bool {
    if width >= 128 {
        return true;
    }
    if is_negative { magnitude <= 1 << (width - 1) } else { magnitude < 1 << width }
}

fn pointer(value: &str) -> Option<String> {
    if is_null(value) {
        return Some("null".to_owned());
    }
    let (is_negative, magnitude) = match Integer::read(value)? {
        Integer::Written { is_negative, magnitude } => (is_negative, magnitude),
        Integer::Plain => (value.starts_with('-'), value.trim_start_matches('-').parse().ok()?),
        Integer::Fraction => return None,
    };
    match magnitude {
        0 => Some("null".to_owned()),
        _ if !fits(is_negative, magnitude, 64) => None,
        _ => Some(format!("inttoptr (i64 {}{magnitude} to ptr)", if is_negative { "-" } else { "" })),
    }
}

fn truth(value: &str) -> Option<bool> {
    match value {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

fn is_null(value: &str) -> bool {
    matches!(value, "null" | "NULL" | "Null" | "nullptr" | "nil" | "None")
}
