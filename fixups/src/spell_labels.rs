//! Writes labels as LLVM does: `name:` where they stand, `label %name` where they are used.
//!
//! Before:
//! ```llvm
//! define i64 @pick(i1 %c) {
//! %entry:
//!   br i1 %c, label %1, %no
//!
//! ; <label>:1
//! <label>:1:
//!   ret i64 1
//!
//! label %no:
//!   br label last
//!
//! last :
//!   ret i64 0
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @pick(i1 %c) {
//! entry:
//!   br i1 %c, label %1, label %no
//!
//! ; <label>:1
//! 1:
//!   ret i64 1
//!
//! no:
//!   br label %last
//!
//! last:
//!   ret i64 0
//! }
//! ```
//! Requires: nothing.
//! Ensures: no label, where it stands, begins with `%`, with the word `label` or with the old `<label>:`, none has a blank before its colon, and a
//! label that is mentioned has one, if it stands alone on a line; a use of a label in a branch or a `phi` has its `%`, and in `br`
//! the word `label`.
//! Leaves alone: names that nothing mentions as labels; everything that does not begin a line of a body.

mod uses;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{EntityKind, Token, TokenKind};
use std::cell::OnceCell;
use std::collections::HashSet;

pub(crate) const NAME: &str = "spell_labels";
pub(crate) const SUMMARY: &str = "writes labels as `name:`, and their uses as `label %name`";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let bodies: Vec<Span> = rewrite.module.of_kind(EntityKind::Define).filter_map(|entity| entity.body).collect();
    for body in bodies {
        let text = rewrite.text;
        let tokens = ir::significant(text, body);
        let labels = tokens.iter().filter(|token| token.kind == TokenKind::Label).map(|token| without_colon(token).of(text));
        let mut labels: HashSet<&str> = labels.collect();
        let missing = OnceCell::new();
        let mut index = 0;
        while index < tokens.len() {
            let rest = &tokens[index..];
            let bare = || {
                let can_begin = index == 0 || can_end_instruction(text, &tokens[..index]);
                let missing = missing.get_or_init(|| uses::missing(text, &tokens));
                can_begin.then(|| bare_label(text, rest, missing, index == 0))?
            };
            let found = if tokens[index].starts_line { label(text, rest).or_else(bare) } else { None };
            if let Some((name, count)) = found {
                let span = Span::new(tokens[index].span.start, rest[count - 1].span.end);
                let label = format!("{}:", name.of(text));
                let reason = format!("`{label}` is how a label is written");
                rewrite.replace(span, label, reason);
                labels.insert(name.of(text));
            }
            index += found.map_or(1, |(_, count)| count);
        }
        uses::spell(rewrite, &tokens, &labels);
    }
}

/// The name in a label that is written in another way, and how many tokens that is.
fn label(text: &str, tokens: &[Token]) -> Option<(Span, usize)> {
    let [first, rest @ ..] = tokens else { return None };
    let next = rest.first()?;
    match first.kind {
        TokenKind::Local if next.is(b':') => Some((without_percent(first), 2)),
        TokenKind::Word if first.text(text) == "label" && !next.starts_line => match next.kind {
            TokenKind::Label => Some((without_colon(next), 2)),
            TokenKind::Local if rest.get(1).is_some_and(|colon| colon.is(b':')) => Some((without_percent(next), 3)),
            _ => None,
        },
        TokenKind::Word | TokenKind::Number => {
            let (name, count) = plain_name(tokens);
            let colon = tokens.get(count).filter(|colon| colon.is(b':') && !colon.starts_line)?;
            let stands_alone = tokens.get(count + 1).is_none_or(|after| after.starts_line || after.span.start == colon.span.end);
            stands_alone.then_some((name, count + 1))
        }
        TokenKind::Symbol(b'<') => old_label(text, rest),
        _ => None,
    }
}

/// The name that begins here without a sigil, and how many tokens it is.
pub(crate) fn plain_name(tokens: &[Token]) -> (Span, usize) {
    let mut name = tokens[0].span;
    let is_part = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Number);
    let mut count = 1;
    while let Some(token) = tokens.get(count).filter(|token| token.span.start == name.end && is_part(token)) {
        name.end = token.span.end;
        count += 1;
    }
    (name, count)
}

/// A name alone on its line, without a colon: that of a label that is mentioned and stands nowhere, or any before the first
/// instruction.
fn bare_label(text: &str, tokens: &[Token], missing: &HashSet<&str>, is_first: bool) -> Option<(Span, usize)> {
    let (name, count) = match tokens[0].kind {
        TokenKind::Local => (without_percent(&tokens[0]), 1),
        TokenKind::Word | TokenKind::Number => plain_name(tokens),
        _ => return None,
    };
    let is_alone = tokens.get(count).is_some_and(|next| next.starts_line);
    let is_label = missing.contains(name.of(text)) || is_first && name.of(text) == "entry";
    (is_alone && is_label).then_some((name, count))
}

/// Whether an instruction can end with these tokens, so that a label may follow.
fn can_end_instruction(text: &str, tokens: &[Token]) -> bool {
    let Some(last) = tokens.last() else { return true };
    match last.kind {
        TokenKind::Word => {
            let is_value = matches!(last.text(text), "void" | "unreachable" | "true" | "false" | "null" | "zeroinitializer");
            is_value || uses::ends_with_bare_use(text, tokens)
        }
        TokenKind::Symbol(symbol) => matches!(symbol, b')' | b']' | b'}'),
        _ => true,
    }
}

/// The rest of `<label>:7`, with or without a colon behind it.
fn old_label(text: &str, rest: &[Token]) -> Option<(Span, usize)> {
    let [word, close, colon, name, ..] = rest else { return None };
    let is_old = word.is_word(text, "label") && close.is(b'>') && colon.is(b':');
    match name.kind {
        TokenKind::Label if is_old => Some((without_colon(name), 5)),
        TokenKind::Number if is_old && name.text(text).bytes().all(|byte| byte.is_ascii_digit()) => Some((name.span, 5)),
        _ => None,
    }
}

fn without_colon(label: &Token) -> Span {
    Span::new(label.span.start, label.span.end - 1)
}

fn without_percent(name: &Token) -> Span {
    Span::new(name.span.start + 1, name.span.end)
}
