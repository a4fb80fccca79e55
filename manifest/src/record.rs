//! A definition as the text of its module's index holds it: numbers, then texts, in one piece, so that a lookup touches
//! one place in memory, and so short that this is mostly one cache line or two.
//!
//! The numbers are written in bytes of seven bits, so that the whole stays text: two bytes each, or five where one of them
//! needs that. They are followed by the signature, which nearly always contains the name, or else the name; then the
//! documentation, the hash, and the names of the parameters, each behind its length.

use crate::entry::{Parameters, Visibility};
use std::hint::black_box;

/// Numbers of a definition.
const NUMBERS: usize = 9;
/// Bytes of a number where all are below `1 << 14`.
const NARROW: usize = 2;
/// Bytes of a number of 32 bits.
const WIDE: usize = 5;

/// How far behind the beginning of a record its name ends, nearly always within the same cache line as this.
const NAME_ENDS: usize = 52;

/// The first byte of a definition: a letter with these bits.
const LETTER: u8 = b'@';
const PUBLIC: u8 = 1;
const IS_WIDE: u8 = 2;

/// What comes before the texts of a definition.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Record {
    /// Where the texts begin.
    texts: usize,
    /// Where the name is, counted from there.
    name_start: u32,
    name_length: u32,
    /// The signature and, where it does not contain it, the name.
    head: u32,
    signature: u32,
    documentation: u32,
    hash: u32,
    parameters: u32,
    pub(crate) types: u32,
    pub(crate) line: u32,
    pub(crate) visibility: Visibility,
}

/// Functions, modules, names and words are numbered with 32 bits: four thousand million functions need more memory than
/// 256 GiB. A longer text of one function is cut.
pub(crate) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// Each number in so many bytes.
fn push_numbers<const BYTES: usize>(text: &mut String, numbers: &[u32]) {
    text.reserve(numbers.len() * BYTES);
    let bytes = numbers.iter().flat_map(|&number| (0..BYTES).map(move |place| (number >> (7 * place)) as u8 & 0x7f));
    text.extend(bytes.map(char::from));
}

/// The number with this place among those of as many bytes.
#[inline(always)]
fn read_number<const BYTES: usize>(bytes: &[u8], place: usize) -> u32 {
    let bytes = &bytes[place * BYTES..(place + 1) * BYTES];
    (0..BYTES).fold(0, |number, place| number | u32::from(bytes[place]) << (7 * place))
}

/// The texts of a definition.
pub(crate) struct Texts<'a, Name> {
    pub(crate) name: &'a str,
    /// Empty for a global.
    pub(crate) signature: &'a str,
    pub(crate) documentation: &'a str,
    pub(crate) hash: &'a str,
    pub(crate) parameters: &'a [Name],
}

/// Appends a definition.
pub(crate) fn write<Name: AsRef<str>>(text: &mut String, texts: &Texts<Name>, visibility: Visibility, line: usize, types: u32) {
    let sigil = texts.signature.find('@').map_or(0, |sigil| sigil + 1);
    let is_inside = texts.signature[sigil..].starts_with(texts.name);
    let (name_start, head) = match is_inside {
        true => (sigil, texts.signature.len()),
        false => (texts.signature.len(), texts.signature.len() + texts.name.len()),
    };
    let lengths = [name_start, texts.name.len(), head, texts.signature.len(), texts.documentation.len(), texts.hash.len()];
    let [name_start, name_length, head, signature, documentation, hash] = lengths.map(number);
    let numbers = [name_start, name_length, head, signature, documentation, hash, number(texts.parameters.len()), types, number(line)];
    let is_wide = numbers.into_iter().any(|number| number >> (7 * NARROW) > 0);
    let is_public = visibility == Visibility::Public;
    text.push(char::from(LETTER | if is_public { PUBLIC } else { 0 } | if is_wide { IS_WIDE } else { 0 }));
    match is_wide {
        true => push_numbers::<WIDE>(text, &numbers),
        false => push_numbers::<NARROW>(text, &numbers),
    }
    text.push_str(texts.signature);
    text.push_str(if is_inside { "" } else { texts.name });
    text.push_str(texts.documentation);
    text.push_str(texts.hash);
    for parameter in texts.parameters {
        push_numbers::<WIDE>(text, &[number(parameter.as_ref().len())]);
        text.push_str(parameter.as_ref());
    }
}

impl Record {
    /// The record that begins at `start`.
    #[inline]
    pub(crate) fn read(text: &str, start: usize) -> Option<Self> {
        let (&letter, bytes) = text.as_bytes().get(start..)?.split_first()?;
        match letter & IS_WIDE {
            0 => Some(Self::of::<NARROW>(letter, bytes.first_chunk::<{ NARROW * NUMBERS }>()?, start)),
            _ => Some(Self::of::<WIDE>(letter, bytes.first_chunk::<{ WIDE * NUMBERS }>()?, start)),
        }
    }

