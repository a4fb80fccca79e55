//! The example at the head of each pass is what the pass does.

use super::{MODULE, llvm, manifest};
use fixups::{Context, PASSES};
use std::fs;
use std::path::Path;

/// The text of the fenced block that follows a line of the head.
fn block(head: &[&str], title: &str) -> String {
    let title = head.iter().position(|line| *line == title).unwrap_or_else(|| panic!("no `{title}`"));
    let fence: String = head[title + 1].chars().take_while(|&character| character == '`').collect();
    assert!(fence.len() >= 3, "no block after `{}`", head[title]);
    let lines = head[title + 2..].iter().take_while(|line| **line != fence);
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn every_example_is_true() {
    let manifest = manifest();
    let context = Context { manifest: &manifest, module_name: MODULE };
    for pass in PASSES {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(pass.name).with_extension("rs");
        let source = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{} must be named after its pass", path.display()));
        let head: Vec<&str> =
            source.lines().take_while(|line| line.starts_with("//!")).map(|line| line[3..].strip_prefix(' ').unwrap_or("")).collect();
        for contract in ["Requires: ", "Ensures: ", "Leaves alone: "] {
            assert!(head.iter().any(|line| line.starts_with(contract)), "{} does not say what it {contract}", pass.name);
        }
        let after = block(&head, "After:");
        assert_eq!(pass.apply(&block(&head, "Before:"), &context).text, after, "{}", pass.name);
        assert_eq!(llvm::verdict(&fixups::apply(&after, &context).text), "accepted", "{}", pass.name);
    }
}
