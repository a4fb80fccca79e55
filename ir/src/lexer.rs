//! Tokens, as LLVM's own lexer cuts them, except that no byte is lost and no text is refused.

use diagnostics::Span;

/// What a token is. Everything that stands for itself is a [`TokenKind::Symbol`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Blanks, line ends and zero bytes.
    Space,
    /// `;` up to, not including, the line end; a lone `\r` ends it too.
    Comment,
    /// A keyword, an opcode, a type such as `i64`, or any other bare word; debug records (`#dbg_value`) too.
    Word,
    /// `entry:`, `"a b":` or `7:`, with the colon.
    Label,
    /// `%name`, `%"a b"` or `%7`.
    Local,
    /// `@name`, `@"a b"` or `@7`.
    Global,
    /// `!name`, `!7`, or a lone `!` before a string or a brace.
    Metadata,
    /// `#7`.
    AttributeGroup,
    /// `$name`.
    Comdat,
    /// `^7`.
    Summary,
    /// `"text"`.
    Str,
    /// `c"text"`.
    Bytes,
    /// Integers, decimal floats, hexadecimal floats.
    Number,
    /// `...`
    Ellipsis,
    /// One of `( ) [ ] { } < > , = * | : `.
    Symbol(u8),
    /// A character that begins no token, or one of C between single quotes.
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: TokenKind,
    pub span: Span,
    /// Whether only blanks stand before it on its line.
    pub starts_line: bool,
}

impl Token {
    pub fn is(&self, symbol: u8) -> bool {
        self.kind == TokenKind::Symbol(symbol)
    }

    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    pub fn is_word(&self, text: &str, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text(text) == word
    }

    /// Whether this is blank space or a comment.
    pub fn is_trivia(&self) -> bool {
        matches!(self.kind, TokenKind::Space | TokenKind::Comment)
    }

    /// +1 for an opening bracket of any kind, -1 for a closing one. The language has no comparison signs, so `<` and
    /// `>` are brackets.
    pub fn nesting(&self) -> i32 {
        match self.kind {
            TokenKind::Symbol(b'(' | b'[' | b'{' | b'<') => 1,
            TokenKind::Symbol(b')' | b']' | b'}' | b'>') => -1,
            _ => 0,
        }
    }
}

/// Cuts a range of a text into tokens; the tokens lie side by side and cover the range.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    position: usize,
    end: usize,
    at_line_start: bool,
}

impl<'t> Lexer<'t> {
    /// A `span` that lies outside the text or splits a character is cut back to one that does not.
    pub fn new(text: &'t str, span: Span) -> Self {
        let end = text.floor_char_boundary(span.end);
        let position = text.floor_char_boundary(span.start).min(end);
        let line_start = memchr::memrchr(b'\n', &text.as_bytes()[..position]).map_or(0, |newline| newline + 1);
        // Only a short look back: a lexer that starts far inside a line does not start that line.
        let at_line_start = position - line_start < 256 && text[line_start..position].bytes().all(|byte| byte.is_ascii_whitespace());
        Self { text, position, end, at_line_start }
    }

    pub fn position(&self) -> usize {
        self.position
    }

    /// Goes on from `position`, which must be a boundary between tokens that this lexer gave out.
    pub(crate) fn rewind(&mut self, position: usize, at_line_start: bool) {
        self.position = position;
        self.at_line_start = at_line_start;
    }

    /// The next token that is neither blank nor comment.
    pub fn next_significant(&mut self) -> Option<Token> {
        self.find(|token| !token.is_trivia())
    }

    fn byte(&self, offset: usize) -> u8 {
        if self.position + offset < self.end { self.text.as_bytes()[self.position + offset] } else { 0 }
    }

