//! One call as bytes: what the harness reads, and what it writes back.
//!
//! A frame begins with words of 8 bytes: the number of the function, the result, then for each parameter the value of a scalar,
//! or of a buffer its distance from the frame's start and its count; a function that returns a buffer has another such pair for
//! where to put it, with the capacity. The buffers follow, each between slack, and everything that holds no argument is poisoned.
//! The harness writes the whole frame back, so whatever else was changed is seen.

use directives::{Observation, Scalar, Signature, Type, Value};
use std::fmt;
use std::ops::Range;

pub(crate) const RESULT_WORD: usize = 1;
pub(crate) const FIRST_PARAMETER_WORD: usize = 2;

/// Bytes before and behind each buffer that nothing may write to.
const SLACK: usize = 64;
/// Buffers begin at multiples of it.
const ALIGNMENT: usize = 16;
/// The least capacity of a result, and what it has beyond the expected one.
const LEAST_CAPACITY: usize = 4096;
const SPARE_CAPACITY: usize = 64;

/// A call that is to be made.
#[derive(Debug)]
pub(crate) struct Frame {
    bytes: Vec<u8>,
    parameters: Vec<Option<Buffer>>,
    result: Option<Buffer>,
}

/// A buffer within a frame.
#[derive(Clone, Debug)]
struct Buffer {
    bytes: Range<usize>,
    /// Bytes of one item.
    item: usize,
}

/// What a function did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    /// The observed value.
    Value(Value),
    /// What it did that it may not.
    Misbehaviour(String),
    /// -1: the result does not fit.
    DoesNotFit { capacity: usize },
}

impl Frame {
    /// `arguments` fit the signature. `expected` only says how much room a result needs; its content is not in the frame.
    /// Frames with different `poison` differ in every byte that holds no argument.
    pub(crate) fn new(function: usize, signature: &Signature, arguments: &[Value], expected: &Value, poison: u8) -> Frame {
        let words: usize = signature.parameters.iter().map(|parameter| if parameter.ty.is_buffer() { 2 } else { 1 }).sum();
        let result_words = if signature.result.is_some_and(Type::is_buffer) { 2 } else { 0 };
        let mut frame = Frame { bytes: vec![0; (FIRST_PARAMETER_WORD + words + result_words) * 8], parameters: Vec::new(), result: None };
        frame.set_word(0, function as u64);
        frame.set_word(RESULT_WORD, u64::from_le_bytes([poison; 8]));
        let mut word = FIRST_PARAMETER_WORD;
        for (parameter, argument) in signature.parameters.iter().zip(arguments) {
            let buffer = match parameter.ty {
                Type::Scalar(scalar) => {
                    frame.set_word(word, scalar_bits(scalar, argument));
                    word += 1;
                    None
                }
                ty => {
                    let item = item_bytes(ty);
                    let data = buffer_bytes(ty, argument);
                    Some(frame.add_buffer(&mut word, data.len() / item, item, &data, poison))
                }
            };
            frame.parameters.push(buffer);
        }
        if let Some(ty) = signature.result.filter(|ty| ty.is_buffer()) {
            let item = item_bytes(ty);
            let capacity = (buffer_bytes(ty, expected).len() / item + SPARE_CAPACITY).max(LEAST_CAPACITY);
            let fill: Vec<u8> = (0..capacity * item).map(|index| poison_at(poison, index)).collect();
            frame.result = Some(frame.add_buffer(&mut word, capacity, item, &fill, poison));
        }
        frame.add_slack(poison);
        frame
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn set_word(&mut self, word: usize, value: u64) {
        self.bytes[word * 8..][..8].copy_from_slice(&value.to_le_bytes());
    }

    fn add_slack(&mut self, poison: u8) {
        let end = (self.bytes.len() + SLACK).next_multiple_of(ALIGNMENT);
        self.bytes.extend((self.bytes.len()..end).map(|index| poison_at(poison, index)));
    }

    fn add_buffer(&mut self, word: &mut usize, count: usize, item: usize, data: &[u8], poison: u8) -> Buffer {
        self.add_slack(poison);
        let start = self.bytes.len();
        self.bytes.extend(data);
        self.set_word(*word, start as u64);
        self.set_word(*word + 1, count as u64);
        *word += 2;
        Buffer { bytes: start..start + data.len(), item }
    }

    /// Reads what came back. `back` has the length of the frame.
    pub(crate) fn answer(&self, signature: &Signature, back: &[u8]) -> Answer {
        if let Some(misbehaviour) = self.forbidden_change(signature, back) {
            return Answer::Misbehaviour(misbehaviour);
        }
        let result = word(back, RESULT_WORD);
        match (signature.observation(), &self.result) {
            (Some(Observation::Result(Type::Scalar(scalar))), _) => Answer::Value(scalar_value(scalar, result)),
            (Some(Observation::Result(ty)), Some(buffer)) => buffer_answer(ty, buffer, result, back),
            (Some(Observation::Parameter(index, ty)), _) => match self.parameters.get(index) {
                Some(Some(buffer)) => Answer::Value(buffer_value(ty, &back[buffer.bytes.clone()])),
                _ => Answer::Misbehaviour("has no parameter to compare".to_owned()),
            },
            _ => Answer::Misbehaviour("has nothing to compare".to_owned()),
        }
    }

    /// Compares everything that the function may not write to.
    fn forbidden_change(&self, signature: &Signature, back: &[u8]) -> Option<String> {
        let result_word = RESULT_WORD * 8..(RESULT_WORD + 1) * 8;
        if self.bytes[..result_word.start] != back[..result_word.start] {
            return Some("wrote outside of its buffers".to_owned());
        }
        let (mut from, mut before) = (result_word.end, None);
        for (place, may_change, buffer) in self.buffers(signature) {
            let gap = from..buffer.bytes.start;
            if self.bytes[gap.clone()] != back[gap.clone()] {
                return Some(self.stray_write(gap, back, before, Some(place)));
            }
            if !may_change && self.bytes[buffer.bytes.clone()] != back[buffer.bytes.clone()] {
                return Some(format!("changed {place}, which is not `mut`"));
            }
            (from, before) = (buffer.bytes.end, Some(place));
        }
        let gap = from..self.bytes.len();
        (self.bytes[gap.clone()] != back[gap.clone()]).then(|| self.stray_write(gap, back, before, None))
    }

    /// In the order of the frame: what it is, whether it may be written to, where it is.
    fn buffers<'a>(&'a self, signature: &'a Signature) -> impl Iterator<Item = (Place<'a>, bool, &'a Buffer)> {
        let parameters = signature.parameters.iter().zip(&self.parameters);
        let parameters =
            parameters.filter_map(|(parameter, buffer)| Some((Place::Parameter(&parameter.name), parameter.mutable, buffer.as_ref()?)));
        parameters.chain(self.result.iter().map(|buffer| (Place::Result, true, buffer)))
    }

