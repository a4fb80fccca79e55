//! Did you mean: names that are a slip away.

use crate::Manifest;
use crate::entry::Entry;
use std::cmp::Reverse;

const MOST: usize = 3;

/// A function that a name may be a slip of.
#[derive(Clone, Copy, Debug)]
pub struct Similar<'m> {
    pub entry: Entry<'m>,
    pub resemblance: Resemblance,
    /// How much of the two names is the same, in percent: 100 where only the order of the words differs.
    pub score: u8,
}

/// In what way two names resemble each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resemblance {
    /// The same words in another order: `reverse_string`, `string_reverse`.
    Order,
    /// So many letters are inserted, dropped, replaced or swapped with their neighbour.
    Edits(usize),
}

pub(crate) fn similar<'m>(manifest: &'m Manifest, name: &str) -> Vec<Similar<'m>> {
    let mut found: Vec<Similar> = Vec::new();
    for entry in manifest.entries().filter(|entry| entry.is_public() && entry.name != name) {
        if let Some((resemblance, score)) = resemblance(name, entry.name) {
            found.push(Similar { entry, resemblance, score });
        }
    }
    found.sort_by_key(|similar| (Reverse(similar.score), similar.entry.name, similar.entry.module));
    found.truncate(MOST);
    found
}

/// How two names resemble each other and how much, `None` where they are too far apart to be taken for each other.
fn resemblance(name: &str, other: &str) -> Option<(Resemblance, u8)> {
    if words(name) == words(other) {
        return Some((Resemblance::Order, 100));
    }
    let longest = name.len().max(other.len());
    let allowed = if longest < 4 { 0 } else { (longest / 4).min(4) };
    if name.len().abs_diff(other.len()) > allowed || longest > 200 {
        return None;
    }
    let edits = edit_distance(name.as_bytes(), other.as_bytes());
    (edits <= allowed).then(|| (Resemblance::Edits(edits), (100 * (longest - edits) / longest.max(1)) as u8))
}

/// The words of a name in alphabetical order: `string_reverse` and `reverse_string` have the same.
fn words(name: &str) -> Vec<&str> {
    let mut words: Vec<&str> = name.split(['_', '.', '-']).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
fn edit_distance(left: &[u8], right: &[u8]) -> usize {
    let width = right.len() + 1;
    let mut before_last = vec![0; width];
    let mut last: Vec<usize> = (0..width).collect();
    for (row, &letter) in left.iter().enumerate() {
        let mut current = vec![row + 1; width];
        for (column, &other) in right.iter().enumerate() {
            let replaced = last[column] + usize::from(letter != other);
            let mut best = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && letter == right[column - 1] && left[row - 1] == other {
                best = best.min(before_last[column - 1] + 1);
            }
            current[column + 1] = best;
        }
        before_last = last;
        last = current;
    }
    last[width - 1]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_slips_from_other_names() {
        for (name, other, expected) in [
            ("string_reverse", "reverse_string", Some((Resemblance::Order, 100))),
            ("sys_wirte", "sys_write", Some((Resemblance::Edits(1), 88))),
            ("text_lenght", "text_length", Some((Resemblance::Edits(1), 90))),
            ("text_len", "text_copy", None),
            ("abs", "abt", None),
            ("sum", "product", None),
        ] {
            assert_eq!(resemblance(name, other), expected, "{name} {other}");
        }
    }
}
