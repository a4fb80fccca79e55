//! Gives each `phi` one entry for each edge into its block, where that leaves one reading.
//!
//! Before:
//! ```llvm
//! define i64 @f(i1 %a, i1 %b, i64 %n) {
//!   br i1 %a, label %then, label %end
//!
//! then:
//!   %half = lshr i64 %n, 1
//!   br i1 %b, label %odd, label %joined
//!
//! odd:
//!   br label %joined
//!
//! joined:
//!   br label %end
//!
//! end:
//!   %r = phi i64 [ label %then, %half ], ( %n, %entry )
//!   %s = phi i64 [ %half, %joined ], [ %n, %0 ], [ 7, %odd ]
//!   %sum = add i64 %r, %s
//!   ret i64 %sum
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @f(i1 %a, i1 %b, i64 %n) {
//!   br i1 %a, label %then, label %end
//!
//! then:
//!   %half = lshr i64 %n, 1
//!   br i1 %b, label %odd, label %joined
//!
//! odd:
//!   br label %joined
//!
//! joined:
//!   br label %end
//!
//! end:
//!   %r = phi i64 [ %half, %joined ], [ %n, %0 ]
//!   %s = phi i64 [ %half, %joined ], [ %n, %0 ]
//!   %sum = add i64 %r, %s
//!   ret i64 %sum
//! }
//! ```
//! Requires: entries of a value and a block, in whatever brackets and order, with types or `label` where none belong; a function in
//! which every block ends in a terminator and every block that is named exists.
//! Ensures: entries are written as LLVM reads them; the type, where it is missing and the values or the uses say it, is there; entries for
//! blocks that are no predecessors go, if the others cover all of them; one that names no block, or a block through which every way to the
//! only predecessor left goes, is for that predecessor; so is one for another block, where the value is known there; a predecessor that
//! control never reaches gives `poison`; an edge that stands twice has two entries with one value, one that stands once has one.
//! Leaves alone: an entry for a block that may have to lead there, since not every block to which it leads needs it; a predecessor for which no entry is left, two values for one predecessor, a `phi` in a block without predecessors; labels of blocks that do not
//! lead there, where two `phi` of a block disagree on what they stand for.

mod entries;
mod lost;
mod matching;
mod strays;

use crate::blocks::Blocks;
use crate::rewrite::Rewrite;
use crate::use_types::UseTypes;
use diagnostics::codes::fixups as codes;
use entries::{Phi, read};
use ir::{Body, Function, Instruction, Locals};
use matching::{Predecessors, matched};
use std::cell::OnceCell;

pub(crate) const NAME: &str = "correct_phi_entries";
pub(crate) const SUMMARY: &str = "gives each `phi` one entry for each edge into its block";

const HELP: &str = "give each `phi` one entry `[ value, %block ]` for each predecessor";

pub(crate) fn run(rewrite: &mut Rewrite) {
    // Thousands of edges times thousands of `phi` would be more than any text that somebody means.
    let mut room = rewrite.text.len() / 8 + 4096;
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        let body = function.body();
        if body.instructions().iter().any(|instruction| instruction.opcode.text == "phi") {
            correct_function(rewrite, &function, &body, &mut room);
        }
    }
}

/// What is known of one function.
struct Subject<'b, 't> {
    body: &'b Body<'t>,
    locals: Locals<'t>,
    blocks: Blocks,
    uses: OnceCell<UseTypes<'t>>,
    certain: OnceCell<Vec<bool>>,
}

impl Subject<'_, '_> {
    /// Whether the terminator of a block is the one that is meant, as far as the blocks say to which it leads.
    fn is_certain(&self, block: usize) -> bool {
        self.certain.get_or_init(|| lost::certain(self.body, &self.blocks)).get(block).copied().unwrap_or(false)
    }
}

/// `room` is how many bytes may still be added.
fn correct_function<'t>(rewrite: &mut Rewrite, function: &Function<'t>, body: &Body<'t>, room: &mut usize) {
    let locals = Locals::of(function, body);
    let blocks = Blocks::of(body, &locals);
    let subject = Subject { body, locals, blocks, uses: OnceCell::new(), certain: OnceCell::new() };
    for (place, block) in body.blocks().iter().enumerate() {
        let instructions = &body.instructions()[block.instructions.clone()];
        let phis = instructions.iter().filter(|instruction| instruction.opcode.text == "phi");
        let phis: Vec<_> = phis.filter_map(|instruction| Some((instruction, read(body, instruction, &subject.blocks)?))).collect();
        if phis.is_empty() {
            continue;
        }
        let mut predecessors = Predecessors::of(&subject.blocks, place);
        if subject.blocks.is_sound {
            predecessors.stray = strays::agreed(phis.iter().map(|(_, phi)| phi), &subject, &predecessors);
            predecessors.lost = lost::lost(phis.iter().map(|(_, phi)| phi), &subject, &predecessors, place);
        }
        for (instruction, phi) in &phis {
            correct(rewrite, instruction, phi, &subject, &predecessors, room);
        }
    }
}

fn correct(rewrite: &mut Rewrite, instruction: &Instruction, phi: &Phi, subject: &Subject, predecessors: &Predecessors, room: &mut usize) {
    let before = match phi.ty {
        Some(_) if phi.has_comma_first => " ".to_owned(),
        Some(_) => String::new(),
        None => match phi.inferred_type(instruction, &subject.locals, subject.uses.get_or_init(|| UseTypes::of(subject.body))) {
            Some(ty) => format!("{ty} "),
            None => return leave(rewrite, instruction, "a `phi` has no type, and nothing says it".to_owned()),
        },
    };
    let found = if subject.blocks.is_sound { matched(phi, &subject.blocks, predecessors, room) } else { Ok(None) };
    let (entries, reason) = match found {
        Ok(Some(corrected)) => corrected,
        other => {
            if let Err(problem) = other {
                leave(rewrite, instruction, problem);
            }
            if phi.is_regular {
                return;
            }
            let as_written = phi.entries.iter().map(|entry| entry.text(&subject.blocks, None)).collect();
            (as_written, "an entry is written `[ value, %block ]`".to_owned())
        }
    };
    rewrite.replace(phi.list, before + &entries.join(", "), reason);
}

fn leave(rewrite: &mut Rewrite, instruction: &Instruction, message: String) {
    let span = instruction.result.map_or(instruction.opcode.span, |result| result.span);
    rewrite.leave(&codes::PHI_ENTRIES, span, message, HELP);
}
