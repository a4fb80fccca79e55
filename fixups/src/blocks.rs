//! The blocks of a body by name, where the text says beyond doubt which of them follow which.

use crate::dominators::Dominators;
use ir::{Body, DefinitionKind, Flow, Instruction, Locals, OperandKind};
use std::cell::OnceCell;
use std::collections::HashMap;

/// Names and edges of the blocks of one body.
pub(crate) struct Blocks {
    /// Without sigil and quotes, as [`ir::decode_name`] gives it.
    places: HashMap<String, usize>,
    /// As an operand names the block, with its sigil.
    tokens: Vec<String>,
    pub(crate) flow: Flow,
    dominators: OnceCell<Dominators>,
    reachable: OnceCell<Vec<bool>>,
    /// Whether each block ends in a terminator that names blocks of this body only, no name stands for two things, and the
    /// first block does not begin with a `phi` for a block that does not exist, which is then the one that was first.
    pub(crate) is_sound: bool,
}

impl Blocks {
    pub(crate) fn of(body: &Body, locals: &Locals) -> Self {
        let count = body.blocks().len();
        let (mut places, mut tokens, mut is_sound) = (HashMap::new(), vec![String::new(); count], true);
        for label in locals.definitions().iter().filter(|definition| definition.kind == DefinitionKind::Label) {
            let written = label.span.of(body.text()).trim_end_matches(':').trim_start_matches('%');
            tokens[label.index] = if written.is_empty() { format!("%{}", label.name) } else { format!("%{written}") };
            is_sound &= places.insert(label.name.to_string(), label.index).is_none();
        }
        let mut values = locals.definitions().iter().filter(|definition| definition.kind != DefinitionKind::Label);
        is_sound &= !values.any(|value| places.contains_key(value.name.as_ref()));
        for block in body.blocks() {
            is_sound &= body.terminator(block).is_some_and(|terminator| is_readable(body, terminator, &places));
        }
        let first = body.instructions().first().filter(|first| first.opcode.text == "phi");
        is_sound &= first.is_none_or(|phi| names_blocks(body, phi, &places));
        Self { places, tokens, flow: Flow::of(body), dominators: OnceCell::new(), reachable: OnceCell::new(), is_sound }
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(name).copied()
    }

    /// How an operand names a block.
    pub(crate) fn token(&self, block: usize) -> &str {
        self.tokens.get(block).map_or("", String::as_str)
    }

    /// Whether control can get to a block at all.
    pub(crate) fn is_reachable(&self, block: usize) -> bool {
        self.reachable.get_or_init(|| self.flow.reachable()).get(block).copied().unwrap_or(false)
    }

    pub(crate) fn dominators(&self) -> &Dominators {
        self.dominators.get_or_init(|| Dominators::of(&self.flow, self.tokens.len()))
    }
}

/// Whether a terminator has the operands that its opcode wants, and the blocks that it names are there.
fn is_readable(body: &Body, terminator: &Instruction, places: &HashMap<String, usize>) -> bool {
    let operands = body.operands(terminator);
    let is_label = |operand: &ir::Operand| operand.kind == OperandKind::Label;
    let labels = operands.iter().filter(|operand| is_label(operand)).count();
    let is_whole = match terminator.opcode.text {
        "br" => match operands.as_slice() {
            [only] => is_label(only),
            [condition, then, otherwise] => !is_label(condition) && is_label(then) && is_label(otherwise),
            _ => false,
        },
        "switch" => operands.len() == 2 * labels && operands.chunks(2).all(|pair| !is_label(&pair[0]) && is_label(&pair[1])),
        "invoke" => labels == 2,
        _ => true,
    };
    is_whole && names_blocks(body, terminator, places)
}

/// Whether the blocks that an instruction names are there.
fn names_blocks(body: &Body, instruction: &Instruction, places: &HashMap<String, usize>) -> bool {
    let operands = body.operands(instruction);
    let mut labels = operands.iter().filter(|operand| operand.kind == OperandKind::Label);
    labels.all(|label| places.contains_key(ir::decode_name(label.value.text).as_ref()))
}
