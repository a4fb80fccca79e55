//! Case files: sections that begin with a line `--- NAME`, the last being `--- expected`.

use models::{Environment, ModelError, Purpose, Reply, Request, RetryPolicy, Settings};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/models")
}

/// Every entry of a folder of cases with this extension (empty: every folder), in the order of names.
pub(crate) fn entries(folder: &str, extension: &str) -> Vec<PathBuf> {
    let read = std::fs::read_dir(root().join(folder)).unwrap();
    let mut paths: Vec<PathBuf> = read.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().map_or("", |found| found.to_str().unwrap()) == extension);
    paths.sort();
    assert!(!paths.is_empty(), "no cases in {folder}");
    paths
}

pub(crate) struct CaseFile {
    pub(crate) path: PathBuf,
    sections: Vec<(String, String)>,
}

impl CaseFile {
    pub(crate) fn read(path: PathBuf) -> Self {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut sections: Vec<(String, String)> = Vec::new();
        for line in text.split_inclusive('\n') {
            match line.strip_prefix("--- ") {
                Some(name) => sections.push((name.trim().to_owned(), String::new())),
                None => sections.last_mut().expect("text before the first section").1.push_str(line),
            }
        }
        Self { path, sections }
    }

    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.sections.iter().filter(move |(found, _)| found == name).map(|(_, text)| text.as_str())
    }

    pub(crate) fn one(&self, name: &str) -> Option<&str> {
        self.sections.iter().find(|(found, _)| found == name).map(|(_, text)| text.as_str())
    }

    /// The difference to what is expected, or nothing; with INTENTC_BLESS=1 the file is brought up to date.
    pub(crate) fn compare(&self, actual: &str) -> Option<String> {
        let expected = self.one("expected").unwrap_or_default();
        if expected == actual {
            return None;
        }
        if blessing() {
            let kept = self.sections.iter().filter(|(name, _)| name != "expected");
            let text: String = kept.map(|(name, text)| format!("--- {name}\n{text}")).collect();
            std::fs::write(&self.path, format!("{text}--- expected\n{actual}")).unwrap();
            return None;
        }
        Some(difference(&self.path, expected, actual))
    }
}

/// As [`CaseFile::compare`], for an expectation that is a file of its own.
pub(crate) fn compare_file(path: &Path, actual: &str) -> Option<String> {
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return None;
    }
    if blessing() {
        std::fs::write(path, actual).unwrap();
        return None;
    }
    Some(difference(path, &expected, actual))
}

fn difference(path: &Path, expected: &str, actual: &str) -> String {
    format!("== {}\n-- expected\n{expected}\n-- actual\n{actual}\n", path.display())
}

fn blessing() -> bool {
    std::env::var_os("INTENTC_BLESS").is_some()
}

pub(crate) fn report(differences: Vec<String>) {
    assert!(differences.is_empty(), "{}", differences.concat());
}

pub(crate) fn request(user: &str) -> Request {
    Request {
        system: "You write LLVM IR.".into(),
        user: user.into(),
        step: "create strings.ll".into(),
        purpose: Purpose::Implement,
        max_output_tokens: 1000,
    }
}

/// Short waits, and nothing from the environment of whoever runs the tests.
pub(crate) fn settings() -> Settings {
    Settings {
        timeout: Duration::from_secs(5),
        retry: RetryPolicy { first_delay: Duration::from_millis(1), longest_delay: Duration::from_millis(4), ..RetryPolicy::default() },
        environment: Environment::of([]),
        ..Settings::default()
    }
}

/// A reply, or an error with its message as people see it.
pub(crate) fn show(outcome: &Result<Reply, ModelError>) -> String {
    match outcome {
        Ok(reply) => {
            let mut text = format!("reply {:?}\nmodel {}\norigin {:?}\n", reply.text, reply.model, reply.origin);
            if let Some(usage) = &reply.usage {
                text += &format!("{usage:?}\n");
            }
            reply.setbacks.iter().for_each(|setback| text += &format!("setback {}\n", without_delay(setback)));
            text
        }
        Err(error) => format!("exit {}\n{}\n", error.exit_class(), diagnostics::render(&error.diagnostic(), false)),
    }
}

/// Waits are random in part.
fn without_delay(setback: &str) -> &str {
    setback.split("; again after").next().unwrap_or(setback)
}
