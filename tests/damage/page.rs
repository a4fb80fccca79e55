//! `docs/fix-ups.md` is about the passes and kinds that there are.

use damage::{KINDS, folder, read};
use fixups::PASSES;
use std::collections::BTreeSet;

/// The names in the first column of the table under a heading.
fn names(page: &str, heading: &str) -> BTreeSet<String> {
    let section = page.split(&format!("\n## {heading}\n")).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    section.lines().filter_map(|line| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned())).collect()
}

#[test]
fn the_page_names_every_pass_and_every_kind_and_no_other() {
    let page = read(&folder().join("../../docs/fix-ups.md")).unwrap();
    let passes: BTreeSet<String> = PASSES.iter().map(|pass| pass.name.to_owned()).collect();
    assert_eq!(names(&page, "Each pass switched off"), passes, "run `cargo run -p damage -- table`");
    let kinds: BTreeSet<String> = KINDS.iter().map(|kind| kind.name.to_owned()).collect();
    assert_eq!(names(&page, "Kinds of damage"), kinds, "run `cargo run -p damage -- table`");
}
