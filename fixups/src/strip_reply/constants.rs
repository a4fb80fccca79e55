//! The string constants of a reply. They may hold anything, also what looks like a fence, a tag or a line end of the reply itself.

use crate::quote_constants::bytes_type_starts;
use diagnostics::Span;
use ir::{Lexer, Token, TokenKind};

/// Every constant that the text shows beyond doubt, by place.
pub(crate) struct Constants {
    constants: Vec<Constant>,
}

struct Constant {
    /// With the quotes.
    span: Span,
    /// Whether its type has room for the line ends as `\n`, and not as they are.
    counts_newlines: bool,
}

impl Constants {
    /// Quotes of prose say nothing: a constant stands behind the type of an array, and is followed by what can follow one. Any other
    /// quote that is open at the end of its line is taken for one of prose. Linear in the length of the text.
    pub(crate) fn of(text: &str) -> Self {
        let (mut constants, mut tokens) = (Vec::new(), Vec::new());
        let mut lexer = Lexer::new(text, Span::new(0, text.len()));
        while let Some(token) = lexer.next() {
            if token.is_trivia() {
                continue;
            }
            if is_constant(text, &tokens, token) && is_closed(text, token, &lexer) {
                let counts_newlines = counts_newlines(text, &tokens, token);
                constants.push(Constant { span: token.span, counts_newlines });
            } else if let Some(newline) = token.text(text).find('\n') {
                lexer = Lexer::new(text, Span::new(token.span.start + newline, text.len()));
            }
            tokens.push(token);
        }
        Self { constants }
    }

    /// Whether the quotes of a constant stand around `offset`.
    pub(crate) fn hold(&self, offset: usize) -> bool {
        self.around(offset).is_some()
    }

    /// Whether the line end at `offset` belongs to a constant as it is.
    pub(super) fn hold_line_end(&self, offset: usize) -> bool {
        self.around(offset).is_some_and(|constant| !constant.counts_newlines)
    }

    fn around(&self, offset: usize) -> Option<&Constant> {
        let index = self.constants.partition_point(|constant| constant.span.start < offset);
        self.constants[..index].last().filter(|constant| offset < constant.span.end)
    }
}

/// Whether the type of an array of bytes stands before a string.
fn is_constant(text: &str, before: &[Token], token: Token) -> bool {
    match token.kind {
        TokenKind::Bytes => before.last().is_some_and(|last| last.is(b']')),
        TokenKind::Str => bytes_type_starts(text, before, before.len()).is_some(),
        _ => false,
    }
}

/// Whether the string ends with a quote that does not begin the next constant, and with what can stand behind a constant.
fn is_closed(text: &str, token: Token, behind: &Lexer) -> bool {
    let Some(inside) = inside(text, token) else { return false };
    let opens_next = inside.strip_suffix('c').unwrap_or(inside).trim_end().ends_with("x i8]");
    let follows = behind.clone().next_significant().is_none_or(|next| {
        next.starts_line || matches!(next.kind, TokenKind::Symbol(b',' | b']' | b'}' | b')' | b'>') | TokenKind::Metadata)
    });
    follows && !opens_next
}

/// Between the quotes, if both are there.
fn inside(text: &str, token: Token) -> Option<&str> {
    let string = token.text(text);
    string.strip_prefix('c').unwrap_or(string).strip_prefix('"')?.strip_suffix('"')
}

fn counts_newlines(text: &str, before: &[Token], token: Token) -> bool {
    let inside = inside(text, token).unwrap_or_default();
    let count = bytes_type_starts(text, before, before.len()).and_then(|open| before[open + 1].text(text).parse::<usize>().ok());
    let returns = inside.matches("\r\n").count();
    returns > 0 && count.is_some_and(|count| count + returns == ir::string_length(inside))
}
