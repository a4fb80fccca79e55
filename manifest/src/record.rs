//! A definition as the text of its module's index holds it: numbers, then texts, in one piece, so that a lookup touches
//! one place in memory.
//!
//! The numbers are written in bytes of seven bits, so that the whole stays text. They are followed by the signature, which
//! nearly always contains the name, or else the name; then the documentation, the hash, and the names of the parameters, each behind
//! its length.

use crate::entry::{Parameters, Visibility};

/// Bytes of a number of 32 bits.
const NUMBER: usize = 5;

/// Bytes of a [`Record`]: nine numbers, the visibility, and two so that eight bytes can be read at each number.
const LENGTH: usize = 9 * NUMBER + 3;

/// Bytes before the name of a parameter: its length, and three so that eight bytes can be read.
const PARAMETER: usize = NUMBER + 3;

/// What comes before the texts of a definition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record {
    /// Where the name is, counted from the end of the record.
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

fn push_number(text: &mut String, number: u32) {
    for place in 0..NUMBER {
        text.push(char::from((number >> (7 * place)) as u8 & 0x7f));
    }
}

/// The number whose bytes begin at `start`; three more are read.
#[inline(always)]
fn read_number<const N: usize>(bytes: &[u8; N], start: usize) -> u32 {
    let bits = u64::from_le_bytes([0, 1, 2, 3, 4, 5, 6, 7].map(|place| bytes[start + place]));
    let part = |place: u32| (bits >> place) & (0x7f << (7 * place));
    (part(0) | part(1) | part(2) | part(3) | part(4)) as u32
}

/// The bytes of a record.
#[inline(always)]
fn bytes(text: &str, start: usize) -> Option<&[u8; LENGTH]> {
    text.as_bytes().get(start..)?.first_chunk()
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
    lengths.into_iter().chain([texts.parameters.len()]).for_each(|length| push_number(text, number(length)));
    push_number(text, types);
    push_number(text, number(line));
    text.push_str(if visibility == Visibility::Public { "+  " } else { "-  " });
    text.push_str(texts.signature);
    text.push_str(if is_inside { "" } else { texts.name });
    text.push_str(texts.documentation);
    text.push_str(texts.hash);
    for parameter in texts.parameters {
        push_number(text, number(parameter.as_ref().len()));
        text.push_str("   ");
        text.push_str(parameter.as_ref());
    }
}

impl Record {
    #[inline]
    pub(crate) fn read(text: &str, start: usize) -> Option<Self> {
        let bytes = bytes(text, start)?;
        Some(Self {
            name_start: read_number(bytes, 0),
            name_length: read_number(bytes, NUMBER),
            head: read_number(bytes, 2 * NUMBER),
            signature: read_number(bytes, 3 * NUMBER),
            documentation: read_number(bytes, 4 * NUMBER),
            hash: read_number(bytes, 5 * NUMBER),
            parameters: read_number(bytes, 6 * NUMBER),
            types: read_number(bytes, 7 * NUMBER),
            line: read_number(bytes, 8 * NUMBER),
            visibility: if bytes[9 * NUMBER] == b'+' { Visibility::Public } else { Visibility::Private },
        })
    }

    /// The name of the definition at `start`.
    #[inline]
    pub(crate) fn name(self, text: &str, start: usize) -> &str {
        piece(text, start + LENGTH + self.name_start as usize, self.name_length)
    }

    pub(crate) fn signature(self, text: &str, start: usize) -> &str {
        piece(text, start + LENGTH, self.signature)
    }

    pub(crate) fn documentation(self, text: &str, start: usize) -> &str {
        piece(text, start + LENGTH + self.head as usize, self.documentation)
    }

    pub(crate) fn hash(self, text: &str, start: usize) -> &str {
        piece(text, start + LENGTH + self.head as usize + self.documentation as usize, self.hash)
    }

    pub(crate) fn parameters(self, text: &str, start: usize) -> Parameters<'_> {
        let behind = start + LENGTH + [self.head, self.documentation, self.hash].into_iter().map(|length| length as usize).sum::<usize>();
        Parameters { text: text.get(behind..).unwrap_or(""), count: self.parameters }
    }
}

fn piece(text: &str, start: usize, length: u32) -> &str {
    text.get(start..start + length as usize).unwrap_or("")
}

/// The next parameter's name, and what is behind it.
pub(crate) fn next_parameter(text: &str) -> Option<(&str, &str)> {
    let length = read_number::<PARAMETER>(text.as_bytes().first_chunk()?, 0) as usize;
    Some((text.get(PARAMETER..PARAMETER + length)?, text.get(PARAMETER + length..)?))
}

/// Whether the definition at `start` has this name.
#[inline]
pub(crate) fn is_named(text: &str, start: usize, name: &str) -> bool {
    let Some(bytes) = bytes(text, start) else { return false };
    let start = start + LENGTH + read_number(bytes, 0) as usize;
    read_number(bytes, NUMBER) as usize == name.len() && text.as_bytes().get(start..start + name.len()) == Some(name.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let mut text = String::from("before");
        for (name, signature) in [("f", "declare void @f()"), ("a b", "declare void @\"a b\"()"), ("", "declare void @\"\"()"), ("g", "")] {
            let start = text.len();
            let texts = Texts { name, signature, documentation: "Döc.\n", hash: "00ff", parameters: &["ä", "", "c"] };
            write(&mut text, &texts, Visibility::Private, 1 << 31, u32::MAX);
            let record = Record::read(&text, start).unwrap();
            assert_eq!((record.name(&text, start), record.signature(&text, start)), (name, signature));
            assert_eq!((record.documentation(&text, start), record.hash(&text, start)), ("Döc.\n", "00ff"));
            assert_eq!(record.parameters(&text, start).iter().collect::<Vec<_>>(), ["ä", "", "c"]);
            assert_eq!(record.parameters(&text, start).get(2), Some("c"));
            assert_eq!(record.parameters(&text, start).get(3), None);
            assert_eq!((record.line, record.types, record.visibility), (1 << 31, u32::MAX, Visibility::Private));
        }
    }
}
