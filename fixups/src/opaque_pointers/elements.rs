//! Element types that older IR took from the type of a pointer.

use super::types::Types;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Fragment, Function, TokenKind};

const EXPLICIT: &str = "the type that is read stands before the pointer";

/// Attributes that name a type, which older IR took from the pointer.
const TYPED_ATTRIBUTES: &[&str] = &["byval", "sret", "byref", "inalloca", "preallocated", "elementtype"];

/// `load i32* %p` and `getelementptr i32* %p, i64 1`, also as a constant.
pub(super) fn add_to_instructions(rewrite: &mut Rewrite, types: &mut Types) {
    for index in 0..types.tokens.len() {
        let start = match types.tokens[index].text(types.text) {
            "load" => behind_words(types, index + 1, &["volatile", "atomic"]),
            "getelementptr" => element_place(types, index + 1),
            _ => continue,
        };
        if types.tokens[index].kind == TokenKind::Word {
            add_to_instruction(rewrite, types, start);
        }
    }
}

fn behind_words(types: &Types, mut index: usize, words: &[&str]) -> usize {
    while types.tokens.get(index).is_some_and(|token| words.contains(&token.text(types.text))) {
        index += 1;
    }
    index
}

/// Where the element type of a `getelementptr` stands, past its flags and, of a constant, its bracket.
fn element_place(types: &Types, index: usize) -> usize {
    let index = behind_words(types, index, &["inbounds", "nusw", "nuw"]);
    if types.tokens.get(index).is_some_and(|token| token.is(b'(')) { index + 1 } else { index }
}

fn add_to_instruction(rewrite: &mut Rewrite, types: &mut Types, start: usize) {
    let Some(end) = ir::type_end(types.text, types.tokens, start, true) else { return };
    let is_value = types.tokens.get(end).is_some_and(|token| match token.kind {
        TokenKind::Local | TokenKind::Global => true,
        TokenKind::Word => ir::type_end(types.text, types.tokens, end, false).is_none(),
        _ => false,
    });
    let last = end - 1;
    if !is_value || types.start(last) != Some(start) {
        return;
    }
    if types.is_pointer_star(last)
        && let Some(pointee_end) = types.pointee_end(last)
        && !types.tokens[pointee_end].is_word(types.text, "void")
    {
        let span = Span::new(types.tokens[pointee_end].span.end, types.tokens[last].span.end);
        let blank = if rewrite.text[span.end..].starts_with(|next: char| next.is_ascii_whitespace()) { "" } else { " " };
        rewrite.replace(span, format!(", {}{blank}", types.pointer_ending_at(last)), EXPLICIT);
        types.drop_star(last);
    } else if let Some(pointee) = vector_pointee(types, start, last) {
        rewrite.insert(types.tokens[start].span.start, format!("{pointee}, "), EXPLICIT);
    }
}

/// What the pointers of `<4 x i8*>` point to.
fn vector_pointee(types: &Types, start: usize, last: usize) -> Option<String> {
    let star = last.checked_sub(1).filter(|&star| types.tokens[start].is(b'<') && types.is_pointer_star(star))?;
    let first = types.start(star)?;
    let is_element = types.tokens[first.checked_sub(1)?].is_word(types.text, "x");
    let pointee_end = types.pointee_end(star)?;
    is_element.then(|| ir::canonical_type(types.text_of(first, pointee_end)))
}

/// `%struct.s* byval %x` is `ptr byval(%struct.s) %x`.
pub(super) fn add_to_attributes(rewrite: &mut Rewrite, function: &Function) {
    for parameter in &function.header.parameters {
        add_to(rewrite, parameter.ty, &parameter.attributes);
    }
    if function.is_definition() {
        for (_, call) in function.body().calls() {
            for argument in &call.arguments {
                add_to(rewrite, argument.ty, &argument.attributes);
            }
        }
    }
}

fn add_to(rewrite: &mut Rewrite, ty: Fragment, attributes: &[Fragment]) {
    let Some(pointee) = ty.text.strip_suffix('*').map(ir::canonical_type).filter(|pointee| pointee != "void") else { return };
    if pointee.contains("addrspace") {
        return;
    }
    for attribute in attributes.iter().filter(|attribute| TYPED_ATTRIBUTES.contains(&attribute.text)) {
        rewrite.insert(attribute.span.end, format!("({pointee})"), format!("`{}` names its type", attribute.text));
    }
}

/// `bitcast (i8* @a to i32*)` is `@a`.
pub(super) fn fold_bitcasts(rewrite: &mut Rewrite, types: &Types) {
    for (index, token) in types.tokens.iter().enumerate() {
        if token.is_word(types.text, "bitcast")
            && let Some((before, after)) = around_operand(types, index)
        {
            let reason = "all pointers of an address space have one type";
            rewrite.replace(before, "", reason);
            rewrite.replace(after, "", reason);
        }
    }
}

/// What stands before and after the operand of a constant `bitcast` from a pointer to a pointer of the same address space.
fn around_operand(types: &Types, bitcast: usize) -> Option<(Span, Span)> {
    let open = bitcast + 1;
    let close = types.partners.get(open).copied().flatten().filter(|_| types.tokens[open].is(b'('))?;
    let from = ir::type_end(types.text, types.tokens, open + 1, true)?.checked_sub(1)?;
    let to = close - 1;
    let word = types.start(to)?.checked_sub(1).filter(|&word| types.tokens[word].is_word(types.text, "to"))?;
    let is_old = types.is_pointer_star(from) || types.is_pointer_star(to);
    let pointer = |last: usize| ir::canonical_type(types.text_of(types.start(last)?, last)).into();
    let (from_type, to_type): (Option<String>, Option<String>) = (pointer(from), pointer(to));
    let is_pointer = from_type.as_deref().is_some_and(|ty| ty == "ptr" || ty.starts_with("ptr addrspace"));
    if !is_old || !is_pointer || from_type != to_type || word <= from + 1 {
        return None;
    }
    let before = Span::new(types.tokens[bitcast].span.start, types.tokens[from + 1].span.start);
    let after = Span::new(types.tokens[word - 1].span.end, types.tokens[close].span.end);
    Some((before, after))
}
