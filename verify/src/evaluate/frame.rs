//! One call of a function that has buffers, as bytes: what the harness reads, and what it writes back (`harness.ll` says how).
//!
//! Each buffer lies in a slot of its own, flush against the page behind it or before it that cannot be touched. On the other side it has
//! slack. Slack and everything else that holds no argument is poisoned; it comes back with the buffers, so whatever was changed is seen.

use super::bits::{buffer_bytes, buffer_value, item_bytes, items, scalar_bits, scalar_value, word_at};
use super::{Answer, Call, Returned};
use directives::{Signature, Type, Value};
use std::fmt;
use std::ops::Range;

/// Bytes on the open side of each buffer that nothing may write to.
pub(crate) const SLACK: usize = 64;
/// Bytes between two slots that cannot be touched.
pub(crate) const GUARD: usize = 64 << 10;
const PAGE: usize = 4096;
/// How far from the start of its slot an image lies that is flush with nothing.
const FROM_THE_EDGE: usize = 16;
/// Words at the start of a frame, and for each image.
const HEAD_WORDS: usize = 3;
const IMAGE_WORDS: usize = 3;

/// What surrounds a call, the same for all calls of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Surroundings {
    /// Runs with different poison differ in every byte that holds no argument.
    pub(crate) poison: u8,
    pub(crate) flush: Flush,
}

/// On which side of a buffer the page begins that cannot be touched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flush {
    Behind,
    Before,
    /// On neither: the buffer lies in the middle of memory, as most do in programs.
    Nowhere,
}

impl Flush {
    pub(crate) fn other(self) -> Flush {
        match self {
            Flush::Behind => Flush::Before,
            Flush::Before | Flush::Nowhere => Flush::Behind,
        }
    }
}

/// The slots that hold the buffers of a batch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slots {
    pub(crate) count: usize,
    pub(crate) bytes: usize,
}

impl Slots {
    /// Large enough for every call.
    pub(crate) fn of(signature: &Signature, calls: &[Call<'_>]) -> Slots {
        let result = signature.result.filter(|ty| ty.is_buffer());
        let count = signature.parameters.iter().filter(|parameter| parameter.ty.is_buffer()).count() + usize::from(result.is_some());
        let largest = |call: &Call<'_>| {
            let parameters = signature.parameters.iter().zip(call.arguments);
            let parameters = parameters.map(|(parameter, argument)| items(argument) * item_bytes(parameter.ty));
            parameters.max().unwrap_or(0).max(result.map_or(0, |ty| call.capacity * item_bytes(ty)))
        };
        let largest = calls.iter().map(largest).max().unwrap_or(0);
        Slots { count, bytes: (FROM_THE_EDGE + 2 * SLACK + largest).next_multiple_of(PAGE) }
    }

    pub(crate) fn stride(self) -> usize {
        self.bytes + GUARD
    }

    pub(crate) fn with_guards(self) -> usize {
        self.count * self.stride() + GUARD
    }
}

/// A call that is to be made.
#[derive(Debug)]
pub(crate) struct Frame {
    pub(crate) bytes: Vec<u8>,
    images: Vec<Image>,
}

/// A buffer with its slack.
#[derive(Clone, Debug)]
struct Image {
    /// `None` is the result.
    parameter: Option<usize>,
    /// Within the frame, slack and all.
    bytes: Range<usize>,
    /// Within the frame, the buffer alone.
    data: Range<usize>,
    /// From the first slot to the image.
    place: usize,
    ty: Type,
}

impl Frame {
    /// The arguments fit the signature.
    pub(crate) fn new(signature: &Signature, call: &Call<'_>, slots: Slots, around: Surroundings) -> Frame {
        let head = (HEAD_WORDS + IMAGE_WORDS * slots.count) * 8;
        let mut words = Vec::new();
        let mut frame = Frame { bytes: vec![0; head + argument_words(signature) * 8], images: Vec::new() };
        for (index, (parameter, argument)) in signature.parameters.iter().zip(call.arguments).enumerate() {
            match parameter.ty {
                Type::Scalar(scalar) => words.push(scalar_bits(scalar, argument)),
                ty => words.extend(frame.add(Some(index), ty, &buffer_bytes(ty, argument), slots, around)),
            }
        }
        if let Some(ty) = signature.result.filter(|ty| ty.is_buffer()) {
            words.extend(frame.add(None, ty, &poison(around.poison, call.capacity * item_bytes(ty)), slots, around));
        }
        // Frames lie behind each other, and each begins at a word.
        frame.bytes.resize(frame.bytes.len().next_multiple_of(8), 0);
        frame.set_words(0, &[frame.bytes.len() as u64, frame.images.len() as u64, head as u64]);
        let images = frame.images.iter();
        let images: Vec<u64> =
            images.flat_map(|image| [image.bytes.start, image.bytes.len(), image.place]).map(|word| word as u64).collect();
        frame.set_words(HEAD_WORDS, &images);
        frame.set_words(head / 8, &words);
        frame
    }

