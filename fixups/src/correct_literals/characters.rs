//! Characters between single quotes, as C writes them.
//!
//! They are looked for in the text as it is and not in functions: in `'}'`, `';'` and `'"'` stand signs that end a function, begin a
//! comment and open a string.

use crate::places::integer_width;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Lexer, Token, TokenKind};

/// Opcodes that write the type of two operands once.
const SHARED: &[&str] =
    &["icmp", "add", "sub", "mul", "udiv", "sdiv", "urem", "srem", "and", "or", "xor", "shl", "lshr", "ashr", "phi", "switch"];

/// A type that is written once stands behind a result, an opcode and a few words.
const FARTHEST_TYPE: usize = 16;

pub(super) fn run(rewrite: &mut Rewrite) {
    let mut line = Vec::new();
    let mut start = 0;
    while let Some(end) = replace_next(rewrite, start, &mut line) {
        start = end;
    }
}

/// Replaces the next character from `start` on and gives its end. `line` has what stands before `start` on its line.
fn replace_next(rewrite: &mut Rewrite, start: usize, line: &mut Vec<Token>) -> Option<usize> {
    let text = rewrite.text;
    let rest = &text[start..];
    for mut token in Lexer::new(rest, Span::new(0, rest.len())).filter(|token| !token.is_trivia()) {
        let is_resumed = start > 0 && !rest[..token.span.start].contains('\n');
        if token.starts_line && !is_resumed {
            line.clear();
        }
        token.span = Span::new(start + token.span.start, start + token.span.end);
        if token.kind == TokenKind::Unknown
            && let Some((value, length)) = character(&text[token.span.start..])
            && let Some(width) = width(text, line)
        {
            let span = Span::new(token.span.start, token.span.start + length);
            if (width >= 32 || value < 1 << width) && is_end(&text[span.end..]) {
                rewrite.replace(span, value.to_string(), format!("`{}` is the number {value}", span.of(text)));
                line.push(Token { kind: TokenKind::Number, span, starts_line: false });
                return Some(span.end);
            }
        }
        line.push(token);
    }
    None
}

/// The type that governs the next value of a line: the one that stands there, or the one that the instruction writes once.
fn width(text: &str, line: &[Token]) -> Option<u32> {
    let word = |token: &Token| if token.kind == TokenKind::Word { token.text(text) } else { "" };
    let last = line.last()?;
    if let Some(width) = integer_width(word(last)) {
        return Some(width);
    }
    let opcode = match line {
        [result, equals, opcode, ..] if result.kind == TokenKind::Local && equals.is(b'=') => word(opcode),
        [opcode, ..] => word(opcode),
        [] => "",
    };
    let is_place = (last.is(b',') || last.is(b'[')) && SHARED.contains(&opcode);
    if is_place { line.iter().take(FARTHEST_TYPE).find_map(|token| integer_width(word(token))) } else { None }
}

/// Whether a value can end here.
fn is_end(rest: &str) -> bool {
    let rest = rest.trim_start_matches([' ', '\t']);
    rest.is_empty() || rest.starts_with([',', ')', ']', '}', '>', '\n', '\r', ';', '#'])
}

/// The value of the character that `text` begins with, and the length of all of it with its quotes.
fn character(text: &str) -> Option<(u32, usize)> {
    let mut characters = text.strip_prefix('\'')?.chars();
    let (value, length) = match characters.next()? {
        '\\' => escape(characters.as_str())?,
        '\'' | '\n' | '\r' => return None,
        plain => (u32::from(plain), plain.len_utf8()),
    };
    text[1 + length..].starts_with('\'').then_some((value, length + 2))
}

/// What an escape stands for, and its length with the backslash that stood before `text`.
fn escape(text: &str) -> Option<(u32, usize)> {
    let value = match text.bytes().next()? {
        b'n' => 10,
        b't' => 9,
        b'r' => 13,
        b'0' => 0,
        b'a' => 7,
        b'b' => 8,
        b'v' => 11,
        b'f' => 12,
        sign @ (b'\\' | b'\'' | b'"') => u32::from(sign),
        b'x' => {
            let digits = text.get(1..3).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
            return Some((u32::from_str_radix(digits, 16).ok()?, 4));
        }
        _ => return None,
    };
    Some((value, 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_characters_of_c() {
        for (text, expected) in [
            ("'a', x", Some((97, 3))),
            ("' '", Some((32, 3))),
            ("'\"'", Some((34, 3))),
            ("'\\n'", Some((10, 4))),
            ("'\\''", Some((39, 4))),
            ("'\\\\'", Some((92, 4))),
            ("'\\x1B'", Some((27, 6))),
            ("'\u{e9}'", Some((233, 4))),
            ("'ab'", None),
            ("''", None),
            ("'\\033'", None),
            ("'\\q'", None),
            ("'", None),
            ("'\\", None),
        ] {
            assert_eq!(character(text), expected, "{text}");
        }
    }
}
