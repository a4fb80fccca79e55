//! Which block each use of a label can mean.

use super::Places;
use diagnostics::Span;
use ir::{Body, Locals};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub(super) struct Resolved<'t> {
    /// Of each use of a label the block that it means, where that is certain.
    pub(super) blocks: Vec<Option<usize>>,
    /// For each name the first use that could mean more than one block, or none.
    pub(super) unclear: HashMap<Cow<'t, str>, Span>,
}

pub(super) fn resolve<'t>(body: &Body<'t>, locals: &Locals<'t>, places: &Places<'t>, dropped: &HashSet<usize>) -> Resolved<'t> {
    let blocks_of = blocks_of(body);
    let mut resolved = Resolved { blocks: Vec::with_capacity(locals.uses().len()), unclear: HashMap::new() };
    let entry = (0..).find(|block| !dropped.contains(block)).unwrap_or_default();
    let branches = Branches::of(body, locals, places, (entry, dropped), &blocks_of);
    for found in locals.uses() {
        let user = blocks_of.get(found.instruction).copied().unwrap_or_default();
        let meant = places.get(&found.name).filter(|_| found.is_label && !dropped.contains(&user)).map(|blocks| match blocks.as_slice() {
            [block] => Some(*block),
            blocks if body.instructions()[found.instruction].opcode.text == "phi" => branches.only_into(user, blocks[0]),
            // The first block cannot be branched to.
            [first, block] if *first == entry => Some(*block),
            _ => None,
        });
        if meant == Some(None) {
            resolved.unclear.entry(found.name.clone()).or_insert(found.span);
        }
        resolved.blocks.push(meant.flatten());
    }
    resolved
}

/// The block of each instruction.
fn blocks_of(body: &Body) -> Vec<usize> {
    let blocks = body.blocks().iter().enumerate();
    blocks.flat_map(|(index, block)| block.instructions.clone().map(move |_| index)).collect()
}

/// Which blocks of a label that stands more than once go where; the label is known by its first block.
struct Branches {
    /// For a label and the block that is branched to, the blocks of that label that go there.
    into: HashMap<(usize, usize), HashSet<usize>>,
    /// Blocks of which it is not certain who goes there, since their own label stands more than once.
    unclear: HashSet<usize>,
}

impl Branches {
    fn of(body: &Body, locals: &Locals, places: &Places, (entry, dropped): (usize, &HashSet<usize>), blocks_of: &[usize]) -> Self {
        let only = |blocks: &[usize]| match blocks {
            [target] => Some(*target),
            // The first block cannot be branched to.
            [first, target] if *first == entry => Some(*target),
            _ => None,
        };
        let mut branches = Self { into: HashMap::new(), unclear: HashSet::new() };
        let mut labels: HashMap<usize, usize> = HashMap::new();
        for blocks in places.values().filter(|blocks| blocks.len() > 1) {
            labels.extend(blocks.iter().map(|&block| (block, blocks[0])));
            branches.unclear.extend(blocks.iter().filter(|_| only(blocks).is_none()));
        }
        for found in locals.uses().iter().filter(|found| found.is_label) {
            let user = blocks_of.get(found.instruction).copied().unwrap_or_default();
            let is_phi = body.instructions()[found.instruction].opcode.text == "phi";
            let Some(&label) = labels.get(&user).filter(|_| !is_phi && !dropped.contains(&user)) else { continue };
            if let Some(target) = places.get(&found.name).and_then(|blocks| only(blocks)) {
                branches.into.entry((label, target)).or_default().insert(user);
            }
        }
        // A block that has no terminator goes on at the next one.
        for (&block, &label) in labels.iter().filter(|(block, _)| body.terminator(&body.blocks()[**block]).is_none()) {
            branches.into.entry((label, block + 1)).or_default().insert(block);
        }
        branches
    }

    /// The only block of the label that goes to `target`.
    fn only_into(&self, target: usize, label: usize) -> Option<usize> {
        let from = self.into.get(&(label, target)).filter(|_| !self.unclear.contains(&target))?;
        from.iter().next().copied().filter(|_| from.len() == 1)
    }
}
