//! The rules of the tree, held against the tree.

use std::fs;
use xtask::{generated, levels, paths, root, sources};

fn assert_none(violations: Vec<String>) {
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn crates_depend_on_lower_levels_only() {
    let workspace = levels::read(&root()).unwrap();
    for name in ["intentc", "models", "directives", "verify", "intentc-llvm"] {
        assert!(workspace.packages.contains_key(name), "{name} is not a package any more");
    }
    assert!(workspace.linked_by("intentc-llvm").contains("llvm-sys"), "outside packages are followed");
    assert_none(workspace.violations());
}

#[test]
fn rust_files_are_short_or_have_a_reason() {
    let sources = sources::read(&root()).unwrap();
    assert!(sources.contains_key("xtask/src/sources.rs"));
    assert_none(sources::too_long(&sources, sources::LONG_FILES));
}

#[test]
fn only_verify_opens_a_seal() {
    assert_none(sources::seal_openers(&sources::read(&root()).unwrap()));
}

#[test]
fn paths_named_in_the_documentation_exist() {
    let root = root();
    let documents = paths::documents(&root).unwrap();
    assert!(!documents.is_empty());
    let mut violations = Vec::new();
    for document in documents {
        let name = document.strip_prefix(&root).unwrap().display().to_string();
        violations.extend(paths::dangling(&root, &name, &fs::read_to_string(&document).unwrap()));
    }
    assert_none(violations);
}

#[test]
fn generated_files_are_up_to_date() {
    assert_none(generated::outdated(&root()));
}
