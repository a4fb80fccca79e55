//! Counts the bytes of string constants and corrects the types that name them.
//!
//! Before:
//! ```llvm
//! @greeting = constant [10 x i8] c"hello\n\00"
//!
//! define ptr @f() {
//!   %p = getelementptr [10 x i8], ptr @greeting, i64 0, i64 0
//!   ret ptr %p
//! }
//! ```
//! After:
//! ```llvm
//! @greeting = constant [7 x i8] c"hello\0A\00"
//!
//! define ptr @f() {
//!   %p = getelementptr [7 x i8], ptr @greeting, i64 0, i64 0
//!   ret ptr %p
//! }
//! ```
//! Bytes are counted as LLVM reads them: two hexadecimal digits after a backslash are one byte. Where the count is wrong and
//! escapes of C stand in the constant, which LLVM would read as a backslash and a letter, they are written as LLVM's.
//!
//! Requires: a global whose whole value is a `c"…"` constant of type `[N x i8]`.
//! Ensures: N is the number of bytes; `[N x i8], ptr @name` in an instruction or a constant, with the wrong N, follows.
//! Leaves alone: constants whose count is right, also with escapes of C; constants inside arrays, structures and
//! instructions; lengths that are given as numbers.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{EntityKind, Fragment, Token, TokenKind};
use std::borrow::Cow;
use std::collections::HashMap;

pub(crate) const NAME: &str = "correct_byte_counts";
pub(crate) const SUMMARY: &str = "counts the bytes of string constants and corrects the types that name them";

pub(crate) fn run(rewrite: &mut Rewrite) {
    // The wrong count, as written, and the right one.
    let mut corrected: HashMap<Cow<str>, (&str, usize)> = HashMap::new();
    for global in rewrite.module.globals().collect::<Vec<_>>() {
        let (Some(count), Some(inside)) = (array_count(global.ty), global.initializer.and_then(constant_text)) else { continue };
        if let Some(length) = correct_constant(rewrite, &global.name(), count, inside) {
            corrected.insert(global.name(), (count.text, length));
        }
    }
    let is_code = |entity: &&ir::Entity| !matches!(entity.kind, EntityKind::Blank | EntityKind::Comment | EntityKind::Junk);
    let entities: Vec<ir::Entity> = rewrite.module.entities().iter().filter(is_code).cloned().collect();
    for entity in entities {
        let tokens = rewrite.module.tokens(&entity);
        correct_mentions(rewrite, &tokens, &corrected);
        report_others(rewrite, &tokens);
    }
}

/// N of `[N x i8]`.
fn array_count(ty: Fragment<'_>) -> Option<Fragment<'_>> {
    let tokens = ir::significant(ty.text, Span::new(0, ty.text.len()));
    let inner = count_at(ty.text, &tokens, 0).filter(|_| tokens.len() == 5)?;
    let span = Span::new(ty.span.start + inner.start, ty.span.start + inner.end);
    Some(Fragment { text: inner.of(ty.text), span })
}

/// Where N stands, if `[N x i8]` begins at `index`.
fn count_at(text: &str, tokens: &[Token], index: usize) -> Option<Span> {
    match tokens.get(index..index + 5)? {
        [open, count, x, element, close]
            if open.is(b'[')
                && count.kind == TokenKind::Number
                && x.is_word(text, "x")
                && element.is_word(text, "i8")
                && close.is(b']') =>
        {
            Some(count.span)
        }
        _ => None,
    }
}

/// What stands between the quotes, if the value is one whole constant.
fn constant_text(value: Fragment<'_>) -> Option<Fragment<'_>> {
    let inside = value.text.strip_prefix("c\"")?.strip_suffix('"')?;
    (!inside.contains('"')).then(|| Fragment { text: inside, span: Span::new(value.span.start + 2, value.span.end - 1) })
}

fn is_count(written: &str, length: usize) -> bool {
    written.parse() == Ok(length)
}

/// The right count, if the written one is wrong.
fn correct_constant(rewrite: &mut Rewrite, name: &str, count: Fragment, inside: Fragment) -> Option<usize> {
    if is_count(count.text, ir::string_length(inside.text)) {
        return None;
    }
    let replaced = ir::replace_c_escapes(inside.text);
    if let Some(replaced) = &replaced {
        rewrite.replace(inside.span, replaced.as_str(), format!("`@{name}` has escapes of C, which LLVM does not read"));
    }
    let length = ir::string_length(replaced.as_deref().unwrap_or(inside.text));
    rewrite.replace(count.span, length.to_string(), format!("`@{name}` has {length} bytes"));
    (!is_count(count.text, length)).then_some(length)
}

/// `[N x i8], ptr @name`, and `[N x i8]* @name` of older IR with the `[N x i8],` that may stand before it.
fn correct_mentions(rewrite: &mut Rewrite, tokens: &[Token], corrected: &HashMap<Cow<str>, (&str, usize)>) {
    if corrected.is_empty() {
        return;
    }
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Global) {
        let name = ir::decode_name(token.text(rewrite.text));
        let Some((wrong, length)) = corrected.get(&name) else { continue };
        // How many tokens before the name the type begins.
        let starts: &[usize] = match index.checked_sub(2).map(|before| &tokens[before..index]) {
            Some([comma, ptr]) if comma.is(b',') && ptr.is_word(rewrite.text, "ptr") => &[7],
            Some([_, star]) if star.is(b'*') => &[6, 12],
            _ => &[],
        };
        for start in starts {
            let count = index.checked_sub(*start).and_then(|start| count_at(rewrite.text, tokens, start));
            if let Some(count) = count.filter(|count| count.of(rewrite.text) == *wrong) {
                rewrite.replace(count, length.to_string(), format!("`@{name}` has {length} bytes"));
            }
        }
    }
}

/// Wrong counts of constants that are no whole value of a global: a neighbour of theirs may count on the length.
fn report_others(rewrite: &mut Rewrite, tokens: &[Token]) {
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Bytes) {
        let Some(count) = index.checked_sub(5).and_then(|start| count_at(rewrite.text, tokens, start)) else { continue };
        let Some(inside) = constant_text(Fragment { text: token.text(rewrite.text), span: token.span }) else { continue };
        let is_whole_value = index.checked_sub(6).is_some_and(|before| {
            let word = tokens[before].text(rewrite.text);
            word == "constant" || word == "global"
        });
        let length = ir::string_length(inside.text);
        if !is_whole_value && !is_count(count.of(rewrite.text), length) {
            let message = format!("a string constant of {length} bytes has the type `[{} x i8]`", count.of(rewrite.text));
            rewrite.leave(&codes::BYTE_COUNT, token.span, message, "make the count that of the bytes, with the final zero if there is one");
        }
    }
}
