//! When one name is evidently a slip of another.
//!
//! A wrong replacement changes what a program does, so that the rule is narrow. Two names are a slip apart where they have
//! as many words, and
//! - the same words in the same order, written in another way: `textFind`, `text.find`;
//! - the same words with the first one moved to the end or the last one to the beginning, unless a word such as `to` or `of`
//!   makes the order part of the meaning;
//! - or one word, two in names of ten letters or more, in which two neighbouring letters are swapped, a letter inside is
//!   doubled or not doubled, or a vowel inside stands for another. Names of system calls differ by less than that
//!   (`getpid`, `getppid`), so that for them it must be a swap.
//!
//! Words with digits are never slips of each other, the first letter never changes, and the last one only by a swap: `u16`
//! and `u32`, `encode` and `decode`, `stat` and `fstat`, `line` and `lines` are different things. Nor are abbreviations slips of
//! each other, in which consonants stand side by side: `strchr` and `strrchr`.

use std::borrow::Cow;

/// In names that hold one of these, the order of the words matters.
pub(super) const ORDERED: [&str; 21] = [
    "after", "and", "as", "at", "before", "by", "for", "from", "in", "into", "minus", "not", "of", "on", "or", "over", "per", "than", "to",
    "under", "with",
];
/// A shorter name holds too little to tell a slip from another name.
pub(super) const SHORTEST_NAME: usize = 6;
/// From this length on, two words may have a slip.
const LONG_NAME: usize = 10;
/// Two short words that differ by a swap are too often two words: `form`, `from`.
const SHORTEST_SWAPPED: usize = 5;
const SHORTEST_MISSPELT: usize = 6;
/// No name that a person or a model writes has more.
const LONGEST_NAME: usize = 120;

/// The words of `written` that are not those of `known`, where it is a slip of it; none of them may be a word in its own
/// right. `None` where the names mean different things, or are the same.
pub(super) fn slips<'w>(written: &'w str, known: &str) -> Option<Vec<Cow<'w, str>>> {
    if !are_comparable(written, known) {
        return None;
    }
    let (own, other) = (words(written), words(known));
    if own.len() != other.len() {
        return None;
    }
    if own == other || is_reordered(&own, &other) {
        return Some(Vec::new());
    }
    let is_system_call = known.starts_with("sys_");
    let different: Vec<_> = own.into_iter().zip(&other).filter(|(word, other)| word != *other).collect();
    let allowed = if written.len().min(known.len()) < LONG_NAME { 1 } else { 2 };
    let are_slips = different.iter().all(|(word, other)| is_swap(word, other) || (!is_system_call && is_misspelling(word, other)));
    (different.len() <= allowed && are_slips).then(|| different.into_iter().map(|(word, _)| word).collect())
}

/// Whether these are two names of words, long enough to resemble each other.
pub(super) fn are_comparable(written: &str, known: &str) -> bool {
    let is_plain =
        |name: &str| name.len() <= LONGEST_NAME && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    // An underscore in front makes another name: `tolower` and `_tolower`.
    let fronts = |name: &str| name.bytes().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    let is_long = written.len().min(known.len()) >= SHORTEST_NAME;
    written != known && is_plain(written) && is_plain(known) && is_long && fronts(written) == fronts(known)
}

/// The words of a name in lower case; a capital after a small letter begins one, as in `textFind`.
pub(super) fn words(name: &str) -> Vec<Cow<'_, str>> {
    let mut words = Vec::new();
    for part in name.split(['_', '.', '-']) {
        let bytes = part.as_bytes();
        let mut start = 0;
        for index in 1..=bytes.len() {
            let ends = index == bytes.len() || (bytes[index].is_ascii_uppercase() && bytes[index - 1].is_ascii_lowercase());
            if ends && start < index {
                words.push(lower_case(&part[start..index]));
                start = index;
            }
        }
    }
    words
}

fn lower_case(word: &str) -> Cow<'_, str> {
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) { Cow::Owned(word.to_ascii_lowercase()) } else { Cow::Borrowed(word) }
}

fn is_reordered(own: &[Cow<str>], other: &[Cow<str>]) -> bool {
    let fixes_order = |word: &Cow<str>| ORDERED.contains(&word.as_ref()) || has_digit(word);
    let is_moved = |one: &[Cow<str>], two: &[Cow<str>]| one.split_first().zip(two.split_last()).is_some_and(|(front, back)| front == back);
    (is_moved(own, other) || is_moved(other, own)) && !own.iter().any(fixes_order)
}

