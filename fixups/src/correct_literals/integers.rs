//! Whole numbers as other languages write them.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Integer {
    /// LLVM reads it.
    Plain,
    Written {
        is_negative: bool,
        magnitude: u128,
    },
    /// A number, and no whole one.
    Fraction,
}

impl Integer {
    pub(super) fn read(text: &str) -> Option<Self> {
        let (sign, bare) = match text.as_bytes().first()? {
            b'-' | b'+' => text.split_at(1),
            _ => ("", text),
        };
        let digits = bare.trim_start();
        if sign != "+" && digits.len() == bare.len() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return (!digits.is_empty()).then_some(Self::Plain);
        }
        let written = |magnitude| Self::Written { is_negative: sign == "-" && magnitude != 0, magnitude };
        let lower = digits.to_ascii_lowercase();
        for (prefix, radix) in [("0x", 16), ("0b", 2), ("0o", 8)] {
            if let Some(digits) = lower.strip_prefix(prefix) {
                return in_radix(digits, radix).map(written);
            }
        }
        if !digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
            return None;
        }
        in_radix(&lower, 10).map(written).or_else(|| match whole(digits)? {
            Some(magnitude) => Some(written(magnitude)),
            None => Some(Self::Fraction),
        })
    }
}

/// Digits, perhaps parted by single `_`, perhaps with the suffix of C.
fn in_radix(text: &str, radix: u32) -> Option<u128> {
    let digits = text.strip_suffix("ull").or_else(|| text.strip_suffix("llu")).or_else(|| text.strip_suffix("ul"));
    let digits = digits.or_else(|| text.strip_suffix("lu")).or_else(|| text.strip_suffix("ll"));
    let digits = digits.unwrap_or_else(|| text.strip_suffix(['u', 'l']).unwrap_or(text));
    let is_parted_well = !digits.starts_with('_') && !digits.ends_with('_') && !digits.contains("__");
    let digits: String = digits.chars().filter(|&digit| digit != '_').collect();
    // No sign may follow: `from_str_radix` would take one.
    let are_digits = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    if is_parted_well && are_digits { u128::from_str_radix(&digits, radix).ok() } else { None }
}

/// The value of a decimal such as `2.50e2`; `Some(None)` where it has a fraction.
#[expect(clippy::option_option, reason = "no decimal, and a decimal that is no whole number, are two things")]
fn whole(text: &str) -> Option<Option<u128>> {
    let (number, exponent) = text.split_once(['e', 'E']).map_or((text, "0"), |(number, exponent)| (number, exponent));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let exponent: i64 = exponent.parse().ok()?;
    let are_digits = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !are_digits || whole.len() + fraction.len() == 0 {
        return None;
    }
    let digits = [whole, fraction].concat();
    let digits = digits.trim_end_matches('0');
    // How many zeros follow the last digit that is none.
    let zeros = i64::try_from(whole.len()).ok()?.checked_sub(i64::try_from(digits.len()).ok()?)?.checked_add(exponent)?;
    if digits.bytes().all(|digit| digit == b'0') {
        return Some(Some(0));
    }
    if zeros < 0 {
        return Some(None);
    }
    let scale = u32::try_from(zeros).ok().and_then(|zeros| 10u128.checked_pow(zeros))?;
    Some(Some(digits.parse::<u128>().ok()?.checked_mul(scale)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_whole_numbers_of_other_languages() {
        for (text, value) in [
            ("0x1F", 31),
            ("-0x10", -16),
            ("0XfF", 255),
            ("0b101", 5),
            ("0o17", 15),
            ("1_000_000", 1_000_000),
            ("10u", 10),
            ("10UL", 10),
            ("0x7fULL", 127),
            ("+5", 5),
            ("- 5", -5),
            ("1.0", 1),
            ("-2.50e1", -25),
            ("1e9", 1_000_000_000),
            ("0.0", 0),
            ("-0.0", 0),
            ("1200e-2", 12),
        ] {
            let expected = Integer::Written { is_negative: value < 0, magnitude: i128::unsigned_abs(value) };
            assert_eq!(Integer::read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn tells_what_is_right_or_no_whole_number() {
        for text in ["0", "-5", "007", "99999999999999999999999999999999999999999999"] {
            assert_eq!(Integer::read(text), Some(Integer::Plain), "{text}");
        }
        for text in ["1.5", "-0.1", "1e-3"] {
            assert_eq!(Integer::read(text), Some(Integer::Fraction), "{text}");
        }
        for text in
            ["", "-", "+", "%x", "u0x1F", "s0xFF", "0x", "0xG", "0b2", "1__0", "_1", "1_", "1e", "1e99999", "l", "ul", "true", "--1"]
        {
            assert_eq!(Integer::read(text), None, "{text}");
        }
    }
}
