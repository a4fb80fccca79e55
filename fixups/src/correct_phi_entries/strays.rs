//! An entry for a block that does not lead here, where exactly one predecessor has none.

use super::Subject;
use super::entries::Phi;
use super::matching::{Predecessors, Sorted, behind};
use crate::blocks::Blocks;
use ir::DefinitionKind;

/// A name in entries, and the predecessor that it stands for.
pub(super) type Stray = (String, usize);

/// The one stray name of a block, if each value that comes with it is there at the end of the predecessor. `None` also where the `phi`
/// of the block disagree on what it stands for.
pub(super) fn agreed<'p, 't: 'p>(phis: impl Iterator<Item = &'p Phi<'t>>, subject: &Subject, predecessors: &Predecessors) -> Option<Stray> {
    let mut strays = phis.filter_map(|phi| stray(phi, &subject.blocks, predecessors));
    let (first, value) = strays.next()?;
    let is_known = |value: &str| is_available(value, first.1, subject);
    (is_known(value) && strays.all(|(other, value)| other == first && is_known(value))).then_some(first)
}

/// The one name that a `phi` has too much and the one predecessor that it lacks, with the value.
fn stray<'t>(phi: &Phi<'t>, blocks: &Blocks, predecessors: &Predecessors) -> Option<(Stray, &'t str)> {
    let sorted = Sorted::of(phi, blocks, predecessors);
    let open = sorted.open(predecessors)?;
    let (&[predecessor], Some(entry)) = (open.as_slice(), sorted.foreign.first()) else { return None };
    let is_one = sorted.foreign.iter().all(|other| other.block == entry.block && other.value.text == entry.value.text);
    // A block to which no way leads may be one whose way is missing.
    let is_block = blocks.place(&entry.block).is_some_and(|block| blocks.is_reachable(block));
    let is_stray = is_one && is_block && behind(&sorted.foreign, &open, blocks).is_none();
    is_stray.then(|| ((entry.block.clone(), predecessor), entry.value.text))
}

/// Whether a value is a constant, a parameter, or defined on every way to the end of a block.
pub(super) fn is_available(value: &str, block: usize, subject: &Subject) -> bool {
    if !value.starts_with('%') {
        return !value.contains('%');
    }
    let name = ir::decode_name(value);
    let mut definitions = subject.locals.definitions_of(&name);
    let (Some(definition), None) = (definitions.next(), definitions.next()) else { return false };
    match definition.kind {
        DefinitionKind::Parameter => true,
        DefinitionKind::Label => false,
        DefinitionKind::Result => {
            let all = subject.body.blocks();
            let home = subject.body.block_of(definition.index);
            // What a terminator defines is there on one of its ways only.
            let is_last = all.get(home).is_none_or(|home| home.instructions.end == definition.index + 1);
            !is_last && subject.blocks.dominators().dominates(home, block)
        }
    }
}
