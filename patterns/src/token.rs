//! A sentence as words, numbers, paths and quoted texts.
//!
//! ```text
//! Serve "/about", and /a-b. Use :9000
//! Serve     Word "serve"
//! "/about"  Path "/about"     (quotes and the comma are left out)
//! and       Word "and"
//! /a-b      Path "/a-b"       (the full stop ends the sentence, not the path)
//! Use       Word "use"
//! :9000     Number 9000
//! ```
//! Punctuation separates and is dropped, but for a mark on what follows it; a hyphen inside a word separates too (`TCP-based` is two words). Any other
//! character becomes a [`Kind::Symbol`], which no phrase explains.

use diagnostics::Span;

/// What a token is; words are in lower case, with straight apostrophes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    /// A decimal number without a leading zero (`None` where it exceeds 64 bits or is negative).
    Number(Option<u64>),
    /// Begins with `/`.
    Path,
    /// Text in quotes that is not a path; the token's text is what stands between the quotes.
    Quoted,
    /// A character that has no meaning here.
    Symbol,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    /// Lower case for words, as written for everything else.
    pub(crate) text: String,
    pub(crate) span: Span,
    /// A comma, a semicolon or the end of a sentence stands before it.
    pub(crate) is_separated: bool,
}

/// Splits `sentence` in one pass; every character outside white space and punctuation belongs to one token.
pub(crate) fn tokenise(sentence: &str) -> Vec<Token> {
    let mut tokenizer = Tokenizer { text: sentence, tokens: Vec::new(), is_separated: false };
    let mut offset = 0;
    while let Some(character) = sentence[offset..].chars().next() {
        offset = tokenizer.token(offset, character);
    }
    tokenizer.tokens
}

struct Tokenizer<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// A separator was read since the last token.
    is_separated: bool,
}

impl Tokenizer<'_> {
    /// Reads what begins with `character` at `start` and returns where the next token may begin.
    fn token(&mut self, start: usize, character: char) -> usize {
        if character.is_alphanumeric() {
            return self.word(start);
        }
        let next = self.text[start..].chars().nth(1);
        match character {
            '/' => self.path(start),
            '-' if next.is_some_and(|next| next.is_ascii_digit()) => {
                let end = self.run_end(start + 1, |inner| inner.is_alphanumeric());
                self.push(Kind::Number(None), start, end)
            }
            // `the clients' data`
            '\'' | '’' if self.text[..start].ends_with(char::is_alphanumeric) => start + character.len_utf8(),
            _ => match closing_quote(character) {
                Some(close) => self.quoted(start, character, close),
                None if character.is_whitespace() || is_punctuation(character) => {
                    self.is_separated |= matches!(character, ',' | ';' | '.' | '!' | '?');
                    start + character.len_utf8()
                }
                None if character == '&' => self.push(Kind::Word, start, start + 1),
                None => self.push(Kind::Symbol, start, start + character.len_utf8()),
            },
        }
    }

    /// A run of letters and digits, with apostrophes, dots and the like between them; a hyphen ends it except between digits.
    fn word(&mut self, start: usize) -> usize {
        let mut end = self.run_end(start, char::is_alphanumeric);
        loop {
            let word = &self.text[start..end];
            let mut rest = self.text[end..].chars();
            let (Some(joint), Some(after)) = (rest.next(), rest.next()) else { break };
            let all_digits = word.bytes().all(|byte| byte.is_ascii_digit());
            let joins = match joint {
                '\'' | '’' | '.' | '_' => true,
                '/' => !all_digits,
                '-' => all_digits && after.is_ascii_digit(),
                _ => false,
            };
            if !joins || !after.is_alphanumeric() {
                break;
            }
            end = self.run_end(end + joint.len_utf8(), char::is_alphanumeric);
        }
        let word = &self.text[start..end];
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit()) && (!word.starts_with('0') || word == "0");
        if !is_number {
            return self.push(Kind::Word, start, end);
        }
        let end = self.push(Kind::Number(word.parse().ok()), start, end);
        // `8080/tcp`: the slash only separates.
        if self.text[end..].starts_with('/') { end + 1 } else { end }
    }

    fn path(&mut self, start: usize) -> usize {
        let end =
            self.run_end(start, |inner| !inner.is_whitespace() && !matches!(inner, ',' | ';' | '(' | ')' | '[' | ']') && !is_quote(inner));
        let kept = without_sentence_end(&self.text[start..end]).len();
        self.push(Kind::Path, start, start + kept);
        self.is_separated = self.text[start + kept..end].contains(['.', '!', '?']);
        end
    }

    fn quoted(&mut self, start: usize, open: char, close: char) -> usize {
        let inner = start + open.len_utf8();
        let Some(length) = self.text[inner..].find(close).filter(|&length| length > 0) else {
            return self.push(Kind::Symbol, start, inner);
        };
        let content = &self.text[inner..inner + length];
        let is_path = content.starts_with('/') && !content.contains(char::is_whitespace);
        self.push(if is_path { Kind::Path } else { Kind::Quoted }, inner, inner + length);
        inner + length + close.len_utf8()
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) -> usize {
        let written = &self.text[start..end];
        let text = match kind {
            Kind::Word if written == "&" => "and".to_owned(),
            Kind::Word => written.to_lowercase().replace('’', "'"),
            _ => written.to_owned(),
        };
        let is_separated = std::mem::take(&mut self.is_separated);
        self.tokens.push(Token { kind, text, span: Span::new(start, end), is_separated });
        end
    }

    fn run_end(&self, start: usize, belongs: impl Fn(char) -> bool) -> usize {
        self.text[start..].find(|inner| !belongs(inner)).map_or(self.text.len(), |length| start + length)
    }
}

