//! Writes float literals as LLVM reads them.
//!
//! Before:
//! ```llvm
//! @limits = constant [2 x float] [float 0.1, float 1e30]
//!
//! define double @f(double %x, float %y) {
//!   %a = fadd double %x, 1
//!   %b = fmul float %y, 3.14
//!   %c = fpext float %b to double
//!   %d = fcmp olt double %a, -inf
//!   %e = select i1 %d, double .5, double %c
//!   ret double %e
//! }
//! ```
//! After:
//! ```llvm
//! @limits = constant [2 x float] [float 0x3FB99999A0000000, float 0x46293E5940000000]
//!
//! define double @f(double %x, float %y) {
//!   %a = fadd double %x, 1.0
//!   %b = fmul float %y, 0x40091EB860000000
//!   %c = fpext float %b to double
//!   %d = fcmp olt double %a, 0xFFF0000000000000
//!   %e = select i1 %d, double 0.5, double %c
//!   ret double %e
//! }
//! ```
//! LLVM takes a decimal for a `float`, `half` or `bfloat` only if the type has exactly that number; otherwise it wants the bits of the
//! double that equals the rounded one. A decimal is rounded once, to the nearest, ties to even.
//!
//! Requires: a number where a `half`, `bfloat`, `float` or `double` belongs: an integer, a decimal with or without point, exponent and
//! the suffix of C, a hexadecimal float of C, `inf`, `nan`; the 32 bits of a `float` or the 16 bits of a `half` or `bfloat` after `0x`.
//! Ensures: LLVM reads it as the number of the type that is nearest to what is written.
//! Leaves alone: what LLVM reads; numbers beyond the greatest of the type; the suffix `f` on a double that is no float; the other
//! float types.

mod rounding;
mod spelling;

use crate::places::{Place, typed_values};
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use rounding::{BFLOAT, DOUBLE, FLOAT, Format, HALF};
use spelling::{Decimal, Number};

pub(crate) const NAME: &str = "exact_floats";
pub(crate) const SUMMARY: &str = "writes float literals as LLVM reads them";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for place in typed_values(rewrite.module) {
        match spelled(&place) {
            Spelled::AsItMustBe => {}
            Spelled::Otherwise(number) => {
                let reason = format!("LLVM reads this as a number of type `{}`", place.ty.text);
                rewrite.replace(place.value.span, number, reason);
            }
            Spelled::Unclear(why) => {
                let message = format!("`{}` {why}", place.value.text);
                rewrite.leave(&codes::FLOAT_LITERAL, place.value.span, message, "write a number that the type has, with a point");
            }
        }
    }
}

enum Spelled {
    AsItMustBe,
    Otherwise(String),
    /// And why.
    Unclear(&'static str),
}

fn spelled(place: &Place) -> Spelled {
    let format = match place.ty.text {
        "half" => HALF,
        "bfloat" => BFLOAT,
        "float" => FLOAT,
        "double" => DOUBLE,
        "fp128" | "x86_fp80" | "ppc_fp128" => return wide(place.value.text),
        _ => return Spelled::AsItMustBe,
    };
    match Number::read(place.value.text) {
        None => Spelled::AsItMustBe,
        Some(Number::Decimal(decimal)) => decimal_as(format, &decimal),
        Some(Number::Bits(digits)) => bits_as(format, digits),
        Some(Number::Binary { is_negative, mantissa, exponent }) => {
            rounded(format.round(mantissa, exponent, || std::cmp::Ordering::Equal), is_negative)
        }
        Some(Number::Infinity { is_negative }) => Spelled::Otherwise(bits(f64::INFINITY, is_negative)),
        Some(Number::Nan { is_negative }) => Spelled::Otherwise(bits(f64::NAN.abs(), is_negative)),
    }
}

/// LLVM reads decimals as doubles, and only their own bits as one of the wider types.
fn wide(value: &str) -> Spelled {
    match Number::read(value) {
        None | Some(Number::Bits(_)) => Spelled::AsItMustBe,
        Some(_) => Spelled::Unclear("is a decimal of a type that LLVM reads only by its bits"),
    }
}

fn decimal_as(format: Format, decimal: &Decimal) -> Spelled {
    let double = decimal.magnitude();
    if format.has(double) {
        if decimal.is_plain {
            return Spelled::AsItMustBe;
        }
        let is_float_of_c = matches!(decimal.suffix, Some(b'f' | b'F'));
        return if format == DOUBLE && is_float_of_c && !FLOAT.has(double) {
            Spelled::Unclear("is a `float` by its suffix and stands where a `double` belongs")
        } else {
            Spelled::Otherwise(decimal.plain())
        };
    }
    rounded(format.nearest(decimal), decimal.is_negative)
}

/// The digits after `0x` are those of a double for LLVM, whatever the type.
fn bits_as(format: Format, digits: &str) -> Spelled {
    let Ok(pattern) = u64::from_str_radix(digits, 16) else { return Spelled::AsItMustBe };
    let double = f64::from_bits(pattern);
    if format == DOUBLE || format.has(double) {
        return Spelled::AsItMustBe;
    }
    match digits.len() {
        4 if format == HALF => Spelled::Otherwise(format!("0xH{digits}")),
        4 if format == BFLOAT => Spelled::Otherwise(format!("0xR{digits}")),
        8 if format == FLOAT => match u32::try_from(pattern).map(f32::from_bits) {
            Ok(float) if !float.is_nan() => Spelled::Otherwise(bits(f64::from(float).abs(), float.is_sign_negative())),
            _ => Spelled::Unclear("is a NaN with bits of its own"),
        },
        16 => rounded(format.nearest_double(double), double.is_sign_negative()),
        _ => Spelled::Unclear("has neither the digits of its type nor those of a double"),
    }
}

fn rounded(magnitude: Option<f64>, is_negative: bool) -> Spelled {
    match magnitude {
        Some(magnitude) => Spelled::Otherwise(bits(magnitude, is_negative)),
        None => Spelled::Unclear("is beyond the greatest number of its type"),
    }
}

fn bits(magnitude: f64, is_negative: bool) -> String {
    let number = if is_negative { -magnitude } else { magnitude };
    format!("0x{:016X}", number.to_bits())
}
