//! Which functions a text is about.

use crate::Manifest;
use crate::entry::Entry;
use crate::search::{Part, words_of_name};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashSet};

/// Bytes that a model's tokenizer makes one token of, roughly.
const BYTES_PER_TOKEN: usize = 4;

/// `declare void @a()` and a line end.
const SHORTEST: usize = 18;

pub(crate) fn relevant<'m>(manifest: &'m Manifest, text: &str, token_budget: usize) -> Vec<Entry<'m>> {
    let named = named(manifest, text);
    let names: HashSet<&str> = named.iter().map(|entry| entry.name()).collect();
    // No more than these fit, whatever they are.
    let most = token_budget.saturating_mul(BYTES_PER_TOKEN) / SHORTEST;
    let described = described(manifest, text, most.saturating_add(named.len()));
    within_budget(named.iter().copied().chain(described.into_iter().filter(|entry| !names.contains(entry.name()))), token_budget)
}

/// The first entries that fit; one that is too long for what is left does not keep a shorter one out.
fn within_budget<'m>(entries: impl Iterator<Item = Entry<'m>>, token_budget: usize) -> Vec<Entry<'m>> {
    let mut left = token_budget.saturating_mul(BYTES_PER_TOKEN);
    let mut chosen = Vec::new();
    for entry in entries {
        let cost = entry.prompt_length() + 1;
        if cost <= left {
            left -= cost;
            chosen.push(entry);
        }
    }
    chosen
}

/// The public functions that a text names, with the sigil or without, in the order in which it does.
fn named<'m>(manifest: &'m Manifest, text: &str) -> Vec<Entry<'m>> {
    let is_name = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '.' | '$' | '-');
    let mut found: Vec<(usize, Entry)> = Vec::new();
    let mut looked_up = HashSet::new();
    let mut offset = 0;
    for piece in text.split_inclusive(|character| !is_name(character)) {
        let word = piece.trim_matches(|character| !is_name(character)).trim_matches(['.', '-']);
        if !word.is_empty() && looked_up.insert(word) {
            found.extend(manifest.find(word).map(|entry| (offset, entry)));
        }
        offset += piece.len();
    }
    found.extend(quoted(text).filter_map(|(start, name)| Some((start, manifest.find(&name)?))));
    found.sort_by_key(|&(start, _)| start);
    let mut seen = HashSet::new();
    found.into_iter().map(|(_, entry)| entry).filter(|entry| seen.insert(entry.name())).collect()
}

/// Names such as `@"a b"`, with their places.
fn quoted(text: &str) -> impl Iterator<Item = (usize, Cow<'_, str>)> {
    text.match_indices("@\"").filter_map(|(start, sigil)| {
        let inside = start + sigil.len();
        let end = inside + text[inside..].find('"')?;
        Some((start, ir::decode_name(&text[start..=end])))
    })
}

/// A function with some of the words of a text.
struct Scored<'m> {
    score: f64,
    entry: Entry<'m>,
}

impl Scored<'_> {
    fn order(&self, other: &Self) -> Ordering {
        let names = (self.entry.name(), self.entry.module());
        other.score.total_cmp(&self.score).then_with(|| names.cmp(&(other.entry.name(), other.entry.module())))
    }
}

/// The functions that share words with a text, those first that share rare ones, and few others. Long documentation shares
/// words by chance, so that length counts against it, a little.
fn described<'m>(manifest: &'m Manifest, text: &str, most: usize) -> Vec<Entry<'m>> {
    let search = manifest.search();
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    words_of_name(text, |word| {
        wanted.insert(word.to_owned());
    });
    // The fewer functions have a word, the more it tells.
    let total = search.function_count() as f64;
    let rarity = |word: &String| {
        let frequency: usize = search.parts().iter().filter_map(|part| Some(part.frequency(part.words().number(word)?))).sum();
        (frequency > 0).then(|| (word.clone(), (1.0 + total / frequency as f64).ln()))
    };
    let rarities: Vec<(String, f64)> = wanted.iter().filter_map(rarity).collect();
    let mut scored: Vec<Scored> = Vec::new();
    for part in search.parts() {
        let best = best_of(part, &rarities, most);
        scored.extend(
            best.into_iter().filter_map(|(score, function)| Some(Scored { score, entry: part.entry(function, manifest.modules())? })),
        );
    }
    scored.sort_by(Scored::order);
    scored.truncate(most);
    scored.into_iter().map(|scored| scored.entry).collect()
}

/// The functions of one segment that score highest; more than `most` where several score the same.
fn best_of(part: &Part, rarities: &[(String, f64)], most: usize) -> Vec<(f64, u32)> {
    let words = part.words();
    let mut shared = vec![0.0; part.size()];
    let mut found: Vec<u32> = Vec::new();
    for (word, rarity) in rarities {
        for &function in words.number(word).map_or(&[][..], |word| words.functions(word)) {
            let shared: &mut f64 = &mut shared[function as usize];
            if *shared == 0.0 {
                found.push(function);
            }
            *shared += rarity;
        }
    }
    found.retain(|&function| part.is_present(function));
    let score = |function: u32| shared[function as usize] / (4.0 + f64::from(words.count(function))).sqrt();
    let mut scored: Vec<(f64, u32)> = found.into_iter().map(|function| (score(function), function)).collect();
    if most == 0 {
        return Vec::new();
    }
    if scored.len() > most {
        let (_, &mut (least, _), _) = scored.select_nth_unstable_by(most - 1, |left, right| right.0.total_cmp(&left.0));
        scored.retain(|(score, _)| *score >= least);
    }
    scored
}