    /// A write into the slack between two buffers is told of the one that it lies nearer to.
    fn stray_write(&self, gap: Range<usize>, back: &[u8], before: Option<Place<'_>>, behind: Option<Place<'_>>) -> String {
        let changed = |&index: &usize| self.bytes[index] != back[index];
        let after_start = gap.clone().find(changed).map_or(0, |first| first - gap.start);
        let before_end = gap.clone().rev().find(changed).map_or(0, |last| gap.end - 1 - last);
        match (before, behind) {
            (Some(before), None) => format!("wrote beyond the end of {before}"),
            (Some(before), Some(_)) if after_start <= before_end => format!("wrote beyond the end of {before}"),
            (_, Some(behind)) => format!("wrote before the start of {behind}"),
            (None, None) => "wrote outside of its buffers".to_owned(),
        }
    }
}

/// A buffer in words.
#[derive(Clone, Copy)]
enum Place<'a> {
    Parameter(&'a str),
    Result,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Parameter(name) => write!(formatter, "the parameter `{name}`"),
            Place::Result => formatter.write_str("the capacity of its result"),
        }
    }
}

fn buffer_answer(ty: Type, buffer: &Buffer, result: u64, back: &[u8]) -> Answer {
    let capacity = buffer.bytes.len() / buffer.item;
    match i64::from_le_bytes(result.to_le_bytes()) {
        -1 => Answer::DoesNotFit { capacity },
        count if usize::try_from(count).is_ok_and(|count| count <= capacity) => {
            let bytes = count as usize * buffer.item;
            Answer::Value(buffer_value(ty, &back[buffer.bytes.start..][..bytes]))
        }
        count => Answer::Misbehaviour(format!("returned the length {count}, which is not between -1 and its capacity {capacity}")),
    }
}

