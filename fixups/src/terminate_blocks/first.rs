//! A first block that is gone.

use super::Place;
use crate::rewrite::Rewrite;
use ir::{Body, DefinitionKind};

/// Whether the first block has a number for a label, and begins with a `phi`: no first block of a module that is whole does.
pub(super) fn may_be_missing(body: &Body) -> bool {
    let Some(first) = body.blocks().first() else { return false };
    let has_number = first.label.is_some_and(|label| label.text.starts_with(|byte: char| byte.is_ascii_digit()));
    has_number && body.instructions().get(first.instructions.start).is_some_and(|first| first.opcode.text == "phi")
}

/// Puts in a block without a label that does nothing but go on at the one that is now the first: one that has a number, and whose
/// `phi`s mention the number before it, which nothing else has.
pub(super) fn mend(rewrite: &mut Rewrite, place: &Place) {
    if !may_be_missing(&place.body) {
        return;
    }
    let (Some(first), Some(definition)) = (place.body.blocks().first(), place.locals.definitions().iter().find(is_label)) else { return };
    let Some(label) = first.label else { return };
    let own = definition.number.to_string();
    let is_next = definition.name.parse() == Ok(definition.number + 1);
    let is_free = place.locals.definition(&own).is_none();
    let is_entry = |found: &ir::Use| {
        let is_phi = place.body.instructions().get(found.instruction).is_some_and(|user| user.opcode.text == "phi");
        found.is_label && is_phi && first.instructions.contains(&found.instruction)
    };
    let mut uses = place.locals.uses_of(&own).peekable();
    if is_next && is_free && uses.peek().is_some() && uses.all(is_entry) {
        let indentation = rewrite.indentation(place.body.instructions()[first.instructions.start].span.start);
        let reason = format!("a `phi` expects the block `%{own}`, which can only go on at `{}`", definition.name);
        rewrite.insert_line(label.span.start, &format!("{indentation}br label %{}", definition.name), reason);
    }
}

fn is_label(definition: &&ir::Definition) -> bool {
    definition.kind == DefinitionKind::Label
}