    fn rest(&self) -> &'t [u8] {
        &self.text.as_bytes()[self.position..self.end]
    }

    /// Length of the longest prefix of the rest, from `offset` on, whose bytes fulfil `condition`.
    fn run(&self, offset: usize, condition: impl Fn(u8) -> bool) -> usize {
        let rest = self.rest();
        let from = offset.min(rest.len());
        from + rest[from..].iter().take_while(|&&byte| condition(byte)).count()
    }

    /// The length of a string whose opening quote is at `offset`. Strings run over line ends, as in LLVM; one that is
    /// never closed ends with its line.
    fn string(&self, offset: usize) -> usize {
        let inside = &self.rest()[offset + 1..];
        match memchr::memchr(b'"', inside) {
            Some(close) => offset + close + 2,
            None => offset + 1 + memchr::memchr(b'\n', inside).unwrap_or(inside.len()),
        }
    }

    /// A name after a sigil: identifier, quoted string, or digits; `None` where no name follows.
    fn sigil_name(&self) -> Option<usize> {
        match self.byte(1) {
            b'"' => Some(self.string(1)),
            b'0'..=b'9' => Some(self.run(1, |byte| byte.is_ascii_digit())),
            byte if is_label_byte(byte) => Some(self.run(1, is_label_byte)),
            _ => None,
        }
    }

    fn measure(&self) -> (TokenKind, usize) {
        let sigil = |kind| self.sigil_name().map_or((TokenKind::Unknown, 1), |length| (kind, length));
        match self.byte(0) {
            byte if is_space(byte) => (TokenKind::Space, self.run(1, is_space)),
            b';' => (TokenKind::Comment, comment_length(self.rest())),
            b'"' => self.labelled(TokenKind::Str, self.string(0)),
            b'c' if self.byte(1) == b'"' => (TokenKind::Bytes, self.string(1)),
            b'@' => sigil(TokenKind::Global),
            b'%' => sigil(TokenKind::Local),
            b'^' => sigil(TokenKind::Summary),
            b'!' => (TokenKind::Metadata, self.run(1, |byte| is_label_byte(byte) || byte == b'\\')),
            b'#' if self.byte(1).is_ascii_digit() => (TokenKind::AttributeGroup, self.run(1, |byte| byte.is_ascii_digit())),
            b'#' if self.byte(1).is_ascii_alphabetic() => (TokenKind::Word, self.run(1, is_word_byte)),
            b'$' if self.byte(1) == b'"' || is_label_byte(self.byte(1)) => self.dollar(),
            b'.' if self.rest().starts_with(b"...") && self.byte(self.run(3, is_label_byte)) != b':' => (TokenKind::Ellipsis, 3),
            b'0'..=b'9' | b'-' | b'+' => self.number(),
            byte @ (b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' | b',' | b'=' | b'*' | b'|' | b':') => {
                (TokenKind::Symbol(byte), 1)
            }
            b'\'' => (TokenKind::Unknown, character_length(self.rest())),
            byte if is_label_byte(byte) => self.word(),
            _ => (TokenKind::Unknown, self.text[self.position..self.end].chars().next().map_or(1, char::len_utf8)),
        }
    }

    fn labelled(&self, kind: TokenKind, length: usize) -> (TokenKind, usize) {
        if self.byte(length) == b':' { (TokenKind::Label, length + 1) } else { (kind, length) }
    }

    fn dollar(&self) -> (TokenKind, usize) {
        let length = self.sigil_name().unwrap_or(1);
        self.labelled(TokenKind::Comdat, length)
    }

    fn word(&self) -> (TokenKind, usize) {
        let whole = self.run(1, is_label_byte);
        if self.byte(whole) == b':' {
            return (TokenKind::Label, whole + 1);
        }
        // A keyword ends at the first byte that is no letter, digit or underscore; a word that begins with another
        // byte is no keyword at all and stays whole.
        let keyword = self.run(0, is_word_byte);
        (TokenKind::Word, if keyword == 0 { whole } else { keyword })
    }

    fn number(&self) -> (TokenKind, usize) {
        let label = self.run(1, is_label_byte);
        if self.byte(0) != b'+' && self.byte(label) == b':' {
            return (TokenKind::Label, label + 1);
        }
        if self.rest().starts_with(b"0x") {
            return (TokenKind::Number, self.run(2, |byte| byte.is_ascii_alphanumeric()));
        }
        let mut length = self.run(1, |byte| byte.is_ascii_digit());
        if length == 1 && !self.byte(0).is_ascii_digit() {
            return (TokenKind::Unknown, 1);
        }
        if self.byte(length) == b'.' {
            length = self.run(length + 1, |byte| byte.is_ascii_digit());
            let sign = usize::from(matches!(self.byte(length + 1), b'+' | b'-'));
            if matches!(self.byte(length), b'e' | b'E') && self.byte(length + 1 + sign).is_ascii_digit() {
                length = self.run(length + 1 + sign, |byte| byte.is_ascii_digit());
            }
        }
        (TokenKind::Number, length)
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        if self.position >= self.end {
            return None;
        }
        let (kind, length) = self.measure();
        let span = Span::new(self.position, (self.position + length).min(self.end));
        let token = Token { kind, span, starts_line: self.at_line_start };
        self.at_line_start = match kind {
            TokenKind::Space => self.at_line_start || memchr::memchr(b'\n', &self.text.as_bytes()[span.start..span.end]).is_some(),
            _ => false,
        };
        self.position = span.end;
        Some(token)
    }
}

/// The tokens of a range without blanks and comments.
pub fn significant(text: &str, span: Span) -> Vec<Token> {
    Lexer::new(text, span).filter(|token| !token.is_trivia()).collect()
}

