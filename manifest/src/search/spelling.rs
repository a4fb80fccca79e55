//! How names are spelled, and which names of a segment may be a slip of a given one.
//!
//! A name is taken as its letters in lower case, without what separates words. Two indexes find candidates, which are then
//! compared letter by letter: equal keys (of the letters, of the sorted words, of the first and last words, of how words
//! begin), and, for a few changed letters, fingerprints of all names of nearly the same length, in groups of which most
//! are passed over whole.

use super::Segment;
use crate::record::number;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::ops::Range;

/// Longer names are taken for each other only where their letters or words are the same.
const LONGEST: usize = 200;

/// Letters of a word with which an abbreviation of it must begin, and that it must have.
const ABBREVIATED: usize = 3;

/// The two names have at least so much in common, in percent.
const LEAST_SCORE: usize = 60;

/// A name as it is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spelled {
    /// In lower case, without separators.
    pub(crate) letters: Vec<u8>,
    /// The words among the letters.
    pub(crate) words: Vec<Range<usize>>,
}

impl Spelled {
    pub(crate) fn new(name: &str) -> Self {
        let mut spelled = Self::default();
        spelled.read(name);
        spelled
    }

    /// Takes another name, and keeps the memory.
    pub(crate) fn read(&mut self, name: &str) {
        self.letters.clear();
        self.words.clear();
        for range in words(name) {
            let start = self.letters.len();
            self.letters.extend(name.as_bytes()[range].iter().map(u8::to_ascii_lowercase));
            self.words.push(start..self.letters.len());
        }
    }

    pub(crate) fn word(&self, index: usize) -> &[u8] {
        self.words.get(index).map_or(&[], |range| &self.letters[range.clone()])
    }

    /// The words in alphabetical order: `string_reverse` and `reverse_string` have the same.
    pub(crate) fn sorted_words(&self) -> Vec<&[u8]> {
        let mut words: Vec<&[u8]> = self.words.iter().map(|range| &self.letters[range.clone()]).collect();
        words.sort_unstable();
        words
    }

    /// The places between words.
    fn joints(&self) -> impl Iterator<Item = usize> {
        self.words.iter().skip(1).map(|range| range.start)
    }

    /// The first and the last words, in every number but all: `text`, `text_to`, `to_upper`, `upper`.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &[u8]> {
        self.joints().flat_map(|joint| [&self.letters[..joint], &self.letters[joint..]])
    }

    fn digits(&self) -> impl Iterator<Item = u8> {
        self.letters.iter().copied().filter(u8::is_ascii_digit)
    }
}

/// Where the words of a name are: between separators, and where a capital letter begins one.
pub(crate) fn words(name: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = name.as_bytes();
    let is_separator = |byte: u8| matches!(byte, b'_' | b'.' | b'-' | b'$' | b' ');
    let mut next = 0;
    std::iter::from_fn(move || {
        let start = next + bytes[next..].iter().position(|&byte| !is_separator(byte))?;
        let mut end = start + 1;
        while end < bytes.len() && !is_separator(bytes[end]) {
            let (before, here) = (bytes[end - 1], bytes[end]);
            let begins_next = bytes.get(end + 1).is_some_and(u8::is_ascii_lowercase);
            if here.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_uppercase() && begins_next) {
                break;
            }
            end += 1;
        }
        next = end;
        Some(start..end)
    })
}

/// How much two names of these lengths have in common that share so many letters, in percent of both.
pub(crate) fn score(shared: usize, left: usize, right: usize) -> usize {
    200 * shared / (left + right).max(1)
}

/// Whether a part of a name is enough of it to be taken for the whole.
pub(crate) fn is_enough(shared: usize, left: usize, right: usize) -> bool {
    score(shared, left, right) >= LEAST_SCORE
}

/// How many letters may differ between names of which the longer has so many: one of four, two of eight, three of sixteen.
pub(crate) fn allowed_edits(longest: usize) -> usize {
    match longest {
        0..4 => 0,
        4..8 => 1,
        8..16 => 2,
        _ => 3,
    }
}

