//! Types as token ranges.

use crate::lexer::{Token, TokenKind, significant};
use diagnostics::Span;

/// Types that are one word, beside integers.
const TYPE_WORDS: &[&str] = &[
    "void",
    "ptr",
    "half",
    "bfloat",
    "float",
    "double",
    "fp128",
    "x86_fp80",
    "ppc_fp128",
    "x86_mmx",
    "x86_amx",
    "label",
    "metadata",
    "token",
    "opaque",
];

/// N of `iN`; nothing of any other type.
pub fn integer_width(ty: &str) -> Option<u32> {
    is_integer(ty).then(|| ty[1..].parse().ok())?.filter(|&width| width > 0)
}

/// Whether a word is read as an integer type, however wide.
pub(crate) fn is_integer(word: &str) -> bool {
    word.strip_prefix('i').is_some_and(|width| !width.is_empty() && width.bytes().all(|byte| byte.is_ascii_digit()))
}

pub(crate) fn is_type_word(word: &str) -> bool {
    is_integer(word) || TYPE_WORDS.contains(&word)
}

/// The index after the bracket that closes the one at `open`, or `None` where it is never closed.
pub(crate) fn bracket_end(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        depth += token.nesting();
        if depth <= 0 {
            return Some(index + 1);
        }
    }
    None
}

/// As [`bracket_end`], for a bracket of a type: nothing in it may be foreign to the language.
fn type_bracket_end(tokens: &[Token], open: usize) -> Option<usize> {
    let end = bracket_end(tokens, open)?;
    tokens[open..end].iter().all(|token| token.kind != TokenKind::Unknown).then_some(end)
}

/// The index after the type that begins at `start`, or `None` where none does. With `functions`, a parameter list after a
/// type belongs to it (`i64 (ptr, ...)`). The old pointer stars are part of a type.
pub fn type_end(text: &str, tokens: &[Token], start: usize, functions: bool) -> Option<usize> {
    let first = tokens.get(start)?;
    let mut end = match first.kind {
        TokenKind::Word if first.text(text) == "target" && tokens.get(start + 1)?.is(b'(') => type_bracket_end(tokens, start + 1)?,
        TokenKind::Word if is_type_word(first.text(text)) => start + 1,
        TokenKind::Local => start + 1,
        TokenKind::Symbol(b'[' | b'{' | b'<') => type_bracket_end(tokens, start)?,
        _ => return None,
    };
    loop {
        match tokens.get(end) {
            Some(token) if token.is(b'*') => end += 1,
            Some(token) if token.is_word(text, "addrspace") && tokens.get(end + 1).is_some_and(|next| next.is(b'(')) => {
                end = type_bracket_end(tokens, end + 1)?;
            }
            Some(token) if functions && token.is(b'(') => end = type_bracket_end(tokens, end)?,
            _ => return Some(end),
        }
    }
}

/// The index after the type of a value that begins `tokens`. A bracket after it belongs to it only where a star makes a pointer
/// of both: no value is a function.
pub(crate) fn value_type_end(text: &str, tokens: &[Token]) -> Option<usize> {
    let end = type_end(text, tokens, 0, false)?;
    if !tokens.get(end).is_some_and(|next| next.is(b'(')) {
        return Some(end);
    }
    let whole = type_end(text, tokens, 0, true).filter(|&whole| tokens[whole - 1].is(b'*'));
    Some(whole.unwrap_or(end))
}

/// A type written in one way only, whatever blanks and comments stood in it: two types are the same text exactly if
/// they are the same type to LLVM 19, which reads the old `i8*` and `i64 (ptr)*` as `ptr`.
pub fn canonical_type(ty: &str) -> String {
    let tokens = significant(ty, Span::new(0, ty.len()));
    canonical(ty, &tokens)
}

/// A token of a type, or the `ptr` that stands for an old pointer type.
#[derive(Clone, Copy)]
struct Piece<'t> {
    kind: TokenKind,
    text: &'t str,
}

pub(crate) fn canonical(text: &str, tokens: &[Token]) -> String {
    let mut joined = String::new();
    let mut before: Option<Piece> = None;
    for piece in without_stars(text, tokens) {
        if before.is_some_and(|before| is_spaced(before, piece)) {
            joined.push(' ');
        }
        joined.push_str(piece.text);
        before = Some(piece);
    }
    joined
}

