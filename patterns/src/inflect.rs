//! The regular forms of an English word, and the irregular ones that the patterns use.
//!
//! `listen` → `listen listens listening listened`; `echo` → `echo echos echoes echoing echoed`. Forms are generated for
//! the words of a pattern that ask for it (`listen~`), and a sentence's words are compared as they are. So nothing is
//! ever cut from a word of the sentence: `https` is never taken for `http`.

use std::collections::BTreeSet;

/// Words whose forms do not follow the rules, all forms in one row.
const IRREGULAR: &[&[&str]] = &[
    &["be", "is", "are", "being", "been", "was", "were"],
    &["bind", "binds", "binding", "bound"],
    &["build", "builds", "building", "built"],
    &["come", "comes", "coming", "came"],
    &["do", "does", "doing", "done", "did"],
    &["feed", "feeds", "feeding", "fed"],
    &["get", "gets", "getting", "got", "gotten"],
    &["give", "gives", "giving", "gave", "given"],
    &["go", "goes", "going", "went", "gone"],
    &["have", "has", "having", "had"],
    &["hear", "hears", "hearing", "heard"],
    &["keep", "keeps", "keeping", "kept"],
    &["let", "lets", "letting"],
    &["make", "makes", "making", "made"],
    &["put", "puts", "putting"],
    &["read", "reads", "reading"],
    &["run", "runs", "running", "ran"],
    &["see", "sees", "seeing", "saw", "seen"],
    &["send", "sends", "sending", "sent"],
    &["set", "sets", "setting"],
    &["sit", "sits", "sitting", "sat"],
    &["speak", "speaks", "speaking", "spoke", "spoken"],
    &["submit", "submits", "submitting", "submitted"],
    &["take", "takes", "taking", "took", "taken"],
    &["throw", "throws", "throwing", "threw", "thrown"],
    &["transmit", "transmits", "transmitting", "transmitted"],
    &["write", "writes", "writing", "wrote", "written"],
];

/// All forms of `lemma`, itself among them. Also makes forms that nobody says; they do no harm.
pub(crate) fn forms(lemma: &str) -> BTreeSet<String> {
    if let Some(row) = IRREGULAR.iter().find(|row| row[0] == lemma) {
        return row.iter().map(|form| (*form).to_owned()).collect();
    }
    let mut all = BTreeSet::from([lemma.to_owned(), format!("{lemma}s")]);
    if lemma.ends_with(['s', 'x', 'o']) || lemma.ends_with("ch") || lemma.ends_with("sh") {
        all.insert(format!("{lemma}es"));
    }
    let consonant_y = lemma.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    if let Some(stem) = consonant_y {
        all.extend([format!("{stem}ies"), format!("{stem}ied")]);
    }
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    all.extend([format!("{stem}ed"), format!("{stem}ing")]);
    if let Some(last) = doubled_consonant(lemma) {
        all.extend([format!("{lemma}{last}ed"), format!("{lemma}{last}ing")]);
    }
    all
}

/// The last letter of a word of one syllable that ends consonant, vowel, consonant (`stop` → `stopped`).
fn doubled_consonant(lemma: &str) -> Option<char> {
    let mut letters = lemma.chars().rev();
    let (last, middle, first) = (letters.next()?, letters.next()?, letters.next()?);
    let is_vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u');
    let has_one_vowel = lemma.chars().filter(|&letter| is_vowel(letter)).count() == 1;
    let is_doubled = has_one_vowel && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') && is_vowel(middle) && !is_vowel(first);
    is_doubled.then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(lemma: &str, form: &str) -> bool {
        forms(lemma).contains(form)
    }

    #[test]
    fn regular_and_irregular_forms() {
        for (lemma, form) in [
            ("echo", "echoes"),
            ("reply", "replies"),
            ("reply", "replied"),
            ("serve", "serving"),
            ("stop", "stopped"),
            ("get", "got"),
            ("bounce", "bounced"),
            ("display", "displays"),
        ] {
            assert!(has(lemma, form), "{lemma} {form}");
        }
    }

    #[test]
    fn nothing_is_cut() {
        assert!(!has("serve", "server") && !has("https", "http") && !has("send", "sended"));
    }
}