fn word(bytes: &[u8], index: usize) -> u64 {
    let mut word = [0; 8];
    word.copy_from_slice(&bytes[index * 8..][..8]);
    u64::from_le_bytes(word)
}

/// Differs from byte to byte, so that a copy to the wrong place shows.
fn poison_at(poison: u8, index: usize) -> u8 {
    poison ^ (index as u8).wrapping_mul(31)
}

fn item_bytes(ty: Type) -> usize {
    match ty {
        Type::Array(scalar) | Type::Scalar(scalar) => scalar.bytes(),
        Type::Str | Type::Bytes => 1,
    }
}

/// The bits of a value in a register, with whatever extension: the harness takes the low ones.
fn scalar_bits(scalar: Scalar, value: &Value) -> u64 {
    match (scalar, value) {
        (_, Value::Bool(value)) => (*value).into(),
        (Scalar::F64, Value::Float(value)) => value.to_bits(),
        (Scalar::F64, Value::Int(value)) => (*value as f64).to_bits(),
        (_, Value::Int(value)) => *value as u64,
        _ => 0,
    }
}

/// Only the bits that the type has count.
fn scalar_value(scalar: Scalar, bits: u64) -> Value {
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

fn buffer_bytes(ty: Type, value: &Value) -> Vec<u8> {
    match (ty, value) {
        (_, Value::Text(bytes)) => bytes.clone(),
        (Type::Array(item), Value::List(values)) => {
            values.iter().flat_map(|value| scalar_bits(item, value).to_le_bytes().into_iter().take(item.bytes())).collect()
        }
        _ => Vec::new(),
    }
}

fn buffer_value(ty: Type, bytes: &[u8]) -> Value {
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

#[cfg(test)]
mod tests {
    use super::*;
    use directives::parse_signature;
    use proptest::prelude::*;

    fn signature(text: &str) -> Signature {
        let source = diagnostics::Source::new("test", text);
        parse_signature(&source, diagnostics::Span::new(0, text.len())).unwrap()
    }

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

        #[test]
        fn whatever_comes_back_is_read(back in proptest::collection::vec(any::<u8>(), 0..6000), at in 0usize..6000) {
            for text in ["f(a: str, b: mut [i32]) -> bytes", "f(a: i8) -> bool", "f(a: mut bytes)", "f() -> [f64]"] {
                let signature = signature(text);
                let arguments = [Value::Text(b"abc".to_vec()), Value::List(vec![Value::Int(1)])];
                let frame = Frame::new(0, &signature, &arguments[..signature.parameters.len()], &Value::Text(Vec::new()), 0xa5);
                let mut bytes = frame.bytes().to_vec();
                for (place, byte) in bytes.iter_mut().skip(at).zip(&back) {
                    *place = *byte;
                }
                let unchanged = bytes == frame.bytes();
                prop_assert!(unchanged || !matches!(frame.answer(&signature, &bytes), Answer::Value(Value::Text(text)) if text.len() > 5000));
            }
        }
    }

    /// Changing any byte that holds no result is seen, whichever it is.
    #[test]
    fn every_byte_outside_of_results_is_guarded() {
        let signature = signature("f(a: str, b: mut [i32], c: u8) -> bytes");
        let arguments = [Value::Text(b"abc".to_vec()), Value::List(vec![Value::Int(1)]), Value::Int(3)];
        let frame = Frame::new(0, &signature, &arguments, &Value::Text(Vec::new()), 0xa5);
        let (mutable, result) = (frame.parameters[1].as_ref().unwrap().bytes.clone(), frame.result.as_ref().unwrap().bytes.clone());
        let mut back = frame.bytes().to_vec();
        back[RESULT_WORD * 8..][..8].fill(0);
        assert_eq!(frame.answer(&signature, &back), Answer::Value(Value::Text(Vec::new())));
        for index in (0..back.len()).filter(|index| !(RESULT_WORD * 8..(RESULT_WORD + 1) * 8).contains(index)) {
            back[index] ^= 1;
            let seen = matches!(frame.answer(&signature, &back), Answer::Misbehaviour(_));
            assert_eq!(seen, !mutable.contains(&index) && !result.contains(&index), "byte {index}");
            back[index] ^= 1;
        }
    }
}
