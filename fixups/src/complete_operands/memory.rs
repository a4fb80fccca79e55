//! Instructions that work on memory.

use super::parts::{Part, split};
use super::{Subject, give_type, part_with_comma};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Instruction, Token, TokenKind};

const ELEMENT: &str = "name the type that is read before the pointer";

/// `store T %a, ptr %p`
pub(super) fn store(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let Some(value) = parts.first() else { return };
    if let Some(ty) = value.name().and_then(|name| subject.type_of(name)).filter(|_| parts.len() > 1) {
        give_type(rewrite, value, &ty);
    }
    match parts.get(1) {
        Some(pointer) if is_pointer(subject, pointer) => give_type(rewrite, pointer, "ptr"),
        _ => part_after_value(rewrite, value),
    }
}

/// A name that may be a pointer: one that is defined as something else is none.
fn is_pointer(subject: &Subject, part: &Part) -> bool {
    part.name().is_some_and(|name| subject.type_of(name).is_some_and(|ty| ty == "ptr"))
}

/// `T %a ptr %p` and `T %a to ptr %p`
fn part_after_value(rewrite: &mut Rewrite, part: &Part) {
    let Some(end) = part.type_end().filter(|&end| part.value_at(end)) else { return };
    let is_word = matches!(part.word(end + 1), "to" | "in" | "into" | "at");
    let pointer = end + 1 + usize::from(is_word);
    if part.word(pointer) == "ptr" && part.value_at(pointer + 1) {
        part_with_comma(rewrite, part.tokens[end].span.end, part.tokens[pointer].span.start);
    }
}

/// `load T, ptr %p`
pub(super) fn load(rewrite: &mut Rewrite, subject: &Subject, instruction: &Instruction, tokens: &[Token]) {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let Some(first) = parts.first() else { return };
    let is_written_type = first.type_end() == Some(first.tokens.len()) && first.tokens[0].kind != TokenKind::Local;
    match parts.get(1) {
        Some(pointer) if is_pointer(subject, pointer) => return give_type(rewrite, pointer, "ptr"),
        Some(pointer) if pointer.typed().is_some() => return,
        _ if is_written_type || names_type(subject, first) => return,
        _ => {}
    }
    let end = first.type_end().unwrap_or_default();
    if first.tokens.get(end.wrapping_sub(1)).is_some_and(|last| last.is(b'*')) {
        return;
    }
    if first.word(0) == "ptr" && first.value_at(end) || first.name().is_some() {
        let used = instruction.result.and_then(|result| subject.type_of_uses(result.text));
        let pointer = if first.name().is_some() { "ptr " } else { "" };
        match used {
            Some(ty) => rewrite.insert(first.start(), format!("{ty}, {pointer}"), "what is loaded is used with this type"),
            None => rewrite.leave(&codes::POINTEE, first_span(first), "nothing says the type that is loaded", ELEMENT),
        }
    } else {
        pointer_behind_type(rewrite, subject, first, end);
    }
}

/// `%struct.s` alone, which is a type and not a value.
fn names_type(subject: &Subject, part: &Part) -> bool {
    part.name().is_some_and(|name| name.starts_with('%') && subject.locals().definition(&ir::decode_name(name)).is_none())
}

fn first_span(part: &Part) -> Span {
    part.tokens.first().map_or(Span::at(part.start()), |token| token.span)
}

/// `T ptr %p` and `T %p`
fn pointer_behind_type(rewrite: &mut Rewrite, subject: &Subject, part: &Part, end: usize) {
    if end == 0 || end >= part.tokens.len() {
        return;
    }
    let (before, next) = (part.tokens[end - 1].span.end, part.tokens[end].span.start);
    let behind = split(rewrite.text, &part.tokens[end..end + 1]);
    if part.word(end) == "ptr" && part.value_at(end + 1) {
        part_with_comma(rewrite, before, next);
    } else if behind.first().is_some_and(|value| is_pointer(subject, value)) {
        rewrite.replace(Span::new(before, next), ", ptr ", "the pointer stands behind the type with its own");
    }
}

/// `getelementptr T, ptr %p, i64 1`
pub(super) fn element_pointer(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let Some(first) = parts.first() else { return };
    let end = first.type_end().unwrap_or_default();
    let is_star = first.tokens.get(end.wrapping_sub(1)).is_some_and(|last| last.is(b'*'));
    let mut indices = 2;
    if first.word(0) == "ptr" && first.value_at(end) {
        return rewrite.leave(&codes::POINTEE, first_span(first), "nothing says the type of the elements", ELEMENT);
    } else if end < first.tokens.len() {
        if !is_star {
            pointer_behind_type(rewrite, subject, first, end);
        }
        indices = 1;
    } else if let Some(pointer) = parts.get(1).filter(|pointer| is_pointer(subject, pointer)) {
        give_type(rewrite, pointer, "ptr");
    }
    let ty = first.of(0, end.max(1).min(first.tokens.len()));
    for index in parts.iter().skip(indices) {
        let Some(value) = index.bare() else { continue };
        match subject.type_of(value) {
            Some(ty) => give_type(rewrite, index, &ty),
            None if index.tokens[0].kind == TokenKind::Number => give_type(rewrite, index, index_type(ty, value)),
            None => {}
        }
    }
}

/// `ptr` of an address whose base has no type.
pub(super) fn addressed(text: &str, tokens: &[Token], known: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let parts = split(text, tokens);
    let base = match parts.first()?.typed() {
        Some((_, value)) => value.name()?,
        None => parts.get(1)?.name()?,
    };
    known(base).filter(|ty| ty == "ptr")
}

/// Members of structures are counted by an `i32`, anything else by any integer.
fn index_type(ty: &str, index: &str) -> &'static str {
    let is_one_word = ty.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_one_word || index.len() > 9 { "i64" } else { "i32" }
}

/// `alloca T, i64 4`
pub(super) fn alloca(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let Some(first) = parts.first() else { return };
    let count = match first.typed() {
        Some((_, count)) if count.bare().is_some() => {
            let before = first.tokens[first.tokens.len() - 2].span.end;
            let ty = count.bare().and_then(|value| subject.type_of(value)).unwrap_or_else(|| "i64".to_owned());
            rewrite.replace(Span::new(before, count.start()), format!(", {ty} "), "the count stands behind the type with its own");
            return;
        }
        Some(_) => return,
        None => parts.get(1),
    };
    if let Some(count) = count
        && let Some(value) = count.bare()
    {
        let ty = subject.type_of(value).or_else(|| (count.tokens[0].kind == TokenKind::Number).then(|| "i64".to_owned()));
        if let Some(ty) = ty {
            give_type(rewrite, count, &ty);
        }
    }
}
