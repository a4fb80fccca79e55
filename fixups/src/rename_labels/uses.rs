//! Which block each use of a label can mean.

use super::Places;
use crate::addresses::Address;
use diagnostics::Span;
use ir::{Body, Locals};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub(super) struct Resolved<'t> {
    /// Of each use of a label the block that it means, where that is certain.
    pub(super) blocks: Vec<Option<usize>>,
    /// The same of each address that is taken outside of the function.
    pub(super) addressed: Vec<Option<usize>>,
    /// For each name the first use that could mean more than one block, or none.
    pub(super) unclear: HashMap<Cow<'t, str>, Span>,
}

pub(super) fn resolve<'t>(
    body: &Body<'t>,
    locals: &Locals<'t>,
    places: &Places<'t>,
    addresses: &[Address<'t>],
    dropped: &HashSet<usize>,
) -> Resolved<'t> {
    let mut resolved = Resolved { blocks: Vec::with_capacity(locals.uses().len()), addressed: Vec::new(), unclear: HashMap::new() };
    let entry = (0..).find(|block| !dropped.contains(block)).unwrap_or_default();
    let branches = Branches::of(body, locals, places, (entry, dropped));
    for found in locals.uses() {
        let user = body.block_of(found.instruction);
        let meant = places.get(&found.name).filter(|_| found.is_label && !dropped.contains(&user)).map(|blocks| match blocks.as_slice() {
            [block] => Some(*block),
            blocks if body.instructions()[found.instruction].opcode.text == "phi" => branches.only_into(user, blocks[0]),
            blocks => only(blocks, entry),
        });
        if meant == Some(None) {
            resolved.unclear.entry(found.name.clone()).or_insert(found.span);
        }
        resolved.blocks.push(meant.flatten());
    }
    for address in addresses {
        let meant = places.get(&address.label).map(|blocks| only(blocks, entry));
        if meant == Some(None) {
            resolved.unclear.entry(address.label.clone()).or_insert(address.span);
        }
        resolved.addressed.push(meant.flatten());
    }
    resolved
}

/// The one of several blocks of a name that a branch or an address can mean: never the first block of the function.
fn only(blocks: &[usize], entry: usize) -> Option<usize> {
    match blocks {
        [block] => Some(*block),
        [first, block] if *first == entry => Some(*block),
        _ => None,
    }
}

/// Which blocks of a label that stands more than once go where; the label is known by its first block.
struct Branches {
    /// For a label and the block that is branched to, the blocks of that label that go there.
    into: HashMap<(usize, usize), HashSet<usize>>,
    /// Blocks of which it is not certain who goes there, since their own label stands more than once.
    unclear: HashSet<usize>,
}

impl Branches {
    fn of(body: &Body, locals: &Locals, places: &Places, (entry, dropped): (usize, &HashSet<usize>)) -> Self {
        let mut branches = Self { into: HashMap::new(), unclear: HashSet::new() };
        let mut labels: HashMap<usize, usize> = HashMap::new();
        for blocks in places.values().filter(|blocks| blocks.len() > 1) {
            labels.extend(blocks.iter().map(|&block| (block, blocks[0])));
            branches.unclear.extend(blocks.iter().filter(|_| only(blocks, entry).is_none()));
        }
        for found in locals.uses().iter().filter(|found| found.is_label) {
            let user = body.block_of(found.instruction);
            let is_phi = body.instructions()[found.instruction].opcode.text == "phi";
            let Some(&label) = labels.get(&user).filter(|_| !is_phi && !dropped.contains(&user)) else { continue };
            if let Some(target) = places.get(&found.name).and_then(|blocks| only(blocks, entry)) {
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
