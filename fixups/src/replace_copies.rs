//! Replaces copies by what they copy.
//!
//! Before:
//! ```llvm
//! define i64 @f(i64 %n) {
//! entry:
//!   %zero = i64 0
//!   %limit = %n
//!   %step = 2
//!   br label %loop
//!
//! loop:
//!   %i = phi i64 [ %zero, %entry ], [ %next, %loop ]
//!   %next = add i64 %i, %step
//!   %done = icmp uge i64 %next, %limit
//!   br i1 %done, label %end, label %loop
//!
//! end:
//!   ret i64 %next
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @f(i64 %n) {
//! entry:
//!   br label %loop
//!
//! loop:
//!   %i = phi i64 [ 0, %entry ], [ %next, %loop ]
//!   %next = add i64 %i, 2
//!   %done = icmp uge i64 %next, %n
//!   br i1 %done, label %end, label %loop
//!
//! end:
//!   ret i64 %next
//! }
//! ```
//! LLVM has no instruction that copies: a name is given to a result once, and a constant stands where it is used.
//!
//! Requires: `%x = VALUE`, with or without a type, where VALUE is a value of the function, a global or a constant; nothing else defines
//! `%x`; every use comes after the copy on every way; the type at each use, where the copy or its source has one, is that type.
//! Ensures: each use is VALUE, through any number of copies, and the line is gone.
//! Leaves alone: every other copy; string constants.

mod dominators;
mod source;

use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use dominators::Dominators;
use ir::{Body, DefinitionKind, Flow, Function, Locals, Operand, OperandKind, Use};
use source::{Source, Value};
use std::collections::HashMap;

pub(crate) const NAME: &str = "replace_copies";
pub(crate) const SUMMARY: &str = "replaces copies by what they copy";

const HELP: &str = "use the value itself; keep one that changes in an `alloca`, or join its versions with a `phi`";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        let sources: Vec<(usize, Source)> =
            (0..body.instructions().len()).filter_map(|index| Some((index, Source::of(&body, index)?))).collect();
        if !sources.is_empty() {
            Copies::new(&function, &body).replace(rewrite, sources);
        }
    }
}

/// What is known of the function whose copies are replaced.
struct Copies<'f, 't> {
    body: &'f Body<'t>,
    locals: Locals<'t>,
    dominators: Dominators,
    /// The block of each instruction.
    blocks: Vec<usize>,
    /// Those of each instruction.
    operands: Vec<Vec<Operand<'t>>>,
}

impl<'f, 't> Copies<'f, 't> {
    fn new(function: &Function<'t>, body: &'f Body<'t>) -> Self {
        let counts = body.blocks().iter().enumerate().map(|(block, range)| std::iter::repeat_n(block, range.instructions.len()));
        let dominators = Dominators::of(&Flow::of(body), body.blocks().len());
        let operands = body.instructions().iter().map(|instruction| body.operands(instruction)).collect();
        Self { body, locals: Locals::of(function, body), dominators, blocks: counts.flatten().collect(), operands }
    }

    fn replace(&self, rewrite: &mut Rewrite, sources: Vec<(usize, Source<'t>)>) {
        let mut accepted: HashMap<usize, Source> = HashMap::new();
        for (index, source) in sources {
            match self.obstacle(index, &source) {
                None => _ = accepted.insert(index, source),
                Some(why) => rewrite.leave(&codes::COPY, self.body.instructions()[index].span, why, HELP),
            }
        }
        let mut indices: Vec<usize> = accepted.keys().copied().collect();
        indices.sort_unstable();
        let mut values: HashMap<usize, Option<&'t str>> = HashMap::new();
        for index in indices {
            let instruction = &self.body.instructions()[index];
            let Some(value) = self.resolve(index, &accepted, &mut values) else {
                rewrite.leave(&codes::COPY, instruction.span, "a copy of itself", HELP);
                continue;
            };
            let name = instruction.result.map_or("", |result| result.text);
            for found in self.locals.uses_of(&ir::decode_name(name)).filter(|found| !accepted.contains_key(&found.instruction)) {
                rewrite.replace(found.span, value, format!("`{name}` is a copy of `{value}`"));
            }
            rewrite.delete_lines(instruction.span, format!("LLVM has no copies; `{value}` stands where `{name}` was used"));
        }
    }

    /// What a copy stands for in the end; nothing where copies go round in a circle.
    fn resolve(&self, copy: usize, accepted: &HashMap<usize, Source<'t>>, values: &mut HashMap<usize, Option<&'t str>>) -> Option<&'t str> {
        let mut path = Vec::new();
        let mut at = copy;
        let value = loop {
            if let Some(&known) = values.get(&at) {
                break known;
            }
            let source = accepted.get(&at)?;
            // Those on the way are marked, so that a circle ends where it began.
            values.insert(at, None);
            path.push(at);
            match self.defining_copy(source).filter(|next| accepted.contains_key(next)) {
                Some(next) => at = next,
                None => break Some(source.text),
            }
        };
        for index in path {
            values.insert(index, value);
        }
        value
    }

