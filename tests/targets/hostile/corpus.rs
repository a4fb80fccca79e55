//! The hostile modules: files of `tests/targets/hostile/`, and those that are too large for a file.
//!
//! A file's first two lines say what comes of it: `; gate: RULE`, or `passes`; and `; llvm:` with what happens where there
//! is no gate, several where machines and builds differ: `built`, `stack`, `time`, `memory`, `dies`, `said WORDS`.

use super::large;
use std::path::Path;

/// What may come of a module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// A program: LLVM copes with it.
    Built,
    Stack,
    Time,
    Memory,
    /// Any death at all.
    Dies,
    /// An error whose text contains this.
    Said(String),
}

#[derive(Clone, Debug)]
pub(crate) struct Case {
    /// The category, `_`, and what is hostile in it.
    pub(crate) name: String,
    pub(crate) text: String,
    /// The rule of the gate that refuses it; nothing where the gate lets it through.
    pub(crate) rule: Option<String>,
    pub(crate) outcomes: Vec<Outcome>,
}

/// Stands for the path of a file whose contents must not come out.
pub(crate) const SECRET_FILE: &str = "SECRET_FILE";

pub(crate) fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/targets/hostile");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ll"));
    paths.sort();
    let of_file = |path: &Path| {
        let text = std::fs::read_to_string(path).unwrap();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let line = |index: usize, key: &str| {
            let line = text.lines().nth(index).and_then(|line| line.strip_prefix(key));
            line.unwrap_or_else(|| panic!("{name}: line {} must begin with `{key}`", index + 1)).to_owned()
        };
        case(name.clone(), line(0, "; gate: "), &line(1, "; llvm: "), text.clone())
    };
    let files = paths.iter().map(|path| of_file(path));
    let generated = large::CASES.iter().map(|(name, gate, llvm, text)| case(format!("large_{name}"), (*gate).to_owned(), llvm, text()));
    files.chain(generated).collect()
}

fn case(name: String, gate: String, llvm: &str, text: String) -> Case {
    let outcome = |words: &str| match words {
        "built" => Outcome::Built,
        "stack" => Outcome::Stack,
        "time" => Outcome::Time,
        "memory" => Outcome::Memory,
        "dies" => Outcome::Dies,
        other => Outcome::Said(other.strip_prefix("said ").unwrap_or_else(|| panic!("{name}: unknown outcome `{other}`")).to_owned()),
    };
    let outcomes = llvm.split(" | ").map(outcome).collect();
    Case { text, rule: (gate != "passes").then_some(gate), outcomes, name }
}
