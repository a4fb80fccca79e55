//! Numbers rounded to the nearest that a format has, ties to even.

use super::spelling::Decimal;
use std::cmp::Ordering;

/// A binary format by its bits and the exponents of its least and greatest bit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Format {
    /// Significant bits, with the one that is not stored.
    precision: i32,
    /// Of the last bit of the smallest number.
    least: i32,
    /// Of the first bit of the greatest number.
    greatest: i32,
}

// IEEE 754-2019, table 3.5; bfloat is binary32 with 16 bits less.
pub(super) const HALF: Format = Format { precision: 11, least: -24, greatest: 15 };
pub(super) const BFLOAT: Format = Format { precision: 8, least: -133, greatest: 127 };
pub(super) const FLOAT: Format = Format { precision: 24, least: -149, greatest: 127 };
pub(super) const DOUBLE: Format = Format { precision: 53, least: -1074, greatest: 1023 };

const FRACTION_BITS: i32 = 52;
const BIAS: i32 = 1023;

impl Format {
    /// Whether the format has this number; it has infinities, and NaN as far as this is asked.
    pub(super) fn has(self, number: f64) -> bool {
        if !number.is_finite() {
            return true;
        }
        self.nearest_double(number) == Some(number.abs())
    }

    /// The nearest number to a decimal, without its sign; `None` where that is beyond the greatest.
    ///
    /// The decimal is not rounded to a double first and then again, which would miss the nearest where the double lies between two.
    pub(super) fn nearest(self, decimal: &Decimal) -> Option<f64> {
        let double = decimal.magnitude();
        if !double.is_finite() {
            return None;
        }
        let (mantissa, exponent) = parts(double);
        self.round(mantissa, exponent, || decimal.compare(double))
    }

    /// The nearest number to a finite double, without its sign.
    pub(super) fn nearest_double(self, double: f64) -> Option<f64> {
        let (mantissa, exponent) = parts(double);
        self.round(mantissa, exponent, || Ordering::Equal)
    }

    /// The nearest number to `mantissa * 2^exponent`. Where that lies in the middle of two, `beyond` says on which side of it the number
    /// lies that is meant.
    pub(super) fn round(self, mantissa: u64, exponent: i32, beyond: impl FnOnce() -> Ordering) -> Option<f64> {
        if mantissa == 0 {
            return Some(0.0);
        }
        let unit = (top(mantissa).checked_add(exponent)? - self.precision + 1).max(self.least);
        let shift = unit.checked_sub(exponent)?;
        let kept = match u32::try_from(shift) {
            Err(_) | Ok(0) => return self.number(mantissa, exponent),
            Ok(shift @ 1..=63) => {
                let (kept, rest) = (mantissa >> shift, mantissa & ((1 << shift) - 1));
                kept + u64::from(is_up(kept, rest.cmp(&(1 << (shift - 1))), beyond))
            }
            Ok(64) => u64::from(is_up(0, mantissa.cmp(&(1 << 63)), beyond)),
            Ok(_) => 0,
        };
        self.number(kept, unit)
    }

    /// `mantissa * 2^exponent`, which has no more bits than the format; `None` where that is beyond the greatest.
    fn number(self, mantissa: u64, exponent: i32) -> Option<f64> {
        if mantissa == 0 {
            return Some(0.0);
        }
        let top = top(mantissa);
        let first = top + exponent;
        if first > self.greatest {
            return None;
        }
        let normal = first >= 1 - BIAS;
        let shift = if normal { FRACTION_BITS - top } else { exponent - DOUBLE.least };
        let fraction = if shift >= 0 { mantissa << shift } else { mantissa >> -shift };
        let biased = if normal { u64::try_from(first + BIAS).ok()? } else { 0 };
        Some(f64::from_bits((biased << FRACTION_BITS) | (fraction & ((1 << FRACTION_BITS) - 1))))
    }
}

fn is_up(kept: u64, rest_to_half: Ordering, beyond: impl FnOnce() -> Ordering) -> bool {
    match rest_to_half {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => match beyond() {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => kept % 2 == 1,
        },
    }
}

/// The place of the first bit.
fn top(mantissa: u64) -> i32 {
    i32::try_from(mantissa.max(1).ilog2()).unwrap_or(0)
}

/// The magnitude of a finite number as `mantissa * 2^exponent`.
fn parts(number: f64) -> (u64, i32) {
    let bits = number.abs().to_bits();
    let biased = i32::try_from(bits >> FRACTION_BITS).unwrap_or(0);
    let fraction = bits & ((1 << FRACTION_BITS) - 1);
    if biased == 0 { (fraction, DOUBLE.least) } else { (fraction | (1 << FRACTION_BITS), biased - BIAS - FRACTION_BITS) }
}

#[cfg(test)]
mod tests {
    use super::super::spelling::Number;
    use super::*;

    fn nearest(format: Format, text: &str) -> Option<f64> {
        let Some(Number::Decimal(decimal)) = Number::read(text) else { panic!("{text} is no decimal") };
        format.nearest(&decimal)
    }

    #[test]
    fn rounds_as_the_standard_library_does() {
        let mut texts: Vec<String> = Vec::new();
        for digits in ["1", "9", "12345678", "16777217", "33554435", "8388608500000001", "999999999999999999", "3402823466385288598"] {
            texts.extend((-60..45).map(|exponent| format!("{digits}e{exponent}")));
        }
        // Just below, at and just above the middle between two floats.
        texts.extend(
            ["1.00000005960464477539062499999", "1.000000059604644775390625", "1.00000005960464477539062500001"].map(str::to_owned),
        );
        texts.extend(["7.00649232162408535461864791644958e-46", "7.1e-46", "3.4028235677973366e38"].map(str::to_owned));
        for text in texts {
            let expected: f32 = text.parse().unwrap();
            let expected = expected.is_finite().then(|| f64::from(expected));
            assert_eq!(nearest(FLOAT, &text), expected, "{text}");
            let double: f64 = text.parse().unwrap();
            assert_eq!(nearest(DOUBLE, &text), Some(double), "{text}");
        }
    }

    #[test]
    fn rounds_to_formats_that_rust_has_not() {
        for (format, text, expected) in [
            (HALF, "0.1", Some(0.099_975_585_937_5)),
            (HALF, "65504", Some(65504.0)),
            (HALF, "65519.99", Some(65504.0)),
            (HALF, "65520", None),
            (HALF, "2.98e-8", Some(0.0)),
            (HALF, "2.99e-8", Some(5.960_464_477_539_063e-8)),
            // In the middle of 1 and the next, and a little beyond what a double can tell from it.
            (HALF, "1.00048828125", Some(1.0)),
            (HALF, "1.000488281250000000000000000001", Some(1.000_976_562_5)),
            (HALF, "1.00146484375", Some(1.001_953_125)),
            (BFLOAT, "0.1", Some(0.100_097_656_25)),
            (BFLOAT, "3.4e38", None),
        ] {
            assert_eq!(nearest(format, text), expected, "{text}");
        }
    }
}
