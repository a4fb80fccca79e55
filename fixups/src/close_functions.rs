//! Gives every function the two braces of its body, and cuts those that are too many.
//!
//! Before:
//! ```llvm
//! define i64 @one() {
//! entry:
//!   br label %done
//! }
//! done:
//!   ret i64 1
//! }
//!
//! define i64 @two()
//! entry:
//!   ret i64 2
//!
//! ; The last one.
//! define void @three() {
//! entry: {
//!   ret void
//! }
//! }
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @one() {
//! entry:
//!   br label %done
//! done:
//!   ret i64 1
//! }
//!
//! define i64 @two() {
//! entry:
//!   ret i64 2
//! }
//!
//! ; The last one.
//! define void @three() {
//! entry:
//!   ret void
//! }
//! ```
//! A function that never ends is closed behind its last instruction, where the next entity begins or the text ends.
//!
//! Requires: code, and nothing else, at the top level.
//! Ensures: no brace at the top level; a body begins with a brace and ends with one.
//! Leaves alone: a function whose last instruction is not whole or does not end it, which is a reply that was cut off; code at
//! the top level that nothing ties to the function before it; a header without a body.

mod blocks;
mod end;
mod head;
mod nested;
mod outside;

use crate::rewrite::Rewrite;
pub(crate) use end::last_end;
pub(crate) use head::is_header;
use ir::{EntityKind, Token, TokenKind};

pub(crate) const NAME: &str = "close_functions";
pub(crate) const SUMMARY: &str = "puts in braces of functions that are missing, cuts those that are too many";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let openings = head::openings(rewrite.module);
    // With a brace more, all that follows reads differently.
    rewrite.with_insertions(&openings, " {", head::BRACE, mend);
}

/// Mends what has every opening brace that can be told.
fn mend(rewrite: &mut Rewrite) {
    let entities = nested::apart(rewrite);
    let mut index = 0;
    while let Some(entity) = entities.get(index) {
        let rest = &entities[index..];
        index += match entity.kind {
            EntityKind::Define if entity.is_closed => outside::mend(rewrite, rest),
            EntityKind::Define => {
                end::close(rewrite, entity);
                1
            }
            EntityKind::Junk if outside::is_braces(rewrite.text, entity) => {
                outside::drop(rewrite, entity.span);
                1
            }
            EntityKind::Junk => head::pass_by(rewrite, rest),
            _ => 1,
        };
    }
}

/// Words that begin an instruction without a result.
const OPENERS: &[&str] =
    &["ret", "br", "switch", "unreachable", "store", "call", "tail", "musttail", "notail", "fence", "invoke", "resume", "indirectbr"];

/// Whether the tokens begin a label or an instruction, which can only stand in a body.
fn begins_code(text: &str, tokens: &[Token]) -> bool {
    match tokens {
        [first, ..] if first.kind == TokenKind::Label => true,
        [first, next, ..] if first.kind == TokenKind::Local => next.is(b'='),
        [first, ..] => first.kind == TokenKind::Word && OPENERS.contains(&first.text(text)),
        [] => false,
    }
}
