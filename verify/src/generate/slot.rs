//! One argument to be made: its type, and the limits that preconditions set for it.

use directives::{Scalar, Type, Value};

/// The most bytes of a text and items of an array that are made, unless a precondition asks for more.
pub(super) const LONGEST: usize = 5_000;

/// Limits that can be kept while a value is made. What they do not say is left to the preconditions themselves.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Of an integer, or of the integers of an array.
    pub(super) low: i128,
    pub(super) high: i128,
    /// Of a float, or of the floats of an array.
    pub(super) least: f64,
    pub(super) most: f64,
    /// Of bytes or items.
    pub(super) shortest: usize,
    pub(super) longest: usize,
    pub(super) sorted: bool,
    pub(super) ascii: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) ty: Type,
    pub(super) limits: Limits,
}

impl Slot {
    pub(super) fn new(ty: Type) -> Self {
        let (low, high) = item(ty).range().unwrap_or((0, 1));
        let limits =
            Limits { low, high, least: f64::NEG_INFINITY, most: f64::INFINITY, shortest: 0, longest: LONGEST, sorted: false, ascii: false };
        Self { ty, limits }
    }

    /// Whether any value is within the limits.
    pub(super) fn is_possible(&self) -> bool {
        let Limits { low, high, least, most, shortest, longest, .. } = self.limits;
        low <= high && least <= most && shortest <= longest
    }

    /// How many values there are within the limits; `None` where they are too many to count, or cannot be numbered.
    pub(super) fn cardinality(&self) -> Option<u64> {
        match self.ty {
            Type::Scalar(scalar) => self.item_cardinality(scalar),
            Type::Str => (self.limits.longest == 0).then_some(1),
            Type::Bytes | Type::Array(_) => {
                let items = self.item_cardinality(item(self.ty))?;
                let mut total: u64 = 0;
                for length in self.limits.shortest..=self.limits.longest {
                    total = total.checked_add(items.checked_pow(u32::try_from(length).ok()?)?)?;
                }
                Some(total)
            }
        }
    }

    fn item_cardinality(&self, scalar: Scalar) -> Option<u64> {
        match scalar {
            Scalar::Bool => Some(2),
            Scalar::F64 => None,
            _ => u64::try_from(self.limits.high.checked_sub(self.limits.low)?.checked_add(1)?.max(0)).ok(),
        }
    }

    /// The value with this number, of as many as [`Slot::cardinality`] says.
    pub(super) fn nth(&self, mut number: u64) -> Value {
        match self.ty {
            Type::Scalar(scalar) => self.nth_item(scalar, number),
            Type::Str => Value::Text(Vec::new()),
            Type::Bytes | Type::Array(_) => {
                let items = self.item_cardinality(item(self.ty)).unwrap_or(1).max(1);
                let mut length = self.limits.shortest;
                while let Some(of_length) = items.checked_pow(length as u32).filter(|of_length| number >= *of_length) {
                    number -= of_length;
                    length += 1;
                }
                let list: Vec<Value> = (0..length)
                    .map(|_| {
                        let value = self.nth_item(item(self.ty), number % items);
                        number /= items;
                        value
                    })
                    .collect();
                sequence(self.ty, list)
            }
        }
    }

    fn nth_item(&self, scalar: Scalar, number: u64) -> Value {
        if scalar == Scalar::Bool { Value::Bool(number == 1) } else { Value::Int(self.limits.low + i128::from(number)) }
    }
}

/// What a sequence of this type has as items, or the scalar itself. A text has bytes.
pub(super) fn item(ty: Type) -> Scalar {
    match ty {
        Type::Scalar(scalar) | Type::Array(scalar) => scalar,
        Type::Str | Type::Bytes => Scalar::U8,
    }
}

/// A list of items as a value of this type.
fn sequence(ty: Type, list: Vec<Value>) -> Value {
    if ty == Type::Bytes { Value::List(list).conform(ty).unwrap_or(Value::Text(Vec::new())) } else { Value::List(list) }
}

/// A value as bytes that are equal exactly if the values are.
pub(super) fn write_key(value: &Value, key: &mut Vec<u8>) {
    match value {
        Value::Bool(value) => key.push(u8::from(*value)),
        Value::Int(number) => key.extend(number.to_le_bytes()),
        Value::Float(number) if number.is_nan() => key.extend(f64::NAN.to_bits().to_le_bytes()),
        Value::Float(number) => key.extend(number.to_bits().to_le_bytes()),
        Value::Text(bytes) => {
            key.extend(bytes.len().to_le_bytes());
            key.extend(bytes);
        }
        Value::List(items) => {
            key.extend(items.len().to_le_bytes());
            items.iter().for_each(|item| write_key(item, key));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn numbered_values_are_all_of_them_and_each_once() {
        let mut three = Slot::new(Type::Array(Scalar::Bool));
        three.limits.longest = 3;
        let mut bytes = Slot::new(Type::Bytes);
        (bytes.limits.low, bytes.limits.high, bytes.limits.shortest, bytes.limits.longest) = (97, 99, 1, 2);
        for (slot, expected) in [(Slot::new(Type::Scalar(Scalar::I8)), 256), (three, 1 + 2 + 4 + 8), (bytes, 3 + 9)] {
            assert_eq!(slot.cardinality(), Some(expected));
            let mut keys = HashSet::new();
            for number in 0..expected {
                let value = slot.nth(number);
                assert_eq!(value.check(slot.ty), Ok(()));
                let mut key = Vec::new();
                write_key(&value, &mut key);
                assert!(keys.insert(key), "{value} comes twice");
            }
        }
        assert_eq!(Slot::new(Type::Bytes).cardinality(), None);
        assert_eq!(Slot::new(Type::Scalar(Scalar::F64)).cardinality(), None);
        assert_eq!(Slot::new(Type::Scalar(Scalar::U64)).cardinality(), None);
    }
}
