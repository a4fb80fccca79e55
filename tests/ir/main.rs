//! File-based cases of `ir/`: each `cases/*.ll` has beside it what the scan makes of it (`*.tree`).
//! `INTENTC_BLESS=1` writes the trees anew.
#![expect(clippy::disallowed_methods, reason = "the room is pure, its tests read and write cases")]

mod hold;
mod llvm;
mod properties;
mod tree;

use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ir/cases");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "ll"));
    cases.sort();
    assert!(cases.len() >= 8, "the cases are missing");
    cases
}

#[test]
fn every_case_has_its_tree() {
    let mut wrong = Vec::new();
    for case in cases() {
        let text = fs::read_to_string(&case).unwrap();
        let tree = tree::dump(&ir::parse(&text));
        let expectation = case.with_extension("tree");
        if std::env::var_os("INTENTC_BLESS").is_some() {
            fs::write(&expectation, &tree).unwrap();
        } else if fs::read_to_string(&expectation).unwrap_or_default() != tree {
            wrong.push(format!("{}:\n{tree}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
