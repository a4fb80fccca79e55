//! Values on their way to the driver and back; the type says how a value is written (`driver.py`).

use directives::{Scalar, Type, Value};
use serde_json::Value as Json;

pub(super) fn encode(ty: Type, value: &Value) -> Json {
    match (ty, value) {
        (Type::Scalar(scalar), value) => encode_scalar(scalar, value),
        (Type::Array(item), Value::List(values)) => Json::Array(values.iter().map(|value| encode_scalar(item, value)).collect()),
        (_, Value::Text(bytes)) => Json::String(hexadecimal(bytes)),
        _ => Json::Null,
    }
}

fn encode_scalar(scalar: Scalar, value: &Value) -> Json {
    match value {
        Value::Bool(value) => Json::Bool(*value),
        Value::Int(value) if scalar == Scalar::F64 => Json::String(float_bits(*value as f64)),
        Value::Int(value) => Json::String(value.to_string()),
        Value::Float(value) => Json::String(float_bits(*value)),
        Value::Text(_) | Value::List(_) => Json::Null,
    }
}

/// `None` for what is no value of the type.
pub(super) fn decode(ty: Type, json: &Json) -> Option<Value> {
    match ty {
        Type::Scalar(scalar) => decode_scalar(scalar, json),
        Type::Array(item) => {
            json.as_array()?.iter().map(|item_json| decode_scalar(item, item_json)).collect::<Option<_>>().map(Value::List)
        }
        Type::Str | Type::Bytes => {
            let bytes = from_hexadecimal(json.as_str()?)?;
            (ty == Type::Bytes || std::str::from_utf8(&bytes).is_ok()).then_some(Value::Text(bytes))
        }
    }
}

fn decode_scalar(scalar: Scalar, json: &Json) -> Option<Value> {
    match (scalar, scalar.range()) {
        (Scalar::F64, _) => u64::from_str_radix(json.as_str()?, 16).ok().map(f64::from_bits).map(Value::Float),
        (_, Some((low, high))) => json.as_str()?.parse().ok().filter(|number| (low..=high).contains(number)).map(Value::Int),
        _ => json.as_bool().map(Value::Bool),
    }
}

fn float_bits(value: f64) -> String {
    format!("{:016x}", value.to_bits())
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).map(|digit| digit as u8);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    rest.is_empty().then_some(())?;
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_value_survives_the_way(number in any::<u64>(), bits in any::<u64>(), bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
            for (ty, value) in [
                (Type::Scalar(Scalar::U64), Value::Int(number.into())),
                (Type::Scalar(Scalar::I64), Value::Int((number as i64).into())),
                (Type::Scalar(Scalar::F64), Value::Float(f64::from_bits(bits))),
                (Type::Scalar(Scalar::Bool), Value::Bool(number % 2 == 0)),
                (Type::Bytes, Value::Text(bytes.clone())),
                (Type::Array(Scalar::U8), Value::List(bytes.iter().map(|byte| Value::Int((*byte).into())).collect())),
            ] {
                let json: Json = serde_json::from_str(&encode(ty, &value).to_string()).unwrap();
                prop_assert_eq!(decode(ty, &json), Some(value));
            }
        }

        #[test]
        fn whatever_an_oracle_says_is_read(text in "\\PC*") {
            for ty in [Type::Str, Type::Bytes, Type::Array(Scalar::Bool), Type::Scalar(Scalar::I8), Type::Scalar(Scalar::F64)] {
                for json in [Json::String(text.clone()), Json::Array(vec![Json::String(text.clone())]), Json::Null] {
                    if let Some(value) = decode(ty, &json) {
                        prop_assert!(value.check(ty).is_ok());
                    }
                }
            }
        }
    }
}
