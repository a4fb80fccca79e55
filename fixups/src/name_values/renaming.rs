//! Names in place of numbers.

use super::known::Known;
use super::numbering::{NumberUse, Numbering, is_label};
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Body, DefinitionKind, Function, Locals, Use};
use std::collections::BTreeMap;

/// Names everything in the function that is numbered, or labels its first block alone, where that is enough.
pub(super) fn rename(rewrite: &mut Rewrite, function: &Function, body: &Body, locals: Locals, numbering: &Numbering) {
    let Some(known) = Known::of(body, &locals, numbering) else { return };
    if numbering.is_accepted() && known.entry_label.is_none() {
        return;
    }
    let mut meant = Vec::with_capacity(locals.uses().len());
    for (found, number) in locals.uses().iter().zip(&numbering.uses) {
        let target = number.number().map(|number| known.meant(found, number));
        if target == Some(None) {
            return report(rewrite, function, found);
        }
        meant.push(target.flatten());
    }
    let names = Names { function, body, locals, numbering, known, meant };
    names.give(rewrite);
}

fn report(rewrite: &mut Rewrite, function: &Function, found: &Use) {
    let what = if found.is_label { "label" } else { "value" };
    let message = format!("no {what} of `@{}` is certain to be the one that `%{}` means", function.name(), found.name);
    rewrite.leave(&codes::NUMBERING, found.span, message, "give every value and every label a name");
}

struct Names<'a, 't> {
    function: &'a Function<'t>,
    body: &'a Body<'t>,
    locals: Locals<'t>,
    numbering: &'a Numbering,
    known: Known,
    /// Of each use of a number the place of its definition.
    meant: Vec<Option<usize>>,
}

impl Names<'_, '_> {
    fn give(mut self, rewrite: &mut Rewrite) {
        let is_entry_enough = self.is_entry_enough();
        let names = self.choose(is_entry_enough);
        for (&place, name) in &names {
            self.write(rewrite, place, name);
        }
        for (found, meant) in self.locals.uses().iter().zip(&self.meant) {
            if let Some(name) = meant.and_then(|place| names.get(&place)) {
                rewrite.replace(found.span, format!("%{name}"), format!("this use of `%{}` means `%{name}`", found.name));
            }
        }
    }

    /// Whether a label of the first block is all that is wanting, and changes no number that something mentions.
    fn is_entry_enough(&self) -> bool {
        let Some(entry) = self.known.entry else { return false };
        let is_counted = |place: usize| {
            !self.locals.definitions()[place].is_written() && self.locals.definitions()[place].kind != DefinitionKind::Parameter
        };
        let mut uses = self.meant.iter().zip(&self.numbering.uses).filter_map(|(meant, number)| Some(((*meant)?, *number)));
        self.numbering.broken.is_none()
            && self.known.entry_label.is_some()
            && uses.all(|(place, number)| place == entry || (matches!(number, NumberUse::Met(_)) && !is_counted(place)))
    }

    /// The name of each definition that gets one.
    fn choose(&mut self, is_entry_enough: bool) -> BTreeMap<usize, String> {
        let mut is_used = vec![false; self.locals.definitions().len()];
        for place in self.meant.iter().flatten() {
            is_used[*place] = true;
        }
        let mut names = BTreeMap::new();
        for (place, is_used) in is_used.into_iter().enumerate() {
            let definition = &self.locals.definitions()[place];
            let is_entry = self.known.entry == Some(place);
            let label = self.known.entry_label.as_deref().filter(|_| is_entry);
            if let Some(label) = label.filter(|label| !label.bytes().all(|byte| byte.is_ascii_digit())) {
                names.insert(place, label.to_owned());
                continue;
            }
            let number = if definition.is_written() { self.numbering.numbers[place] } else { self.known.unwritten.get(&place).copied() };
            let Some(number) = number.filter(|_| is_used || definition.is_written()) else { continue };
            if is_entry_enough && !is_entry {
                continue;
            }
            let base = match (is_entry, is_label(definition)) {
                (true, _) => "entry".to_owned(),
                (_, true) => format!("bb{number}"),
                (_, false) => format!("v{number}"),
            };
            names.insert(place, self.locals.fresh(&base));
        }
        names
    }

    /// Writes the name of a definition.
    fn write(&self, rewrite: &mut Rewrite, place: usize, name: &str) {
        let definition = &self.locals.definitions()[place];
        let reason = format!("`@{}` counts its values and labels as LLVM does not", self.function.name());
        match (definition.kind, definition.is_written()) {
            (DefinitionKind::Label, true) => _ = rewrite.replace(definition.span, format!("{name}:"), reason),
            (_, true) => _ = rewrite.replace(definition.span, format!("%{name}"), reason),
            (DefinitionKind::Label, false) => {
                rewrite.insert_line(definition.span.start, &format!("{name}:"), "the block has no label, and is mentioned")
            }
            (DefinitionKind::Parameter, false) => rewrite.insert(definition.span.start, format!(" %{name}"), reason),
            (DefinitionKind::Result, false) => {
                let start =
                    self.body.instructions().get(definition.index).map_or(definition.span.start, |instruction| instruction.span.start);
                rewrite.insert(start, format!("%{name} = "), reason);
            }
        }
    }
}
