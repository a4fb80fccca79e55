//! Gives values and labels that are numbered names, where the numbers are not those that LLVM counts.
//!
//! Before:
//! ```llvm
//! declare void @note(i64)
//!
//! define i64 @sum(i64 %n) {
//!   %0 = icmp eq i64 %n, 0
//!   br i1 %0, label %3, label %1
//! 1:
//!   %2 = sub i64 %n, 1
//!   %5 = call void @note(i64 %2)
//!   %6 = call i64 @sum(i64 %2)
//!   %4 = add i64 %n, %6
//!   br label %3
//! 3:
//!   %7 = phi i64 [ 0, %0 ], [ %4, %1 ]
//!   ret i64 %7
//! }
//! ```
//! After:
//! ```llvm
//! declare void @note(i64)
//!
//! define i64 @sum(i64 %n) {
//! entry:
//!   %v0 = icmp eq i64 %n, 0
//!   br i1 %v0, label %bb3, label %bb1
//! bb1:
//!   %v2 = sub i64 %n, 1
//!   call void @note(i64 %v2)
//!   %v6 = call i64 @sum(i64 %v2)
//!   %v4 = add i64 %n, %v6
//!   br label %bb3
//! bb3:
//!   %v7 = phi i64 [ 0, %entry ], [ %v4, %bb1 ]
//!   ret i64 %v7
//! }
//! ```
//! LLVM counts parameters, blocks and results without a name together, and accepts a number that is the next one or a greater
//! one. The comment `; <label>:7` of old LLVM numbers a block. A label that does not exist and that a `phi` has for the first
//! block becomes the label of that block.
//!
//! Requires: bodies with both braces, and labels that are written as such.
//! Ensures: in every function that is not left alone each number is one that LLVM accepts and each use of one means a
//! definition; an instruction without a value has no name.
//! Leaves alone: functions whose numbers LLVM accepts; those in which a number is defined twice, or a use could mean nothing or
//! more than one thing; functions that other ones look into (`blockaddress`).

mod known;
mod numbering;
mod renaming;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, Definition, DefinitionKind, Locals};
use numbering::Numbering;
use std::collections::HashSet;

pub(crate) const NAME: &str = "name_values";
pub(crate) const SUMMARY: &str = "names values and labels whose numbers LLVM does not accept";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let is_looked_into = rewrite.text.contains("blockaddress") || rewrite.text.contains("uselistorder_bb");
    for function in rewrite.module.definitions().filter(|function| function.is_closed).collect::<Vec<_>>() {
        let body = function.body();
        let locals = Locals::of(&function, &body);
        let nothing = drop_names_of_nothing(rewrite, &body, &locals);
        if let Some(numbering) = Numbering::of(&locals, &nothing)
            && !is_looked_into
        {
            renaming::rename(rewrite, &function, &body, locals, &numbering);
        }
    }
}

/// Drops the names of instructions without a value, where nothing uses them. The places of those definitions.
fn drop_names_of_nothing(rewrite: &mut Rewrite, body: &Body, locals: &Locals) -> HashSet<usize> {
    let mut dropped = HashSet::new();
    let is_nothing = |definition: &Definition| {
        definition.kind == DefinitionKind::Result && definition.is_written() && definition.ty.as_deref() == Some("void")
    };
    for (place, definition) in locals.definitions().iter().enumerate().filter(|(_, definition)| is_nothing(definition)) {
        let Some(instruction) = body.instructions().get(definition.index) else { continue };
        let is_only = locals.definitions_of(&definition.name).nth(1).is_none();
        if is_only && locals.uses_of(&definition.name).any(|found| !found.is_label) {
            let message = format!("`{}` is used, but `{}` gives no value", definition.span.of(rewrite.text), instruction.opcode.text);
            rewrite.leave(&codes::VALUE_OF_NONE, definition.span, message, "use a value that an instruction gives");
            continue;
        }
        let Some(opcode) = body.tokens(instruction).get(2) else { continue };
        let name = Span::new(definition.span.start, opcode.span.start);
        rewrite.replace(name, "", format!("`{}` gives no value that could have a name", instruction.opcode.text));
        dropped.insert(place);
    }
    dropped
}
