//! One pass over the tokens of a module.

use super::MOST_FINDINGS;
use super::intrinsics;
use super::names;
use super::rules::{
    ADDRESS_SPACE, ALIGNMENT, BUNDLE, CODE_SIZE, COMDAT, DEEPEST, FOREIGN_TYPE, INTEGER_WIDTH, JOINED, LARGEST_ALIGNMENT, LONGEST_NAME,
    METADATA, MODULE_ASSEMBLY, MOST_CODE, MOST_DIGITS, MOST_PARTS, NAME, NESTING, NUMBER, PARTS, Rule, SPECIAL_GLOBAL, STRING_ATTRIBUTE,
    SUMMARY, WIDEST,
};
use super::types::Frame;
use super::words;
use crate::Target;
use diagnostics::Span;
use ir::{EntityKind, Lexer, Token, TokenKind, decode_string};

/// The rules that `text` breaks, by place.
pub(super) fn scan(text: &str, target: Target) -> Vec<(&'static Rule, Span)> {
    if let Some(end) = end_of_allowed_code(text) {
        return vec![(&CODE_SIZE, end)];
    }
    let mut scan = Scan::new(text, target);
    let mut tokens = Lexer::new(text, Span::new(0, text.len())).filter(|token| !token.is_trivia()).peekable();
    while let Some(token) = tokens.next() {
        scan.take(token, tokens.peek().copied());
        // Nothing is kept for a text that nests more deeply, and nothing more need be said of it.
        if scan.frames.len() > DEEPEST || scan.found.len() >= MOST_FINDINGS {
            break;
        }
    }
    scan.found
}

/// Where a text has too much code; string constants count for nothing.
fn end_of_allowed_code(text: &str) -> Option<Span> {
    if text.len() <= MOST_CODE {
        return None;
    }
    let mut data = 0;
    Lexer::new(text, Span::new(0, text.len())).find_map(|token| {
        data += if token.kind == TokenKind::Bytes { token.span.len() } else { 0 };
        (token.span.end - data > MOST_CODE).then(|| Span::at(token.span.start))
    })
}

/// Where the braces of definitions open, by place.
fn bodies(text: &str) -> Vec<usize> {
    let module = ir::parse(text);
    let opened = module.of_kind(EntityKind::Define).filter_map(|entity| entity.body);
    opened.map(|body| body.start.saturating_sub(1)).collect()
}

