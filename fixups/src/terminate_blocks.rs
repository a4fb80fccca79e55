//! Ends every block with one terminator.
//!
//! Before:
//! ```llvm
//! declare void @note(i64)
//!
//! define void @count(i64 %n) {
//!   %is_zero = icmp eq i64 %n, 0
//! start:
//!   br i1 %is_zero, label %end, label %more
//! more:
//!   call void @note(i64 %n)
//! end:
//!   call void @note(i64 0)
//! }
//!
//! define i64 @choose(i1 %c) {
//! entry:
//!   br i1 %c, label %yes, label %no
//!   br label %yes
//! yes:
//!   ret i64 1
//!   ret i64 0
//! no:
//!   ret i64 2
//! }
//! ```
//! After:
//! ```llvm
//! declare void @note(i64)
//!
//! define void @count(i64 %n) {
//!   %is_zero = icmp eq i64 %n, 0
//!   br label %start
//! start:
//!   br i1 %is_zero, label %end, label %more
//! more:
//!   call void @note(i64 %n)
//!   br label %end
//! end:
//!   call void @note(i64 0)
//!   ret void
//! }
//!
//! define i64 @choose(i1 %c) {
//! entry:
//!   br i1 %c, label %yes, label %no
//! yes:
//!   ret i64 1
//! no:
//!   ret i64 2
//! }
//! ```
//! A block before a label goes on there; so does a first block that is gone with its only line, where a `phi` mentions its number. Behind a call that never returns, `unreachable` is put in. Code behind a terminator gets
//! the label that is missing, where one label is missing and one block has none; otherwise it is cut, since nothing reaches it.
//!
//! Requires: bodies with both braces.
//! Ensures: every block that is not left alone ends with its only terminator; a function without a result returns at its end.
//! Leaves alone: the last block of a function with a result; a block that may have to lead elsewhere: to one whose `phi` names it, to one that
//! nothing leads to, or back to a block that is only there for that; a block before a `phi` that does not expect it; a block that
//! ends with what is no instruction; code behind a terminator whose values are used elsewhere, or that is reached by its number or its address.

mod elsewhere;
mod end;
mod first;
mod rest;

use crate::addresses::Addresses;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use end::Never;
use ir::{Block, Body, DefinitionKind, Function, Instruction, Locals};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

pub(crate) const NAME: &str = "terminate_blocks";
pub(crate) const SUMMARY: &str = "puts in terminators that are missing, cuts code behind one that nothing reaches";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let never = Never::default();
    let mut addresses = Addresses::of(rewrite.text);
    for function in rewrite.module.definitions().filter(|function| function.is_closed).collect::<Vec<_>>() {
        let body = function.body();
        let is_whole = |block: &Block| body.terminator(block).is_some();
        let blocks = body.blocks();
        if !blocks.is_empty() && blocks.iter().all(is_whole) && blocks[1..].iter().all(|block| block.label.is_some()) {
            if first::may_be_missing(&body) {
                first::mend(rewrite, &Place::new(function, body, &mut addresses));
            }
            continue;
        }
        let place = Place::new(function, body, &mut addresses);
        first::mend(rewrite, &place);
        if !rest::mend(rewrite, &place) {
            end::mend(rewrite, &place, &never);
        }
    }
}

/// A function, read.
struct Place<'t> {
    function: Function<'t>,
    body: Body<'t>,
    locals: Locals<'t>,
    /// Of each block its name, and whether that is written.
    labels: Vec<(Cow<'t, str>, bool)>,
    label_names: HashSet<Cow<'t, str>>,
    /// The labels whose addresses are taken outside of the function, with a place where that is.
    addressed: BTreeMap<Cow<'t, str>, Span>,
}

impl<'t> Place<'t> {
    fn new(function: Function<'t>, body: Body<'t>, addresses: &mut Addresses<'t>) -> Self {
        let locals = Locals::of(&function, &body);
        let labels = locals.definitions().iter().filter(|definition| definition.kind == DefinitionKind::Label);
        let labels: Vec<_> = labels.map(|label| (label.name.clone(), label.is_written())).collect();
        let label_names = labels.iter().map(|(name, _)| name.clone()).collect();
        let addressed = addresses.taken_outside(&function, &body).into_iter().map(|address| (address.label, address.span)).collect();
        Self { function, body, locals, labels, label_names, addressed }
    }

    fn instructions(&self, block: &Block<'t>) -> &[Instruction<'t>] {
        self.body.instructions().get(block.instructions.clone()).unwrap_or(&[])
    }

    /// From the first token of a block to its last; the name of the function for a block that has none.
    fn span(&self, block: &Block<'t>) -> Span {
        let instructions = self.instructions(block);
        let (first, last) = (instructions.first(), instructions.last());
        let start = block.label.map(|label| label.span).or_else(|| first.map(|first| first.span)).unwrap_or(self.function.name_span());
        Span::new(start.start, last.map_or(start.end, |last| last.span.end))
    }
}
