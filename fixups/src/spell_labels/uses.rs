//! Uses of labels.

use super::{plain_name, without_colon, without_percent};
use crate::rewrite::Rewrite;
use ir::{Token, TokenKind};
use std::collections::HashSet;

/// Puts in the `%` before the name of a label, and the word `label` in a branch, where they are missing.
pub(super) fn spell(rewrite: &mut Rewrite, tokens: &[Token], labels: &HashSet<&str>) {
    let text = rewrite.text;
    let results: HashSet<&str> = tokens.windows(2).filter(|pair| pair[1].is(b'=')).map(|pair| without_percent(&pair[0]).of(text)).collect();
    let is_only_label = |token: &Token| {
        let name = without_percent(token).of(text);
        token.kind == TokenKind::Local && labels.contains(name) && !results.contains(name)
    };
    for (index, token) in tokens.iter().enumerate() {
        if let Some(name) = bare_use(text, tokens, index).filter(|name| labels.contains(name)) {
            rewrite.insert(tokens[index + 1].span.start, "%", format!("`%{name}` is how a label is mentioned"));
        } else if token.is_word(text, "br") {
            for target in branch_targets(text, &tokens[index + 1..]).into_iter().flatten().filter(|target| is_only_label(target)) {
                let name = target.text(text);
                rewrite.insert(target.span.start, "label ", format!("`label {name}` is how a branch mentions `{name}`"));
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

/// The tokens at which `br` has names where it should have `label`.
fn branch_targets<'a>(text: &str, rest: &'a [Token]) -> [Option<&'a Token>; 2] {
    let at = |index: usize| rest.get(index);
    let is = |index: usize, symbol: u8| at(index).is_some_and(|token| token.is(symbol));
    if at(0).is_some_and(|first| first.kind == TokenKind::Local) && !is(1, b'=') {
        return [at(0), None];
    }
    if !at(0).is_some_and(|first| first.is_word(text, "i1")) || !is(2, b',') {
        return [None, None];
    }
    let has_word = usize::from(at(3).is_some_and(|token| token.is_word(text, "label")));
    let second = if is(4 + has_word, b',') { at(5 + has_word) } else { None };
    [at(3), second]
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
