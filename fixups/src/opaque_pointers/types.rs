//! Where types end in a star.

use crate::brackets::partners;
use ir::{Token, TokenKind};

/// Types that have no pointers to them.
const WITHOUT_POINTERS: &[&str] = &["label", "metadata", "token", "x86_amx"];

/// The types of a run of tokens, by the token that ends them.
pub(super) struct Types<'t, 'a> {
    pub(super) text: &'t str,
    pub(super) tokens: &'a [Token],
    /// For each token that ends a type, the token that begins it.
    starts: Vec<Option<usize>>,
    /// For each bracket, the one that belongs to it.
    pub(super) partners: Vec<Option<usize>>,
    /// Stars that do not make a pointer of what stands before them: an edit of their own replaces them.
    dropped: Vec<bool>,
}

impl<'t, 'a> Types<'t, 'a> {
    pub(super) fn of(text: &'t str, tokens: &'a [Token], is_type_name: impl Fn(&str) -> bool) -> Self {
        let partners = partners(tokens);
        let mut types = Self { text, tokens, starts: vec![None; tokens.len()], partners, dropped: vec![false; tokens.len()] };
        for index in 0..tokens.len() {
            types.starts[index] = types.start_of_type_ending_at(index, &is_type_name);
        }
        types
    }

    fn start_of_type_ending_at(&self, index: usize, is_type_name: &impl Fn(&str) -> bool) -> Option<usize> {
        let token = self.tokens[index];
        let before = |index: usize| index.checked_sub(1).and_then(|before| self.starts[before]);
        match token.kind {
            TokenKind::Word if !WITHOUT_POINTERS.contains(&token.text(self.text)) => {
                ir::type_end(self.text, &self.tokens[index..=index], 0, false).map(|_| index)
            }
            TokenKind::Local => {
                let is_result = index.checked_sub(1).is_some_and(|before| self.tokens[before].is(b'='));
                (!is_result && is_type_name(token.text(self.text))).then_some(index)
            }
            TokenKind::Symbol(b'*') => before(index),
            TokenKind::Symbol(b']' | b'}' | b'>') => self.partners[index],
            TokenKind::Symbol(b')') => {
                let open = self.partners[index]?;
                let word = open.checked_sub(1)?;
                match self.tokens[word].text(self.text) {
                    "addrspace" => before(word),
                    "target" => Some(word),
                    _ => self.starts[word],
                }
            }
            _ => None,
        }
    }

    /// The token that begins the type that ends with the token at `last`.
    pub(super) fn start(&self, last: usize) -> Option<usize> {
        self.starts.get(last).copied().flatten()
    }

    /// Whether a pointer type of older IR ends with the token at `index`.
    pub(super) fn is_pointer_star(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.is(b'*')) && !self.dropped[index] && self.starts[index].is_some()
    }

    pub(super) fn drop_star(&mut self, index: usize) {
        self.dropped[index] = true;
    }

    /// Every type that ends in a star and is no part of another such type: its first and its last token.
    pub(super) fn pointers(&self) -> Vec<(usize, usize)> {
        let mut pointers = Vec::new();
        let mut end = self.tokens.len();
        while let Some(last) = end.checked_sub(1) {
            end = last;
            if self.is_pointer_star(last)
                && let Some(first) = self.start(last)
            {
                pointers.push((first, last));
                end = first;
            }
        }
        pointers.reverse();
        pointers
    }

    /// `ptr` for the type whose star is the token at `star`, with its address space.
    pub(super) fn pointer_ending_at(&self, star: usize) -> String {
        match self.address_space(star) {
            Some((first, last)) => format!("ptr {}", ir::canonical_type(self.text_of(first, last))),
            None => "ptr".to_owned(),
        }
    }

    /// The tokens of `addrspace(1)` directly before a star.
    fn address_space(&self, star: usize) -> Option<(usize, usize)> {
        let close = star.checked_sub(1).filter(|&close| self.tokens[close].is(b')'))?;
        let word = self.partners[close]?.checked_sub(1)?;
        self.tokens[word].is_word(self.text, "addrspace").then_some((word, close))
    }

    /// The last token of what the pointer whose star is the token at `star` points to.
    pub(super) fn pointee_end(&self, star: usize) -> Option<usize> {
        self.address_space(star).map_or(star, |(word, _)| word).checked_sub(1)
    }

    /// From the first token to the last, as written.
    pub(super) fn text_of(&self, first: usize, last: usize) -> &'t str {
        &self.text[self.tokens[first].span.start..self.tokens[last].span.end]
    }
}
