//! Blocks that one without a terminator may have to lead to, rather than to the next one.

use super::Place;
use ir::{Body, Instruction, OperandKind};
use std::borrow::Cow;
use std::collections::HashMap;

/// What the rest of a function says of where a block without a terminator may have to lead.
pub(super) struct Elsewhere<'t> {
    /// The first blocks with a label that nothing leads to.
    unreached: Vec<usize>,
    /// For each block that a loop without a latch is left to, the first head of such a loop.
    heads: HashMap<Cow<'t, str>, usize>,
}

/// As many as have to be known for one that is neither the block that asks nor the next one.
const ENOUGH: usize = 3;

impl<'t> Elsewhere<'t> {
    pub(super) fn of(place: &Place<'t>) -> Self {
        let blocks = place.body.blocks();
        let labelled =
            (1..blocks.len()).filter(|&index| blocks[index].label.is_some() && place.body.terminator(&blocks[index - 1]).is_some());
        let is_unreached = |index: &usize| !place.addressed.contains_key(&place.labels[*index].0) && ways(place, *index).next().is_none();
        let unreached = labelled.clone().filter(is_unreached).take(ENOUGH).collect();
        let mut heads = HashMap::new();
        for head in labelled.filter(|&index| is_entered_once(place, index)) {
            let terminator = place.body.terminator(&blocks[head]);
            let ways_on = terminator.map(|terminator| targets(&place.body, terminator)).filter(|targets| targets.len() == 2);
            for left_to in ways_on.into_iter().flatten() {
                heads.entry(left_to).or_insert(head);
            }
        }
        Self { unreached, heads }
    }

    /// Another block than `next` to which the block at `index` may have to lead: one whose `phi` names it, one that nothing leads to, or
    /// the head of a loop before it that nothing goes back to, if that loop is left to `next`, or to any block where there is no next.
    pub(super) fn of_block(&self, place: &Place, index: usize, next: Option<usize>) -> Option<usize> {
        let named =
            place.locals.uses_of(&place.labels.get(index)?.0).filter(|found| found.is_label && is_phi(&place.body, found.instruction));
        let named = named.map(|found| place.body.block_of(found.instruction)).find(|&block| Some(block) != next);
        let unreached = || self.unreached.iter().copied().find(|&block| block != index && Some(block) != next);
        let head = || match next {
            Some(next) => self.heads.get(&place.labels.get(next)?.0).copied(),
            None => self.heads.values().copied().min(),
        };
        named.or_else(unreached).or_else(|| head().filter(|&head| head < index))
    }
}

fn is_phi(body: &Body, instruction: usize) -> bool {
    body.instructions().get(instruction).is_some_and(|user| user.opcode.text == "phi")
}

/// The instructions that lead to a block, or take its address.
fn ways<'p>(place: &'p Place, block: usize) -> impl Iterator<Item = usize> + 'p {
    let uses = place.locals.uses_of(&place.labels[block].0).filter(|found| found.is_label);
    uses.map(|found| found.instruction).filter(|&user| !is_phi(&place.body, user))
}

/// Whether the only way to a block is a branch before it that has no other: then it is a block of its own only for what goes back to it.
fn is_entered_once(place: &Place, block: usize) -> bool {
    let mut ways = ways(place, block);
    let (Some(only), None) = (ways.next(), ways.next()) else { return false };
    let user = &place.body.instructions()[only];
    only < place.body.blocks()[block].instructions.start && user.opcode.text == "br" && targets(&place.body, user).len() == 1
}

/// The blocks that a `br` names.
fn targets<'t>(body: &Body<'t>, terminator: &Instruction<'t>) -> Vec<Cow<'t, str>> {
    let labels = body.operands(terminator).into_iter().filter(|operand| operand.kind == OperandKind::Label);
    labels.map(|label| ir::decode_name(label.value.text)).collect()
}
