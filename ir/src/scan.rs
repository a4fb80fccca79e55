//! The top-level scan: one pass over the text, in which bodies are skipped by their braces.

use crate::keywords::{is_entity_tail, is_function_tail};
use crate::lexer::{Lexer, Token, TokenKind, character_length, comment_length, is_label_byte};
use crate::module::{Entity, EntityKind, Module};
use diagnostics::Span;

/// Cuts a text into its top-level entities. Never fails; linear in the length of the text.
pub fn parse(text: &str) -> Module<'_> {
    let mut scanner = Scanner { text, lexer: Lexer::new(text, Span::new(0, text.len())), entities: Vec::new() };
    while let Some(token) = scanner.lexer.next() {
        scanner.entity(token);
    }
    Module { text, entities: scanner.entities }
}

struct Scanner<'t> {
    text: &'t str,
    lexer: Lexer<'t>,
    entities: Vec<Entity>,
}

impl<'t> Scanner<'t> {
    fn push(&mut self, kind: EntityKind, span: Span, name_span: Option<Span>) {
        self.entities.push(Entity { kind, span, name_span, body: None, is_closed: true });
    }

    /// Scans the entity that `first` begins.
    fn entity(&mut self, first: Token) {
        match first.kind {
            TokenKind::Space => self.push(EntityKind::Blank, first.span, None),
            TokenKind::Comment => self.push(EntityKind::Comment, first.span, None),
            TokenKind::Word if first.text(self.text) == "define" => self.define(first),
            TokenKind::Word if first.text(self.text) == "declare" => self.declare(first),
            TokenKind::Word => match self.keyword_entity(first) {
                Some(kind) => self.statement(first, kind, None),
                None => self.junk(first),
            },
            TokenKind::Global | TokenKind::Local | TokenKind::Metadata | TokenKind::Comdat | TokenKind::Summary => self.assignment(first),
            _ => self.junk(first),
        }
    }

    fn keyword_entity(&self, first: Token) -> Option<EntityKind> {
        let mut ahead = self.lexer.clone();
        let next = ahead.next_significant()?;
        let follows = |word: &str| next.is_word(self.text, word);
        match first.text(self.text) {
            "module" if follows("asm") => Some(EntityKind::ModuleAsm),
            "target" if follows("triple") || follows("datalayout") => Some(EntityKind::Target),
            "source_filename" if next.is(b'=') => Some(EntityKind::SourceFilename),
            "attributes" if next.kind == TokenKind::AttributeGroup => Some(EntityKind::Attributes),
            "uselistorder" | "uselistorder_bb" if next.kind != TokenKind::Unknown => Some(EntityKind::UseListOrder),
            _ => None,
        }
    }

    /// `@x = …`, `%t = …`, `!m = …`, `$c = …`, `^0 = …`.
    fn assignment(&mut self, first: Token) {
        let mut ahead = self.lexer.clone();
        if !ahead.next_significant().is_some_and(|next| next.is(b'=')) {
            return self.junk(first);
        }
        let kind = match first.kind {
            TokenKind::Global => self.global_kind(ahead),
            TokenKind::Local => {
                let follows = ahead.next_significant();
                follows.is_some_and(|next| next.is_word(self.text, "type")).then_some(EntityKind::Type)
            }
            TokenKind::Metadata => Some(EntityKind::Metadata),
            TokenKind::Comdat => Some(EntityKind::Comdat),
            _ => Some(EntityKind::Summary),
        };
        match kind {
            Some(kind) => self.statement(first, kind, Some(first.span)),
            None => self.junk(first),
        }
    }

    /// What the words after `@x =` make of it; a global has at most a dozen tokens before its keyword.
    fn global_kind(&self, mut ahead: Lexer) -> Option<EntityKind> {
        for _ in 0..16 {
            let token = ahead.next_significant()?;
            match (token.kind, token.text(self.text)) {
                (TokenKind::Word, "global" | "constant") => return Some(EntityKind::Global),
                (TokenKind::Word, "alias") => return Some(EntityKind::Alias),
                (TokenKind::Word, "ifunc") => return Some(EntityKind::IFunc),
                (TokenKind::Word, word) if is_entity_tail(word) => {}
                (TokenKind::Word, "localdynamic" | "initialexec" | "localexec") => {}
                (TokenKind::Symbol(b'(' | b')') | TokenKind::Number | TokenKind::Str, _) => {}
                _ => return None,
            }
        }
        None
    }

