//! Which functions a text is about.

use crate::Manifest;
use crate::entry::Entry;
use std::collections::{BTreeSet, HashMap};

/// Bytes that a model's tokenizer makes one token of, roughly.
const BYTES_PER_TOKEN: usize = 4;

/// Words that say nothing about what a function does.
const STOP_WORDS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "by", "define", "each", "for", "from", "function", "has", "have", "i64", "if", "in", "into",
    "is", "it", "its", "not", "of", "on", "one", "or", "out", "ptr", "result", "return", "returns", "that", "the", "then", "this", "to",
    "where", "which", "with", "create",
];

pub(crate) fn relevant<'m>(manifest: &'m Manifest, text: &str, token_budget: usize) -> Vec<Entry<'m>> {
    let named = names_in(text);
    let wanted: BTreeSet<String> = words(text).collect();
    let entries: Vec<(Entry, BTreeSet<String>)> =
        manifest.entries().filter(|entry| entry.is_public()).map(|entry| (entry, words_of(&entry))).collect();
    let rarity = rarity(&entries, &wanted);
    let mut ranked: Vec<(usize, f64, Entry)> = Vec::new();
    for (entry, words) in &entries {
        let place = named.get(entry.name).copied().unwrap_or(usize::MAX);
        // Long documentation shares words by chance, so that length counts against it, a little.
        let shared: f64 = words.iter().filter_map(|word| rarity.get(word.as_str())).sum();
        let score = shared / (4.0 + words.len() as f64).sqrt();
        if place != usize::MAX || score > 0.0 {
            ranked.push((place, score, *entry));
        }
    }
    ranked.sort_by(|left, right| left.0.cmp(&right.0).then(right.1.total_cmp(&left.1)).then_with(|| left.2.name.cmp(right.2.name)));
    within_budget(ranked.into_iter().map(|(_, _, entry)| entry), token_budget)
}

/// The first entries that fit; one that is too long for what is left does not keep a shorter one out.
fn within_budget<'m>(entries: impl Iterator<Item = Entry<'m>>, token_budget: usize) -> Vec<Entry<'m>> {
    let mut left = token_budget.saturating_mul(BYTES_PER_TOKEN);
    let mut chosen = Vec::new();
    for entry in entries {
        let cost = entry.to_prompt().len() + 1;
        if cost <= left {
            left -= cost;
            chosen.push(entry);
        }
    }
    chosen
}

/// Where each word of `text` that may be a name stands first: with the sigil or without.
fn names_in(text: &str) -> HashMap<&str, usize> {
    let mut names = HashMap::new();
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '$' | '-');
    for (index, word) in text.split(|character| !is_name(character)).enumerate() {
        let word = word.trim_matches(['.', '-']);
        if !word.is_empty() {
            names.entry(word).or_insert(index);
        }
    }
    names
}

/// How much each wanted word tells: the fewer functions have it, the more.
fn rarity<'w>(entries: &[(Entry, BTreeSet<String>)], wanted: &'w BTreeSet<String>) -> HashMap<&'w str, f64> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, words) in entries {
        for word in words.intersection(wanted) {
            if let Some(word) = wanted.get(word) {
                *counts.entry(word).or_default() += 1;
            }
        }
    }
    let total = entries.len() as f64;
    counts.into_iter().map(|(word, count)| (word, (1.0 + total / count as f64).ln())).collect()
}

fn words_of(entry: &Entry) -> BTreeSet<String> {
    words(entry.name).chain(words(entry.documentation)).collect()
}

/// The words of a text, in lower case, without stop words, endings cut off.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| word.len() > 1);
    words.map(str::to_lowercase).filter(|word| !STOP_WORDS.contains(&word.as_str())).map(|word| stem(&word).to_owned())
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
}
