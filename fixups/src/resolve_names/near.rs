//! When a name that the module declares is near enough to another one to be it, if every type is the same.
//!
//! Who declares a name means a function of somebody else's, so that of a name of two words or more these differences count too:
//! - the words are not separated: `textequal`;
//! - the first two words are swapped: `format_number_i64`, unless a word such as `to` or `of` makes the order part of the meaning;
//! - one word has a final `s` more or less: `text_equals`;
//! - in one word a letter inside is missing or doubled: `text_repplace`.
//!
//! Words with digits differ in no letter, and names of system calls are never near each other.

use super::slip::{ORDERED, are_comparable, has_digit, words};
use std::borrow::Cow;

/// With fewer, too many functions have the same types.
pub(super) const FEWEST_PARAMETERS: usize = 2;
/// Shorter words become other words with one letter less.
const SHORTEST_WORD: usize = 5;

/// How two names differ, with the word that the written one has instead of the known one.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Difference<'w> {
    Separators,
    Order,
    Ending(Cow<'w, str>),
    Letter(Cow<'w, str>),
}

/// `None` where the names mean different things, or are the same.
pub(super) fn difference<'w>(written: &'w str, known: &str) -> Option<Difference<'w>> {
    let (own, other) = (words(written), words(known));
    if !are_comparable(written, known) || other.len() < 2 || known.starts_with("sys_") || written.starts_with("sys_") {
        return None;
    }
    if own.len() != other.len() {
        return (own.concat() == other.concat()).then_some(Difference::Separators);
    }
    let different: Vec<usize> = (0..own.len()).filter(|&index| own[index] != other[index]).collect();
    match different[..] {
        [0, 1] if own[0] == other[1] && own[1] == other[0] => {
            let is_free = !own.iter().any(|word| ORDERED.contains(&word.as_ref())) && !has_digit(&own[0]) && !has_digit(&own[1]);
            is_free.then_some(Difference::Order)
        }
        [index] if !has_digit(&own[index]) && !has_digit(&other[index]) => {
            let (word, meant) = (own.into_iter().nth(index)?, other[index].as_ref());
            match () {
                () if has_other_ending(&word, meant) => Some(Difference::Ending(word)),
                () if lacks_letter(&word, meant) || doubles_letter(&word, meant) => Some(Difference::Letter(word)),
                () => None,
            }
        }
        _ => None,
    }
}

/// Whether one of the two is the other with an `s`.
fn has_other_ending(word: &str, meant: &str) -> bool {
    word.strip_suffix('s') == Some(meant) || meant.strip_suffix('s') == Some(word)
}

/// Whether `word` is `meant` without one of the letters inside.
fn lacks_letter(word: &str, meant: &str) -> bool {
    meant.len() >= SHORTEST_WORD && extra_letter(word, meant).is_some()
}

/// Whether `word` is `meant` with one of the letters inside twice.
fn doubles_letter(word: &str, meant: &str) -> bool {
    let letters = word.as_bytes();
    word.len() >= SHORTEST_WORD && extra_letter(meant, word).is_some_and(|index| letters[index] == letters[index - 1])
}

/// The index of the letter inside of `longer` that `shorter` does not have, where that is the only difference.
fn extra_letter(shorter: &str, longer: &str) -> Option<usize> {
    let (shorter, longer) = (shorter.as_bytes(), longer.as_bytes());
    if shorter.len() + 1 != longer.len() {
        return None;
    }
    let index = shorter.iter().zip(longer).take_while(|(one, other)| one == other).count();
    let is_inside = index > 0 && index + 1 < longer.len();
    (is_inside && shorter[index..] == longer[index + 1..]).then_some(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_told_from_others() {
        use Difference::{Ending, Letter, Order, Separators};
        for (written, known, expected) in [
            ("textequal", "text_equal", Some(Separators)),
            ("format_number_i64", "number_format_i64", Some(Order)),
            ("text_equals", "text_equal", Some(Ending("equals".into()))),
            ("text_field", "text_fields", Some(Ending("field".into()))),
            ("text_replce", "text_replace", Some(Letter("replce".into()))),
            ("text_repplace", "text_replace", Some(Letter("repplace".into()))),
            ("text_coppy", "text_copy", Some(Letter("coppy".into()))),
            ("text_equal", "text_equal", None),
            ("texts", "text", None),
            ("strchrs", "strchr", None),
            ("text_to_number", "to_text_number", None),
            ("number_format_u64", "number_format_i64", None),
            ("sys_lseeks", "sys_lseek", None),
            ("sys_fsat", "sys_fstat", None),
            ("text_fid", "text_find", None),
            ("texts_equals", "text_equal", None),
            ("text_qreplace", "text_replace", None),
            ("text_replxace", "text_replace", None),
            ("text_eplace", "text_replace", None),
            ("text_replac", "text_replace", None),
        ] {
            assert_eq!(difference(written, known), expected, "{written} {known}");
        }
    }
}
