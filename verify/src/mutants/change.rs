//! One fault: edits of a text that belong together, and the place where faults are looked for.

use super::{Kind, Mutant};
use ir::{Body, EditList, Function, Instruction, Operand, OperandKind, Span, Token};

/// How much of an instruction a description shows, in bytes.
const LONGEST_EXCERPT: usize = 160;

#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) kind: Kind,
    pub(super) function: String,
    /// What stands in the place of what; the spans do not overlap and are in order.
    pub(super) edits: Vec<(Span, String)>,
    /// The instruction that is changed.
    instruction: Span,
}

impl Change {
    pub(super) fn changes_text(&self, module: &str) -> bool {
        self.edits.iter().any(|(span, new)| span.of(module) != new)
    }

    pub(super) fn apply(self, module: &str) -> Mutant {
        let mut edits = EditList::new();
        for (span, new) in &self.edits {
            // Edits of one change never overlap; one that did would be left out.
            _ = edits.replace(*span, new.as_str());
        }
        let text = edits.apply(module);
        let grown = text.len() as isize - module.len() as isize;
        let end = self.instruction.end.saturating_add_signed(grown);
        let (old, new) = (one_line(self.instruction.of(module)), one_line(text.get(self.instruction.start..end).unwrap_or("")));
        let description = match new.is_empty() {
            true => format!("in `{}`, `{old}` is left out", self.function),
            false => format!("in `{}`, `{old}` becomes `{new}`", self.function),
        };
        Mutant { kind: self.kind, function: self.function, description, text }
    }
}

fn one_line(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.len() <= LONGEST_EXCERPT { text } else { format!("{}…", &text[..text.floor_char_boundary(LONGEST_EXCERPT)]) }
}

/// An instruction in which faults are looked for.
pub(super) struct Site<'a, 't> {
    pub(super) body: &'a Body<'t>,
    pub(super) instruction: &'a Instruction<'t>,
    /// Its place in the body.
    pub(super) index: usize,
    pub(super) operands: Vec<Operand<'t>>,
    /// With its sigil; stands nowhere in the text.
    pub(super) new_name: &'a str,
    function: String,
    changes: &'a mut Vec<Change>,
}

impl<'a, 't> Site<'a, 't> {
    pub(super) fn new(function: &Function<'t>, body: &'a Body<'t>, index: usize, new_name: &'a str, changes: &'a mut Vec<Change>) -> Self {
        let instruction = &body.instructions()[index];
        let operands = body.operands(instruction);
        Self { body, instruction, index, operands, new_name, function: function.name().into_owned(), changes }
    }

    pub(super) fn opcode(&self) -> &'t str {
        self.instruction.opcode.text
    }

    pub(super) fn tokens(&self) -> &'a [Token] {
        self.body.tokens(self.instruction)
    }

    /// The operand with this index, if it is a value.
    pub(super) fn value(&self, index: usize) -> Option<Operand<'t>> {
        self.operands.get(index).filter(|operand| operand.kind == OperandKind::Value).copied()
    }

    pub(super) fn push(&mut self, kind: Kind, mut edits: Vec<(Span, String)>) {
        edits.sort_by_key(|(span, _)| (span.start, span.end));
        self.changes.push(Change { kind, function: self.function.clone(), edits, instruction: self.instruction.span });
    }

    pub(super) fn replace(&mut self, kind: Kind, span: Span, new: impl Into<String>) {
        self.push(kind, vec![(span, new.into())]);
    }

    /// Exchanges two operands of the same type.
    pub(super) fn exchange(&mut self, kind: Kind, left: Operand<'t>, right: Operand<'t>) {
        if left.value.text != right.value.text {
            self.push(kind, vec![(left.span(), right.value.text.to_owned()), (right.span(), left.value.text.to_owned())]);
        }
    }

    /// Puts `instruction`, which gives [`Site::new_name`], before this one, and its result in the place of an operand.
    pub(super) fn compute(&mut self, kind: Kind, operand: Span, instruction: &str) {
        let before = format!("{} = {instruction}\n  ", self.new_name);
        let name = self.new_name.to_owned();
        self.push(kind, vec![(Span::at(self.instruction.span.start), before), (operand, name)]);
    }

    /// The name of the function called, without sigil; nothing for what is no call of a named function.
    pub(super) fn callee(&self) -> Option<String> {
        self.body.call(self.instruction)?.callee_name().map(|name| name.into_owned())
    }
}