    /// `bytes` are all numbers of the record.
    #[inline(always)]
    fn of<const BYTES: usize>(letter: u8, bytes: &[u8], start: usize) -> Self {
        let number = |place: usize| read_number::<BYTES>(bytes, place);
        Self {
            texts: start + 1 + BYTES * NUMBERS,
            name_start: number(0),
            name_length: number(1),
            head: number(2),
            signature: number(3),
            documentation: number(4),
            hash: number(5),
            parameters: number(6),
            types: number(7),
            line: number(8),
            visibility: of_letter(letter),
        }
    }

    /// The name, in the text from which the record was read.
    #[inline]
    pub(crate) fn name(self, text: &str) -> &str {
        piece(text, self.texts + self.name_start as usize, self.name_length)
    }

    #[inline]
    pub(crate) fn signature(self, text: &str) -> &str {
        piece(text, self.texts, self.signature)
    }

    #[inline]
    pub(crate) fn documentation(self, text: &str) -> &str {
        piece(text, self.texts + self.head as usize, self.documentation)
    }

    #[inline]
    pub(crate) fn hash(self, text: &str) -> &str {
        piece(text, self.texts + self.head as usize + self.documentation as usize, self.hash)
    }

    #[inline]
    pub(crate) fn parameters(self, text: &str) -> Parameters<'_> {
        let behind = self.texts + [self.head, self.documentation, self.hash].into_iter().map(|length| length as usize).sum::<usize>();
        Parameters { text: text.get(behind..).unwrap_or(""), count: self.parameters }
    }
}

#[inline]
fn piece(text: &str, start: usize, length: u32) -> &str {
    text.get(start..start + length as usize).unwrap_or("")
}

/// The next parameter's name, and what is behind it.
pub(crate) fn next_parameter(text: &str) -> Option<(&str, &str)> {
    let length = read_number::<WIDE>(text.as_bytes().first_chunk::<WIDE>()?, 0) as usize;
    Some((text.get(WIDE..WIDE + length)?, text.get(WIDE + length..)?))
}

/// Who may use the definition at `start`.
#[inline]
pub(crate) fn visibility(text: &str, start: usize) -> Visibility {
    text.as_bytes().get(start).map_or(Visibility::Private, |&letter| of_letter(letter))
}

#[inline(always)]
fn of_letter(letter: u8) -> Visibility {
    if letter & PUBLIC > 0 { Visibility::Public } else { Visibility::Private }
}

/// Whether the definition at `start` has this name.
#[inline]
pub(crate) fn is_named(text: &str, start: usize, name: &str) -> bool {
    let Some((&letter, bytes)) = text.as_bytes().get(start..).and_then(<[u8]>::split_first) else { return false };
    // Most names end here or before. Asks for that cache line now, and not when the numbers have come.
    black_box(bytes.get(NAME_ENDS).copied());
    match letter & IS_WIDE {
        0 => has_name::<NARROW>(bytes, name.as_bytes()),
        _ => has_name::<WIDE>(bytes, name.as_bytes()),
    }
}

/// `bytes` begin with the numbers of the record.
#[inline(always)]
fn has_name<const BYTES: usize>(bytes: &[u8], name: &[u8]) -> bool {
    let Some((numbers, texts)) = bytes.split_at_checked(BYTES * NUMBERS) else { return false };
    let start = read_number::<BYTES>(numbers, 0) as usize;
    read_number::<BYTES>(numbers, 1) as usize == name.len() && texts.get(start..start + name.len()) == Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let mut text = String::from("before");
        let long = format!("declare void @{}()", "h".repeat(1 << (7 * NARROW)));
        let wide = &long["declare void @".len()..long.len() - 2];
        let names =
            [("f", "declare void @f()"), ("a b", "declare void @\"a b\"()"), ("", "declare void @\"\"()"), ("g", ""), (wide, &long)];
        for ((name, signature), (line, types)) in names.into_iter().flat_map(|name| [(3, 300), (1 << 31, u32::MAX)].map(|it| (name, it))) {
            let start = text.len();
            let texts = Texts { name, signature, documentation: "Döc.\n", hash: "00ff", parameters: &["ä", "", "c"] };
            write(&mut text, &texts, Visibility::Private, line, types);
            text.push('-');
            let record = Record::read(&text, start).unwrap();
            assert!(is_named(&text, start, name) && !is_named(&text, start, "other") && !is_named(&text, start + 1 + text.len(), name));
            assert_eq!((record.name(&text), record.signature(&text)), (name, signature));
            assert_eq!((record.documentation(&text), record.hash(&text)), ("Döc.\n", "00ff"));
            assert_eq!(record.parameters(&text).iter().collect::<Vec<_>>(), ["ä", "", "c"]);
            assert_eq!(record.parameters(&text).get(2), Some("c"));
            assert_eq!(record.parameters(&text).get(3), None);
            assert_eq!((record.line as usize, record.types, record.visibility), (line, types, Visibility::Private));
        }
    }
}