    /// The instruction that defines the local that is copied.
    fn defining_copy(&self, source: &Source) -> Option<usize> {
        let Value::Local(name) = &source.value else { return None };
        self.locals.definition(name).filter(|definition| definition.kind == DefinitionKind::Result).map(|definition| definition.index)
    }

    /// Why a copy cannot be replaced.
    fn obstacle(&self, index: usize, source: &Source) -> Option<String> {
        let name = ir::decode_name(self.body.instructions()[index].result?.text);
        if self.locals.definitions_of(&name).count() != 1 {
            return Some(format!("`%{name}` is assigned more than once"));
        }
        if source.value == Value::Other {
            return Some(format!("`%{name}` is assigned what no operand can be"));
        }
        if let Value::Local(copied) = &source.value {
            let mut definitions = self.locals.definitions_of(copied);
            let is_value = definitions.next().is_some_and(|definition| definition.kind != DefinitionKind::Label);
            if !is_value || definitions.next().is_some() {
                return Some(format!("`%{name}` is a copy of `%{copied}`, which is not defined exactly once"));
            }
        }
        let ty = self.type_of(source);
        for found in self.locals.uses_of(&name) {
            if !self.is_after(index, found) {
                return Some(format!("`%{name}` is used where it need not have been assigned"));
            }
            if !self.fits(source, ty.as_deref(), found) {
                return Some(format!("`%{name}` is used as another type than it is assigned"));
            }
        }
        None
    }

    /// The type that a copy has, as far as the text says.
    fn type_of(&self, source: &Source) -> Option<String> {
        match (&source.ty, &source.value) {
            (Some(ty), _) => Some(ir::canonical_type(ty)),
            (None, Value::Local(name)) => self.locals.type_of(name).map(str::to_owned),
            _ => None,
        }
    }

    /// Whether every way to a use leads through the copy.
    fn is_after(&self, copy: usize, found: &Use) -> bool {
        let user = &self.body.instructions()[found.instruction];
        let (Some(&block), Some(&own)) = (self.blocks.get(found.instruction), self.blocks.get(copy)) else { return false };
        if user.opcode.text != "phi" {
            return if block == own { copy < found.instruction } else { self.dominators.dominates(own, block) };
        }
        // The value of a `phi` is used at the end of the block that it comes from.
        let (_, after) = self.operands_from(found);
        let label = after.get(1).filter(|label| label.kind == OperandKind::Label);
        let from = label.and_then(|label| self.locals.definition(&ir::decode_name(label.value.text)));
        let from = from.filter(|from| from.kind == DefinitionKind::Label);
        from.is_some_and(|from| self.dominators.dominates(own, from.index))
    }

    /// The operand that a use is, or stands in, and all operands of the instruction from that one on.
    fn operands_from(&self, found: &Use) -> (Option<&Operand<'t>>, &[Operand<'t>]) {
        let operands = self.operands.get(found.instruction).map_or(&[][..], Vec::as_slice);
        let after = &operands[operands.partition_point(|operand| operand.value.span.end <= found.span.start)..];
        (after.first().filter(|operand| operand.value.span.start <= found.span.start), after)
    }

    /// Whether what is copied can stand at a use.
    fn fits(&self, source: &Source, ty: Option<&str>, found: &Use) -> bool {
        let (Some(operand), _) = self.operands_from(found) else { return false };
        let place = match operand.kind {
            OperandKind::Label => return false,
            OperandKind::Metadata => return true,
            OperandKind::Callee => Some("ptr".to_owned()),
            OperandKind::Value if operand.value.span == found.span => operand.ty.map(|ty| ir::canonical_type(ty.text)),
            // Inside of an expression, where its type stands is not known.
            OperandKind::Value => None,
        };
        match (ty, place) {
            (Some(ty), Some(place)) => ty == place,
            (_, None) => matches!(source.value, Value::Local(_)),
            (None, Some(place)) => source.value.fits(&place),
        }
    }
}
