//! Drops attributes of functions, target lines and source names that LLVM 19 cannot read.
//!
//! Before:
//! ```llvm
//! source_filename = main.c
//! target triple = x86_64-unknown-linux-gnu
//! target datalayout = "e-m:e-i64:64-S128"
//!
//! define inline i64 @f() nounwind, inline #0 {
//!   ret i64 0
//! }
//!
//! attributes #0 = { noinline, fast_call(2) "frame-pointer"="all" uses_stack="no" }
//! ```
//! After:
//! ```llvm
//! target datalayout = "e-m:e-i64:64-S128"
//!
//! define i64 @f() nounwind #0 {
//!   ret i64 0
//! }
//!
//! attributes #0 = { noinline "frame-pointer"="all" }
//! ```
//! The triple and the layout of a module are set to those of the target when it is compiled, whatever its text says.
//!
//! Requires: bare words, with their brackets or values, where only attributes of functions may stand, or between `define` and
//! the result type.
//! Ensures: none of them is unknown to LLVM 19, no comma stands between them, no attribute group is empty; a target line or a source
//! name is a string, and a layout has no parts that LLVM does not know.
//! Leaves alone: attributes in quotes, which may be anything; attributes that LLVM knows, also with a wrong argument; attributes of
//! parameters and calls; words before what is no type; target lines of other machines.

use crate::brackets::partners;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Entity, EntityKind, Token, TokenKind};

pub(crate) const NAME: &str = "drop_unknown_settings";
pub(crate) const SUMMARY: &str = "drops attributes, target lines and source names that LLVM cannot read";

/// What was an attribute of a function in older versions, or is one in some places; LLVM 19 still reads it.
const OLD_ATTRIBUTES: &[&str] = &["argmemonly", "inaccessiblemem_or_argmemonly", "inaccessiblememonly", "preallocated"];

/// What else may follow a parameter list.
const HEADER_WORDS: &[&str] = &["unnamed_addr", "local_unnamed_addr", "addrspace", "section", "partition", "comdat", "gc"];

/// Words that say of what type a result is, in C.
const TYPES_OF_C: &[&str] = &["bool", "char", "float", "int", "long", "short", "signed", "size_t", "string", "unsigned"];

/// A constant follows, with words of its own.
const BEFORE_CONSTANTS: &[&str] = &["prefix", "prologue", "personality"];

fn is_attribute(word: &str) -> bool {
    ir::is_function_attribute(word) || OLD_ATTRIBUTES.contains(&word)
}

pub(crate) fn run(rewrite: &mut Rewrite) {
    let entities: Vec<Entity> = rewrite.module.entities().to_vec();
    for entity in entities {
        match entity.kind {
            EntityKind::Attributes => drop_from_group(rewrite, &entity),
            EntityKind::Define | EntityKind::Declare => drop_before_type(rewrite, &entity),
            EntityKind::Target | EntityKind::SourceFilename => drop_unreadable(rewrite, &entity),
            _ => {}
        }
    }
    for function in rewrite.module.functions().collect::<Vec<_>>() {
        let tokens = ir::significant(rewrite.text, function.header.tail.span);
        drop_from_list(rewrite, &tokens, HEADER_WORDS);
    }
}

/// `define inline i64 @f()`.
fn drop_before_type(rewrite: &mut Rewrite, entity: &Entity) {
    let header_end = entity.body.map_or(entity.span.end, |body| body.start - 1);
    let tokens = ir::significant(rewrite.text, Span::new(entity.span.start, header_end));
    let name = tokens.iter().position(|token| token.kind == TokenKind::Global).unwrap_or(0);
    let Some(before) = tokens.get(1..name) else { return };
    let partners = partners(before);
    let mut unknown = Vec::new();
    let mut index = 0;
    while let Some(token) = before.get(index) {
        if let Some(end) = ir::type_end(rewrite.text, before, index, false) {
            // What follows the type is no result: nothing says which of the words are wrong.
            if end == before.len() && !unknown.is_empty() {
                drop_ranges(rewrite, before, unknown);
                drop_behind_parameters(rewrite, &tokens[name..]);
            }
            return;
        }
        let word = token.text(rewrite.text);
        let end = argument_end(before, &partners, index);
        let is_known = ir::is_header_word(word) || is_attribute(word) || HEADER_WORDS.contains(&word);
        if token.kind == TokenKind::Word && is_bare_name(word) && !is_known {
            if TYPES_OF_C.contains(&word) {
                return;
            }
            unknown.push(index..end);
        }
        index = end;
    }
}

/// What follows the parameters of a header that cannot be read; it begins with the name.
fn drop_behind_parameters(rewrite: &mut Rewrite, tokens: &[Token]) {
    let open = tokens.get(1).filter(|open| open.is(b'('));
    if let Some(close) = open.and_then(|_| partners(tokens)[1]) {
        drop_from_list(rewrite, &tokens[close + 1..], HEADER_WORDS);
    }
}

