//! The tokens of an instruction, in which an expression that has been taken out is one piece.

use super::opcodes::is_flag;
use diagnostics::Span;
use ir::{Token, TokenKind};
use std::borrow::Cow;
use std::collections::VecDeque;

/// A token, or what stands for several.
#[derive(Clone, Debug)]
pub(super) struct Piece<'t> {
    pub(super) kind: PieceKind,
    pub(super) text: Cow<'t, str>,
    /// What it stands for in the text.
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    Token(TokenKind),
    /// A constant expression that stays.
    Constant,
    /// The name of an instruction that was taken out.
    Name,
    /// Operands whose brackets went.
    Unwrapped,
}

pub(super) type Pieces<'t> = VecDeque<Piece<'t>>;

impl<'t> Piece<'t> {
    pub(super) fn token(text: &'t str, token: &Token) -> Self {
        Self { kind: PieceKind::Token(token.kind), text: Cow::Borrowed(token.text(text)), span: token.span }
    }

    pub(super) fn is(&self, symbol: u8) -> bool {
        self.kind == PieceKind::Token(TokenKind::Symbol(symbol))
    }

    /// Nothing where it is no word.
    pub(super) fn word(&self) -> &str {
        if self.kind == PieceKind::Token(TokenKind::Word) { &self.text } else { "" }
    }

    pub(super) fn nesting(&self) -> i32 {
        match self.kind {
            PieceKind::Token(TokenKind::Symbol(b'(' | b'[' | b'{' | b'<')) => 1,
            PieceKind::Token(TokenKind::Symbol(b')' | b']' | b'}' | b'>')) => -1,
            _ => 0,
        }
    }

    /// Whether it is a whole value.
    pub(super) fn is_value(&self) -> bool {
        match self.kind {
            PieceKind::Token(TokenKind::Word) => matches!(&*self.text, "null" | "true" | "false" | "undef" | "poison" | "zeroinitializer"),
            PieceKind::Token(TokenKind::Local | TokenKind::Global | TokenKind::Number) | PieceKind::Constant | PieceKind::Name => true,
            _ => false,
        }
    }

    /// Whether an expression can follow: a type, an attribute, or what parts two operands. No callee, which brackets follow too.
    pub(super) fn is_before_expression(&self) -> bool {
        match self.kind {
            PieceKind::Token(TokenKind::Word | TokenKind::Local | TokenKind::Number) => true,
            PieceKind::Token(TokenKind::Symbol(b')' | b'=')) => true,
            _ => self.is_before_value(),
        }
    }

    /// Whether a value can follow: it ends a type, or parts two values.
    pub(super) fn is_before_value(&self) -> bool {
        match self.kind {
            PieceKind::Token(TokenKind::Word) => is_type_word(&self.text),
            PieceKind::Token(TokenKind::Symbol(symbol)) => matches!(symbol, b',' | b'(' | b'[' | b']' | b'}' | b'>' | b'*'),
            _ => false,
        }
    }
}

pub(super) fn is_type_word(word: &str) -> bool {
    ir::integer_width(word).is_some()
        || matches!(word, "ptr" | "half" | "bfloat" | "float" | "double" | "fp128" | "x86_fp80" | "ppc_fp128" | "void")
}

/// As one text, with one blank wherever any stood.
pub(super) fn render<'a, 't: 'a>(pieces: impl IntoIterator<Item = &'a Piece<'t>>) -> String {
    let mut text = String::new();
    let mut end = None;
    for piece in pieces {
        if end.is_some_and(|end| end < piece.span.start) {
            text.push(' ');
        }
        text.push_str(&piece.text);
        end = Some(piece.span.end);
    }
    text
}

/// The place after the bracket that closes the one at `open`.
pub(super) fn bracket_end(pieces: &Pieces, open: usize) -> Option<usize> {
    let mut depth = 0;
    for (index, piece) in pieces.iter().enumerate().skip(open) {
        depth += piece.nesting();
        if depth <= 0 {
            return Some(index + 1);
        }
    }
    None
}

/// The place after the type at `start`; a name counts as one only before another piece that can be its value.
pub(super) fn type_end(pieces: &Pieces, start: usize) -> Option<usize> {
    let first = pieces.get(start)?;
    let mut end = match first.kind {
        PieceKind::Token(TokenKind::Word) if is_type_word(&first.text) => start + 1,
        PieceKind::Token(TokenKind::Local) => start + 1,
        PieceKind::Token(TokenKind::Symbol(b'[' | b'{' | b'<')) => bracket_end(pieces, start)?,
        _ => return None,
    };
    while let Some(piece) = pieces.get(end) {
        match piece.word() {
            "addrspace" => end = bracket_end(pieces, end + 1)?,
            _ if piece.is(b'*') => end += 1,
            _ => break,
        }
    }
    Some(end)
}

/// The place after the value at `start`.
pub(super) fn value_end(pieces: &Pieces, start: usize) -> Option<usize> {
    let first = pieces.get(start)?;
    match first.nesting() {
        1 if !first.is(b'(') => bracket_end(pieces, start),
        _ => first.is_value().then_some(start + 1),
    }
}

pub(super) fn typed_value_end(pieces: &Pieces, start: usize) -> Option<usize> {
    value_end(pieces, type_end(pieces, start)?)
}

/// The place after `symbol` at `start`.
pub(super) fn after_symbol(pieces: &Pieces, start: usize, symbol: u8) -> Option<usize> {
    pieces.get(start).filter(|piece| piece.is(symbol)).map(|_| start + 1)
}

pub(super) fn after_flags(pieces: &Pieces, start: usize) -> usize {
    start + pieces.iter().skip(start).take_while(|piece| is_flag(piece.word())).count()
}
