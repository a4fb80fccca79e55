//! What stands between the commas of an instruction.

use ir::{Token, TokenKind};

/// One operand, or what stands in its place.
#[derive(Clone, Copy)]
pub(super) struct Part<'t, 'a> {
    text: &'t str,
    pub(super) tokens: &'a [Token],
}

/// The tokens behind words that may stand first.
pub(super) fn behind<'a>(text: &str, tokens: &'a [Token], words: &[&str]) -> &'a [Token] {
    let count = tokens.iter().take_while(|token| token.kind == TokenKind::Word && words.contains(&token.text(text))).count();
    &tokens[count..]
}

pub(super) fn is_predicate(word: &str) -> bool {
    matches!(word, "eq" | "ne" | "ugt" | "uge" | "ult" | "ule" | "sgt" | "sge" | "slt" | "sle")
        || matches!(word, "oeq" | "ogt" | "oge" | "olt" | "ole" | "one" | "ord" | "ueq" | "une" | "uno")
}

/// Between the commas outside of brackets, up to the first attachment.
pub(super) fn split<'t, 'a>(text: &'t str, tokens: &'a [Token]) -> Vec<Part<'t, 'a>> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (index, token) in tokens.iter().enumerate() {
        depth += token.nesting();
        if depth == 0 && token.is(b',') {
            parts.push(Part { text, tokens: &tokens[start..index] });
            start = index + 1;
        }
    }
    if !tokens.is_empty() {
        parts.push(Part { text, tokens: &tokens[start..] });
    }
    let count = parts.iter().take_while(|part| part.tokens.first().is_some_and(|first| first.kind != TokenKind::Metadata)).count();
    parts.truncate(count);
    parts
}

impl<'t> Part<'t, '_> {
    pub(super) fn start(&self) -> usize {
        self.tokens.first().map_or(0, |token| token.span.start)
    }

    /// The index after the type, if the part begins with one.
    pub(super) fn type_end(&self) -> Option<usize> {
        ir::type_end(self.text, self.tokens, 0, true)
    }

    /// The type and the value behind it.
    pub(super) fn typed(&self) -> Option<(&'t str, Part<'t, '_>)> {
        let end = self.type_end().filter(|&end| end < self.tokens.len())?;
        Some((self.of(0, end), Part { text: self.text, tokens: &self.tokens[end..] }))
    }

    /// A value of one token, without a type.
    pub(super) fn bare(&self) -> Option<&'t str> {
        let [only] = self.tokens else { return None };
        is_value(self.text, only).then(|| only.text(self.text))
    }

    /// A local or a global, without a type.
    pub(super) fn name(&self) -> Option<&'t str> {
        self.bare().filter(|value| value.starts_with(['%', '@']))
    }

    pub(super) fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).filter(|token| token.kind == TokenKind::Word).map_or("", |token| token.text(self.text))
    }

    /// From the first token to the one before `end`, as written.
    pub(super) fn of(&self, start: usize, end: usize) -> &'t str {
        &self.text[self.tokens[start].span.start..self.tokens[end - 1].span.end]
    }

    pub(super) fn value_at(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| is_value(self.text, token))
    }
}

fn is_value(text: &str, token: &Token) -> bool {
    match token.kind {
        TokenKind::Local | TokenKind::Global | TokenKind::Number => true,
        TokenKind::Word => matches!(token.text(text), "true" | "false" | "null" | "undef" | "poison" | "zeroinitializer"),
        _ => false,
    }
}