/// The number of insertions, deletions, replacements and swaps of neighbours between two spellings (optimal string
/// alignment), `None` where more than `most`, or where a digit differs: `sha256` is no slip of `sha512`.
pub(crate) fn edits(left: &Spelled, right: &Spelled, most: usize) -> Option<usize> {
    if left.letters.len().abs_diff(right.letters.len()) > most || !left.digits().eq(right.digits()) {
        return None;
    }
    let (left, right) = (&left.letters, &right.letters);
    let width = right.len() + 1;
    let far = most + 1;
    let mut before_last = vec![far; width];
    let mut last: Vec<usize> = (0..width).map(|column| column.min(far)).collect();
    let mut current = vec![far; width];
    for row in 1..=left.len() {
        // Only what lies near the diagonal can be reached by so few edits.
        let (first, end) = (row.saturating_sub(most).max(1), (row + most).min(right.len()));
        current[first - 1] = if first == 1 { row.min(far) } else { far };
        if end < right.len() {
            current[end + 1] = far;
        }
        let mut least = current[first - 1];
        for column in first..=end {
            let (letter, other) = (left[row - 1], right[column - 1]);
            let replaced = last[column - 1] + usize::from(letter != other);
            let mut best = replaced.min(last[column] + 1).min(current[column - 1] + 1);
            if row > 1 && column > 1 && letter == right[column - 2] && left[row - 2] == other {
                best = best.min(before_last[column - 2] + 1);
            }
            current[column] = best.min(far);
            least = least.min(current[column]);
        }
        if least > most {
            return None;
        }
        (before_last, last, current) = (last, current, before_last);
    }
    Some(last[width - 1]).filter(|&edits| edits <= most)
}

/// Whether each word of `short` begins the word of `long` in its place, and has three letters or is the whole word.
/// `pieces` are the words of `short`.
pub(crate) fn abbreviates<'s>(pieces: impl ExactSizeIterator<Item = &'s [u8]>, long: &Spelled) -> bool {
    pieces.len() == long.words.len()
        && pieces.enumerate().all(|(index, piece)| {
            let word = long.word(index);
            word == piece || piece.len() >= ABBREVIATED && word.starts_with(piece)
        })
}

/// A way to see a name as words that are abbreviations.
pub(crate) type Cut = Vec<Range<usize>>;

/// The words as they are, and each way to cut a single word into two or three pieces of three letters or more.
pub(crate) fn cuts(name: &Spelled) -> Vec<Cut> {
    let mut cuts = vec![name.words.clone()];
    let length = name.letters.len();
    if name.words.len() != 1 || length > 8 * ABBREVIATED {
        return cuts;
    }
    for first in ABBREVIATED..=length.saturating_sub(ABBREVIATED) {
        cuts.push(vec![0..first, first..length]);
        for second in first + ABBREVIATED..=length.saturating_sub(ABBREVIATED) {
            cuts.push(vec![0..first, first..second, second..length]);
        }
    }
    cuts
}

/// What an equal key stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum KeyKind {
    /// All letters.
    Letters,
    /// The words in alphabetical order.
    Order,
    /// The first or the last words of a longer name.
    Part,
    /// The first three letters of each word.
    Beginnings,
}

pub(crate) fn key<'k>(kind: KeyKind, pieces: impl IntoIterator<Item = &'k [u8]>) -> u32 {
    // The hasher without random keys: where many names have one key, looking at them takes longer, and no more than that.
    let mut hasher = DefaultHasher::new();
    kind.hash(&mut hasher);
    for piece in pieces {
        hasher.write(piece);
        hasher.write_u8(0);
    }
    hasher.finish() as u32
}

pub(crate) fn beginnings_key<'k>(pieces: impl IntoIterator<Item = &'k [u8]>) -> u32 {
    key(KeyKind::Beginnings, pieces.into_iter().map(|piece| &piece[..piece.len().min(ABBREVIATED)]))
}

/// Which letters a name has, and which neighbours: a few edits change a few bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fingerprint {
    /// One bit for each letter and digit, one more for a second and a third of those that are frequent.
    letters: u64,
    /// One bit for pairs of neighbours.
    pairs: u64,
}

/// The most frequent letters, in the order of their bits: first those that tell names apart best.
const FREQUENT: &[u8; 14] = b"tesrnaiolcdupm";

