//! The definitions that a number can mean.

use super::numbering::{Numbering, is_label};
use ir::{Body, Definition, DefinitionKind, Flow, Locals, Use};
use std::collections::{HashMap, HashSet};

/// Values and labels share their numbers to LLVM, but not in the mind of who numbers them wrongly: what a use can mean is told
/// apart by its kind.
pub(super) struct Known {
    values: HashMap<usize, usize>,
    labels: HashMap<usize, usize>,
    /// The place of the first block among the definitions, if it has no label.
    pub(super) entry: Option<usize>,
    /// The label that does not exist, and that can only mean the first block.
    pub(super) entry_label: Option<String>,
    /// By place, the number of each definition that is not written: from a comment, or as LLVM counts.
    pub(super) unwritten: HashMap<usize, usize>,
}

impl Known {
    /// `None` where two definitions of one kind carry one number.
    pub(super) fn of(body: &Body, locals: &Locals, numbering: &Numbering) -> Option<Self> {
        let entry = locals.definitions().iter().position(is_label).filter(|&place| !locals.definitions()[place].is_written());
        let mut known = Self { values: HashMap::new(), labels: HashMap::new(), entry, entry_label: None, unwritten: HashMap::new() };
        let mut counted = Vec::new();
        for (place, definition) in locals.definitions().iter().enumerate() {
            let Some(number) = numbering.numbers[place] else { continue };
            let commented = commented_number(body, definition);
            if definition.is_written() || definition.kind == DefinitionKind::Parameter || commented.is_some() {
                let number = commented.unwrap_or(number);
                if known.of_kind(definition).insert(number, place).is_some() {
                    return None;
                }
                known.unwritten.extend((!definition.is_written()).then_some((place, number)));
            } else if numbering.broken.is_none_or(|broken| place < broken) {
                counted.push((number, place, definition));
            }
        }
        // A number that LLVM counts is meant only where nothing carries it in the text.
        for (number, place, definition) in counted {
            known.of_kind(definition).entry(number).or_insert(place);
            known.unwritten.insert(place, number);
        }
        known.entry_label = known.find_entry_label(body, locals, numbering);
        Some(known)
    }

    fn of_kind(&mut self, definition: &Definition) -> &mut HashMap<usize, usize> {
        if is_label(definition) { &mut self.labels } else { &mut self.values }
    }

    /// The place of the definition that a use of a number means.
    pub(super) fn meant(&self, found: &Use, number: usize) -> Option<usize> {
        let of_kind = if found.is_label { &self.labels } else { &self.values };
        let is_entry = || found.is_label && self.entry_label.as_deref() == Some(&*found.name);
        of_kind.get(&number).copied().or_else(|| self.entry.filter(|_| is_entry()))
    }

    /// The one label that does not exist, if only `phi`s mention it, each in a block that the first one branches to.
    fn find_entry_label(&self, body: &Body, locals: &Locals, numbering: &Numbering) -> Option<String> {
        self.entry?;
        let labels: HashSet<&str> = locals.definitions().iter().filter(|label| is_label(label)).map(|label| &*label.name).collect();
        let is_missing = |place: usize, found: &Use| match numbering.uses[place].number() {
            Some(number) => !self.labels.contains_key(&number),
            None => !labels.contains(&*found.name),
        };
        let missing = locals.uses().iter().enumerate().filter(|(place, found)| found.is_label && is_missing(*place, found));
        let missing: Vec<&Use> = missing.map(|(_, found)| found).collect();
        let name = &missing.first()?.name;
        let flow = Flow::of(body);
        let mut follows_entry = vec![false; body.blocks().len()];
        for &successor in flow.successors(0) {
            follows_entry[successor] = true;
        }
        let phis: Vec<bool> = body
            .blocks()
            .iter()
            .zip(follows_entry)
            .flat_map(|(block, follows)| {
                body.instructions()[block.instructions.clone()].iter().map(move |instruction| follows && instruction.opcode.text == "phi")
            })
            .collect();
        missing.iter().all(|found| found.name == *name && phis.get(found.instruction) == Some(&true)).then(|| name.to_string())
    }
}

/// The number in the comment of old LLVM, `; <label>:7`, before a block without a label.
fn commented_number(body: &Body, definition: &Definition) -> Option<usize> {
    if !is_label(definition) || definition.is_written() || definition.index == 0 {
        return None;
    }
    let block = body.blocks().get(definition.index)?;
    let before = body.instructions().get(block.instructions.start.checked_sub(1)?)?.span.end;
    let (_, comment) = body.text()[before..definition.span.start].rsplit_once("; <label>:")?;
    let digits = comment.len() - comment.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    comment[..digits].parse().ok()
}
