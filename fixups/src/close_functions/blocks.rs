//! Blocks in braces of their own, as in C: `entry: { … }`.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Token, TokenKind};

/// A brace among the tokens of a body, and the one that closes it, if any does.
struct Pair {
    open: usize,
    close: Option<usize>,
}

/// Cuts the braces that open behind a label and close before the next one, or before the end of the function; also where blocks lie in
/// several braces, or one in the other. Whether every brace is closed or cut: otherwise, none is cut.
pub(super) fn unwrap(rewrite: &mut Rewrite, tokens: &[Token]) -> bool {
    // What belongs to a function inside of this one is not known.
    if tokens.iter().any(|token| token.starts_line && token.is_word(rewrite.text, "define")) {
        return false;
    }
    let Some(cuts) = pairs(tokens).and_then(|pairs| cuts(tokens, pairs)) else { return false };
    let mut closers: Vec<Span> = Vec::new();
    for (pair, label) in cuts {
        let reason = format!("`{}` begins a block, which has no braces", tokens[label].text(rewrite.text));
        let gap = Span::new(tokens[pair.open - 1].span.end, tokens[pair.open].span.start);
        if gap.of(rewrite.text).trim().is_empty() {
            rewrite.replace(Span::new(gap.start, tokens[pair.open].span.end), "", reason);
        } else {
            rewrite.delete_lines(tokens[pair.open].span, reason);
        }
        closers.extend(pair.close.map(|close| tokens[close].span));
    }
    closers.sort_by_key(|close| close.start);
    let is_beside = |one: &Span, next: &Span| rewrite.text[one.end..next.start].bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    let lines: Vec<Span> = closers.chunk_by(is_beside).map(|line| Span::new(line[0].start, line[line.len() - 1].end)).collect();
    for line in lines {
        rewrite.delete_lines(line, "a block has no braces");
    }
    true
}

/// The pairs that are no part of the language, each with the label before it; nothing where another one is never closed.
fn cuts(tokens: &[Token], pairs: Vec<Pair>) -> Option<Vec<(Pair, usize)>> {
    // Of each brace that is cut, the token that then stands before it or behind it. An outer pair comes before what lies in it.
    let mut beyond: Vec<Option<usize>> = vec![None; tokens.len()];
    let mut cuts = Vec::new();
    for pair in pairs {
        let before = pair.open.checked_sub(1).map(|before| beyond[before].unwrap_or(before));
        let behind = pair.close.map_or(tokens.len(), |close| beyond.get(close + 1).copied().flatten().unwrap_or(close + 1));
        let label = before.filter(|&before| tokens[before].kind == TokenKind::Label);
        let ends_block = tokens.get(behind).is_none_or(|next| next.kind == TokenKind::Label);
        match (label, pair.close) {
            (Some(label), close) if ends_block => {
                beyond[pair.open] = Some(label);
                if let Some(close) = close {
                    beyond[close] = Some(behind);
                }
                cuts.push((pair, label));
            }
            (_, None) => return None,
            _ => {}
        }
    }
    Some(cuts)
}

/// In the order in which they open; nothing where one is closed that never opens.
fn pairs(tokens: &[Token]) -> Option<Vec<Pair>> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.is(b'{') {
            open.push(pairs.len());
            pairs.push(Pair { open: index, close: None });
        } else if token.is(b'}') {
            pairs[open.pop()?].close = Some(index);
        }
    }
    Some(pairs)
}
