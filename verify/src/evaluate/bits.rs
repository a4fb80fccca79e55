//! Values as bits and bytes, and back.

use directives::{Scalar, Type, Value};

pub(crate) fn item_bytes(ty: Type) -> usize {
    match ty {
        Type::Array(scalar) | Type::Scalar(scalar) => scalar.bytes(),
        Type::Str | Type::Bytes => 1,
    }
}

/// The bits of a value in a register, with whatever extension: the harness takes the low ones.
pub(crate) fn scalar_bits(scalar: Scalar, value: &Value) -> u64 {
    match (scalar, value) {
        (_, Value::Bool(value)) => (*value).into(),
        (Scalar::F64, Value::Float(value)) => value.to_bits(),
        (Scalar::F64, Value::Int(value)) => (*value as f64).to_bits(),
        (_, Value::Int(value)) => *value as u64,
        _ => 0,
    }
}

/// Only the bits that the type has count.
pub(crate) fn scalar_value(scalar: Scalar, bits: u64) -> Value {
    match scalar {
        Scalar::Bool => Value::Bool(bits & 1 != 0),
        Scalar::I8 => Value::Int((bits as i8).into()),
        Scalar::I16 => Value::Int((bits as i16).into()),
        Scalar::I32 => Value::Int((bits as i32).into()),
        Scalar::I64 => Value::Int((bits as i64).into()),
        Scalar::U8 => Value::Int((bits as u8).into()),
        Scalar::U16 => Value::Int((bits as u16).into()),
        Scalar::U32 => Value::Int((bits as u32).into()),
        Scalar::U64 => Value::Int(bits.into()),
        Scalar::F64 => Value::Float(f64::from_bits(bits)),
    }
}

pub(crate) fn buffer_bytes(ty: Type, value: &Value) -> Vec<u8> {
    match (ty, value) {
        (_, Value::Text(bytes)) => bytes.clone(),
        (Type::Array(item), Value::List(values)) => {
            values.iter().flat_map(|value| scalar_bits(item, value).to_le_bytes().into_iter().take(item.bytes())).collect()
        }
        _ => Vec::new(),
    }
}

/// The number of items in a text or list.
pub(crate) fn items(value: &Value) -> usize {
    match value {
        Value::Text(bytes) => bytes.len(),
        Value::List(values) => values.len(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => 0,
    }
}

pub(crate) fn buffer_value(ty: Type, bytes: &[u8]) -> Value {
    let Type::Array(item) = ty else { return Value::Text(bytes.to_vec()) };
    let items = bytes.chunks_exact(item.bytes()).map(|chunk| {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        let bits = u64::from_le_bytes(word);
        match item {
            // A byte that is neither 0 nor 1 is no `bool`, and equals none.
            Scalar::Bool if bits > 1 => Value::Int(bits.into()),
            _ => scalar_value(item, bits),
        }
    });
    Value::List(items.collect())
}

pub(crate) fn word_at(bytes: &[u8], start: usize) -> u64 {
    let mut word = [0; 8];
    word.copy_from_slice(&bytes[start..][..8]);
    u64::from_le_bytes(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scalar() -> impl Strategy<Value = Scalar> {
        proptest::sample::select(Scalar::ALL.to_vec())
    }

    fn value(scalar: Scalar) -> BoxedStrategy<Value> {
        match scalar.range() {
            Some((low, high)) => (low..=high).prop_map(Value::Int).boxed(),
            None if scalar == Scalar::Bool => any::<bool>().prop_map(Value::Bool).boxed(),
            None => any::<u64>().prop_map(|bits| Value::Float(f64::from_bits(bits))).boxed(),
        }
    }

    fn array() -> impl Strategy<Value = (Scalar, Vec<Value>)> {
        scalar().prop_flat_map(|item| (Just(item), proptest::collection::vec(value(item), 0..20)))
    }

    proptest! {
        #[test]
        fn every_scalar_survives_the_way_through_a_word((scalar, value) in scalar().prop_flat_map(|scalar| (Just(scalar), value(scalar)))) {
            prop_assert_eq!(scalar_value(scalar, scalar_bits(scalar, &value)), value);
        }

        #[test]
        fn every_array_survives_the_way_through_a_buffer((item, values) in array()) {
            let value = Value::List(values);
            prop_assert_eq!(buffer_value(Type::Array(item), &buffer_bytes(Type::Array(item), &value)), value);
        }
    }
}
