//! "Did you mean": the known word that a typing error most likely stands for.

/// Longer words are not compared: the cost is the product of both lengths.
const LONGEST: usize = 32;

/// A word is taken for the beginning of another from this length on.
const SHORTEST_BEGINNING: usize = 3;

/// The word of `known` that is nearest to `word`, ignoring case and punctuation around it, if it is near enough: at most
/// one edit for each three characters, at least one. An edit inserts, removes or replaces a character or swaps two
/// neighbours; of two equally near words the one with the same characters is meant. Else a word that `word` begins with,
/// or that begins with it.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let known: Vec<&str> = known.into_iter().collect();
    let near = known
        .iter()
        .map(|candidate| (edits(&word, &candidate.to_lowercase()), sorted(&word) != sorted(candidate), *candidate))
        .filter(|(edits, _, candidate)| *edits <= allowed && *edits < candidate.chars().count())
        .min_by_key(|(edits, differs, _)| (*edits, *differs))
        .map(|(_, _, candidate)| candidate);
    near.or_else(|| known.into_iter().find(|candidate| is_beginning(&word, candidate) || is_beginning(candidate, &word)))
}

fn is_beginning(beginning: &str, word: &str) -> bool {
    beginning.len() >= SHORTEST_BEGINNING && word.starts_with(beginning)
}

fn sorted(word: &str) -> Vec<char> {
    let mut characters: Vec<char> = word.chars().take(2 * LONGEST).collect();
    characters.sort_unstable();
    characters
}

fn edits(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.chars().collect();
    let right: Vec<char> = right.chars().take(2 * LONGEST).collect();
    let mut before_last = vec![0; right.len() + 1];
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for (row, character) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for column in 0..right.len() {
            let replaced = last[column] + usize::from(*character != right[column]);
            let mut cost = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && *character == right[column - 1] && left[row - 1] == right[column] {
                cost = cost.min(before_last[column - 1] + 1);
            }
            current.push(cost);
        }
        before_last = std::mem::replace(&mut last, current);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_word_that_was_meant() {
        let known = ["create", "target", "test", "signature", "example", "uses"];
        for (typed, meant) in [
            ("craete", Some("create")),
            ("CREATE", Some("create")),
            ("create:", Some("create")),
            ("exmaple", Some("example")),
            ("tset", Some("test")),
            ("use", Some("uses")),
            ("targeting", Some("target")),
            ("sig", Some("signature")),
            ("frobnicate", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(typed, known), meant, "{typed}");
        }
    }

    #[test]
    fn swapped_characters_are_the_likeliest_mistake() {
        assert_eq!(nearest("i46", ["i8", "i16", "i32", "i64"]), Some("i64"));
    }

    #[test]
    fn a_long_word_costs_nothing() {
        assert_eq!(nearest(&"e".repeat(1 << 20), ["example"]), None);
    }
}
