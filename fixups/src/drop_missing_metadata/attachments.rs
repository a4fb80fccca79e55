//! Metadata that is attached to an instruction, a function or a global: `!dbg !7`, `!foo !{i32 1}`, `!dbg !DILocation(…)`.

use crate::brackets::partners;
use diagnostics::Span;
use ir::{Token, TokenKind};
use std::ops::Range;

pub(super) struct Attachment {
    /// With the comma before it, where there is one.
    pub(super) span: Span,
    /// The tokens of the node.
    pub(super) node: Range<usize>,
}

pub(super) fn attachments(text: &str, tokens: &[Token]) -> Vec<Attachment> {
    let partners = partners(tokens);
    let mut attachments = Vec::new();
    let mut index = 0;
    while index + 1 < tokens.len() {
        let is_kind =
            tokens[index].kind == TokenKind::Metadata && tokens[index].text(text)[1..].starts_with(|first: char| !first.is_ascii_digit());
        let end = if is_kind { node_end(text, tokens, &partners, index + 1) } else { None };
        let Some(end) = end else {
            index += 1;
            continue;
        };
        let comma = index.checked_sub(1).filter(|&before| tokens[before].is(b','));
        let start = tokens[comma.unwrap_or(index)].span.start;
        attachments.push(Attachment { span: Span::new(start, tokens[end - 1].span.end), node: index + 1..end });
        index = end;
    }
    attachments
}

/// The index after the node that begins at `start`.
fn node_end(text: &str, tokens: &[Token], partners: &[Option<usize>], start: usize) -> Option<usize> {
    let token = tokens.get(start).filter(|token| token.kind == TokenKind::Metadata)?;
    let next = tokens.get(start + 1);
    let opens = |symbol: u8| next.is_some_and(|next| next.is(symbol));
    let is_bracketed = if token.text(text) == "!" { opens(b'{') } else { !super::is_numbered(token.text(text)) && opens(b'(') };
    if is_bracketed {
        return partners[start + 1].map(|close| close + 1);
    }
    super::is_numbered(token.text(text)).then_some(start + 1)
}
