//! Code behind a terminator.

use super::Place;
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Block, DefinitionKind};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// Gives code behind a terminator the label that is missing, or cuts it. Whether the text changed.
pub(super) fn mend(rewrite: &mut Rewrite, place: &Place) -> bool {
    let nameless: Vec<&Block> = place.body.blocks().iter().skip(1).filter(|block| block.label.is_none()).collect();
    if nameless.is_empty() || counts_on_numbers(place) {
        return false;
    }
    let missing = missing_labels(place);
    match (nameless.as_slice(), missing.len()) {
        (_, 0) => nameless.iter().fold(false, |changed, block| cut(rewrite, place, block) || changed),
        ([block], 1) => missing.first_key_value().is_some_and(|(_, &token)| put_label(rewrite, place, block, token)),
        _ => {
            let names: Vec<String> = missing.keys().map(|name| format!("`{name}`")).collect();
            report(rewrite, place, nameless[0], &names);
            false
        }
    }
}

/// Whether something mentions the number that a result or a later block without a name takes: cutting code would change it.
fn counts_on_numbers(place: &Place) -> bool {
    let counted = place.locals.definitions().iter().filter(|definition| !definition.is_written());
    let mut later = counted.filter(|definition| match definition.kind {
        DefinitionKind::Parameter => false,
        DefinitionKind::Label => definition.index > 0,
        DefinitionKind::Result => true,
    });
    later.any(|definition| place.locals.uses_of(&definition.name).next().is_some())
}

/// Labels that a branch mentions and that do not exist, each with the token that mentions it.
fn missing_labels<'t>(place: &Place<'t>) -> BTreeMap<Cow<'t, str>, &'t str> {
    let instructions = place.body.instructions();
    let is_branch = |found: &&ir::Use| found.is_label && instructions.get(found.instruction).is_some_and(|user| user.opcode.text != "phi");
    let uses = place.locals.uses().iter().filter(is_branch).filter(|found| !place.label_names.contains(&found.name));
    uses.map(|found| (found.name.clone(), found.span.of(place.body.text()))).collect()
}

fn put_label(rewrite: &mut Rewrite, place: &Place, block: &Block, token: &str) -> bool {
    let Some(first) = place.instructions(block).first() else { return false };
    let label = &token[1..];
    rewrite.insert_line(first.span.start, &format!("{label}:"), format!("`{label}` does not exist, and one block has no label"));
    true
}

/// Cuts a block that nothing reaches, if nothing uses its values.
fn cut(rewrite: &mut Rewrite, place: &Place, block: &Block) -> bool {
    let results = place.instructions(block).iter().filter_map(|instruction| Some(ir::decode_name(instruction.result?.text)));
    let results: HashSet<Cow<str>> = results.collect();
    let is_used = |name: &Cow<str>| place.locals.uses_of(name).any(|found| !block.instructions.contains(&found.instruction));
    if results.iter().any(is_used) {
        report(rewrite, place, block, &[]);
        return false;
    }
    rewrite.delete_code(place.span(block), "nothing reaches what stands behind a terminator");
    true
}

fn report(rewrite: &mut Rewrite, place: &Place, block: &Block, missing: &[String]) {
    let message = match missing {
        [] => "code behind a terminator gives values that are used elsewhere".to_owned(),
        names => format!("code behind a terminator has no label, and what is branched to does not exist: {}", names.join(", ")),
    };
    rewrite.leave(&codes::NO_LABEL, place.span(block), message, "give every block a label, and branch to labels that exist");
}
