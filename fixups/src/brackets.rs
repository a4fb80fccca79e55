//! Which brackets belong together.

use ir::{Token, TokenKind};

/// For each bracket of the tokens, the one that belongs to it; nothing where that is missing or of another kind.
pub(crate) fn partners(tokens: &[Token]) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.len()];
    let mut open: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            TokenKind::Symbol(b'(' | b'[' | b'{' | b'<') => open.push(index),
            TokenKind::Symbol(close @ (b')' | b']' | b'}' | b'>')) => {
                let is_partner = |&opened: &usize| tokens[opened].is(opening(close));
                if let Some(opened) = open.pop().filter(is_partner) {
                    partners[index] = Some(opened);
                    partners[opened] = Some(index);
                }
            }
            _ => {}
        }
    }
    partners
}

fn opening(close: u8) -> u8 {
    match close {
        b')' => b'(',
        b']' => b'[',
        b'}' => b'{',
        _ => b'<',
    }
}