impl Fingerprint {
    pub(crate) fn of(letters: &[u8]) -> Self {
        let mut counts = [0u8; 256];
        let mut print = Self { letters: 0, pairs: 0 };
        for &letter in letters {
            let count = &mut counts[usize::from(letter)];
            print.letters |= 1 << bit(letter, *count);
            *count = count.saturating_add(1);
        }
        for pair in letters.windows(2) {
            let mixed = (u32::from(pair[0]) * 256 + u32::from(pair[1])).wrapping_mul(0x9E37_79B1);
            print.pairs |= 1 << (mixed >> 26);
        }
        print
    }
}

/// The bit for one more of a letter of which there were `before`. The highest bits are those of letters that are in about
/// half of all names.
fn bit(letter: u8, before: u8) -> u32 {
    let frequent = FREQUENT.iter().position(|&other| other == letter).map(|place| place as u32);
    match (letter, frequent, before) {
        (_, Some(place), 0) => 63 - place,
        (_, Some(place), 1) => 49 - place,
        (_, Some(place @ 0..8), _) => 35 - place,
        (b'0'..=b'9', _, _) => u32::from(letter - b'0'),
        (b'a'..=b'z', None, _) => 10 + u32::from(letter - b'a') % 12,
        _ => 22 + u32::from(letter) % 6,
    }
}

/// The bits of [`Fingerprint::letters`] by which names of one length are grouped.
const GROUP_SHIFT: u32 = 48;

/// The names of a segment by spelling. Names are numbered anew here, by length and then by fingerprint.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    /// Of each name the number of its function.
    functions: Vec<u32>,
    letters: Vec<u64>,
    pairs: Vec<u64>,
    /// For each length where its groups begin; one more at the end.
    lengths: Vec<u32>,
    groups: Vec<Group>,
    /// Keys, each with the number of a name; sorted, so that shorter names come first.
    keys: Vec<(u32, u32)>,
}

/// Names of one length that agree in the highest bits of their fingerprints. They end where the next group begins.
#[derive(Clone, Copy, Debug)]
struct Group {
    bits: u16,
    start: u32,
}

impl Spelling {
    pub(super) fn new(segment: &Segment) -> Self {
        let mut names: Vec<(u32, Fingerprint, u32)> = Vec::with_capacity(segment.functions.len());
        let mut spelled = Spelled::default();
        for function in 0..number(segment.functions.len()) {
            spelled.read(segment.name(function));
            names.push((number(spelled.letters.len()), Fingerprint::of(&spelled.letters), function));
        }
        names.sort_unstable_by_key(|&(length, print, function)| (length, print.letters, function));
        let mut spelling = Self {
            functions: names.iter().map(|&(_, _, function)| function).collect(),
            letters: names.iter().map(|(_, print, _)| print.letters).collect(),
            pairs: names.iter().map(|(_, print, _)| print.pairs).collect(),
            ..Self::default()
        };
        spelling.group(names.iter().map(|&(length, _, _)| length as usize));
        drop(names);
        spelling.add_keys(segment);
        spelling
    }

    fn group(&mut self, lengths: impl Iterator<Item = usize>) {
        let mut last = None;
        let mut end = 0;
        for (name, length) in lengths.enumerate().take_while(|&(_, length)| length <= LONGEST) {
            end = name + 1;
            let bits = (self.letters[name] >> GROUP_SHIFT) as u16;
            if last != Some((length, bits)) {
                self.lengths.resize(self.lengths.len().max(length + 1), number(self.groups.len()));
                self.groups.push(Group { bits, start: number(name) });
                last = Some((length, bits));
            }
        }
        self.lengths.push(number(self.groups.len()));
        self.groups.push(Group { bits: 0, start: number(end) });
    }

    fn add_keys(&mut self, segment: &Segment) {
        let mut spelled = Spelled::default();
        for name in 0..self.functions.len() {
            spelled.read(segment.name(self.functions[name]));
            let name = number(name);
            self.keys.push((key(KeyKind::Letters, [&spelled.letters[..]]), name));
            let length = spelled.letters.len();
            if spelled.words.len() > 1 {
                self.keys.push((key(KeyKind::Order, spelled.sorted_words()), name));
                let parts = spelled.parts().filter(|part| is_enough(part.len(), part.len(), length));
                self.keys.extend(parts.map(|part| (key(KeyKind::Part, [part]), name)));
            }
            let is_abbreviable = spelled.words.iter().any(|word| word.len() > ABBREVIATED);
            if is_abbreviable {
                let words = spelled.words.iter().map(|range| &spelled.letters[range.clone()]);
                self.keys.push((beginnings_key(words), name));
            }
        }
        self.keys.sort_unstable();
        self.keys.shrink_to_fit();
    }