    /// To the end of its line, or a single sign, after which the line may go on with an entity.
    fn junk(&mut self, first: Token) {
        if matches!(first.kind, TokenKind::Symbol(_)) {
            return self.junk_until(first.span);
        }
        let rest = &self.text.as_bytes()[first.span.start..];
        let mut end = first.span.start + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        while end > first.span.start && self.text.as_bytes()[end - 1] == b'\r' {
            end -= 1;
        }
        let end = end.max(first.span.start + 1);
        self.lexer.rewind(self.text.ceil_char_boundary(end), false);
        self.junk_until(Span::new(first.span.start, self.lexer.position()));
    }

    /// Adds junk, joined to junk that stands before it on the same line.
    fn junk_until(&mut self, span: Span) {
        let before = match self.entities.as_slice() {
            [.., junk, blank] if blank.kind == EntityKind::Blank && !blank.span.of(self.text).contains('\n') => Some((junk.kind, 2)),
            [.., junk] => Some((junk.kind, 1)),
            [] => None,
        };
        let mut start = span.start;
        if let Some((EntityKind::Junk, count)) = before {
            let kept = self.entities.len() - count;
            start = self.entities[kept].span.start;
            self.entities.truncate(kept);
        }
        self.push(EntityKind::Junk, Span::new(start, span.end), None);
    }

    /// An entity that ends where its brackets are closed and the next line begins something else.
    fn statement(&mut self, first: Token, kind: EntityKind, name_span: Option<Span>) {
        let mut last = first;
        let mut depth = 0i32;
        loop {
            let before = (self.lexer.position(), false);
            let Some(token) = self.lexer.next_significant() else { break };
            let is_open = depth > 0 || matches!(last.kind, TokenKind::Symbol(b',' | b'='));
            let goes_on = if token.starts_line { self.goes_on_line(token, is_open) } else { is_open || !self.is_starter(token) };
            if !goes_on {
                self.lexer.rewind(before.0, before.1);
                break;
            }
            depth = (depth + token.nesting()).max(0);
            last = token;
        }
        self.rewind_to(last.span.end);
        self.push(kind, Span::new(first.span.start, last.span.end), name_span);
    }

    fn rewind_to(&mut self, end: usize) {
        self.lexer.rewind(end, false);
    }

    fn goes_on_line(&self, token: Token, is_open: bool) -> bool {
        if self.is_starter(token) {
            return false;
        }
        is_open
            || match token.kind {
                TokenKind::Word => is_entity_tail(token.text(self.text)),
                TokenKind::Symbol(symbol) => !matches!(symbol, b'}' | b'*' | b'|' | b':' | b'>' | b')' | b']'),
                TokenKind::Str | TokenKind::Bytes => true,
                _ => false,
            }
    }

    /// Whether `token`, which the lexer has just given out, begins an entity.
    fn is_starter(&self, token: Token) -> bool {
        match token.kind {
            TokenKind::Word => match token.text(self.text) {
                "define" | "declare" => true,
                "module" | "target" | "source_filename" | "attributes" | "uselistorder" | "uselistorder_bb" => {
                    self.keyword_entity(token).is_some()
                }
                _ => false,
            },
            TokenKind::Global | TokenKind::Local | TokenKind::Metadata | TokenKind::Comdat | TokenKind::Summary => {
                self.lexer.clone().next_significant().is_some_and(|next| next.is(b'='))
            }
            _ => false,
        }
    }

    /// The name and the end of a parameter list of a header, leaving the lexer behind the list.
    fn head(&mut self) -> Option<(Span, Span)> {
        let mut name: Option<Span> = None;
        let mut depth = 0i32;
        while let Some(token) = self.lexer.next_significant() {
            // A later header or assignment, wherever it stands: no header holds one, and each is looked at once.
            if self.is_starter(token) {
                return None;
            }
            match token.kind {
                TokenKind::Global if depth == 0 && name.is_none() => name = Some(token.span),
                TokenKind::Unknown => return None,
                _ => {}
            }
            if name.is_some() && depth == 0 && token.kind != TokenKind::Global && !token.is(b'(') {
                return None;
            }
            depth += token.nesting();
            if let Some(name) = name
                && depth == 0
                && token.is(b')')
            {
                return Some((name, token.span));
            }
        }
        None
    }

    fn declare(&mut self, first: Token) {
        let Some((name, close)) = self.head() else {
            return self.junk(first);
        };
        let mut end = close.end;
        let mut depth = 0i32;
        while let Some(token) = self.lexer.next_significant() {
            let goes_on = match token.kind {
                _ if depth > 0 => !(token.starts_line && self.is_starter(token)),
                _ if self.is_starter(token) => false,
                TokenKind::Word => is_function_tail(token.text(self.text)),
                TokenKind::Str => self.is_string_attribute(token),
                TokenKind::AttributeGroup => true,
                TokenKind::Symbol(b'(' | b'=') | TokenKind::Number | TokenKind::Global | TokenKind::Comdat => !token.starts_line,
                _ => false,
            };
            if !goes_on {
                break;
            }
            depth = (depth + token.nesting()).max(0);
            end = token.span.end;
        }
        self.rewind_to(end);
        self.push(EntityKind::Declare, Span::new(first.span.start, end), Some(name));
    }