struct Scan<'t> {
    text: &'t str,
    target: Target,
    /// The last two tokens, the last one second.
    before: [Option<Token>; 2],
    /// The open brackets.
    frames: Vec<Frame>,
    /// Commas since the last opcode, outside of lists that only hold data.
    parts: usize,
    /// Where bodies open, and how many of them were reached.
    bodies: Vec<usize>,
    reached: usize,
    found: Vec<(&'static Rule, Span)>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, target: Target) -> Self {
        let (before, frames, found) = ([None; 2], Vec::new(), Vec::new());
        Self { text, target, before, frames, parts: 0, bodies: bodies(text), reached: 0, found }
    }

    fn find(&mut self, rule: &'static Rule, span: Span) {
        // One finding says enough of a line of broken ones.
        let is_same = self.found.last().is_some_and(|(last, place)| *last == rule && place.end + 1 >= span.start);
        if !is_same {
            self.found.push((rule, span));
        }
    }

    fn take(&mut self, token: Token, next: Option<Token>) {
        match token.kind {
            TokenKind::Word => self.word(token, next),
            TokenKind::Number => self.number(token),
            TokenKind::Global => self.global(token, next),
            TokenKind::Metadata => self.metadata(token, next),
            TokenKind::Str => self.string(token, next),
            TokenKind::Comdat => self.find(&COMDAT, token.span),
            TokenKind::Summary => self.find(&SUMMARY, token.span),
            TokenKind::Symbol(symbol) => self.symbol(symbol, token),
            _ => {}
        }
        self.before = [self.before[1], Some(token)];
    }

    fn last(&self) -> Option<&'t str> {
        self.before[1].map(|token| token.text(self.text))
    }

    fn last_but_one(&self) -> Option<&'t str> {
        self.before[0].map(|token| token.text(self.text))
    }

    fn word(&mut self, token: Token, next: Option<Token>) {
        // Debug records carry a sign before their word.
        let word = token.text(self.text).trim_start_matches('#');
        if let Some(width) = words::integer_width(word) {
            if width > WIDEST {
                self.find(&INTEGER_WIDTH, token.span);
            }
            if !word[1..].bytes().all(|byte| byte.is_ascii_digit()) {
                self.find(&JOINED, token.span);
            }
        }
        if is_hexadecimal(word) {
            return self.number(token);
        }
        match (word, self.last()) {
            ("asm", Some("module")) => self.find(&MODULE_ASSEMBLY, token.span),
            ("sideeffect" | "inteldialect", Some("asm" | "sideeffect")) => {}
            ("target", _) if next.is_some_and(|next| next.is(b'(')) => self.find(&FOREIGN_TYPE, token.span),
            ("x", _) => self.repeat(),
            _ => {
                if let Some(rule) = words::rule(word, self.target) {
                    self.find(rule, token.span);
                }
            }
        }
        let begins = matches!(word, "define" | "declare") || word.starts_with("dbg_");
        if begins || (self.is_in_body() && ir::is_opcode(word)) {
            self.parts = 0;
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.add(words::bits(word));
        }
    }

    /// Directly inside the braces of a definition.
    fn is_in_body(&self) -> bool {
        matches!(self.frames.as_slice(), [body] if body.is_body)
    }

    /// At `[N x` and `<N x`.
    fn repeat(&mut self) {
        let [Some(open), Some(number)] = self.before else { return };
        let text = number.text(self.text);
        let is_number = number.kind == TokenKind::Number || is_hexadecimal(text);
        if is_number
            && (open.is(b'[') || open.is(b'<'))
            && let Some(frame) = self.frames.last_mut()
        {
            frame.repeat(text);
        }
    }

    fn number(&mut self, token: Token) {
        let text = token.text(self.text);
        if text.len() > MOST_DIGITS {
            self.find(&NUMBER, token.span);
        }
        // LLVM takes hexadecimal digits, after one letter that says of which type, and reads on behind them.
        if let Some(digits) = text.strip_prefix("0x") {
            let digits = digits.strip_prefix(['K', 'L', 'M', 'H', 'R']).unwrap_or(digits);
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                self.find(&JOINED, token.span);
            }
        }
        let subject = if self.last().is_some_and(|last| matches!(last, "(" | "=")) { self.last_but_one() } else { self.last() };
        match subject {
            // What is no decimal number may be any other.
            Some("align" | "alignstack") if text.parse().map_or(true, |bytes: u64| bytes > LARGEST_ALIGNMENT) => {
                self.find(&ALIGNMENT, token.span);
            }
            Some("addrspace") if text != "0" => self.find(&ADDRESS_SPACE, token.span),
            _ => {}
        }
    }

    fn global(&mut self, token: Token, next: Option<Token>) {
        let name = decode_string(token.text(self.text)[1..].trim_matches('"'));
        let is_odd = |byte: &u8| byte.is_ascii_control() || *byte == b'@';
        let text = std::str::from_utf8(&name).ok().filter(|_| name.len() <= LONGEST_NAME && !name.iter().any(is_odd));
        let rule = match text {
            None => Some(&NAME),
            Some(name) if !name.starts_with("llvm.") => None,
            Some(_) if next.is_some_and(|next| next.is(b'=')) => Some(&SPECIAL_GLOBAL),
            Some(name) => intrinsics::rule(name),
        };
        if let Some(rule) = rule {
            self.find(rule, token.span);
        }
    }

    fn metadata(&mut self, token: Token, next: Option<Token>) {
        let name = String::from_utf8_lossy(&decode_string(&token.text(self.text)[1..])).into_owned();
        if name.is_empty() {
            return;
        }
        if name.starts_with(|first: char| first.is_ascii_digit()) {
            if !name.bytes().all(|byte| byte.is_ascii_digit()) {
                self.find(&JOINED, token.span);
            }
            return;
        }
        let is_known = match next {
            // Nodes with fields, of which LLVM knows no others.
            Some(next) if next.is(b'(') => name.starts_with("DI") || name == "GenericDINode",
            Some(next) if next.is(b'=') => names::OF_MODULE.binary_search(&name.as_str()).is_ok(),
            _ => names::ATTACHMENTS.binary_search(&name.as_str()).is_ok(),
        };
        if !is_known {
            self.find(&METADATA, token.span);
        }
    }

    /// A string is metadata, a value, a part of what is refused for another word, or a name of an attribute or a bundle.
    fn string(&mut self, token: Token, next: Option<Token>) {
        let [last_but_one, last] = self.before;
        let is_value = last.is_some_and(|last| matches!(last.kind, TokenKind::Metadata | TokenKind::Label) || last.is(b'='));
        let is_constraint = last.is_some_and(|last| last.is(b',')) && last_but_one.is_some_and(|before| before.kind == TokenKind::Str);
        match (self.last_but_one(), self.last()) {
            (Some(name), Some("=")) if !names::is_value(&unquoted(name), &unquoted(token.text(self.text))) => {
                self.find(&STRING_ATTRIBUTE, token.span);
            }
            _ if is_value || is_constraint => {}
            (_, Some("asm" | "sideeffect" | "alignstack" | "inteldialect" | "unwind")) => {}
            (_, Some("section" | "partition" | "gc" | "code_model")) => {}
            (Some("addrspace"), Some("(")) => self.find(&ADDRESS_SPACE, token.span),
            (Some("syncscope" | "target" | "allockind"), Some("(")) => {}
            _ => self.named_in_quotes(token, next),
        }
    }

    fn named_in_quotes(&mut self, token: Token, next: Option<Token>) {
        let name = unquoted(token.text(self.text));
        let (rule, is_known) = match next.is_some_and(|next| next.is(b'(')) {
            true => (&BUNDLE, names::BUNDLES.binary_search(&name.as_str()).is_ok()),
            false => (&STRING_ATTRIBUTE, names::is_attribute(&name)),
        };
        if !is_known {
            self.find(rule, token.span);
        }
    }

    fn symbol(&mut self, symbol: u8, token: Token) {
        match symbol {
            b'(' | b'[' | b'{' | b'<' => self.open(symbol, token),
            b')' | b']' | b'}' | b'>' => self.close(token),
            b',' => self.comma(token),
            // An assignment of the top level.
            b'=' if self.frames.is_empty() => self.parts = 0,
            _ => {}
        }
    }

    fn open(&mut self, bracket: u8, token: Token) {
        while self.bodies.get(self.reached).is_some_and(|&body| body < token.span.start) {
            self.reached += 1;
        }
        let is_body = self.bodies.get(self.reached) == Some(&token.span.start);
        if is_body {
            // Whatever is open outside of it is damage, which LLVM refuses.
            self.frames.clear();
        }
        self.frames.push(Frame::new(bracket, token.span.start, is_body));
        if self.frames.len() > DEEPEST {
            self.find(&NESTING, token.span);
        }
    }

    fn close(&mut self, token: Token) {
        let Some(frame) = self.frames.pop() else { return };
        let bits = frame.close().unwrap_or_else(|rule| {
            self.find(rule, Span::new(frame.start, token.span.end));
            0
        });
        // Arguments are no part of a type, and a body is no structure.
        if let Some(outer) = self.frames.last_mut().filter(|outer| outer.bracket != b'(' && !outer.is_body) {
            outer.add(bits);
        }
    }

    /// Lists of data may be long; what LLVM compares with each other may not.
    fn comma(&mut self, token: Token) {
        let in_body = self.frames.first().is_some_and(|outer| outer.is_body);
        let in_arguments = self.frames.last().is_some_and(|frame| frame.bracket == b'(');
        if !in_body && !in_arguments {
            return;
        }
        self.parts += 1;
        if self.parts > MOST_PARTS {
            self.parts = 0;
            self.find(&PARTS, token.span);
        }
    }
}

/// An integer such as `u0x1F`, which is a word to the lexer.
fn is_hexadecimal(word: &str) -> bool {
    word.strip_prefix(['u', 's']).is_some_and(|number| number.starts_with("0x"))
}

/// The text between quotes as LLVM reads it.
fn unquoted(text: &str) -> String {
    String::from_utf8_lossy(&decode_string(text.trim_matches('"'))).into_owned()
}