/// What each byte can be part of, one bit for each of [`SPACE`], [`LABEL`] and [`WORD`].
static CLASSES: [u8; 256] = classes();

const SPACE: u8 = 1;
const LABEL: u8 = 2;
const WORD: u8 = 4;

const fn classes() -> [u8; 256] {
    let mut classes = [0; 256];
    let mut byte = 0u8;
    loop {
        let mut class = 0;
        if matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | 0) {
            class |= SPACE;
        }
        if byte.is_ascii_alphanumeric() || byte == b'_' {
            class |= WORD | LABEL;
        }
        if matches!(byte, b'-' | b'$' | b'.') {
            class |= LABEL;
        }
        classes[byte as usize] = class;
        if byte == u8::MAX {
            return classes;
        }
        byte += 1;
    }
}

fn is_of(class: u8, byte: u8) -> bool {
    CLASSES[usize::from(byte)] & class != 0
}

fn is_space(byte: u8) -> bool {
    is_of(SPACE, byte)
}

/// The length of the character between single quotes that `text` begins with, as C writes it; 1 where it is none. The language knows no
/// characters, but models write them, and a brace, a quote or a semicolon in one is not what it looks like.
pub(crate) fn character_length(text: &[u8]) -> usize {
    match text {
        [b'\'', b'\\', b'x', first, second, b'\'', ..] if first.is_ascii_hexdigit() && second.is_ascii_hexdigit() => 6,
        [b'\'', b'\\', escaped, b'\'', ..] if escaped.is_ascii_graphic() => 4,
        [b'\'', plain, b'\'', ..] if plain.is_ascii() && !matches!(plain, b'\'' | b'\\' | b'\n' | b'\r') => 3,
        _ => 1,
    }
}

/// The length of the comment that `text` begins with.
pub(crate) fn comment_length(text: &[u8]) -> usize {
    memchr::memchr2(b'\n', b'\r', text).unwrap_or(text.len())
}

/// Bytes of labels and of unquoted names.
pub(crate) fn is_label_byte(byte: u8) -> bool {
    is_of(LABEL, byte)
}

fn is_word_byte(byte: u8) -> bool {
    is_of(WORD, byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(TokenKind, &str)> {
        significant(text, Span::new(0, text.len())).into_iter().map(|token| (token.kind, token.text(text))).collect()
    }

    #[test]
    fn cuts_an_instruction_as_llvm_does() {
        use TokenKind::{Global, Local, Number, Symbol, Word};
        assert_eq!(
            kinds("%\"a b\" = call i64 @f.1(i64 -4) ; end"),
            [
                (Local, "%\"a b\""),
                (Symbol(b'='), "="),
                (Word, "call"),
                (Word, "i64"),
                (Global, "@f.1"),
                (Symbol(b'('), "("),
                (Word, "i64"),
                (Number, "-4"),
                (Symbol(b')'), ")"),
            ]
        );
    }

    #[test]
    fn tells_labels_words_and_numbers_apart() {
        use TokenKind::{Ellipsis, Label, Number, Symbol, Word};
        assert_eq!(kinds("7: a.b: \"x y\": -z:"), [(Label, "7:"), (Label, "a.b:"), (Label, "\"x y\":"), (Label, "-z:")]);
        assert_eq!(
            kinds("0x3FF0 1.5e-3 ... i32*"),
            [(Number, "0x3FF0"), (Number, "1.5e-3"), (Ellipsis, "..."), (Word, "i32"), (Symbol(b'*'), "*")]
        );
    }

    #[test]
    fn an_unclosed_string_ends_with_its_line() {
        assert_eq!(kinds("c\"ab\n}"), [(TokenKind::Bytes, "c\"ab"), (TokenKind::Symbol(b'}'), "}")]);
    }

    #[test]
    fn a_comment_hides_no_code_from_llvm() {
        assert_eq!(kinds("; a\rret\0void"), [(TokenKind::Word, "ret"), (TokenKind::Word, "void")]);
    }

    #[test]
    fn characters_of_c_stay_whole() {
        use TokenKind::{Number, Unknown};
        assert_eq!(
            kinds("'}''\"' ';' '\\'' '\\x41' 1"),
            [(Unknown, "'}'"), (Unknown, "'\"'"), (Unknown, "';'"), (Unknown, "'\\''"), (Unknown, "'\\x41'"), (Number, "1")]
        );
        assert_eq!(kinds("''1"), [(Unknown, "'"), (Unknown, "'"), (Number, "1")]);
    }

    #[test]
    fn foreign_characters_stay_whole() {
        assert_eq!(kinds("ä`"), [(TokenKind::Unknown, "ä"), (TokenKind::Unknown, "`")]);
    }
}
