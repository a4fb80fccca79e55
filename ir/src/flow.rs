//! Which blocks can follow which.

use crate::body::{Block, Body};
use crate::locals::block_names;
use crate::name::decode_name;
use crate::operand::OperandKind;
use std::borrow::Cow;
use std::collections::HashMap;

/// The edges between the blocks of a body, each block by its place in [`Body::blocks`].
///
/// A terminator that names a block twice makes two edges, as LLVM counts them: a `phi` has an entry for each. A block that does not
/// end in a terminator has no successor, and a label that does not exist makes no edge; where a label stands twice, the first counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    successors: Vec<Vec<usize>>,
    predecessors: Vec<Vec<usize>>,
}

impl Flow {
    pub fn of(body: &Body) -> Self {
        let mut places: HashMap<Cow<str>, usize> = HashMap::new();
        for (place, name) in block_names(body, body.first_number).into_iter().enumerate() {
            places.entry(name).or_insert(place);
        }
        let successors: Vec<Vec<usize>> = body.blocks().iter().map(|block| successors(body, block, &places)).collect();
        let mut predecessors = vec![Vec::new(); successors.len()];
        for (from, targets) in successors.iter().enumerate() {
            for &target in targets {
                predecessors[target].push(from);
            }
        }
        Self { successors, predecessors }
    }

    /// Where control can go from a block, in the order of the text.
    pub fn successors(&self, block: usize) -> &[usize] {
        self.successors.get(block).map_or(&[], Vec::as_slice)
    }

    /// Where control can come from, in the order of the text.
    pub fn predecessors(&self, block: usize) -> &[usize] {
        self.predecessors.get(block).map_or(&[], Vec::as_slice)
    }

    /// Whether control can get to each block from the first one.
    pub fn reachable(&self) -> Vec<bool> {
        let mut reached = vec![false; self.successors.len()];
        let mut open: Vec<usize> = if reached.is_empty() { Vec::new() } else { vec![0] };
        while let Some(block) = open.pop() {
            if !std::mem::replace(&mut reached[block], true) {
                open.extend(self.successors(block));
            }
        }
        reached
    }
}

fn successors(body: &Body, block: &Block, places: &HashMap<Cow<str>, usize>) -> Vec<usize> {
    let Some(terminator) = body.terminator(block) else { return Vec::new() };
    let operands = body.operands(terminator);
    let labels = operands.iter().filter(|operand| operand.kind == OperandKind::Label);
    labels.filter_map(|label| places.get(&decode_name(label.value.text)).copied()).collect()
}
