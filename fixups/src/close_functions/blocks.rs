//! Blocks in braces of their own, as in C: `entry: { … }`.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Entity, TokenKind};

/// Cuts the braces that open behind a label and close before the next one, or before the end of the function.
pub(super) fn unwrap(rewrite: &mut Rewrite, entity: &Entity) {
    let Some(body) = entity.body else { return };
    let tokens = ir::significant(rewrite.text, body);
    let mut open: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.is(b'{') {
            open.push(index);
        }
        if !token.is(b'}') {
            continue;
        }
        let Some(opening) = open.pop() else { return };
        let label = opening.checked_sub(1).map(|before| tokens[before]).filter(|before| before.kind == TokenKind::Label);
        let ends_block = tokens.get(index + 1).is_none_or(|next| next.kind == TokenKind::Label);
        if let Some(label) = label.filter(|_| ends_block) {
            let reason = format!("`{}` begins a block, which has no braces", label.text(rewrite.text));
            rewrite.replace(Span::new(label.span.end, tokens[opening].span.end), "", reason);
            rewrite.delete_lines(token.span, "a block has no braces");
        }
    }
}