    fn set_words(&mut self, first: usize, words: &[u64]) {
        for (place, word) in self.bytes[first * 8..].chunks_exact_mut(8).zip(words) {
            place.copy_from_slice(&word.to_le_bytes());
        }
    }

    /// The two words of the argument.
    fn add(&mut self, parameter: Option<usize>, ty: Type, data: &[u8], slots: Slots, around: Surroundings) -> [u64; 2] {
        let start = self.bytes.len();
        let slot = self.images.len() * slots.stride();
        let slack = poison(around.poison, SLACK);
        let (data_start, place) = match around.flush {
            Flush::Behind => {
                self.bytes.extend(slack);
                self.bytes.extend(data);
                (start + SLACK, slot + slots.bytes - SLACK - data.len())
            }
            Flush::Before => {
                self.bytes.extend(data);
                self.bytes.extend(slack);
                (start, slot)
            }
            Flush::Nowhere => {
                self.bytes.extend(&slack);
                self.bytes.extend(data);
                self.bytes.extend(slack);
                (start + SLACK, slot + FROM_THE_EDGE)
            }
        };
        let image = Image { parameter, bytes: start..self.bytes.len(), data: data_start..data_start + data.len(), place, ty };
        let distance = place + (data_start - start);
        self.images.push(image);
        [distance as u64, (data.len() / item_bytes(ty)) as u64]
    }

    /// The length of what comes back.
    pub(crate) fn answer_bytes(&self) -> usize {
        8 + self.images.iter().map(|image| image.bytes.len()).sum::<usize>()
    }

    /// Reads what came back, which is of that length.
    pub(crate) fn answer(&self, signature: &Signature, back: &[u8]) -> Answer {
        let result = word_at(back, 0);
        let mut mutated = Vec::new();
        let mut room: &[u8] = &[];
        let mut rest = &back[8..];
        for image in &self.images {
            let (came_back, behind) = rest.split_at(image.bytes.len());
            rest = behind;
            if let Some(misbehaviour) = self.forbidden_change(signature, image, came_back) {
                return Answer::Misbehaviour(misbehaviour);
            }
            let data = &came_back[image.data.start - image.bytes.start..][..image.data.len()];
            match image.parameter {
                Some(index) if signature.parameters[index].mutable => mutated.push((index, buffer_value(image.ty, data))),
                Some(_) => {}
                None => room = data,
            }
        }
        match signature.result {
            None => Answer::Returned(Returned { result: None, mutated }),
            Some(Type::Scalar(scalar)) => Answer::Returned(Returned { result: Some(scalar_value(scalar, result)), mutated }),
            Some(ty) => buffer_answer(ty, result, room, mutated),
        }
    }

