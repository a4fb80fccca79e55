//! `number.ll` against Rust's own formatting and parsing.

use crate::driver::{Call, POISON, check};

fn interesting() -> Vec<u64> {
    let mut values = vec![0, 1, 9, 10, 11, u64::MAX, i64::MAX as u64, i64::MIN as u64];
    values.extend((0..64).flat_map(|bit| [1 << bit, (1_u64 << bit) - 1, (1_u64 << bit).wrapping_neg()]));
    values.extend((0..20).map(|power| 10_u64.pow(power)).flat_map(|power| [power, power - 1, power.wrapping_neg()]));
    let mut state = 88_172_645_463_325_252_u64;
    values.extend(
        std::iter::repeat_with(|| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state >> (state % 64)
        })
        .take(300),
    );
    values
}

#[test]
fn formats_into_every_capacity() {
    let mut cases = Vec::new();
    for value in interesting() {
        let texts = [
            ("number_format_u64", value.to_string()),
            ("number_format_i64", (value as i64).to_string()),
            ("number_format_hex", format!("{value:x}")),
        ];
        for (function, text) in texts {
            for capacity in [0, 1, text.len().saturating_sub(1), text.len(), text.len() + 1, 20] {
                let call = Call::new(function).value(value as i64).room(capacity);
                if capacity < text.len() {
                    // Nothing at all is said about the buffer then, except that it ends where it ends.
                    cases.push((call, -1, None));
                } else {
                    let memory = call.memory_with(text.as_bytes());
                    cases.push((call, text.len() as i64, Some(memory)));
                }
            }
        }
    }
    let unchanged = |call: &Call| call.memory.clone();
    check(cases.into_iter().map(|(call, result, memory)| (call.clone(), result, memory.unwrap_or_else(|| unchanged(&call)))).collect());
}

#[test]
fn writes_before_an_address() {
    let mut cases = Vec::new();
    for value in interesting() {
        for (base, text) in [(10, value.to_string()), (16, format!("{value:x}")), (2, format!("{value:b}"))] {
            let mut call = Call::new("number_write_before").value(value as i64).value(base).bytes(&[]);
            let crate::driver::Argument::At(end) = call.arguments[2] else { unreachable!() };
            call.memory.resize(end + 70, POISON);
            call.arguments[2] = crate::driver::Argument::At(end + 66);
            let mut memory = call.memory.clone();
            memory[end + 66 - text.len()..end + 66].copy_from_slice(text.as_bytes());
            cases.push((call, text.len() as i64, memory));
        }
    }
    check(cases);
}

/// Call, expected status and expected value (none: nothing is stored).
fn parse_case(function: &'static str, text: &[u8], expected: Result<u64, i64>) -> (Call, i64, Vec<u8>) {
    let call = Call::new(function).text(text).bytes(&[POISON; 8]);
    match expected {
        Ok(value) => (call.clone(), 0, call.memory_with(&value.to_le_bytes())),
        Err(status) => (call.clone(), status, call.memory),
    }
}

fn texts() -> Vec<Vec<u8>> {
    let mut texts: Vec<Vec<u8>> = interesting()
        .iter()
        .flat_map(|value| [value.to_string(), (*value as i64).to_string(), format!("{value:X}")])
        .map(String::into_bytes)
        .collect();
    let odd = [
        "",
        "-",
        "+",
        "--1",
        "+-1",
        "1-",
        " 1",
        "1 ",
        "0x1",
        "1_000",
        "00",
        "-0",
        "+0",
        "+7",
        "0000000000000000000000000000001",
        "18446744073709551615",
        "18446744073709551616",
        "99999999999999999999",
        "184467440737095516150",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "+9223372036854775808",
        "99999999999999999999x",
        "-99999999999999999999x",
        "abcdef",
        "ABCDEF",
        "abcdefg",
        "10000000000000000",
        "ffffffffffffffff",
        "1ffffffffffffffff",
        "/",
        ":",
        "@",
        "`",
        "g",
        "G",
    ];
    texts.extend(odd.iter().map(|text| text.as_bytes().to_vec()));
    texts.extend((0..=255).map(|byte| vec![byte]));
    texts.extend((0..=255).map(|byte| vec![b'1', byte]));
    texts
}

/// What an arbitrarily long text of digits means.
fn digits(text: &[u8], base: u32) -> Result<u128, i64> {
    let mut sum = 0_u128;
    for &byte in text {
        let digit = char::from(byte).to_digit(base).ok_or(-22)?;
        sum = (sum * u128::from(base) + u128::from(digit)).min(1 << 100);
    }
    if text.is_empty() { Err(-22) } else { Ok(sum) }
}

#[test]
fn parses_and_tells_overflow_from_nonsense() {
    let narrow = |value: u128| u64::try_from(value).map_err(|_| -34);
    let mut cases = Vec::new();
    for text in texts() {
        cases.push(parse_case("number_parse_u64", &text, digits(&text, 10).and_then(narrow)));
        cases.push(parse_case("number_parse_hex", &text, digits(&text, 16).and_then(narrow)));
        let (is_negative, rest) = match text.split_first() {
            Some((b'-', rest)) => (true, rest),
            Some((b'+', rest)) => (false, rest),
            _ => (false, text.as_slice()),
        };
        let signed = digits(rest, 10).and_then(|magnitude| {
            let value = if is_negative { -(magnitude as i128) } else { magnitude as i128 };
            i64::try_from(value).map(|value| value as u64).map_err(|_| -34)
        });
        cases.push(parse_case("number_parse_i64", &text, signed));
    }
    check(cases);
}