    /// Whether a string after a parameter list is an attribute: closed, on one line, and on a line of its own only with its value
    /// or with nothing after it.
    fn is_string_attribute(&self, token: Token) -> bool {
        let next = self.lexer.clone().next_significant();
        let stands_alone = next.is_none_or(|next| next.starts_line || next.is(b'='));
        let text = token.text(self.text);
        let is_whole = text.len() >= 2 && text.ends_with('"') && !text.contains('\n');
        is_whole && (!token.starts_line || stands_alone)
    }

    fn define(&mut self, first: Token) {
        let found = self.head().and_then(|(name, _)| self.opening_brace().map(|open| (name, open)));
        let Some((name_span, open)) = found else {
            return self.junk(first);
        };
        let (end, is_closed) = body_end(self.text, open.end);
        let body = Span::new(open.end, end);
        let span = Span::new(first.span.start, end + usize::from(is_closed));
        self.rewind_to(span.end);
        // A body that ends without its brace ends before a line; what follows begins that line.
        if !is_closed {
            self.lexer.rewind(span.end, true);
        }
        self.entities.push(Entity { kind: EntityKind::Define, span, name_span: Some(name_span), body: Some(body), is_closed });
    }

    /// The brace that opens the body, past attributes and the constants of `prefix`, `prologue` and `personality`.
    fn opening_brace(&mut self) -> Option<Span> {
        let mut depth = 0i32;
        let mut constants = 0;
        while let Some(token) = self.lexer.next_significant() {
            let word = if token.kind == TokenKind::Word { token.text(self.text) } else { "" };
            if depth == 0 && token.is(b'{') && constants == 0 {
                return Some(token.span);
            }
            // A brace that closes what stands before the header: one that opens behind it is not the header's.
            let closes_other = depth == 0 && token.is(b'}');
            if token.kind == TokenKind::Unknown || closes_other || self.is_starter(token) {
                return None;
            }
            // A constant of struct type has two pairs of braces: those of the type and those of the value.
            match word {
                "prefix" | "prologue" | "personality" => constants = self.constant_braces(),
                _ if depth == 0 && token.is(b'{') => constants -= 1,
                _ => {}
            }
            depth = (depth + token.nesting()).max(0);
        }
        None
    }

    /// How many braces at depth 0 belong to the constant that follows: two if it begins with one.
    fn constant_braces(&self) -> usize {
        let next = self.lexer.clone().next_significant();
        if next.is_some_and(|token| token.is(b'{')) { 2 } else { 0 }
    }
}

/// Where the body that begins at `start` ends: at its closing brace (`true`), or, where that is missing, before the next
/// line that can only stand at the top level, or at the end of the text (`false`).
fn body_end(text: &str, start: usize) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut depth = 1u32;
    let mut position = start;
    while let Some(&byte) = bytes.get(position) {
        match byte {
            b'{' => depth += 1,
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return (position, true);
                }
            }
            b'"' => position = string_end(bytes, position),
            b'\'' => position += character_length(&bytes[position..]) - 1,
            b';' => {
                position += comment_length(&bytes[position..]);
                continue;
            }
            b'\n' if is_top_level_line(&bytes[position + 1..]) => return (position + 1, false),
            _ => {}
        }
        position += 1;
    }
    (bytes.len(), false)
}

/// The last byte of the string that opens at `open`; of one that is never closed, the last byte of its line.
fn string_end(bytes: &[u8], open: usize) -> usize {
    let inside = &bytes[open + 1..];
    match memchr::memchr(b'"', inside) {
        Some(close) => open + 1 + close,
        None => open + memchr::memchr(b'\n', inside).unwrap_or(inside.len()),
    }
}

/// Whether a line can only stand at the top level.
fn is_top_level_line(line: &[u8]) -> bool {
    match line.first() {
        Some(b'd') => line.starts_with(b"define ") || line.starts_with(b"declare "),
        Some(b'a') => line.starts_with(b"attributes #"),
        Some(b'@') => {
            let name = line[1..].iter().take_while(|&&byte| is_label_byte(byte)).count();
            name > 0 && line[1 + name..].starts_with(b" = ")
        }
        _ => false,
    }
}
