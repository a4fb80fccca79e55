use crate::{Scalar, Type};
use std::fmt;

/// A value as an example states it. Prints as in a task file; parsing the print gives an equal value.
#[derive(Clone, Debug)]
pub enum Value {
    Bool(bool),
    Int(i128),
    Float(f64),
    Text(Vec<u8>),
    List(Vec<Value>),
}

/// Floats are equal bit by bit, except that all NaNs are equal: the rule by which the gate compares results.
impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Value::Bool(left), Value::Bool(right)) => left == right,
            (Value::Int(left), Value::Int(right)) => left == right,
            (Value::Float(left), Value::Float(right)) => left.to_bits() == right.to_bits() || (left.is_nan() && right.is_nan()),
            (Value::Text(left), Value::Text(right)) => left == right,
            (Value::List(left), Value::List(right)) => left == right,
            _ => false,
        }
    }
}

impl Eq for Value {}

impl Value {
    /// Whether this value can stand where `ty` is wanted.
    ///
    /// # Errors
    /// Why not, for a message: `300 does not fit u8 (0 to 255)`.
    pub fn check(&self, ty: Type) -> Result<(), String> {
        self.conform(ty).map(drop)
    }

    /// This value as one of `ty`: an integer becomes a float where it is exact, a list of bytes becomes a text. In the
    /// result a `Str` or `Bytes` is `Text`, an array is `List`, a float is `Float`.
    ///
    /// # Errors
    /// As [`Value::check`].
    pub fn conform(&self, ty: Type) -> Result<Value, String> {
        match (ty, self) {
            (Type::Scalar(scalar), _) => self.conform_scalar(scalar),
            (Type::Str, Value::Text(bytes)) => match std::str::from_utf8(bytes) {
                Ok(_) => Ok(self.clone()),
                Err(error) => Err(format!("a `str` is UTF-8, and byte {} of this text is not; use `bytes`", error.valid_up_to())),
            },
            (Type::Bytes, Value::Text(_)) => Ok(self.clone()),
            (Type::Bytes, Value::List(items)) => {
                conform_items(items, Scalar::U8).map(|items| Value::Text(items.iter().map(byte).collect()))
            }
            (Type::Array(item), Value::List(items)) => conform_items(items, item).map(Value::List),
            _ => Err(self.mismatch(ty)),
        }
    }

    fn conform_scalar(&self, scalar: Scalar) -> Result<Value, String> {
        match (scalar.range(), self) {
            (Some((low, high)), Value::Int(number)) if (low..=high).contains(number) => Ok(self.clone()),
            (Some((low, high)), Value::Int(number)) => Err(format!("{number} does not fit `{scalar}` ({low} to {high})")),
            (None, Value::Bool(_)) if scalar == Scalar::Bool => Ok(self.clone()),
            (None, Value::Float(_)) if scalar == Scalar::F64 => Ok(self.clone()),
            (None, Value::Int(number)) if scalar == Scalar::F64 => {
                exact_float(*number).map(Value::Float).ok_or_else(|| format!("{number} is not exact as `f64`; write it as a float"))
            }
            _ => Err(self.mismatch(Type::Scalar(scalar))),
        }
    }

    fn mismatch(&self, ty: Type) -> String {
        format!("this is {}, not `{ty}`", self.kind())
    }

    fn kind(&self) -> &'static str {
        match self {
            Value::Bool(_) => "a `bool`",
            Value::Int(_) => "an integer",
            Value::Float(_) => "a float",
            Value::Text(_) => "a text",
            Value::List(_) => "a list",
        }
    }
}

fn conform_items(items: &[Value], item: Scalar) -> Result<Vec<Value>, String> {
    let conform = |(index, value): (usize, &Value)| value.conform_scalar(item).map_err(|problem| format!("item {}: {problem}", index + 1));
    items.iter().enumerate().map(conform).collect()
}

/// The byte of an item that has passed as `u8`.
fn byte(item: &Value) -> u8 {
    match item {
        Value::Int(number) => *number as u8,
        _ => 0,
    }
}