/// `/a.` at the end of a sentence is `/a`; `/v1.0` and `/..` stay whole.
fn without_sentence_end(run: &str) -> &str {
    let last_part = run.rfind('/').map_or("", |slash| &run[slash + 1..]);
    if last_part.len() > 1 && last_part.bytes().all(|byte| byte == b'.') {
        return run;
    }
    run.trim_end_matches(['.', ':', '!', '?', '…'])
}

fn is_punctuation(character: char) -> bool {
    matches!(character, ',' | ';' | ':' | '.' | '!' | '?' | '(' | ')' | '[' | ']' | '-' | '–' | '—' | '…' | '=' | '•')
}

fn closing_quote(character: char) -> Option<char> {
    match character {
        '"' | '`' | '\'' => Some(character),
        '“' | '„' => Some('”'),
        '‘' => Some('’'),
        '«' => Some('»'),
        _ => None,
    }
}

fn is_quote(character: char) -> bool {
    matches!(character, '”' | '’' | '»') || closing_quote(character).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(sentence: &str) -> Vec<String> {
        let name = |token: &Token| match token.kind {
            Kind::Word => token.text.clone(),
            Kind::Number(value) => format!("#{}", value.map_or("?".into(), |value| value.to_string())),
            Kind::Path => format!("path {}", token.text),
            Kind::Quoted => format!("text {}", token.text),
            Kind::Symbol => format!("symbol {}", token.text),
        };
        tokenise(sentence).iter().map(name).collect()
    }

    #[test]
    fn words_and_numbers() {
        assert_eq!(show("Build a TCP-based server, on :8080!"), ["build", "a", "tcp", "based", "server", "on", "#8080"]);
        assert_eq!(show("I’d use HTTP/1.1 & node.js"), ["i'd", "use", "http/1.1", "and", "node.js"]);
        assert_eq!(show("port=80, 8080/tcp, --port 7"), ["port", "#80", "#8080", "tcp", "port", "#7"]);
    }

    #[test]
    fn what_only_looks_like_a_number_is_a_word() {
        assert_eq!(show("0.0.0.0:80 8080-8090 080 1MB 3.5"), ["0.0.0.0", "#80", "8080-8090", "080", "1mb", "3.5"]);
        assert_eq!(show("-1 99999999999999999999 0"), ["#?", "#?", "#0"]);
    }

    #[test]
    fn paths_lose_quotes_and_sentence_ends() {
        assert_eq!(show("/, /a-b. '/c' `/d/` (/e)"), ["path /", "path /a-b", "path /c", "path /d/", "path /e"]);
        assert_eq!(show("/,/a,/v1.0: /x/.. /..."), ["path /", "path /a", "path /v1.0", "path /x/..", "path /..."]);
        assert_eq!(show("at /users/:id?"), ["at", "path /users/:id"]);
    }

    #[test]
    fn quotes_and_symbols() {
        assert_eq!(show("say \"hello, world\" “now”"), ["say", "text hello, world", "text now"]);
        assert_eq!(show("clients' data isn't 'here'"), ["clients", "data", "isn't", "text here"]);
        assert_eq!(show("a+b \u{200b} \"open"), ["a", "symbol +", "b", "symbol \u{200b}", "symbol \"", "open"]);
    }

    #[test]
    fn spans_point_at_the_written_text() {
        let sentence = "Ünï \"/a\" :80";
        let texts: Vec<&str> = tokenise(sentence).iter().map(|token| token.span.of(sentence)).collect();
        assert_eq!(texts, ["Ünï", "/a", "80"]);
    }
}
