//! Moves each `phi` to the top of its block.
//!
//! Before:
//! ```llvm
//! define i64 @f(i64 %n) {
//! entry:
//!   br label %loop
//!
//! loop:
//!   %i = phi i64 [ 0, %entry ], [ %next, %loop ]
//!   %next = add i64 %i, 1
//!   %sum = phi i64 [ 0, %entry ], [ %more, %loop ]
//!   %more = add i64 %sum, %i
//!   %is_end = icmp eq i64 %next, %n
//!   br i1 %is_end, label %end, label %loop
//!
//! end:
//!   ret i64 %more
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
//!   %sum = phi i64 [ 0, %entry ], [ %more, %loop ]
//!   %next = add i64 %i, 1
//!   %more = add i64 %sum, %i
//!   %is_end = icmp eq i64 %next, %n
//!   br i1 %is_end, label %end, label %loop
//!
//! end:
//!   ret i64 %more
//! }
//! ```
//! A `phi` says what control brings in, wherever it stands: its values are those at the ends of the predecessors.
//!
//! Requires: a `phi` behind another instruction of its block; if a value of it is made earlier in the same block, that it comes in from
//! a block to which every way goes through this one.
//! Ensures: every `phi` stands before all other instructions of its block, in the order in which they stood.
//! Leaves alone: `landingpad` and the like, which then stand behind them; a value made earlier in the block that comes in from
//! elsewhere; functions in which blocks have no end or name blocks that do not exist.

use crate::blocks::Blocks;
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Body, Function, Instruction, Locals, OperandKind};
use std::borrow::Cow;
use std::collections::HashSet;

pub(crate) const NAME: &str = "group_phis";
pub(crate) const SUMMARY: &str = "moves each `phi` to the top of its block";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        let late: Vec<usize> = (0..body.blocks().len()).filter(|&block| !late_phis(&body, block).is_empty()).collect();
        if !late.is_empty() {
            group(rewrite, &function, &body, &late);
        }
    }
}

fn is_phi(instruction: &Instruction) -> bool {
    instruction.opcode.text == "phi"
}

/// Debug records are no instructions, and may stand anywhere.
fn is_other(instruction: &Instruction) -> bool {
    !is_phi(instruction) && !instruction.opcode.text.starts_with("#dbg_")
}

/// The first instruction of a block that is no `phi`, by its place in the body.
fn first_other(body: &Body, block: usize) -> Option<usize> {
    body.blocks()[block].instructions.clone().find(|&place| is_other(&body.instructions()[place]))
}

/// Every `phi` of a block that stands behind something else, by its place in the body.
fn late_phis(body: &Body, block: usize) -> Vec<usize> {
    let Some(first) = first_other(body, block) else { return Vec::new() };
    (first..body.blocks()[block].instructions.end).filter(|&place| is_phi(&body.instructions()[place])).collect()
}

fn group(rewrite: &mut Rewrite, function: &Function, body: &Body, late: &[usize]) {
    let blocks = Blocks::of(body, &Locals::of(function, body));
    if !blocks.is_sound {
        return;
    }
    for &block in late {
        let phis = late_phis(body, block);
        let (Some(first), Some(&last)) = (first_other(body, block), phis.last()) else { continue };
        let before = body.instructions()[first..last].iter().filter(|instruction| is_other(instruction));
        let made: HashSet<Cow<str>> = before.filter_map(|instruction| Some(ir::decode_name(instruction.result?.text))).collect();
        for place in phis {
            let phi = &body.instructions()[place];
            match stranger(body, phi, &made, block, &blocks) {
                None => move_up(rewrite, phi, &body.instructions()[first]),
                Some((value, from)) => {
                    let message = format!("a `phi` takes `%{value}`, which its own block makes, from `{from}`");
                    let help = "put the `phi` first in the block, with values that the predecessors have";
                    rewrite.leave(&codes::PHI_PLACE, phi.opcode.span, message, help);
                }
            }
        }
    }
}

/// A value made in the block of the `phi` that comes in from a block to which not every way goes through this one.
fn stranger<'t>(
    body: &Body<'t>,
    phi: &Instruction<'t>,
    made: &HashSet<Cow<str>>,
    block: usize,
    blocks: &Blocks,
) -> Option<(Cow<'t, str>, &'t str)> {
    let operands = body.operands(phi);
    operands.windows(2).filter(|pair| pair[0].kind == OperandKind::Value && pair[1].kind == OperandKind::Label).find_map(|pair| {
        let name = ir::decode_name(pair[0].value.text);
        let from = blocks.place(&ir::decode_name(pair[1].value.text));
        let is_carried = from.is_some_and(|from| blocks.dominators().dominates(block, from));
        (pair[0].is_local() && made.contains(&name) && !is_carried).then_some((name, pair[1].value.text))
    })
}

fn move_up(rewrite: &mut Rewrite, phi: &Instruction, first: &Instruction) {
    let text = format!("{}\n{}", phi.span.of(rewrite.text), rewrite.indentation(first.span.start));
    rewrite.delete_lines(phi.span, "every `phi` stands at the top of its block");
    rewrite.insert(first.span.start, text, "every `phi` stands at the top of its block");
}
