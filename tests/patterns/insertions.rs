//! One word more, and a sentence means something else: the library must notice, and say which word.

use crate::{NAMES, paraphrases};
use patterns::{Answer, Library};
use proptest::prelude::*;
use std::sync::LazyLock;

static SENTENCES: LazyLock<Vec<String>> =
    LazyLock::new(|| NAMES.iter().flat_map(|name| paraphrases(name)).map(|paraphrase| paraphrase.sentence).collect());

/// The places between the words of a sentence, and both ends.
fn gaps(sentence: &str) -> Vec<usize> {
    let inner = sentence.match_indices(' ').map(|(offset, _)| offset);
    std::iter::once(0).chain(inner).chain([sentence.len()]).collect()
}

fn insert(sentence: &str, gap: usize, word: &str) -> String {
    format!("{} {word} {}", &sentence[..gap], &sentence[gap..])
}

/// Whether some pattern, or the common list of words that ask for nothing, knows the word.
fn is_known(word: &str) -> bool {
    let library = Library::shipped();
    let number_words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    library.ignores(word) || number_words.contains(&word) || library.patterns().iter().any(|pattern| pattern.knows(word))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_unknown_word_anywhere_is_named(word in "[a-zA-Z]{2,10}", sentence in any::<prop::sample::Index>(), gap in any::<prop::sample::Index>()) {
        prop_assume!(!is_known(&word.to_lowercase()));
        let sentence = sentence.get(&SENTENCES);
        let longer = insert(sentence, *gap.get(&gaps(sentence)), &word);
        let Answer::Abstain(abstention) = Library::shipped().answer(&longer) else {
            return Err(TestCaseError::fail(format!("not refused: {longer}")));
        };
        let is_named = abstention.unexplained.iter().any(|unexplained| unexplained.text == word && unexplained.span.of(&longer) == word);
        prop_assert!(is_named, "{longer}: {:?}", abstention.unexplained);
        let source = diagnostics::Source::new("<sentence>", &longer);
        let quoted = format!("`{}`", word);
        prop_assert!(abstention.diagnostic(&source).message.contains(&quoted));
    }

    #[test]
    fn any_text_is_answered_and_always_alike(text in "\\PC{0,200}") {
        let library = Library::shipped();
        prop_assert_eq!(format!("{:?}", library.answer(&text)), format!("{:?}", library.answer(&text)));
    }

    #[test]
    fn known_words_in_any_order_are_answered(words in prop::collection::vec(prop::sample::select(vocabulary()), 0..40)) {
        let text = words.join(" ");
        let (first, second) = (Library::shipped().answer(&text), Library::shipped().answer(&text));
        prop_assert_eq!(format!("{first:?}"), format!("{second:?}"));
        if let Answer::Abstain(abstention) = &first {
            prop_assert!(!abstention.diagnostic(&diagnostics::Source::new("s", &text)).message.is_empty());
        }
    }
}

fn vocabulary() -> Vec<String> {
    let patterns = Library::shipped().patterns();
    let mut words: Vec<String> = patterns.iter().flat_map(|pattern| pattern.vocabulary()).map(str::to_owned).collect();
    words.extend(["the", "a", "/", "/a", "8080", "70000", "\"x y\"", ",", ".", "'", "/..", "-1"].map(str::to_owned));
    words
}

/// These words are in no phrase by themselves, or only in a phrase that holds them as a whole; wherever one is put into
/// a sentence that was understood, the sentence must not be understood as before.
#[test]
fn negations_and_limits_are_never_explained() {
    let library = Library::shipped();
    let mut failures = Vec::new();
    for sentence in SENTENCES.iter().step_by(4) {
        for gap in gaps(sentence) {
            for word in ["not", "no", "except", "without"] {
                let longer = insert(sentence, gap, word);
                if let Answer::Match(found) = library.answer(&longer) {
                    failures.push(format!("{longer}\n    {}", found.explain().join(" ")));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_sentence_that_is_too_long_is_not_read() {
    let long = "a ".repeat(patterns::LONGEST_SENTENCE);
    let Answer::Abstain(abstention) = Library::shipped().answer(&long) else { panic!("not refused") };
    assert!(abstention.too_long);
    let message = abstention.diagnostic(&diagnostics::Source::new("<sentence>", &long)).message;
    assert!(message.contains("2000 bytes"), "{message}");
}

/// Sentences of words that could stand almost anywhere, which keep many readings alive.
#[test]
fn long_sentences_are_read_in_reasonable_time() {
    for text in ["and ", "echo back it ", "/a ", "8080 or ", "the same data it ", "port ", "\"a", "x "] {
        let long = text.repeat(patterns::LONGEST_SENTENCE / text.len());
        // Were the work not bounded, this would outlast every test.
        assert!(!matches!(Library::shipped().answer(&long), Answer::Match(_)), "{text}");
    }
}
