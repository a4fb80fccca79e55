//! The gate against functions and servers that are right, wrong and hostile.
//!
//! `examples/*.ll` and `servers/*.c` state in their first comment what is asked of them and what the verdict must be:
//! `accepted`, `rejected: …`, `abstained: …` or `build: …`, where the text after the colon must occur in the message.

mod attacks;
mod examples;
mod functions;
mod mutants;
mod power;
mod scenarios;

use sandbox::Sandbox;
use std::path::{Path, PathBuf};
use targets::{Limits, Worker, WorkerOptions, locate_binary};
use verify::{Counterexample, GateError, OracleSandbox, Verdict};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/verify")
}

fn binary(name: &str) -> PathBuf {
    locate_binary(name).unwrap_or_else(|error| panic!("{error}; `cargo build` makes it"))
}

fn worker() -> Worker {
    Worker::start(&WorkerOptions { binary: binary("intentc-llvm"), limits: Limits::default() }).unwrap()
}

fn sandbox() -> Sandbox {
    Sandbox::start(&binary("intentc-sandbox"), None).unwrap()
}

fn oracles() -> OracleSandbox {
    OracleSandbox::new(binary("intentc-sandbox"), None, None)
}

/// The files of a folder with this extension, in order.
fn cases(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
}

/// `KEY: VALUE` lines of the comment at the top of a case.
struct Header(Vec<(String, String)>);

impl Header {
    fn read(text: &str, comment: &str) -> Header {
        let lines = text.lines().map_while(|line| line.strip_prefix(comment));
        Header(lines.filter_map(|line| line.split_once(": ")).map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
    }

    fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == key).map(|(_, value)| value.as_str())
    }

    fn one<'a>(&'a self, key: &'a str) -> Option<&'a str> {
        self.all(key).next()
    }

    /// What is wrong with a verdict, if anything.
    fn judge(&self, verdict: &Result<Verdict, GateError>) -> Option<String> {
        let expected = self.one("verdict").expect("a case states its verdict");
        let (kind, text) = expected.split_once(": ").unwrap_or((expected, ""));
        let (actual_kind, message, counterexample) = match verdict {
            Ok(Verdict::Accepted(_)) => ("accepted", String::new(), None),
            Ok(Verdict::Rejected(counterexample)) => ("rejected", counterexample.to_string(), Some(counterexample)),
            Ok(Verdict::Abstained { reason }) => ("abstained", reason.clone(), None),
            Ok(Verdict::Contradiction { example, says, by, .. }) => ("contradiction", format!("{by} gives {says} for `{example}`"), None),
            Err(error @ GateError::Build { .. }) => ("build", error.to_string(), None),
            Err(error) => ("error", error.to_string(), None),
        };
        let notes = counterexample.map(|counterexample: &Counterexample| counterexample.notes.join("\n")).unwrap_or_default();
        let stderr = counterexample.map(|counterexample| counterexample.stderr.clone()).unwrap_or_default();
        let fits = kind == actual_kind
            && message.contains(text)
            && self.all("note").all(|note| notes.contains(note))
            && self.one("stderr").is_none_or(|expected| expected == stderr);
        (!fits).then(|| format!("{actual_kind}: {message}\n    notes: {notes}\n    standard error: {stderr}\n    not {expected}"))
    }
}
