//! Did you mean: names that are a slip away.

use crate::Manifest;
use crate::entry::Entry;
use crate::search::{Part, Spelled, spelling};
use serde::Serialize;
use spelling::KeyKind;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const MOST: usize = 3;

/// A function that a name may be a slip of.
#[derive(Clone, Copy, Debug)]
pub struct Similar<'m> {
    pub entry: Entry<'m>,
    pub resemblance: Resemblance,
    /// How much the two names have in common, in percent: letters that are in both, of all letters. 100 where only the order
    /// of the words or their separators differ; never less than 60.
    pub score: u8,
}

/// In what way two names resemble each other, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Resemblance {
    /// The same letters; separators or capital letters differ: `readFile`, `read_file`.
    Spelling,
    /// The same words in another order: `reverse_string`, `string_reverse`.
    Order,
    /// So many letters are inserted, dropped, replaced or swapped with their neighbour; no digits.
    Edits(usize),
    /// Each word of one begins the word of the other in its place: `strlen`, `string_length`.
    Abbreviation,
    /// One is the first or the last words of the other: `reverse`, `text_reverse`.
    Part,
}

pub(crate) fn similar<'m>(manifest: &'m Manifest, name: &str) -> Vec<Similar<'m>> {
    let asked = Spelled::new(name);
    if asked.letters.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Similar> = Vec::new();
    for part in manifest.search().parts() {
        let mut finder = Finder { part, name, asked: &asked, other: Spelled::default(), found: BTreeMap::new() };
        finder.by_keys();
        finder.by_letters();
        let entries = finder.found.into_iter().filter_map(|(function, (resemblance, score))| {
            let entry = part.entry(function, manifest.modules())?;
            Some(Similar { entry, resemblance, score })
        });
        found.extend(entries);
    }
    found.sort_by_key(|similar| (Reverse(similar.score), similar.resemblance, similar.entry.name(), similar.entry.module()));
    found.truncate(MOST);
    found
}

/// Looks through one segment.
struct Finder<'a> {
    part: &'a Part,
    name: &'a str,
    asked: &'a Spelled,
    /// The name that is looked at.
    other: Spelled,
    /// The closest resemblance of each function found.
    found: BTreeMap<u32, (Resemblance, u8)>,
}

impl Finder<'_> {
    fn by_keys(&mut self) {
        let asked = self.asked;
        let length = asked.letters.len();
        let letters = &asked.letters[..];
        self.with_key(spelling::key(KeyKind::Letters, [letters]), |other| {
            (other.letters == letters).then_some((Resemblance::Spelling, length))
        });
        if asked.words.len() > 1 {
            let words = asked.sorted_words();
            let order = spelling::key(KeyKind::Order, words.iter().copied());
            self.with_key(order, |other| (other.sorted_words() == words).then_some((Resemblance::Order, length)));
        }
        self.with_key(spelling::key(KeyKind::Part, [letters]), |other| {
            other.parts().any(|part| part == letters).then_some((Resemblance::Part, length))
        });
        for part in asked.parts().filter(|part| spelling::is_enough(part.len(), part.len(), length)) {
            let whole = spelling::key(KeyKind::Letters, [part]);
            self.with_key(whole, |other| (other.letters == part).then_some((Resemblance::Part, part.len())));
        }
        for cut in spelling::cuts(asked) {
            let pieces = || cut.iter().map(|range| &letters[range.clone()]);
            self.with_key(spelling::beginnings_key(pieces()), |other| {
                let is_short = length < other.letters.len() && spelling::abbreviates(pieces(), other);
                is_short.then_some((Resemblance::Abbreviation, length))
            });
        }
    }

    /// Those with a key that resemble the name, with the number of letters that are in both. Shorter names come first and
    /// have more in common; more of them than are asked for are taken only where they have as much.
    fn with_key(&mut self, key: u32, resembles: impl Fn(&Spelled) -> Option<(Resemblance, usize)>) {
        let part = self.part;
        let (mut taken, mut last_length) = (0, 0);
        for function in part.spelling().with_key(key).filter(|&function| part.is_present(function)) {
            let name = part.name(function);
            if name == self.name {
                continue;
            }
            self.other.read(name);
            let length = self.other.letters.len();
            if taken >= MOST && length > last_length {
                break;
            }
            let Some((resemblance, shared)) = resembles(&self.other) else { continue };
            let score = spelling::score(shared, self.asked.letters.len(), length);
            if spelling::is_enough(shared, self.asked.letters.len(), length) {
                self.keep(function, resemblance, score);
                (taken, last_length) = (taken + 1, length);
            }
        }
    }

    fn by_letters(&mut self) {
        let (part, asked) = (self.part, self.asked);
        part.spelling().near(asked, |function| {
            if !part.is_present(function) {
                return;
            }
            self.other.read(part.name(function));
            let (length, other) = (asked.letters.len(), self.other.letters.len());
            let longest = length.max(other);
            if let Some(edits) = spelling::edits(asked, &self.other, spelling::allowed_edits(longest)).filter(|&edits| edits > 0) {
                self.keep(function, Resemblance::Edits(edits), spelling::score(longest - edits, length, other));
            }
        });
    }

    /// Keeps the better of two ways in which a function resembles the name.
    fn keep(&mut self, function: u32, resemblance: Resemblance, score: usize) {
        let new = (resemblance, score.min(100) as u8);
        let kept = self.found.entry(function).or_insert(new);
        if (Reverse(new.1), new.0) < (Reverse(kept.1), kept.0) {
            *kept = new;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closest(name: &str, other: &str) -> Option<(Resemblance, u8)> {
        let mut manifest = Manifest::new();
        let text = format!("define void {}() {{\n  ret void\n}}\n", ir::global_token(other));
        manifest.add_module("a.ll", &text);
        manifest.similar_scored(name).first().map(|similar| (similar.resemblance, similar.score))
    }

    #[test]
    fn tells_slips_from_other_names() {
        use Resemblance::{Abbreviation, Edits, Order, Part, Spelling};
        for (name, other, expected) in [
            ("string_reverse", "reverse_string", Some((Order, 100))),
            ("reverseString", "string_reverse", Some((Order, 100))),
            ("readFile", "read_file", Some((Spelling, 100))),
            ("readfile", "read_file", Some((Spelling, 100))),
            ("READ_FILE", "read_file", Some((Spelling, 100))),
            ("sys_wirte", "sys_write", Some((Edits(1), 87))),
            ("text_lenght", "text_length", Some((Edits(1), 90))),
            ("text_reverses", "text_reverse", Some((Edits(1), 95))),
            ("text_len", "text_length", Some((Abbreviation, 82))),
            ("strlen", "string_length", Some((Abbreviation, 66))),
            ("str_len", "string_length", Some((Abbreviation, 66))),
            ("reverse", "text_reverse", Some((Part, 77))),
            ("text_reverse_all", "text_reverse", Some((Part, 88))),
            ("sys_write", "write", Some((Part, 76))),
            ("text_len", "text_copy", None),
            ("text_upper", "text_lower", None),
            ("copy", "memory_copy", None),
            ("abs", "abt", None),
            ("sum", "product", None),
            ("sha256", "sha512", None),
            ("write_i32", "write_i64", None),
            ("st", "string_table", None),
            ("_", "text", None),
            ("text", "_", None),
        ] {
            assert_eq!(closest(name, other), expected, "{name} {other}");
        }
    }

    #[test]
    fn the_name_itself_is_no_slip_of_it() {
        assert_eq!(closest("text_reverse", "text_reverse"), None);
    }
}
