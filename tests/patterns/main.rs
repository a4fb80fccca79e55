//! The library against sentences that were written by somebody who had not seen it.
//!
//! `NAME.paraphrases.txt`: a sentence for the pattern `NAME`, a tab, and the values it gives (`port=8080`, `paths=/,/a`).
//! `NAME.near_misses.txt`: a sentence that looks like one for `NAME` and asks for something else. Empty lines and lines
//! that begin with `#` are skipped. `functions.paraphrases.txt` and `functions.near_misses.txt` hold the name of a function, a tab and a
//! sentence.

#![expect(clippy::disallowed_methods, reason = "the room is pure, its test reads cases from files")]

mod functions;
mod insertions;
mod instances;
mod meaning;

use patterns::{Answer, Library, Match};
use std::collections::BTreeMap;
use std::path::Path;

const NAMES: [&str; 2] = ["tcp_echo", "http_site"];

/// So many of each kind must stay, for each pattern.
const FEWEST_CASES: usize = 40;

struct Paraphrase {
    sentence: String,
    slots: BTreeMap<String, String>,
}

fn lines(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/patterns").join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
}

fn paraphrases(name: &str) -> Vec<Paraphrase> {
    let read = |line: String| {
        let mut fields = line.split('\t');
        let sentence = fields.next().unwrap_or_default().to_owned();
        let pairs = fields.filter_map(|field| field.trim().split_once('='));
        Paraphrase { sentence, slots: pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect() }
    };
    lines(&format!("{name}.paraphrases.txt")).into_iter().map(read).collect()
}

/// The slots as the case files write them; those that only check the sentence are left out.
fn slots(found: &Match) -> BTreeMap<String, String> {
    let shown = found.slots.iter().filter(|slot| slot.name != "count");
    shown.map(|slot| (slot.name.clone(), slot.value.to_string().replace(", ", ","))).collect()
}

fn report(failures: &[String], of: usize, what: &str) {
    assert!(of >= FEWEST_CASES, "{what}: only {of} cases");
    assert!(failures.is_empty(), "{what}: {} of {of} fail\n{}", failures.len(), failures.join("\n"));
}

fn check_paraphrases(name: &str) {
    let cases = paraphrases(name);
    let mut failures = Vec::new();
    for Paraphrase { sentence, slots: expected } in &cases {
        match Library::shipped().answer(sentence) {
            Answer::Match(found) if found.pattern.name == name => {
                let actual = slots(&found);
                if expected.iter().any(|(slot, value)| actual.get(slot) != Some(value)) {
                    failures.push(format!("{sentence}\n    {actual:?}, expected {expected:?}"));
                }
            }
            Answer::Match(found) => failures.push(format!("{sentence}\n    taken for {}", found.pattern.name)),
            Answer::Abstain(reason) => {
                let message = reason.diagnostic(&diagnostics::Source::new("s", sentence)).message;
                failures.push(format!("{sentence}\n    {message}; missing {:?}", reason.missing));
            }
            Answer::Invalid(diagnostic) => failures.push(format!("{sentence}\n    {}", diagnostic.message)),
        }
    }
    report(&failures, cases.len(), &format!("paraphrases of {name}"));
}

fn check_near_misses(name: &str) {
    let sentences = lines(&format!("{name}.near_misses.txt"));
    let mut failures = Vec::new();
    for line in &sentences {
        let sentence = line.split('\t').next().unwrap_or_default();
        if let Answer::Match(found) = Library::shipped().answer(sentence) {
            failures.push(format!("{sentence}\n    taken for {}: {}", found.pattern.name, found.explain().join(" ")));
        }
    }
    report(&failures, sentences.len(), &format!("near misses of {name}"));
}

#[test]
fn paraphrases_of_tcp_echo_are_understood() {
    check_paraphrases("tcp_echo");
}

#[test]
fn paraphrases_of_http_site_are_understood() {
    check_paraphrases("http_site");
}

#[test]
fn near_misses_of_tcp_echo_are_refused() {
    check_near_misses("tcp_echo");
}

#[test]
fn near_misses_of_http_site_are_refused() {
    check_near_misses("http_site");
}

#[test]
fn every_pattern_has_cases() {
    let names: Vec<&str> = Library::shipped().patterns().iter().map(|pattern| pattern.name.as_str()).collect();
    assert_eq!(names, NAMES);
}
