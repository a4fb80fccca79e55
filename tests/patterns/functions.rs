//! Functions that sentences ask for.

use crate::lines;
use directives::Directive;
use patterns::{Answer, FunctionPattern, Library};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

const PARAPHRASES: &str = "functions.paraphrases.txt";
const NEAR_MISSES: &str = "functions.near_misses.txt";

/// So many of each kind must stay, for each function.
const FEWEST_CASES: usize = 8;

static SENTENCES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| cases(PARAPHRASES));

/// (function, sentence).
fn cases(file: &str) -> Vec<(String, String)> {
    let pair = |line: String| {
        let (name, sentence) = line.split_once('\t').unwrap_or_else(|| panic!("{file}: no tab in {line:?}"));
        (name.to_owned(), sentence.to_owned())
    };
    lines(file).into_iter().map(pair).collect()
}

fn answered_by(sentence: &str) -> Option<&'static str> {
    Library::shipped().function(sentence).map(|function| function.name.as_str())
}

fn report(failures: &[String]) {
    assert!(failures.is_empty(), "{} fail\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn paraphrases_are_understood() {
    let wrong = SENTENCES.iter().filter(|(name, sentence)| answered_by(sentence) != Some(name));
    report(&wrong.map(|(name, sentence)| format!("{name}: {sentence}\n    {:?}", answered_by(sentence))).collect::<Vec<_>>());
}

/// What is a near miss for one function may be a sentence for another, but only for the one whose sentence it is.
#[test]
fn near_misses_are_refused() {
    let known: BTreeSet<&(String, String)> = SENTENCES.iter().collect();
    let mut failures = Vec::new();
    for (name, sentence) in cases(NEAR_MISSES) {
        if let Some(other) = answered_by(&sentence)
            && (other == name || !known.contains(&(other.to_owned(), sentence.clone())))
        {
            failures.push(format!("{name}: {sentence}\n    taken for {other}"));
        }
    }
    report(&failures);
}

#[test]
fn every_function_has_cases() {
    for file in [PARAPHRASES, NEAR_MISSES] {
        let cases = cases(file);
        for function in Library::shipped().functions() {
            let count = cases.iter().filter(|(name, _)| *name == function.name).count();
            assert!(count >= FEWEST_CASES, "{file}: {count} for {}", function.name);
        }
        assert!(cases.iter().all(|(name, _)| Library::shipped().functions().iter().any(|function| function.name == *name)));
    }
}

#[test]
fn programs_and_functions_are_never_taken_for_each_other() {
    for (name, sentence) in SENTENCES.iter() {
        assert!(matches!(Library::shipped().answer(sentence), Answer::Abstain(_)), "{name}: {sentence}");
    }
    for name in crate::NAMES {
        for paraphrase in crate::paraphrases(name) {
            assert_eq!(answered_by(&paraphrase.sentence), None, "{}", paraphrase.sentence);
        }
    }
}

fn task(function: &FunctionPattern) -> directives::TaskFile {
    let file = directives::parse(&diagnostics::Source::new(&function.name, function.step()));
    assert!(file.diagnostics.is_empty(), "{}: {:?}", function.name, file.diagnostics);
    file
}

#[test]
fn a_function_comes_with_its_step_and_its_module() {
    for function in Library::shipped().functions() {
        let file = task(function);
        let [step] = file.steps.as_slice() else { panic!("{}: {} steps", function.name, file.steps.len()) };
        let Directive::Create { file } = &step.directive else { panic!("{}: {}", function.name, step.directive) };
        assert_eq!(file.as_str(), format!("{}.ll", function.name));
        let [signature] = step.brief.signatures.as_slice() else { panic!("{}: one signature", function.name) };
        assert_eq!(signature.name, function.name);
        assert!(step.brief.examples.len() >= 3, "{}", function.name);
        assert!(!step.seal.has_oracle(), "{}", function.name);
        assert!(function.module.contains(&format!("@{}(", function.name)), "{}", function.name);
    }
}

#[test]
fn the_text_of_a_step_asks_for_its_function() {
    for function in Library::shipped().functions() {
        let intent = &task(function).steps[0].brief.intent;
        assert_eq!(answered_by(intent), Some(function.name.as_str()), "{intent}");
        assert_eq!(answered_by(&format!("{intent} Sometimes.")), None, "{intent}");
    }
}

fn is_known(word: &str) -> bool {
    let library = Library::shipped();
    library.ignores(word) || library.functions().iter().any(|function| function.vocabulary().any(|known| known == word))
}

/// `sentence` with `word` in front, behind, or in one of the gaps between its words.
fn with_word(sentence: &str, word: &str, place: usize) -> String {
    let mut words: Vec<&str> = sentence.split(' ').collect();
    words.insert(place % (words.len() + 1), word);
    words.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_unknown_word_anywhere_is_refused(word in "[a-z]{2,10}", case in any::<prop::sample::Index>(), place in 0_usize..40) {
        prop_assume!(!is_known(&word));
        let longer = with_word(&case.get(&SENTENCES).1, &word, place);
        prop_assert_eq!(answered_by(&longer), None, "{}", longer);
    }

    #[test]
    fn any_text_is_answered_and_always_alike(text in "\\PC{0,200}") {
        prop_assert_eq!(answered_by(&text), answered_by(&text));
    }
}

#[test]
fn negations_and_limits_are_never_explained() {
    let mut failures = Vec::new();
    for (_, sentence) in SENTENCES.iter().step_by(4) {
        for place in 0..=sentence.split(' ').count() {
            for word in ["not", "no", "except", "without", "or", "print"] {
                let longer = with_word(sentence, word, place);
                failures.extend(answered_by(&longer).map(|name| format!("{longer}\n    taken for {name}")));
            }
        }
    }
    report(&failures);
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let long = format!("reverse a text {}", "please ".repeat(patterns::LONGEST_SENTENCE / 7));
    assert_eq!(answered_by("reverse a text please"), Some("reverse"));
    assert_eq!(answered_by(&long), None);
}
