//! The code table, one file per room. `intentc explain` and the reference in `docs/` are made from it.

use crate::Code;

pub mod compiler;
pub mod directives;
pub mod fixups;
pub mod ir;
pub mod ledger;
pub mod manifest;
pub mod models;
pub mod patterns;
pub mod sandbox;
pub mod targets;
pub mod verify;

/// Every code, in the order of rooms.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [
        directives::TABLE,
        ir::TABLE,
        manifest::TABLE,
        fixups::TABLE,
        models::TABLE,
        sandbox::TABLE,
        targets::TABLE,
        verify::TABLE,
        compiler::TABLE,
        patterns::TABLE,
        ledger::TABLE,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The code with this id, in any case.
pub fn find(id: &str) -> Option<&'static Code> {
    all().find(|code| code.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_unique_and_explained() {
        let mut seen = std::collections::BTreeSet::new();
        for code in all() {
            assert!(seen.insert(code.id), "{} stands twice", code.id);
            assert!(code.id.starts_with("IC") && code.id.len() == 6, "{}", code.id);
            assert!(!code.summary.is_empty() && !code.summary.ends_with('.'), "{}", code.id);
            assert!(code.explanation.len() > 20, "{} has no explanation", code.id);
        }
    }
}
