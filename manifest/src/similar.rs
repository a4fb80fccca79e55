//! Did you mean: names that are a slip away.

use crate::Manifest;
use crate::entry::Entry;

const MOST: usize = 3;

pub(crate) fn similar<'m>(manifest: &'m Manifest, name: &str) -> Vec<&'m Entry> {
    let mut found: Vec<(usize, &Entry)> = Vec::new();
    for entry in manifest.entries().filter(|entry| entry.is_public() && entry.name != name) {
        if let Some(distance) = distance(name, &entry.name) {
            found.push((distance, entry));
        }
    }
    found.sort_by(|(left, first), (right, second)| (left, &first.name).cmp(&(right, &second.name)));
    found.into_iter().take(MOST).map(|(_, entry)| entry).collect()
}

/// How far two names are apart, `None` where they are too far to be taken for each other.
fn distance(name: &str, other: &str) -> Option<usize> {
    if words(name) == words(other) {
        return Some(0);
    }
    let longest = name.len().max(other.len());
    let allowed = if longest < 4 { 0 } else { (longest / 4).min(4) };
    if name.len().abs_diff(other.len()) > allowed || longest > 200 {
        return None;
    }
    let edits = edit_distance(name.as_bytes(), other.as_bytes());
    (edits <= allowed).then_some(edits)
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
            ("string_reverse", "reverse_string", Some(0)),
            ("sys_wirte", "sys_write", Some(1)),
            ("text_lenght", "text_length", Some(1)),
            ("text_len", "text_copy", None),
            ("abs", "abt", None),
            ("sum", "product", None),
        ] {
            assert_eq!(distance(name, other), expected, "{name} {other}");
        }
    }
}