/// `attributes #0 = { … }`.
fn drop_from_group(rewrite: &mut Rewrite, entity: &Entity) {
    let tokens = rewrite.module.tokens(entity);
    let [_, _, equals, open, inside @ .., close] = tokens.as_slice() else { return };
    if !equals.is(b'=') || !open.is(b'{') || !close.is(b'}') {
        return;
    }
    let unknown = unknown(rewrite.text, inside, &[]);
    let left = inside.len() - unknown.iter().map(|range| range.len()).sum::<usize>();
    if left == 0 {
        rewrite.delete_lines(entity.span, "LLVM reads no group without attributes");
        return;
    }
    drop_ranges(rewrite, inside, unknown);
}

fn drop_from_list(rewrite: &mut Rewrite, tokens: &[Token], words: &[&str]) {
    let unknown = unknown(rewrite.text, tokens, words);
    drop_ranges(rewrite, tokens, unknown);
}

fn drop_ranges(rewrite: &mut Rewrite, tokens: &[Token], ranges: Vec<std::ops::Range<usize>>) {
    for range in ranges {
        let span = Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
        let is_comma = tokens[range.start].is(b',');
        let reason = match is_comma {
            true => "attributes stand side by side without commas".to_owned(),
            false => format!("LLVM knows no attribute of functions `{}`", tokens[range.start].text(rewrite.text)),
        };
        let before = rewrite.text[..span.start].trim_end_matches([' ', '\t']);
        let start = if before.is_empty() || before.ends_with(['\n', '{']) { span.start } else { before.len() };
        rewrite.replace(Span::new(start, span.end), "", reason);
    }
}

/// The token ranges of unknown attributes, each with its argument, and of commas.
fn unknown(text: &str, tokens: &[Token], words: &[&str]) -> Vec<std::ops::Range<usize>> {
    let partners = partners(tokens);
    let mut unknown = Vec::new();
    let mut index = 0;
    while let Some(token) = tokens.get(index) {
        let word = token.text(text);
        let end = argument_end(tokens, &partners, index);
        if token.kind == TokenKind::Word && BEFORE_CONSTANTS.contains(&word) {
            break;
        }
        let is_known = is_attribute(word) || words.contains(&word);
        let is_attribute = token.kind == TokenKind::Word && is_bare_name(word) && !is_type(text, tokens, index);
        if token.is(b',') || (is_attribute && !is_known) {
            unknown.push(index..end);
        }
        index = end;
    }
    unknown
}

/// The index after the word at `index` and its `(…)` or `=value`.
fn argument_end(tokens: &[Token], partners: &[Option<usize>], index: usize) -> usize {
    match tokens.get(index + 1) {
        Some(next) if next.is(b'(') => partners[index + 1].map_or(tokens.len(), |close| close + 1),
        Some(next) if next.is(b'=') => tokens.len().min(index + 3),
        _ => index + 1,
    }
}

fn is_bare_name(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_type(text: &str, tokens: &[Token], index: usize) -> bool {
    ir::type_end(text, &tokens[index..=index], 0, false).is_some()
}

/// A target line or a source name that is no string, or a layout that LLVM cannot read.
fn drop_unreadable(rewrite: &mut Rewrite, entity: &Entity) {
    let tokens = rewrite.module.tokens(entity);
    let value_place = if entity.kind == EntityKind::Target { 3 } else { 2 };
    let value = tokens.get(value_place).filter(|value| value.kind == TokenKind::Str && tokens[value_place - 1].is(b'='));
    let value = value.map_or("", |value| value.text(rewrite.text));
    let inside = value.strip_prefix('"').and_then(|inside| inside.strip_suffix('"')).filter(|inside| !inside.contains('\n'));
    let is_layout = tokens.get(1).is_some_and(|word| word.is_word(rewrite.text, "datalayout"));
    let is_readable = inside.is_some_and(|inside| tokens.len() == value_place + 1 && (!is_layout || is_layout_string(inside)));
    if !is_readable {
        // A string that is never closed swallows the lines after it.
        let line_end = entity.span.of(rewrite.text).find('\n').map_or(entity.span.end, |newline| entity.span.start + newline);
        rewrite.delete_lines(Span::new(entity.span.start, line_end), "LLVM cannot read it, and the target sets it anyway");
    }
}

/// Whether each part of a layout begins with a letter that LLVM knows.
fn is_layout_string(layout: &str) -> bool {
    let is_part = |part: &str| {
        part.starts_with(|first| "eEmpivfasnSPGAF".contains(first))
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b':' || byte == b'*')
    };
    layout.is_empty() || layout.split('-').all(is_part)
}
