//! Uses of labels.

use super::{plain_name, without_colon, without_percent};
use crate::rewrite::Rewrite;
use ir::{Token, TokenKind};
use std::collections::HashSet;

/// Puts in the `%` before the name of a label, and the word `label` in a branch, where they are missing.
pub(super) fn spell(rewrite: &mut Rewrite, tokens: &[Token], labels: &HashSet<&str>) {
    let text = rewrite.text;
    let results: HashSet<&str> = tokens.windows(2).filter(|pair| pair[1].is(b'=')).map(|pair| without_percent(&pair[0]).of(text)).collect();
    let is_label = |name: &&str| labels.contains(name) && !results.contains(name);
    for (index, token) in tokens.iter().enumerate() {
        if let Some(name) = bare_use(text, tokens, index).filter(|name| labels.contains(name)) {
            rewrite.insert(tokens[index + 1].span.start, "%", format!("`%{name}` is how a label is mentioned"));
        } else if token.is_word(text, "br") {
            for (place, missing, name) in branch_targets(text, tokens, index + 1).into_iter().flatten().filter(|(.., name)| is_label(name))
            {
                rewrite.insert(place, missing, format!("`label %{name}` is how a branch mentions a label"));
            }
        }
    }
}

/// The name without `%` behind this token, if that is `label`, or the comma of an entry of a `phi`.
fn bare_use<'t>(text: &'t str, tokens: &[Token], index: usize) -> Option<&'t str> {
    let next = tokens.get(index + 1).filter(|next| matches!(next.kind, TokenKind::Word | TokenKind::Number))?;
    let (name, count) = plain_name(&tokens[index + 1..]);
    let after = tokens.get(index + 1 + count);
    let is_branch = tokens[index].is_word(text, "label") && !next.starts_line && after.is_none_or(|after| !after.is(b':'));
    let is_entry = tokens[index].is(b',') && after.is_some_and(|after| after.is(b']'));
    (is_branch || is_entry).then_some(name.of(text))
}

/// Whether the last of the tokens end the name behind a `label`.
pub(super) fn ends_with_bare_use(text: &str, tokens: &[Token]) -> bool {
    let mut start = tokens.len() - 1;
    while start > 0 && tokens[start - 1].span.end == tokens[start].span.start {
        start -= 1;
    }
    start > 0 && tokens[start - 1].is_word(text, "label")
}

/// Where a branch lacks something before the name of a label, what that is, and the name.
type Target<'t> = Option<(usize, &'static str, &'t str)>;

/// The targets of the branch behind whose `br` comes the token at `index`.
fn branch_targets<'t>(text: &'t str, tokens: &[Token], index: usize) -> [Target<'t>; 2] {
    let is = |index: usize, symbol: u8| tokens.get(index).is_some_and(|token| token.is(symbol));
    if !tokens.get(index).is_some_and(|first| first.is_word(text, "i1")) {
        return [if is(index + 1, b'=') { None } else { target(text, tokens, index).0 }, None];
    }
    if !is(index + 2, b',') {
        return [None, None];
    }
    let (first, next) = target(text, tokens, index + 3);
    let second = if is(next, b',') { target(text, tokens, next + 1).0 } else { None };
    [first, second]
}

/// The target that begins at `index`, if it lacks something, and the index behind it.
fn target<'t>(text: &'t str, tokens: &[Token], index: usize) -> (Target<'t>, usize) {
    let Some(first) = tokens.get(index) else { return (None, index) };
    match first.kind {
        // What lacks behind the word is found there.
        TokenKind::Word if first.text(text) == "label" => {
            let is_plain = |next: &Token| matches!(next.kind, TokenKind::Word | TokenKind::Number);
            let count = if tokens.get(index + 1).is_some_and(is_plain) { plain_name(&tokens[index + 1..]).1 } else { 1 };
            (None, index + 1 + count)
        }
        TokenKind::Local => (Some((first.span.start, "label ", without_percent(first).of(text))), index + 1),
        TokenKind::Word | TokenKind::Number => {
            let (name, count) = plain_name(&tokens[index..]);
            (Some((name.start, "label %", name.of(text))), index + count)
        }
        _ => (None, index + 1),
    }
}

/// The labels that branches and `phi`s mention, without those that stand somewhere.
pub(super) fn missing<'t>(text: &'t str, tokens: &[Token]) -> HashSet<&'t str> {
    let mut missing = HashSet::new();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1);
        let named = next.filter(|next| next.kind == TokenKind::Local).filter(|_| {
            let is_entry = token.is(b',') && tokens.get(index + 2).is_some_and(|after| after.is(b']'));
            token.is_word(text, "label") || is_entry
        });
        missing.extend(named.map(|named| without_percent(named).of(text)).or_else(|| bare_use(text, tokens, index)));
    }
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Label) {
        missing.remove(without_colon(token).of(text));
    }
    missing
}
