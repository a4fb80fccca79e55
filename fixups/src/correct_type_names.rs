//! Writes types by the names that LLVM has for them.
//!
//! Before:
//! ```llvm
//! %pair = type { int, bool }
//! @bytes = global [4xi8] zeroinitializer
//!
//! declare void @print(const char*, size_t)
//!
//! define unsigned int @f(u8 %c, Ptr %p) {
//!   %place = alloca i8[16]
//!   %wide = zext u8 %c to uint32_t
//!   %n = load [i8 x 4], ptr<i8> @bytes
//!   ret unsigned int %wide
//! }
//! ```
//! After:
//! ```llvm
//! %pair = type { i32, i1 }
//! @bytes = global [4 x i8] zeroinitializer
//!
//! declare void @print(i8*, i64)
//!
//! define i32 @f(i8 %c, ptr %p) {
//!   %place = alloca [16 x i8]
//!   %wide = zext i8 %c to i32
//!   %n = load [4 x i8], ptr @bytes
//!   ret i32 %wide
//! }
//! ```
//! Integers have no sign of their own in LLVM. Sizes and `long` have 64 bits in every signature of the runtime.
//!
//! Requires: a word that other languages have for a type, where it can be nothing else; an array or a vector with count and element in
//! another form; `ptr` with an element type in angle brackets.
//! Ensures: LLVM reads the type.
//! Leaves alone: words that stand for different types in different languages (`string`, `integer`); names in quotes; attributes and
//! metadata; `i8[16]` anywhere but after `alloca`, `global` and `constant`.

mod names;

use crate::brackets::partners;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind, Token, TokenKind};

pub(crate) const NAME: &str = "correct_type_names";
pub(crate) const SUMMARY: &str = "writes types by the names that LLVM has for them";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let has_types = |kind| {
        matches!(
            kind,
            EntityKind::Define | EntityKind::Declare | EntityKind::Global | EntityKind::Alias | EntityKind::Type | EntityKind::Metadata
        )
    };
    let entities: Vec<Entity> = rewrite.module.entities().iter().filter(|entity| has_types(entity.kind)).cloned().collect();
    for entity in entities {
        let tokens = rewrite.module.tokens(&entity);
        let partners = partners(&tokens);
        let (tail_start, tail_end) = tail(&tokens, &partners, &entity);
        correct_names(rewrite, &tokens[..tail_start]);
        correct_names(rewrite, &tokens[tail_end..]);
        for place in (0..tail_start).chain(tail_end..tokens.len()) {
            correct_sequence(rewrite, &tokens, &partners, place);
        }
    }
}

/// The tokens between a parameter list and the body, where attributes stand.
fn tail(tokens: &[Token], partners: &[Option<usize>], entity: &Entity) -> (usize, usize) {
    if !matches!(entity.kind, EntityKind::Define | EntityKind::Declare) {
        return (tokens.len(), tokens.len());
    }
    let name = entity.name_span.map_or(0, |span| tokens.partition_point(|token| token.span.start < span.start));
    let close = partners.get(name + 1).copied().flatten().unwrap_or(name);
    let body = entity.body.map_or(tokens.len(), |body| tokens.partition_point(|token| token.span.start < body.start));
    (close.min(body), body)
}

/// Words of other languages, one or several for one type.
fn correct_names(rewrite: &mut Rewrite, tokens: &[Token]) {
    let mut index = 0;
    while index < tokens.len() {
        // There it is no type, but what is done.
        if tokens[index].is_word(rewrite.text, "const") && index > 0 && tokens[index - 1].is(b'=') {
            index += 1;
            continue;
        }
        let end = names::sequence_end(rewrite.text, tokens, index);
        if end > index && !is_other_place(rewrite.text, tokens, index, end) {
            let span = Span::new(tokens[index].span.start, tokens[end - 1].span.end);
            correct_name(rewrite, tokens, span, index, end);
        }
        index = end.max(index + 1);
    }
}

