//! A position in a part of a source. Every reader of arguments moves one of these, so that spans come for free.

use diagnostics::{Source, Span};

#[derive(Clone)]
pub(crate) struct Cursor<'a> {
    pub(crate) source: &'a Source,
    text: &'a str,
    position: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    /// Reads `span` of `source`; a span that does not lie in the text on character boundaries is read as empty.
    pub(crate) fn new(source: &'a Source, span: Span) -> Self {
        let text = source.text();
        match text.get(span.start..span.end) {
            Some(part) => Self { source, text, position: span.start, end: span.start + part.trim_end().len() },
            None => Self { source, text, position: 0, end: 0 },
        }
    }

    pub(crate) fn rest(&self) -> &'a str {
        &self.text[self.position..self.end]
    }

    pub(crate) fn offset(&self) -> usize {
        self.position
    }

    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(crate) fn advance(&mut self, bytes: usize) {
        self.position += bytes;
    }

    pub(crate) fn skip_blanks(&mut self) {
        let rest = self.rest();
        self.position += rest.len() - rest.trim_start().len();
    }

    /// Skips blanks; `true` if nothing is left.
    pub(crate) fn at_end(&mut self) -> bool {
        self.skip_blanks();
        self.position == self.end
    }

    /// Skips blanks, then `token` if it comes next.
    pub(crate) fn eat(&mut self, token: &str) -> bool {
        self.skip_blanks();
        let found = self.rest().starts_with(token);
        if found {
            self.position += token.len();
        }
        found
    }

    /// Skips blanks, then takes all characters that `belongs` accepts.
    pub(crate) fn take_while(&mut self, belongs: impl Fn(char) -> bool) -> (&'a str, Span) {
        self.skip_blanks();
        let rest = self.rest();
        let length = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        let span = Span::new(self.position, self.position + length);
        self.position = span.end;
        (&rest[..length], span)
    }

    /// The next run of characters that are not blank; empty at the end.
    pub(crate) fn word(&mut self) -> (&'a str, Span) {
        self.take_while(|character| !character.is_whitespace())
    }

    /// The next word, without taking it.
    pub(crate) fn peek_word(&self) -> (&'a str, Span) {
        self.clone().word()
    }

    /// Takes the next word if it is `keyword`.
    pub(crate) fn eat_word(&mut self, keyword: &str) -> bool {
        let (word, span) = self.peek_word();
        if word == keyword {
            self.position = span.end;
        }
        word == keyword
    }

    /// A name of ASCII letters, digits and `_` that does not begin with a digit; empty if none comes next.
    pub(crate) fn identifier(&mut self) -> (&'a str, Span) {
        self.skip_blanks();
        if self.peek().is_some_and(|character| character.is_ascii_digit()) {
            return ("", Span::at(self.position));
        }
        self.take_while(|character| character.is_ascii_alphanumeric() || character == '_')
    }

    /// What a message points at when something else was wanted here: the next name, number or sign, or the place behind
    /// what was read last.
    pub(crate) fn here(&self) -> Span {
        let mut next = self.clone();
        next.skip_blanks();
        let (word, span) = next.clone().take_while(|character| character.is_alphanumeric() || character == '_');
        match next.peek() {
            Some(_) if !word.is_empty() => span,
            Some(_) if next.rest().starts_with("==") || next.rest().starts_with("->") => Span::new(next.position, next.position + 2),
            Some(sign) => Span::new(next.position, next.position + sign.len_utf8()),
            None => Span::at(self.text[..self.position].trim_end().len()),
        }
    }

    /// All that is left, without blanks around it.
    pub(crate) fn remainder(&mut self) -> (&'a str, Span) {
        self.skip_blanks();
        let span = Span::new(self.position, self.end);
        self.position = self.end;
        (span.of(self.text), span)
    }
}

/// At most forty characters of a word for a message.
pub(crate) fn excerpt(word: &str) -> String {
    const LONGEST: usize = 40;
    match word.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("{}…", &word[..cut]),
        None => word.to_owned(),
    }
}

/// Lines joined by one blank each, as continuation lines are read.
pub(crate) fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
