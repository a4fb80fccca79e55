//! Paths that the documentation names must exist.

use std::io;
use std::path::{Path, PathBuf};

/// Endings by which a word with a `/` is taken for a path of the repository, wherever it begins.
const EXTENSIONS: [&str; 8] = [".rs", ".md", ".toml", ".ll", ".sh", ".yml", ".intent", ".lock"];

/// Folders that are not of the repository: those of a user's project, and what a build makes.
const ELSEWHERE: [&str; 5] = ["bin", "modules", "tasks", ".intentc", "target"];

/// The documents whose paths are held to exist.
///
/// # Errors
/// The folder `docs` cannot be read.
pub fn documents(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut documents: Vec<PathBuf> = ["README.md", "CONTRIBUTING.md"].iter().map(|name| root.join(name)).collect();
    for entry in std::fs::read_dir(root.join("docs"))? {
        documents.push(entry?.path());
    }
    documents.retain(|path| path.extension().is_some_and(|extension| extension == "md") && path.is_file());
    documents.sort();
    Ok(documents)
}

/// One line for each path that a document names and that does not exist below `root`.
pub fn dangling(root: &Path, name: &str, document: &str) -> Vec<String> {
    let words = code_spans(document).into_iter().filter(|(_, word)| is_path(root, word));
    let missing = words.filter(|(_, word)| !root.join(word).exists());
    missing.map(|(line, word)| format!("{name}:{line} names `{word}`, which does not exist")).collect()
}

/// Single words in backticks outside of fenced blocks, with their line, counted from 1; a leading `./` is dropped.
fn code_spans(document: &str) -> Vec<(usize, &str)> {
    let mut spans = Vec::new();
    let mut is_fenced = false;
    for (index, line) in document.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            is_fenced = !is_fenced;
        } else if !is_fenced {
            let words = line.split('`').skip(1).step_by(2).filter(|span| !span.contains(' '));
            spans.extend(words.map(|word| (index + 1, word.strip_prefix("./").unwrap_or(word))));
        }
    }
    spans
}

/// A relative path with a `/` that begins with a folder of the repository, ends in `/`, or has a known ending. A part in
/// capitals stands for any name.
fn is_path(root: &Path, word: &str) -> bool {
    let is_plain = word.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.' | '/'));
    let Some((first, _)) = word.split_once('/') else {
        return false;
    };
    let is_here = || root.join(first).is_dir() || word.ends_with('/') || EXTENSIONS.iter().any(|extension| word.ends_with(extension));
    let is_placeholder = |part: &str| {
        let stem = part.split('.').next().unwrap_or(part);
        !stem.is_empty() && stem.chars().all(|character| character.is_ascii_uppercase())
    };
    is_plain && !first.is_empty() && !ELSEWHERE.contains(&first) && !word.split('/').any(is_placeholder) && is_here()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_should_exist_are_missed() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(folder.path().join("docs/deep")).unwrap();
        std::fs::write(folder.path().join("docs/deep/a.md"), "").unwrap();
        let document = "See `docs/deep/a.md`, `docs/` and `./docs/b.md`.\n`gone/` and `gone/x.rs` but `text/html`, `a.md`, `GET /x`, `/docs/x`,\n\
                        `docs/*.md`, `modules/x.ll`, `docs/NAME.md`.\n```\n`docs/fenced.md`\n```\n`docs/c` ends it\n";
        let expected = [
            "d.md:1 names `docs/b.md`, which does not exist",
            "d.md:2 names `gone/`, which does not exist",
            "d.md:2 names `gone/x.rs`, which does not exist",
            "d.md:7 names `docs/c`, which does not exist",
        ];
        assert_eq!(dangling(folder.path(), "d.md", document), expected);
    }
}
