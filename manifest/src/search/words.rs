//! In which functions a word stands: in the name, or in the documentation.

use super::Segment;
use crate::entry::Entry;
use crate::record::number;
use std::collections::HashMap;

/// Words that say nothing about what a function does.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "create", "define", "each", "for", "from", "function", "has", "have", "i64", "if",
    "in", "into", "is", "it", "its", "not", "of", "on", "one", "or", "out", "ptr", "result", "return", "returns", "that", "the", "then",
    "this", "to", "where", "which", "with",
];

/// The words of a segment's functions.
#[derive(Debug, Default)]
pub(crate) struct Words {
    numbers: HashMap<Box<str>, u32>,
    /// For each word where its functions begin; one more at the end.
    starts: Vec<usize>,
    functions: Vec<u32>,
    /// How many words each function has.
    counts: Vec<u32>,
}

impl Words {
    pub(super) fn new(segment: &Segment) -> Self {
        let mut words = Self::default();
        let mut pairs: Vec<(u32, u32)> = Vec::new();
        let mut own = Vec::new();
        for function in 0..number(segment.functions.len()) {
            let Some(entry) = segment.entry(function) else { continue };
            words_of_name(entry.name(), |word| own.push(words.add(word)));
            words_of_text(entry.documentation(), |word| own.push(words.add(word)));
            own.sort_unstable();
            own.dedup();
            words.counts.push(number(own.len()));
            pairs.extend(own.drain(..).map(|word| (word, function)));
        }
        words.invert(&pairs);
        words
    }

    fn add(&mut self, word: &str) -> u32 {
        if let Some(&known) = self.numbers.get(word) {
            return known;
        }
        let next = number(self.numbers.len());
        self.numbers.insert(word.into(), next);
        next
    }

    /// Sorts by word, and by function within a word, in one pass over the pairs.
    fn invert(&mut self, pairs: &[(u32, u32)]) {
        let mut starts = vec![0; self.numbers.len() + 1];
        for (word, _) in pairs {
            starts[*word as usize + 1] += 1;
        }
        for word in 1..starts.len() {
            starts[word] += starts[word - 1];
        }
        let mut next = starts.clone();
        self.functions = vec![0; pairs.len()];
        for &(word, function) in pairs {
            self.functions[next[word as usize]] = function;
            next[word as usize] += 1;
        }
        self.starts = starts;
    }

    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// The functions that have a word, in order.
    pub(crate) fn functions(&self, word: u32) -> &[u32] {
        match (self.starts.get(word as usize), self.starts.get(word as usize + 1)) {
            (Some(&start), Some(&end)) => &self.functions[start..end],
            _ => &[],
        }
    }

    /// How many words a function has.
    pub(crate) fn count(&self, function: u32) -> u32 {
        self.counts.get(function as usize).copied().unwrap_or(0)
    }

    /// The words of a function of this segment, each once.
    pub(super) fn of(&self, entry: &Option<Entry>) -> Vec<u32> {
        let mut own = Vec::new();
        if let Some(entry) = entry {
            words_of_name(entry.name(), |word| own.extend(self.number(word)));
            words_of_text(entry.documentation(), |word| own.extend(self.number(word)));
        }
        own.sort_unstable();
        own.dedup();
        own
    }
}

/// The words of a name, also where only a capital letter begins them, as [`words_of_text`] gives them.
pub(crate) fn words_of_name(name: &str, mut each: impl FnMut(&str)) {
    for range in super::spelling::words(name) {
        words_of_text(&name[range], &mut each);
    }
}

/// The words of a text, in lower case, without stop words, endings cut off.
pub(crate) fn words_of_text(text: &str, mut each: impl FnMut(&str)) {
    let mut lower = String::new();
    for word in text.split(|character: char| !character.is_alphanumeric()).filter(|word| word.len() > 1) {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&word.to_lowercase());
        }
        if !STOP_WORDS.contains(&lower.as_str()) {
            each(stem(&lower));
        }
    }
}

/// `prints`, `printed` and `printing` as `print`.
fn stem(word: &str) -> &str {
    for ending in ["ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) {
            return stem;
        }
    }
    word.strip_suffix('e').filter(|stem| stem.len() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_do_not_matter() {
        for (word, other) in [("writes", "write"), ("reversing", "reverse"), ("closed", "close"), ("texts", "text")] {
            assert_eq!(stem(word), stem(other));
        }
        assert_eq!(stem("is"), "is");
    }

    #[test]
    fn names_in_any_notation_have_their_words() {
        for name in ["read_file_size", "readFileSize", "READ.file-Size"] {
            let mut found = Vec::new();
            words_of_name(name, |word| found.push(word.to_owned()));
            assert_eq!(found, ["read", "fil", "siz"], "{name}");
        }
    }
}
