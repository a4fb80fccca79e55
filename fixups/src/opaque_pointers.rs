//! Writes the pointer types of older IR as `ptr`.
//!
//! Before:
//! ```llvm
//! @text = constant [3 x i8] c"%d\00"
//!
//! declare i32 @printf(i8*, ...)
//!
//! define i32 @f(i32* %p) {
//!   %n = load i32* %p
//!   %next = getelementptr inbounds i32* %p, i64 1
//!   %bytes = bitcast i32* %next to i8*
//!   store i8 0, i8* %bytes
//!   %r = call i32 (i8*, ...)* @printf(i8* getelementptr ([3 x i8]* @text, i32 0, i32 0), i32 %n)
//!   ret i32 %r
//! }
//! ```
//! After:
//! ```llvm
//! @text = constant [3 x i8] c"%d\00"
//!
//! declare i32 @printf(ptr, ...)
//!
//! define i32 @f(ptr %p) {
//!   %n = load i32, ptr %p
//!   %next = getelementptr inbounds i32, ptr %p, i64 1
//!   %bytes = bitcast ptr %next to ptr
//!   store i8 0, ptr %bytes
//!   %r = call i32 (ptr, ...) @printf(ptr getelementptr ([3 x i8], ptr @text, i32 0, i32 0), i32 %n)
//!   ret i32 %r
//! }
//! ```
//! LLVM 19 reads `i8*` as `ptr`, but neither `void*` nor `ptr*`, nor `load` and `getelementptr` without an element type, nor `byval`
//! and `sret` without one. A call through `i32 (i8*)*` it takes for the call of a function that returns a pointer.
//!
//! Requires: types that end in a star; for an element type, that the star says what it points to.
//! Ensures: no type has a star; `load`, `getelementptr`, `byval`, `sret` and the like name the type that the star pointed to; a call
//! names its function type; a constant `bitcast` between pointers is its operand; intrinsics are named for `ptr`. Address spaces stay.
//! Leaves alone: a `bitcast` instruction between pointers, which then does nothing; a call whose written type may be that of the
//! function or that of its result; type declarations that nothing names any more.

mod callees;
mod elements;
mod intrinsics;
mod types;

use crate::rewrite::Rewrite;
use callees::Callees;
use diagnostics::Span;
use ir::{Entity, EntityKind, Function, Token, TokenKind};
use std::borrow::Cow;
use std::collections::HashSet;
use types::Types;

pub(crate) const NAME: &str = "opaque_pointers";
pub(crate) const SUMMARY: &str = "writes the pointer types of older IR as `ptr`";

const NO_POINTEE: &str = "a pointer type says nothing of what it points to";

pub(crate) fn run(rewrite: &mut Rewrite) {
    if !rewrite.text.contains('*') {
        return;
    }
    intrinsics::rename(rewrite);
    let is_code = |entity: &&Entity| !matches!(entity.kind, EntityKind::Blank | EntityKind::Comment | EntityKind::Junk);
    let entities: Vec<Entity> = rewrite.module.entities().iter().filter(is_code).cloned().collect();
    let declared: HashSet<Cow<str>> = rewrite.module.of_kind(EntityKind::Type).filter_map(|entity| rewrite.module.name(entity)).collect();
    let mut callees = Callees::default();
    let mut functions = rewrite.module.functions().collect::<Vec<_>>().into_iter().peekable();
    for entity in entities {
        while functions.next_if(|function| function.span.start < entity.span.start).is_some() {}
        let function = functions.peek().filter(|function| function.span.start == entity.span.start);
        if entity.span.of(rewrite.text).contains('*') {
            rewrite_entity(rewrite, &entity, function, &declared, &mut callees);
        }
    }
}

fn rewrite_entity(
    rewrite: &mut Rewrite,
    entity: &Entity,
    function: Option<&Function>,
    declared: &HashSet<Cow<str>>,
    callees: &mut Callees,
) {
    let tokens = rewrite.module.tokens(entity);
    let values = function.map(|function| values(rewrite.text, function, &tokens)).unwrap_or_default();
    let is_type_name = |name: &str| {
        let name = ir::decode_name(name);
        declared.contains(&name) || !values.contains(&name)
    };
    let mut types = Types::of(rewrite.text, &tokens, is_type_name);
    if let Some(function) = function {
        elements::add_to_attributes(rewrite, function);
        callees.rewrite_calls(rewrite, function, &mut types);
    }
    elements::add_to_instructions(rewrite, &mut types);
    elements::fold_bitcasts(rewrite, &types);
    for (first, last) in types.pointers() {
        let span = Span::new(tokens[first].span.start, tokens[last].span.end);
        let mut after = types.pointer_ending_at(last);
        if rewrite.text[span.end..].starts_with(|next: char| next.is_ascii_alphanumeric() || "%@(".contains(next)) {
            after.push(' ');
        }
        rewrite.replace(span, after, NO_POINTEE);
    }
}

/// Parameters, results and labels: what a local name before a star is, if it is no type.
fn values<'t>(text: &'t str, function: &Function<'t>, tokens: &[Token]) -> HashSet<Cow<'t, str>> {
    let parameters = function.header.parameters.iter().filter_map(|parameter| parameter.name).map(|name| ir::decode_name(name.text));
    let is_result = |pair: &&[Token]| pair[0].kind == TokenKind::Local && pair[1].is(b'=');
    let results = tokens.windows(2).filter(is_result).map(|pair| ir::decode_name(pair[0].text(text)));
    parameters.chain(results).collect()
}