    fn forbidden_change(&self, signature: &Signature, image: &Image, back: &[u8]) -> Option<String> {
        let sent = &self.bytes[image.bytes.clone()];
        let data = image.data.start - image.bytes.start..image.data.end - image.bytes.start;
        let place = image.parameter.map_or(Place::Result, |index| Place::Parameter(&signature.parameters[index].name));
        if sent[..data.start] != back[..data.start] {
            return Some(format!("wrote before the start of {place}"));
        }
        if sent[data.end..] != back[data.end..] {
            return Some(format!("wrote beyond the end of {place}"));
        }
        let may_change = image.parameter.is_none_or(|index| signature.parameters[index].mutable);
        (!may_change && sent[data.clone()] != back[data]).then(|| format!("changed {place}, which is not `mut`"))
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

/// How many words the arguments take.
pub(crate) fn argument_words(signature: &Signature) -> usize {
    let parameters: usize = signature.parameters.iter().map(|parameter| if parameter.ty.is_buffer() { 2 } else { 1 }).sum();
    parameters + if signature.result.is_some_and(Type::is_buffer) { 2 } else { 0 }
}

fn buffer_answer(ty: Type, result: u64, room: &[u8], mutated: Vec<(usize, Value)>) -> Answer {
    let item = item_bytes(ty);
    let capacity = room.len() / item;
    match i64::from_le_bytes(result.to_le_bytes()) {
        -1 => Answer::DoesNotFit { capacity },
        count if usize::try_from(count).is_ok_and(|count| count <= capacity) => {
            let result = Some(buffer_value(ty, &room[..count as usize * item]));
            Answer::Returned(Returned { result, mutated })
        }
        count => Answer::Misbehaviour(format!("returned the length {count}, which is not between -1 and its capacity {capacity}")),
    }
}

/// Differs from byte to byte, so that a copy to the wrong place shows; but no poison is zeroes.
fn poison(poison: u8, bytes: usize) -> Vec<u8> {
    if poison == 0 {
        return vec![0; bytes];
    }
    let period: [u8; 256] = std::array::from_fn(|index| poison ^ (index as u8).wrapping_mul(31));
    let mut all = period.repeat(bytes.div_ceil(period.len()));
    all.truncate(bytes);
    all
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

    fn frame(signature: &Signature, arguments: &[Value], flush: Flush) -> Frame {
        let call = Call { function: 0, arguments: &arguments[..signature.parameters.len()], capacity: 100 };
        let slots = Slots::of(signature, &[call]);
        Frame::new(signature, &call, slots, Surroundings { poison: 0xa5, flush })
    }

    /// What comes back from a function that changes nothing and gives 0.
    fn untouched(frame: &Frame) -> Vec<u8> {
        let mut back = vec![0; 8];
        frame.images.iter().for_each(|image| back.extend(&frame.bytes[image.bytes.clone()]));
        back
    }

    proptest! {
        #[test]
        fn whatever_comes_back_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..600), at in 0usize..600) {
            for text in ["f(a: str, b: mut [i32]) -> bytes", "f(a: str) -> bool", "f(a: mut bytes)", "f() -> [f64]"] {
                let signature = signature(text);
                let arguments = [Value::Text(b"abc".to_vec()), Value::List(vec![Value::Int(1)])];
                let frame = frame(&signature, &arguments, Flush::Behind);
                let mut back = untouched(&frame);
                prop_assert_eq!(back.len(), frame.answer_bytes());
                for (place, byte) in back.iter_mut().skip(at).zip(&bytes) {
                    *place = *byte;
                }
                if let Answer::Returned(Returned { result: Some(value), .. }) = frame.answer(&signature, &back) {
                    prop_assert!(items(&value) <= 100);
                }
            }
        }
    }

    /// Changing any byte that holds no result is seen, whichever it is, and on whichever side the guard lies.
    #[test]
    fn every_byte_outside_of_results_is_guarded() {
        let signature = signature("f(a: str, b: mut [i32], c: u8) -> bytes");
        let arguments = [Value::Text(b"abc".to_vec()), Value::List(vec![Value::Int(1)]), Value::Int(3)];
        for flush in [Flush::Behind, Flush::Before] {
            let frame = frame(&signature, &arguments, flush);
            let mut back = untouched(&frame);
            let (mut at, mut may_change) = (8, vec![false; back.len()]);
            for image in &frame.images {
                let data = at + (image.data.start - image.bytes.start);
                may_change[data..data + image.data.len()].fill(image.parameter != Some(0));
                at += image.bytes.len();
            }
            for index in 8..back.len() {
                back[index] ^= 1;
                let seen = matches!(frame.answer(&signature, &back), Answer::Misbehaviour(_));
                assert_eq!(seen, !may_change[index], "byte {index}");
                back[index] ^= 1;
            }
        }
    }

    /// A buffer ends, or begins, where its slot does.
    #[test]
    fn buffers_touch_the_guards() {
        let signature = signature("f(a: str, b: mut [i32], c: u8) -> bytes");
        let arguments = [Value::Text(b"abc".to_vec()), Value::List(vec![Value::Int(1)]), Value::Int(3)];
        for (flush, edges) in [(Flush::Behind, [4093, 4092, 3996]), (Flush::Before, [0, 0, 0])] {
            let frame = frame(&signature, &arguments, flush);
            let stride = 4096 + GUARD as u64;
            let arguments = word_at(&frame.bytes, 16) as usize;
            let words: Vec<u64> = (0..7).map(|index| word_at(&frame.bytes, arguments + index * 8)).collect();
            assert_eq!(words, [edges[0], 3, stride + edges[1], 1, 3, 2 * stride + edges[2], 100]);
        }
    }
}
