//! Code behind a terminator.

use super::Place;
use super::end::is_open;
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Block, DefinitionKind, Flow, Instruction};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

/// Gives code behind a terminator the label that is missing, or cuts it. Whether the text changed.
pub(super) fn mend(rewrite: &mut Rewrite, place: &Place) -> bool {
    let blocks = place.body.blocks();
    let nameless: Vec<usize> = (1..blocks.len()).filter(|&index| blocks[index].label.is_none()).collect();
    if nameless.is_empty() || counts_on_numbers(place) {
        return false;
    }
    let (repeated, others): (Vec<usize>, Vec<usize>) = nameless.into_iter().partition(|&index| is_repeated(place, index));
    let mut is_changed = !repeated.is_empty();
    for index in repeated {
        rewrite.delete_code(place.span(&blocks[index]), "the block has its terminator already");
    }
    let missing = missing_labels(place);
    match (others.as_slice(), missing.len()) {
        ([], _) => {}
        (_, 0) => {
            let reachable = Flow::of(&place.body).reachable();
            is_changed |= others.iter().filter(|&&index| cut(rewrite, place, &reachable, &blocks[index])).count() > 0;
        }
        (&[index], 1) if missing.values().all(|missing| missing.can_be_later) => {
            is_changed |= missing.values().all(|missing| put_label(rewrite, place, &blocks[index], missing.token));
        }
        (&[index, ..], _) => {
            let names: Vec<String> = missing.keys().map(|name| format!("`{name}`")).collect();
            report(rewrite, place, &blocks[index], &names);
        }
    }
    is_changed
}

/// Whether a block is nothing but the terminator of the one before, once more, or `unreachable`.
fn is_repeated(place: &Place, index: usize) -> bool {
    let blocks = place.body.blocks();
    let words =
        |instruction: &Instruction| place.body.tokens(instruction).iter().map(|token| token.text(place.body.text())).collect::<Vec<_>>();
    match (place.instructions(&blocks[index]), place.instructions(&blocks[index - 1]).last()) {
        ([only], Some(before)) => only.opcode.text == "unreachable" || words(only) == words(before),
        _ => false,
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
    later.any(|definition| place.addressed.contains_key(&definition.name) || place.locals.uses_of(&definition.name).next().is_some())
}

/// A label that a branch or an address mentions and that does not exist.
struct Missing<'t> {
    /// The name, as it is mentioned.
    token: &'t str,
    /// Whether it can mean a block other than the first one: that has a label already, or branches there itself.
    can_be_later: bool,
}

fn missing_labels<'t>(place: &Place<'t>) -> BTreeMap<Cow<'t, str>, Missing<'t>> {
    let instructions = place.body.instructions();
    let first = place.body.blocks().first().map_or(0..0, |block| block.instructions.clone());
    let has_label = place.labels.first().is_some_and(|(_, is_written)| *is_written);
    let mut missing: BTreeMap<Cow<str>, Missing> = BTreeMap::new();
    for found in place.locals.uses().iter().filter(|found| found.is_label && !place.label_names.contains(&found.name)) {
        if instructions.get(found.instruction).is_none_or(|user| user.opcode.text == "phi") {
            continue;
        }
        let token = found.span.of(place.body.text());
        let is_later = found.name != "entry" && (has_label || first.contains(&found.instruction));
        missing.entry(found.name.clone()).or_insert(Missing { token, can_be_later: false }).can_be_later |= is_later;
    }
    // The first block has no address that could be taken.
    for (name, span) in place.addressed.iter().filter(|(name, _)| !place.label_names.contains(*name)) {
        missing.entry(name.clone()).or_insert(Missing { token: span.of(place.body.text()), can_be_later: true }).can_be_later = true;
    }
    missing
}

fn put_label(rewrite: &mut Rewrite, place: &Place, block: &Block, token: &str) -> bool {
    let Some(first) = place.instructions(block).first() else { return false };
    let label = &token[1..];
    // Behind metadata in brackets that are not closed, it would be a field of that.
    let before = block.instructions.start.checked_sub(1).and_then(|before| place.body.instructions().get(before));
    if before.is_some_and(|before| is_open(place, before)) {
        return false;
    }
    // Behind a quote that is open, it would be a part of the string.
    if !place.body.span.of(rewrite.text).matches('"').count().is_multiple_of(2) {
        return false;
    }
    rewrite.insert_line(first.span.start, &format!("{label}:"), format!("`{label}` does not exist, and one block has no label"));
    true
}

/// Cuts a block that nothing reaches, if nothing uses its values.
fn cut(rewrite: &mut Rewrite, place: &Place, reachable: &[bool], block: &Block) -> bool {
    // What is no instruction may be the rest of the terminator on a line of its own.
    if !place.instructions(block).iter().all(|instruction| ir::is_opcode(instruction.opcode.text)) {
        return false;
    }
    let results = place.instructions(block).iter().filter_map(|instruction| Some(ir::decode_name(instruction.result?.text)));
    let results: HashSet<Cow<str>> = results.collect();
    let mut outside = results.iter().filter_map(|name| {
        let mut users = place.locals.uses_of(name).map(|found| found.instruction);
        users.find(|user| !block.instructions.contains(user))
    });
    let Some(user) = outside.next() else {
        rewrite.delete_code(place.span(block), "nothing reaches what stands behind a terminator");
        return true;
    };
    let user = place.body.block_of(user);
    // LLVM takes any value in code that nothing reaches.
    if reachable.get(user) == Some(&true) {
        report(rewrite, place, block, &[]);
    }
    false
}

fn report(rewrite: &mut Rewrite, place: &Place, block: &Block, missing: &[String]) {
    let message = match missing {
        [] => "code behind a terminator gives values that are used elsewhere".to_owned(),
        names => format!("code behind a terminator has no label, and what is branched to does not exist: {}", names.join(", ")),
    };
    rewrite.leave(&codes::NO_LABEL, place.span(block), message, "give every block a label, and branch to labels that exist");
}