/// Whether a word is a label without its sigil, or called like a function.
fn is_other_place(text: &str, tokens: &[Token], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|before| tokens[before]);
    let is_label = before.is_some_and(|before| before.is_word(text, "label"));
    let is_call = before.is_some_and(|before| before.is(b'=')) && tokens.get(end).is_some_and(|next| next.is(b'('));
    is_label || is_call
}

fn correct_name(rewrite: &mut Rewrite, tokens: &[Token], span: Span, start: usize, end: usize) {
    let words: Vec<&str> = tokens[start..end].iter().map(|token| token.text(rewrite.text)).filter(|word| *word != "const").collect();
    let name = words.join(" ");
    if words.is_empty() {
        // `const` before a type that is right.
        let is_before_type = ir::type_end(rewrite.text, tokens, end, false).is_some();
        if is_before_type {
            rewrite.replace(Span::new(span.start, tokens[end].span.start), "", "types of LLVM are not marked `const`");
        }
        return;
    }
    match names::llvm_type(&name) {
        names::Reading::One(ty) => _ = rewrite.replace(span, ty, format!("LLVM has no type `{name}`")),
        names::Reading::Several(readings) => {
            let message = format!("LLVM has no type `{name}`");
            rewrite.leave(&codes::TYPE_NAME, span, message, readings);
        }
        names::Reading::None => {}
    }
}

/// Arrays and vectors whose count and element stand in another form, and pointers with an element.
fn correct_sequence(rewrite: &mut Rewrite, tokens: &[Token], partners: &[Option<usize>], place: usize) {
    let text = rewrite.text;
    let word = |index: usize| tokens.get(index).filter(|token| token.kind == TokenKind::Word).map_or("", |token| token.text(text));
    let is = |index: usize, symbol: u8| tokens.get(index).is_some_and(|token| token.is(symbol));
    let number = |index: usize| tokens.get(index).filter(|token| token.kind == TokenKind::Number).map(|token| token.text(text));
    let is_element = |index: usize| names::is_element(word(index));
    let span = |first: usize, last: usize| Span::new(tokens[first].span.start, tokens[last].span.end);
    if (is(place, b'[') || is(place, b'<')) && partners[place].is_some() {
        let is_closed = |index: usize| partners[place] == Some(index);
        if number(place + 1).is_some() {
            let joined = word(place + 2).strip_prefix('x').filter(|element| names::is_element(element));
            if let Some(element) = joined {
                rewrite.replace(
                    Span::new(tokens[place + 1].span.end, tokens[place + 2].span.end),
                    format!(" x {element}"),
                    "blanks part count and element",
                );
            } else if is_element(place + 2) && is_closed(place + 3) {
                rewrite.insert(tokens[place + 1].span.end, " x", "`x` stands between count and element");
            } else if is(place + 2, b'*') && ir::type_end(text, tokens, place + 3, false).is_some_and(is_closed) {
                rewrite.replace(tokens[place + 2].span, "x", "`x` stands between count and element");
            }
        } else if is_element(place + 1)
            && (word(place + 2) == "x" || is(place + 2, b'*'))
            && let Some(count) = number(place + 3).filter(|_| is_closed(place + 4))
        {
            rewrite.replace(span(place + 1, place + 3), format!("{count} x {}", word(place + 1)), "the count stands before the element");
        }
    } else if matches!(word(place), "alloca" | "global" | "constant") && is_element(place + 1) && is(place + 2, b'[') {
        if let Some(count) = number(place + 3).filter(|_| partners[place + 2] == Some(place + 4)) {
            let array = format!("[{count} x {}]", word(place + 1));
            rewrite.replace(span(place + 1, place + 4), array, "an array has its count and its element in brackets");
        }
    } else if word(place) == "ptr"
        && is(place + 1, b'<')
        && let Some(close) = partners[place + 1]
        && ir::type_end(text, tokens, place + 2, false) == Some(close)
    {
        rewrite.replace(span(place + 1, close), "", "`ptr` does not say what it points to");
    }
}