    /// The functions whose names have a key, those with fewer letters first.
    pub(crate) fn with_key(&self, key: u32) -> impl Iterator<Item = u32> {
        let start = self.keys.partition_point(|&(other, _)| other < key);
        let names = self.keys[start..].iter().take_while(move |&&(other, _)| other == key);
        names.filter_map(|&(_, name)| self.functions.get(name as usize).copied())
    }

    /// The functions whose names may be a few edits away from `name`.
    pub(crate) fn near(&self, name: &Spelled, mut each: impl FnMut(u32)) {
        let length = name.letters.len();
        let print = Fingerprint::of(&name.letters);
        let most = allowed_edits(length + 3);
        for other in length.saturating_sub(most)..=(length + most).min(LONGEST) {
            let edits = allowed_edits(length.max(other));
            if length.abs_diff(other) > edits {
                continue;
            }
            let bounds = Bounds { dropped: edits - other.saturating_sub(length), added: edits - length.saturating_sub(other), edits };
            let (Some(&start), Some(&end)) = (self.lengths.get(other), self.lengths.get(other + 1)) else { continue };
            for index in start as usize..end as usize {
                let (group, next) = (self.groups[index], self.groups[index + 1]);
                let bits = u64::from(group.bits) << GROUP_SHIFT;
                let asked = print.letters >> GROUP_SHIFT << GROUP_SHIFT;
                if bounds.allow_letters(asked, bits) {
                    self.near_in(group.start as usize..next.start as usize, print, bounds, &mut each);
                }
            }
        }
    }

    fn near_in(&self, names: Range<usize>, print: Fingerprint, bounds: Bounds, each: &mut impl FnMut(u32)) {
        for name in names {
            if bounds.allow_letters(print.letters, self.letters[name]) && bounds.allow_pairs(print.pairs, self.pairs[name]) {
                each(self.functions[name]);
            }
        }
    }
}

/// How far fingerprints may be apart.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    /// Letters of the name that the other lacks: a replacement drops one and adds one.
    dropped: usize,
    added: usize,
    edits: usize,
}

impl Bounds {
    fn allow_letters(self, name: u64, other: u64) -> bool {
        (name & !other).count_ones() as usize <= self.dropped && (other & !name).count_ones() as usize <= self.added
    }

    /// An edit changes three pairs at most: a swap does.
    fn allow_pairs(self, name: u64, other: u64) -> bool {
        let most = 3 * self.edits;
        (name & !other).count_ones() as usize <= most && (other & !name).count_ones() as usize <= most
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled_words(name: &str) -> Vec<&str> {
        words(name).map(|range| &name[range]).collect()
    }

    #[test]
    fn finds_words() {
        assert_eq!(spelled_words("string_reverse"), ["string", "reverse"]);
        assert_eq!(spelled_words("readHTTPHeader2"), ["read", "HTTP", "Header2"]);
        assert_eq!(spelled_words("__a..b-"), ["a", "b"]);
        assert_eq!(spelled_words("ärger_über"), ["ärger", "über"]);
        assert!(spelled_words("___").is_empty());
    }

    #[test]
    fn counts_edits_up_to_a_bound() {
        for (left, right, most, expected) in [
            ("wirte", "write", 1, Some(1)),
            ("lenght", "length", 2, Some(1)),
            ("abc", "abc", 0, Some(0)),
            ("kitten", "sitting", 3, Some(3)),
            ("kitten", "sitting", 2, None),
            ("", "ab", 2, Some(2)),
            ("sha256", "sha512", 3, None),
        ] {
            assert_eq!(edits(&Spelled::new(left), &Spelled::new(right), most), expected, "{left} {right}");
        }
    }

    #[test]
    fn every_letter_has_a_bit() {
        for letter in 0..=255 {
            for before in 0..4 {
                assert!(bit(letter, before) < 64);
            }
        }
    }
}
