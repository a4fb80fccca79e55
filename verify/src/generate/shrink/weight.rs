//! How simple arguments are.

use directives::Value;

/// Compared in the order of the fields: less is simpler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Weight {
    /// Bytes of texts and items of lists.
    length: usize,
    items: u128,
}

impl Weight {
    pub(super) fn of(arguments: &[Value]) -> Self {
        let mut weight = Weight { length: 0, items: 0 };
        for argument in arguments {
            match argument {
                Value::Text(bytes) => {
                    weight.length += bytes.len();
                    weight.add(bytes.utf8_chunks().map(of_chunk).sum());
                }
                Value::List(items) => {
                    weight.length += items.len();
                    items.iter().for_each(|item| weight.add(of_scalar(item)));
                }
                scalar => weight.add(of_scalar(scalar)),
            }
        }
        weight
    }

    fn add(&mut self, more: u128) {
        self.items = self.items.saturating_add(more);
    }
}

fn of_chunk(chunk: std::str::Utf8Chunk) -> u128 {
    let valid: u128 = chunk.valid().chars().map(of_character).sum();
    valid + chunk.invalid().iter().map(|&byte| 1 << 24 | u128::from(byte)).sum::<u128>()
}

/// `a` is the simplest character, then the other small letters, capital ones, digits, the blank, what else is ASCII.
pub(super) fn of_character(character: char) -> u128 {
    let code = u128::from(u32::from(character));
    match character {
        'a'..='z' => code - 97,
        'A'..='Z' => 30 + code - 65,
        '0'..='9' => 60 + code - 48,
        ' ' => 80,
        _ if character.is_ascii() => 100 + code,
        _ => 1_000 + code,
    }
}

pub(super) fn of_scalar(value: &Value) -> u128 {
    match value {
        Value::Bool(value) => u128::from(*value),
        Value::Int(number) => number.unsigned_abs().saturating_mul(2).saturating_add(u128::from(*number < 0)),
        Value::Float(number) => of_float(*number),
        Value::Text(_) | Value::List(_) => 0,
    }
}

/// Small integers, then what has a short fraction, then what is huge, then infinities, then NaN; the sign counts least.
fn of_float(number: f64) -> u128 {
    let magnitude = number.abs();
    let sign = u128::from(number.is_sign_negative());
    let exponent = u128::from(magnitude.to_bits() >> 52);
    if number.is_nan() {
        1 << 80
    } else if magnitude.is_infinite() {
        (1 << 79) + sign
    } else if magnitude >= 1e15 {
        (1 << 78) + exponent * 2 + sign
    } else if magnitude.fract() == 0.0 {
        magnitude as u128 * 2 + sign
    } else {
        let fraction_bits = 52 - u128::from((magnitude.to_bits() | 1 << 52).trailing_zeros());
        (1 << 77) + (fraction_bits << 60) + (exponent.abs_diff(1_023)) * 4 + sign
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simpler_values_weigh_less() {
        for rising in [
            vec![Value::Bool(false), Value::Bool(true)],
            [0, 1, -1, 2, -2, 100, i128::from(i64::MIN)].map(Value::Int).to_vec(),
            [0.0, -0.0, 1.0, -1.0, 2.0, 0.5, 0.25, 0.1, 1e16, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN].map(Value::Float).to_vec(),
            ["", "a", "b", "z", "A", "0", " ", "\n", "aa", "é", "aaa"].map(|text| Value::Text(text.into())).to_vec(),
            vec![Value::List(vec![]), Value::List(vec![Value::Int(9)]), Value::List(vec![Value::Int(0), Value::Int(0)])],
        ] {
            for pair in rising.windows(2) {
                assert!(Weight::of(&pair[..1]) < Weight::of(&pair[1..]), "{} is no simpler than {}", pair[0], pair[1]);
            }
        }
    }
}
