//! Numbers as models write them where a float belongs.

use std::cmp::Ordering;

/// A number as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Number<'t> {
    Decimal(Decimal<'t>),
    /// The digits after `0x`, which are those of the bits.
    Bits(&'t str),
    /// `0x1.8p3` of C: a mantissa times a power of two.
    Binary {
        is_negative: bool,
        mantissa: u64,
        exponent: i32,
    },
    Infinity {
        is_negative: bool,
    },
    Nan {
        is_negative: bool,
    },
}

/// `-12.5e3f`, in parts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decimal<'t> {
    pub(super) is_negative: bool,
    whole: &'t str,
    fraction: &'t str,
    exponent: i64,
    pub(super) suffix: Option<u8>,
    /// Whether LLVM reads it as a float: digits, a point, and no suffix.
    pub(super) is_plain: bool,
}

impl<'t> Number<'t> {
    pub(super) fn read(text: &'t str) -> Option<Self> {
        let (is_negative, bare) = match text.as_bytes().first()? {
            b'-' => (true, text[1..].trim_start()),
            b'+' => (false, text[1..].trim_start()),
            _ => (false, text),
        };
        let is_word = |words: &[&str]| words.iter().any(|word| bare.eq_ignore_ascii_case(word));
        if is_word(&["inf", "infinity"]) {
            return Some(Self::Infinity { is_negative });
        }
        if is_word(&["nan"]) {
            return Some(Self::Nan { is_negative });
        }
        if let Some(digits) = bare.strip_prefix("0x").or_else(|| bare.strip_prefix("0X")) {
            let is_bits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            return if is_bits && bare.len() == text.len() { Some(Self::Bits(digits)) } else { binary(is_negative, digits) };
        }
        let mut decimal = Decimal::read(bare)?;
        decimal.is_negative = is_negative;
        decimal.is_plain &= text.len() - bare.len() <= 1;
        Some(Self::Decimal(decimal))
    }
}

/// Reads what follows `0x`: digits, perhaps with a point, `p` and an exponent.
fn binary<'t>(is_negative: bool, text: &str) -> Option<Number<'t>> {
    let (digits, exponent) = text.split_once(['p', 'P'])?;
    let exponent: i32 = exponent.trim_end_matches(['f', 'F', 'l', 'L']).parse().ok()?;
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut mantissa: u64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()) {
        let digit = char::from(digit).to_digit(16)?;
        mantissa = mantissa.checked_mul(16)?.checked_add(u64::from(digit))?;
    }
    let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?.checked_mul(4)?)?;
    let is_sane = (-10_000..10_000).contains(&exponent) && whole.len() + fraction.len() > 0;
    is_sane.then_some(Number::Binary { is_negative, mantissa, exponent })
}

impl<'t> Decimal<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (whole, after) = split_digits(text);
        let point = after.strip_prefix('.');
        let (fraction, after) = split_digits(point.unwrap_or(after));
        let fraction = if point.is_some() { fraction } else { "" };
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let (exponent, after) = match after.strip_prefix(['e', 'E']) {
            Some(digits) => {
                let unsigned = digits.strip_prefix(['+', '-']).unwrap_or(digits);
                let (number, suffix) = split_digits(unsigned);
                (digits[..digits.len() - suffix.len()].parse().ok().filter(|_| !number.is_empty())?, suffix)
            }
            None => (0, after),
        };
        let suffix = match after.as_bytes() {
            [] => None,
            [suffix @ (b'f' | b'F' | b'l' | b'L' | b'd' | b'D')] => Some(*suffix),
            _ => return None,
        };
        let is_plain = !whole.is_empty() && point.is_some() && suffix.is_none();
        Some(Self { is_negative: false, whole, fraction, exponent, suffix, is_plain })
    }

    /// As LLVM reads it.
    pub(super) fn plain(&self) -> String {
        let sign = if self.is_negative { "-" } else { "" };
        format!("{sign}{}", self.unsigned())
    }

    fn unsigned(&self) -> String {
        let whole = if self.whole.is_empty() { "0" } else { self.whole };
        let fraction = if self.fraction.is_empty() { "0" } else { self.fraction };
        let exponent = if self.exponent == 0 { String::new() } else { format!("e{}", self.exponent) };
        format!("{whole}.{fraction}{exponent}")
    }

    /// The nearest double, without the sign.
    pub(super) fn magnitude(&self) -> f64 {
        self.unsigned().parse().unwrap_or(f64::INFINITY)
    }

    /// On which side of a double the decimal lies, both without sign. The double must have at most 160 digits after its point, which
    /// holds of every one in the middle of two floats.
    pub(super) fn compare(&self, double: f64) -> Ordering {
        let exact = format!("{double:.160}");
        let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
        let other = Decimal { is_negative: false, whole, fraction, exponent: 0, suffix: None, is_plain: true };
        match (self.significant(), other.significant()) {
            (Some((mine, digits)), Some((others, exact))) => mine.cmp(&others).then_with(|| digits.cmp(&exact)),
            (mine, others) => mine.is_some().cmp(&others.is_some()),
        }
    }

    /// The digits from the first that is not zero to the last, and the place of the point before or behind the first; nothing for zero.
    fn significant(&self) -> Option<(i64, String)> {
        let digits = [self.whole, self.fraction].concat();
        let zeros = digits.bytes().take_while(|&digit| digit == b'0').count();
        let digits = digits[zeros..].trim_end_matches('0');
        let point = i64::try_from(self.whole.len()).ok()? - i64::try_from(zeros).ok()?;
        (!digits.is_empty()).then(|| (point.saturating_add(self.exponent), digits.to_owned()))
    }
}

fn split_digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_models_write() {
        for (text, plain, is_plain) in [
            ("1", "1.0", false),
            ("1.", "1.0", true),
            (".5", "0.5", false),
            ("-1e5", "-1.0e5", false),
            ("+2.5E-3", "2.5e-3", true),
            ("- 3", "-3.0", false),
            ("1.5f", "1.5", false),
            ("007.250", "007.250", true),
        ] {
            let Some(Number::Decimal(decimal)) = Number::read(text) else { panic!("{text}") };
            assert_eq!((decimal.plain().as_str(), decimal.is_plain), (plain, is_plain), "{text}");
        }
        assert_eq!(Number::read("-Inf"), Some(Number::Infinity { is_negative: true }));
        assert_eq!(Number::read("NaN"), Some(Number::Nan { is_negative: false }));
        assert_eq!(Number::read("0x3F80"), Some(Number::Bits("3F80")));
        assert_eq!(Number::read("-0x1.8p+3"), Some(Number::Binary { is_negative: true, mantissa: 0x18, exponent: -1 }));
        for text in ["", "-", ".", "e5", "1e", "1.0x", "0xH3C00", "-0x1F", "0xp1", "%x", "1_000", "0x1p99999999999"] {
            assert_eq!(Number::read(text), None, "{text}");
        }
    }
}
