//! Entries for blocks that do not lead here, but may have to: it may be their branch that is wrong.

use super::Subject;
use super::entries::{Entry, Phi};
use super::matching::{Predecessors, Sorted};
use super::strays::is_available;
use crate::blocks::Blocks;
use ir::{Body, DefinitionKind, OperandKind};
use std::collections::{HashMap, HashSet};

/// What the `phi` of one block say of a block that does not lead there.
#[derive(Default)]
struct Claim<'p, 't> {
    values: HashSet<&'t str>,
    /// How many of the `phi` name it, and the last of them that does.
    count: usize,
    last: Option<&'p Phi<'t>>,
}

/// The blocks that do not lead to block `place`, that its `phi` name, and of which nothing says that they are not meant to lead there.
pub(super) fn lost<'p, 't: 'p>(
    phis: impl ExactSizeIterator<Item = &'p Phi<'t>>,
    subject: &Subject<'_, 't>,
    predecessors: &Predecessors,
    place: usize,
) -> HashSet<usize> {
    let count = phis.len();
    let mut claims: HashMap<usize, Claim<'p, 't>> = HashMap::new();
    let mut served: HashSet<&str> = HashSet::new();
    for phi in phis {
        let sorted = Sorted::of(phi, &subject.blocks, predecessors);
        served.extend(sorted.known().map(|entry| entry.value.text));
        for entry in sorted.foreign {
            claim(&mut claims, phi, entry, subject);
        }
    }
    if claims.is_empty() {
        return HashSet::new();
    }
    let needed = needed(subject, place);
    let mut alone = Alone { subject, place, served, known: HashMap::new() };
    let mut is_lost = |(&block, claim): (&usize, &Claim<'_, 't>)| {
        let could_lead = needed.is_none_or(|needed| subject.blocks.dominators().dominates(needed, block));
        if !could_lead || !claim.values.iter().all(|value| is_available(value, block, subject)) {
            return false;
        }
        let is_doubtful = claim.count == count && !subject.is_certain(block);
        is_doubtful || claim.values.iter().any(|value| alone.serves_nothing_else(value))
    };
    claims.iter().filter(|&claim| is_lost(claim)).map(|(&block, _)| block).collect()
}

fn claim<'p, 't>(claims: &mut HashMap<usize, Claim<'p, 't>>, phi: &'p Phi<'t>, entry: &Entry<'t>, subject: &Subject) {
    let Some(block) = subject.blocks.place(&entry.block).filter(|&block| subject.blocks.is_reachable(block)) else { return };
    let claim = claims.entry(block).or_default();
    claim.values.insert(entry.value.text);
    if claim.last.is_none_or(|last| !std::ptr::eq(last, phi)) {
        claim.count += 1;
        claim.last = Some(phi);
    }
}

/// Of the other blocks whose values the block at `place` uses, and which every way to it goes through, the last one: every block that
/// leads there must come through it too.
fn needed(subject: &Subject, place: usize) -> Option<usize> {
    let dominators = subject.blocks.dominators();
    let block = &subject.body.blocks()[place];
    let uses = subject.locals.uses();
    let first = uses.partition_point(|found| found.instruction < block.instructions.start);
    let here = uses[first..].iter().take_while(|found| found.instruction < block.instructions.end);
    let homes = here.filter(|found| !found.is_label && subject.body.instructions()[found.instruction].opcode.text != "phi");
    let homes = homes.filter_map(|found| {
        let mut definitions = subject.locals.definitions_of(&found.name);
        let (Some(definition), None) = (definitions.next(), definitions.next()) else { return None };
        (definition.kind == DefinitionKind::Result).then(|| subject.body.block_of(definition.index))
    });
    homes.filter(|&home| home != place && dominators.dominates(home, place)).max_by_key(|&home| dominators.visit(home))
}

/// Values that nothing but the doubtful entries of one block uses: they are computed for those.
struct Alone<'s, 'b, 't> {
    subject: &'s Subject<'b, 't>,
    place: usize,
    /// Those that other entries of the block have.
    served: HashSet<&'s str>,
    known: HashMap<&'t str, bool>,
}

impl<'t> Alone<'_, '_, 't> {
    fn serves_nothing_else(&mut self, value: &'t str) -> bool {
        if self.served.contains(value) {
            return false;
        }
        let (body, locals) = (self.subject.body, &self.subject.locals);
        let block = &body.blocks()[self.place];
        *self.known.entry(value).or_insert_with(|| {
            let name = ir::decode_name(value);
            let is_result = locals.definition(&name).is_some_and(|definition| definition.kind == DefinitionKind::Result);
            let is_phi = |index: usize| block.instructions.contains(&index) && body.instructions()[index].opcode.text == "phi";
            value.starts_with('%') && is_result && locals.uses_of(&name).all(|found| is_phi(found.instruction))
        })
    }
}

/// Of each block whether it leads nowhere, or each block to which it leads would be reached from nowhere else, has it in every `phi`, or
/// is the head of a loop that only it goes back to: then its terminator is the one that is meant.
pub(super) fn certain(body: &Body, blocks: &Blocks) -> Vec<bool> {
    let mut phis = Vec::with_capacity(body.blocks().len());
    // For a block and one that its `phi` name, how often they do.
    let mut entries: HashMap<(usize, usize), usize> = HashMap::new();
    for (place, block) in body.blocks().iter().enumerate() {
        let instructions = &body.instructions()[block.instructions.clone()];
        let here = instructions.iter().take_while(|instruction| instruction.opcode.text == "phi");
        phis.push(here.clone().count());
        let labels = here.flat_map(|phi| body.operands(phi)).filter(|operand| operand.kind == OperandKind::Label);
        for named in labels.filter_map(|label| blocks.place(&ir::decode_name(label.value.text))) {
            *entries.entry((place, named)).or_default() += 1;
        }
    }
    let goes_back = |from: usize, to: usize| blocks.dominators().dominates(to, from);
    let latches = |block: usize| blocks.flow.predecessors(block).iter().filter(|&&from| goes_back(from, block)).count();
    let latches: Vec<usize> = (0..phis.len()).map(latches).collect();
    let is_certain = |block: usize| {
        let mut edges: HashMap<usize, usize> = HashMap::new();
        for &next in blocks.flow.successors(block) {
            *edges.entry(next).or_default() += 1;
        }
        edges.into_iter().all(|(next, count)| {
            let named = entries.get(&(next, block)).copied().unwrap_or_default();
            let is_named = phis[next] > 0 && named == count * phis[next];
            is_named || blocks.flow.predecessors(next) == [block] || (latches[next] == 1 && goes_back(block, next))
        })
    };
    (0..phis.len()).map(is_certain).collect()
}
