//! Whether a value is there at the end of a block.

use ir::{Body, DefinitionKind, Flow, Locals, Operand, decode_name};

/// How many blocks and edges are looked at for all questions about one function; then every further answer is no.
const MOST_STEPS: usize = 1_000_000;

pub(super) struct Dominance<'a, 't> {
    body: &'a Body<'t>,
    locals: &'a Locals<'t>,
    flow: Flow,
    /// Blocks and edges.
    size: usize,
    steps_left: usize,
}

impl<'a, 't> Dominance<'a, 't> {
    pub(super) fn of(body: &'a Body<'t>, locals: &'a Locals<'t>) -> Self {
        let flow = Flow::of(body);
        let blocks = body.blocks().len();
        let size = blocks + (0..blocks).map(|block| flow.successors(block).len()).sum::<usize>();
        Self { body, locals, flow, size, steps_left: MOST_STEPS }
    }

    pub(super) fn is_available(&mut self, value: Operand, block: Operand) -> bool {
        if !value.is_local() {
            return !value.value.text.contains('%');
        }
        let (Some(value), Some(block)) = (self.definition(value), self.definition(block)) else { return false };
        match value {
            (DefinitionKind::Parameter, _) => true,
            (DefinitionKind::Label, _) => false,
            (DefinitionKind::Result, instruction) => {
                let home = self.body.block_of(instruction);
                home == block.1 || self.dominates(home, block.1)
            }
        }
    }

    fn definition(&self, operand: Operand) -> Option<(DefinitionKind, usize)> {
        let definition = self.locals.definition(&decode_name(operand.value.text))?;
        Some((definition.kind, definition.index))
    }

    /// Whether no way leads to `block` but through `home`.
    fn dominates(&mut self, home: usize, block: usize) -> bool {
        let Some(left) = self.steps_left.checked_sub(self.size) else { return false };
        self.steps_left = left;
        let mut reached = vec![false; self.body.blocks().len()];
        reached[home] = true;
        let mut open = if home == 0 { Vec::new() } else { vec![0] };
        while let Some(next) = open.pop() {
            if !std::mem::replace(&mut reached[next], true) {
                open.extend(self.flow.successors(next));
            }
        }
        !reached[block]
    }
}
