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

mod source;

use crate::dominators::Dominators;
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Body, DefinitionKind, Flow, Function, Locals, Operand, OperandKind, Use};
use source::{Source, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub(crate) const NAME: &str = "replace_copies";
pub(crate) const SUMMARY: &str = "replaces copies by what they copy";

const HELP: &str = "use the value itself; keep one that changes in an `alloca`, or join its versions with a `phi`";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        let sources: BTreeMap<usize, Source> =
            (0..body.instructions().len()).filter_map(|index| Some((index, Source::of(&body, index)?))).collect();
        if !sources.is_empty() {
            Copies::new(&function, &body).replace(rewrite, &sources);
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

    fn replace(&self, rewrite: &mut Rewrite, sources: &BTreeMap<usize, Source<'t>>) {
        let roots = self.roots(sources, |_| true);
        let mut accepted = BTreeSet::new();
        for (&index, source) in sources {
            match self.obstacle(index, source, sources, &roots) {
                Ok(()) => _ = accepted.insert(index),
                Err(why) => rewrite.leave(&codes::COPY, self.body.instructions()[index].span, why, HELP),
            }
        }
        let roots = self.roots(sources, |index| accepted.contains(&index));
        for &index in &accepted {
            let instruction = &self.body.instructions()[index];
            let name = instruction.result.map_or("", |result| result.text);
            let Some(value) = roots.get(&index).copied().flatten().and_then(|root| sources.get(&root)).map(|end| end.text) else {
                continue;
            };
            for found in self.locals.uses_of(&ir::decode_name(name)).filter(|found| !accepted.contains(&found.instruction)) {
                rewrite.replace(found.span, value, format!("`{name}` is a copy of `{value}`"));
            }
            rewrite.delete_lines(instruction.span, format!("LLVM has no copies; `{value}` stands where `{name}` was used"));
        }
    }

    /// For each copy the one at the end of its chain, as far as all of them are `within`; nothing where it goes round in a circle.
    fn roots(&self, sources: &BTreeMap<usize, Source<'t>>, within: impl Fn(usize) -> bool) -> HashMap<usize, Option<usize>> {
        let mut roots: HashMap<usize, Option<usize>> = HashMap::new();
        for &start in sources.keys() {
            let (mut path, mut at) = (Vec::new(), start);
            let root = loop {
                if let Some(&known) = roots.get(&at) {
                    break known;
                }
                // Those on the way are marked, so that a circle ends where it began.
                roots.insert(at, None);
                path.push(at);
                match sources.get(&at).and_then(|source| self.copied(source)).filter(|next| sources.contains_key(next) && within(*next)) {
                    Some(next) => at = next,
                    None => break Some(at),
                }
            };
            roots.extend(path.into_iter().map(|index| (index, root)));
        }
        roots
    }

    /// The instruction that defines the local that is copied.
    fn copied(&self, source: &Source) -> Option<usize> {
        let Value::Local(name) = &source.value else { return None };
        self.locals.definition(name).filter(|definition| definition.kind == DefinitionKind::Result).map(|definition| definition.index)
    }

    /// Why a copy cannot be replaced.
    fn obstacle(
        &self,
        index: usize,
        source: &Source,
        sources: &BTreeMap<usize, Source<'t>>,
        roots: &HashMap<usize, Option<usize>>,
    ) -> Result<(), String> {
        let name = self.body.instructions()[index].result.map(|result| ir::decode_name(result.text)).unwrap_or_default();
        if self.locals.definitions_of(&name).count() != 1 {
            return Err(format!("`%{name}` is assigned more than once"));
        }
        let Some(end) = roots.get(&index).copied().flatten().and_then(|root| sources.get(&root)) else {
            return Err(format!("`%{name}` is a copy of itself"));
        };
        if end.value == Value::Other {
            return Err(format!("`%{name}` is assigned what no operand can be"));
        }
        self.source_obstacle(index, &name, source).map_or(Ok(()), Err)?;
        let ty = self.type_of(source).or_else(|| self.type_of(end));
        for found in self.locals.uses_of(&name) {
            if !self.is_after(index, found) {
                return Err(format!("`%{name}` is used where it need not have been assigned"));
            }
            if !self.fits(&end.value, ty.as_deref(), found, sources) {
                return Err(format!("`%{name}` is used as another type than it is assigned"));
            }
        }
        Ok(())
    }

    /// Why what is copied has no value, or one of another type, where it is copied.
    fn source_obstacle(&self, index: usize, name: &str, source: &Source) -> Option<String> {
        let Value::Local(copied) = &source.value else { return None };
        let mut definitions = self.locals.definitions_of(copied);
        let only = definitions.next().filter(|only| only.kind != DefinitionKind::Label && definitions.next().is_none());
        let Some(only) = only else {
            return Some(format!("`%{name}` is a copy of `%{copied}`, which is not defined exactly once"));
        };
        if only.kind == DefinitionKind::Result && !self.is_before(only.index, index) {
            return Some(format!("`%{name}` is a copy of `%{copied}` where that need not have been assigned"));
        }
        let written = source.ty.map(ir::canonical_type);
        let differs = written.is_some_and(|written| only.ty.as_ref().is_some_and(|ty| *ty != written));
        differs.then(|| format!("`%{name}` is a copy of `%{copied}`, which has another type"))
    }

    /// Whether every way to the instruction `later` leads through `earlier`.
    fn is_before(&self, earlier: usize, later: usize) -> bool {
        let (Some(&own), Some(&block)) = (self.blocks.get(earlier), self.blocks.get(later)) else { return false };
        if block == own { earlier < later } else { self.dominators.dominates(own, block) }
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
        if user.opcode.text != "phi" {
            return self.is_before(copy, found.instruction);
        }
        let Some(&own) = self.blocks.get(copy) else { return false };
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
    fn fits(&self, value: &Value, ty: Option<&str>, found: &Use, sources: &BTreeMap<usize, Source<'t>>) -> bool {
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
            // The copy of a copy has its own uses, which are looked at there.
            (_, None) => matches!(value, Value::Local(_)) || sources.contains_key(&found.instruction),
            (None, Some(place)) => value.fits(&place),
        }
    }
}