pub(crate) fn exact_float(number: i128) -> Option<f64> {
    let float = number as f64;
    (float.abs() < 2f64.powi(126) && float as i128 == number).then_some(float)
}

impl fmt::Display for Value {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Bool(value) => write!(formatter, "{value}"),
            Value::Int(value) => write!(formatter, "{value}"),
            Value::Float(value) if value.is_nan() => formatter.write_str("nan"),
            Value::Float(value) => write!(formatter, "{value:?}"),
            Value::Text(bytes) => write_text_literal(formatter, bytes),
            Value::List(items) => {
                formatter.write_str("[")?;
                for (index, item) in items.iter().enumerate() {
                    write!(formatter, "{}{item}", if index == 0 { "" } else { ", " })?;
                }
                formatter.write_str("]")
            }
        }
    }
}

/// Writes a text literal with its quotes. What does not print, and what is not UTF-8, is escaped.
///
/// # Errors
/// Only those of `out`.
pub fn write_text_literal(out: &mut impl fmt::Write, bytes: &[u8]) -> fmt::Result {
    out.write_char('"')?;
    for chunk in bytes.utf8_chunks() {
        chunk.valid().chars().try_for_each(|character| write_character(out, character))?;
        chunk.invalid().iter().try_for_each(|byte| write!(out, "\\x{byte:02x}"))?;
    }
    out.write_char('"')
}

fn write_character(out: &mut impl fmt::Write, character: char) -> fmt::Result {
    match character {
        '"' => out.write_str("\\\""),
        '\\' => out.write_str("\\\\"),
        '\n' => out.write_str("\\n"),
        '\r' => out.write_str("\\r"),
        '\t' => out.write_str("\\t"),
        '\0' => out.write_str("\\0"),
        ' ' => out.write_char(' '),
        _ if character.is_ascii_control() => write!(out, "\\x{:02x}", u32::from(character)),
        _ if prints(character) => out.write_char(character),
        _ => write!(out, "\\u{{{:x}}}", u32::from(character)),
    }
}

/// Not a control, a blank other than the plain one, a direction mark or a character without width.
fn prints(character: char) -> bool {
    let is_invisible =
        matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !character.is_control() && !character.is_whitespace() && !is_invisible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers_are_held_to_their_range() {
        for (value, ty, fits) in [
            (127, Scalar::I8, true),
            (128, Scalar::I8, false),
            (-1, Scalar::U64, false),
            (u64::MAX.into(), Scalar::U64, true),
            (u64::MAX.into(), Scalar::I64, false),
            ((1 << 53) + 1, Scalar::F64, false),
            (i128::MAX, Scalar::F64, false),
            (1 << 60, Scalar::F64, true),
        ] {
            assert_eq!(Value::Int(value).check(Type::Scalar(ty)).is_ok(), fits, "{value} as {ty}");
        }
        assert_eq!(Value::Int(300).check(Type::Scalar(Scalar::U8)), Err("300 does not fit `u8` (0 to 255)".into()));
    }

    #[test]
    fn literals_become_values_of_the_wanted_type() {
        let list = Value::List(vec![Value::Int(0), Value::Int(255)]);
        assert_eq!(list.conform(Type::Bytes), Ok(Value::Text(vec![0, 255])));
        assert_eq!(list.conform(Type::Array(Scalar::U8)), Ok(list.clone()));
        assert_eq!(list.conform(Type::Array(Scalar::I8)), Err("item 2: 255 does not fit `i8` (-128 to 127)".into()));
        assert_eq!(Value::Int(2).conform(Type::Scalar(Scalar::F64)), Ok(Value::Float(2.0)));
        assert!(Value::Text(vec![0xff]).check(Type::Str).is_err());
        assert!(Value::Text(vec![0xff]).check(Type::Bytes).is_ok());
        assert!(Value::Bool(true).check(Type::Scalar(Scalar::U8)).is_err());
    }

    #[test]
    fn texts_print_visibly() {
        let text = Value::Text(b"a\"\\\n\0\x1b\xff \xc3\xa4\xe2\x80\xae".to_vec());
        assert_eq!(text.to_string(), r#""a\"\\\n\0\x1b\xff ä\u{202e}""#);
    }
}