/// Puts `ptr` in the place of each type with a star.
fn without_stars<'t>(text: &'t str, tokens: &[Token]) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece> = Vec::with_capacity(tokens.len());
    // Where the type begins that is being read, for each open bracket and outside of all.
    let mut starts = vec![0];
    for token in tokens {
        let piece = Piece { kind: token.kind, text: token.text(text) };
        let start = starts.last().copied().unwrap_or(0);
        match token.kind {
            TokenKind::Symbol(b'*') => {
                let space = address_space(&pieces[start..]);
                pieces.truncate(start);
                pieces.push(Piece { kind: TokenKind::Word, text: "ptr" });
                pieces.extend(space);
                continue;
            }
            _ if token.nesting() < 0 && starts.len() > 1 => {
                starts.pop();
            }
            _ => {}
        }
        pieces.push(piece);
        let begins_type = token.is(b',') || (piece.text == "x" && token.kind == TokenKind::Word);
        match (token.nesting(), starts.last_mut()) {
            (1, _) => starts.push(pieces.len()),
            (_, Some(start)) if begins_type => *start = pieces.len(),
            _ => {}
        }
    }
    pieces
}

/// `addrspace(1)` at the end of a type.
fn address_space<'t>(ty: &[Piece<'t>]) -> Vec<Piece<'t>> {
    let start = ty.len().saturating_sub(4);
    if ty.get(start).is_some_and(|word| word.text == "addrspace") { ty[start..].to_vec() } else { Vec::new() }
}

fn is_spaced(before: Piece, piece: Piece) -> bool {
    match (before.kind, piece.kind) {
        (TokenKind::Symbol(b'<'), TokenKind::Symbol(b'{')) | (TokenKind::Symbol(b'}'), TokenKind::Symbol(b'>')) => false,
        (TokenKind::Symbol(b'{'), TokenKind::Symbol(b'}')) => false,
        (TokenKind::Symbol(b'(') | TokenKind::Symbol(b'[') | TokenKind::Symbol(b'<'), _) => false,
        (_, TokenKind::Symbol(b')' | b']' | b'>' | b',')) => false,
        (TokenKind::Word, TokenKind::Symbol(b'(')) => !matches!(before.text, "addrspace" | "target"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_where_a_type_ends() {
        for (text, functions, expected) in [
            ("i64 %a", false, Some("i64")),
            ("ptr addrspace(1) %a", false, Some("ptr addrspace(1)")),
            ("[4 x { i8, <2 x i32> }]** %a", false, Some("[4 x { i8, <2 x i32> }]**")),
            ("<{ i8, i32 }> %a", false, Some("<{ i8, i32 }>")),
            ("i64 (ptr, ...) @f", true, Some("i64 (ptr, ...)")),
            ("i64 (ptr, ...) @f", false, Some("i64")),
            ("%struct.s %a", false, Some("%struct.s")),
            ("target(\"spirv.Image\", i32 0) %a", false, Some("target(\"spirv.Image\", i32 0)")),
            ("[4 x i8", false, None),
            ("@f", false, None),
            ("int", false, None),
            ("{ i6?, ptr } %a", false, None),
        ] {
            let tokens = significant(text, Span::new(0, text.len()));
            let end = type_end(text, &tokens, 0, functions).map(|end| &text[..tokens[end - 1].span.end]);
            assert_eq!(end, expected, "{text}");
        }
    }

    #[test]
    fn blanks_do_not_matter() {
        for (written, canonical) in [
            ("[ 4 x  i8 ]", "[4 x i8]"),
            ("{i64,i64}", "{ i64, i64 }"),
            ("<{i8}>", "<{ i8 }>"),
            ("{}", "{}"),
            ("i64(i64,ptr , ... )", "i64 (i64, ptr, ...)"),
            ("ptr addrspace( 1 )", "ptr addrspace(1)"),
            ("i8 *", "ptr"),
            ("i8**", "ptr"),
            ("{ i8*, [4 x %t*], i64 (i8*, ...)* }", "{ ptr, [4 x ptr], ptr }"),
            ("i64 (i8*)", "i64 (ptr)"),
            ("i8 addrspace(3)*", "ptr addrspace(3)"),
            ("[2 x i8]*", "ptr"),
            ("]*)*", "ptr"),
        ] {
            assert_eq!(canonical_type(written), canonical, "{written}");
        }
    }
}