pub(super) fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Two neighbouring letters are swapped, neither of them the first.
fn is_swap(word: &str, other: &str) -> bool {
    let (word, other) = (word.as_bytes(), other.as_bytes());
    if word.len() != other.len() || word.len() < SHORTEST_SWAPPED {
        return false;
    }
    let Some(first) = (1..word.len() - 1).find(|&index| word[index] != other[index]) else { return false };
    let second = first + 1;
    // `lenght` is `length`; two other consonants make two abbreviations, `scalbln` and `scalbnl`.
    let is_sound = |letter: u8| is_vowel(letter) || letter == b'h';
    let are_letters = word[first].is_ascii_alphabetic() && word[second].is_ascii_alphabetic();
    are_letters
        && (is_sound(word[first]) || is_sound(word[second]))
        && word[0] == other[0]
        && word[first] == other[second]
        && word[second] == other[first]
        && word[second + 1..] == other[second + 1..]
}

/// One letter inside is doubled or not doubled, or is another vowel.
fn is_misspelling(word: &str, other: &str) -> bool {
    let (shorter, longer) =
        if word.len() <= other.len() { (word.as_bytes(), other.as_bytes()) } else { (other.as_bytes(), word.as_bytes()) };
    if longer.len() < SHORTEST_MISSPELT || longer.len() - shorter.len() > 1 || has_digit(word) || has_digit(other) {
        return false;
    }
    let Some(place) = (0..shorter.len()).find(|&index| shorter[index] != longer[index]) else { return false };
    if place == 0 {
        return false;
    }
    if shorter.len() < longer.len() {
        let before = place.checked_sub(2).map(|index| longer[index]);
        return before.is_some_and(is_vowel) && longer[place] == longer[place - 1] && longer[place + 1..] == shorter[place..];
    }
    let stands_alone = place + 1 < longer.len() && !is_vowel(longer[place - 1]) && !is_vowel(longer[place + 1]);
    // Single letters stand for words too: input and output, integer and unsigned.
    let is_letter_of_its_own = matches!((shorter[place], longer[place]), (b'i', b'o' | b'u') | (b'o' | b'u', b'i'));
    let are_vowels = is_vowel(shorter[place]) && is_vowel(longer[place]);
    stands_alone && are_vowels && !is_letter_of_its_own && shorter[place + 1..] == longer[place + 1..]
}

fn is_vowel(letter: u8) -> bool {
    b"aeiou".contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_told_from_other_names() {
        for (written, known, is_slip) in [
            ("reverse_text", "text_reverse", true),
            ("textFind", "text_find", true),
            ("text.find", "text_find", true),
            ("Text_Find", "text_find", true),
            ("sys_wirte", "sys_write", true),
            ("text_lenght", "text_length", true),
            ("memory_alocate", "memory_allocate", true),
            ("memory_alloccate", "memory_allocate", true),
            ("text_seperate", "text_separate", true),
            ("text_lenght_recieve", "text_length_receive", true),
            ("text_find", "text_find", false),
            ("text_find", "text_bind", false),
            ("text_upper", "text_lower", false),
            ("base64_encode", "base64_decode", false),
            ("list_push", "list_pull", false),
            ("line_read", "lines_read", false),
            ("read_line", "read_lines", false),
            ("text_form", "text_from", false),
            ("text_to_number", "number_to_text", false),
            ("number_format_u32", "number_format_u64", false),
            ("print_i64", "print_64i", false),
            ("add_1_2", "add_2_1", false),
            ("sys_getppid", "sys_getpid", false),
            ("sys_fstat", "sys_stat", false),
            ("sys_munmap", "sys_mmap", false),
            ("text_reverse_bytes", "reverse_bytes_text", true),
            ("text_reverse_bytes", "text_bytes_reverse", false),
            ("map_as_list", "list_as_map", false),
            ("memccpy", "memcpy", false),
            ("strchr", "strrchr", false),
            ("recvmmsg", "recvmsg", false),
            ("strtoimax", "strtoumax", false),
            ("scalbln", "scalbnl", false),
            ("cfgetispeed", "cfgetospeed", false),
            ("_tolower", "tolower", false),
            ("llround", "lround", false),
            ("strtoul", "strtol", false),
            ("minimum_of_list", "maximum_of_list", false),
            ("increase_counter", "decrease_counter", false),
            ("text_lenght_recieve_terminat", "text_length_receive_terminal", false),
            ("abc", "acb", false),
            ("text", "text_find", false),
            ("text\u{e4}find", "text_find", false),
        ] {
            assert_eq!(slips(written, known).is_some(), is_slip, "{written} {known}");
            assert_eq!(slips(known, written).is_some(), is_slip, "{known} {written}");
        }
    }

    #[test]
    fn the_words_that_differ_are_named() {
        assert_eq!(slips("text_lenght", "text_length").unwrap(), ["lenght"]);
        assert!(slips("reverse_text", "text_reverse").unwrap().is_empty());
    }
}
