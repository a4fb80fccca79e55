//! Rules about Rust files: their length, and who opens a seal.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// The most lines of a Rust file that needs no entry in [`LONG_FILES`].
pub const MOST_LINES: usize = 600;

/// A longer file, and why it is right that it is longer.
pub struct LongFile {
    /// Relative to the root of the repository.
    pub path: &'static str,
    pub reason: &'static str,
}

pub static LONG_FILES: &[LongFile] = &[];

/// Folders, relative to the root, that may open a seal, and the file that defines it.
const SEAL_OPENERS: [&str; 4] = ["verify/", "tests/verify/", "tests/directives/", "directives/src/seal.rs"];

/// Spelled in parts, so that this file does not call it.
const OPENS_SEAL: &str = concat!("Seal", "::open");
const RENAMES_SEAL: &str = concat!("Seal", " as ");

/// Path, relative to the root with `/`, to content.
pub type Sources = BTreeMap<String, String>;

/// Every Rust file below `root`, without `target` and hidden folders.
///
/// # Errors
/// A folder or file cannot be read.
pub fn read(root: &Path) -> io::Result<Sources> {
    let mut sources = Sources::new();
    let mut open = vec![root.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if entry.file_type()?.is_dir() {
                if name != "target" && !name.starts_with('.') {
                    open.push(path);
                }
            } else if name.ends_with(".rs") {
                let relative = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                sources.insert(relative, std::fs::read_to_string(path)?);
            }
        }
    }
    Ok(sources)
}

/// Files that are too long, and exceptions that are not needed any more.
pub fn too_long(sources: &Sources, exceptions: &[LongFile]) -> Vec<String> {
    let mut violations = Vec::new();
    for (path, text) in sources {
        let lines = text.lines().count();
        if lines > MOST_LINES && !exceptions.iter().any(|exception| exception.path == path) {
            violations.push(format!("{path} has {lines} lines, more than {MOST_LINES}; split it, or give a reason in LONG_FILES"));
        }
    }
    for exception in exceptions {
        if exception.reason.is_empty() {
            violations.push(format!("{} stands in LONG_FILES without a reason", exception.path));
        }
        if sources.get(exception.path).is_none_or(|text| text.lines().count() <= MOST_LINES) {
            violations.push(format!("{} stands in LONG_FILES and is not long", exception.path));
        }
    }
    violations
}

/// Lines outside of `verify/` that open a seal or give it another name. Comments do not count.
pub fn seal_openers(sources: &Sources) -> Vec<String> {
    let mut violations = Vec::new();
    for (path, text) in sources {
        if SEAL_OPENERS.iter().any(|allowed| path.starts_with(allowed)) {
            continue;
        }
        for (index, line) in text.lines().enumerate() {
            let is_comment = line.trim_start().starts_with("//");
            if !is_comment && (line.contains(OPENS_SEAL) || line.contains(RENAMES_SEAL)) {
                violations.push(format!("{path}:{} opens a seal; only verify/ may", index + 1));
            }
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_needs_a_reason_and_a_reason_a_long_file() {
        let sources =
            Sources::from([("a.rs".into(), "x\n".repeat(601)), ("b.rs".into(), "x\n".repeat(600)), ("c.rs".into(), "x\n".repeat(900))]);
        let exceptions = [
            LongFile { path: "c.rs", reason: "a table" },
            LongFile { path: "b.rs", reason: "was long" },
            LongFile { path: "gone.rs", reason: "" },
        ];
        let expected = [
            "a.rs has 601 lines, more than 600; split it, or give a reason in LONG_FILES",
            "b.rs stands in LONG_FILES and is not long",
            "gone.rs stands in LONG_FILES without a reason",
            "gone.rs stands in LONG_FILES and is not long",
        ];
        assert_eq!(too_long(&sources, &exceptions), expected);
    }

    #[test]
    fn opening_a_seal_elsewhere_is_found() {
        let call = format!("fn f() {{\n    let content = {OPENS_SEAL}(&step.seal);\n}}\n// {OPENS_SEAL} is for verify\n");
        let rename = format!("use directives::{RENAMES_SEAL}Letter;\n");
        let sources = Sources::from([
            ("compiler/src/a.rs".into(), call.clone()),
            ("verify/src/a.rs".into(), call),
            ("models/src/b.rs".into(), rename),
        ]);
        assert_eq!(
            seal_openers(&sources),
            ["compiler/src/a.rs:2 opens a seal; only verify/ may", "models/src/b.rs:1 opens a seal; only verify/ may"]
        );
    }
}
