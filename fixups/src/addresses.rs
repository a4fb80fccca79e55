//! Addresses of blocks (`blockaddress`), which other functions and globals can take too.

use diagnostics::Span;
use ir::{Body, Function, TokenKind};
use std::borrow::Cow;
use std::collections::HashMap;

/// The places of a module that take the address of a block, by the function that has the block.
pub(crate) struct Addresses<'t> {
    by_function: HashMap<Cow<'t, str>, Vec<Address<'t>>>,
}

pub(crate) struct Address<'t> {
    pub(crate) label: Cow<'t, str>,
    /// The label, with its sigil.
    pub(crate) span: Span,
}

impl<'t> Addresses<'t> {
    pub(crate) fn of(text: &'t str) -> Self {
        let mut by_function: HashMap<Cow<str>, Vec<Address>> = HashMap::new();
        let tokens = if text.contains("blockaddress") { ir::significant(text, Span::new(0, text.len())) } else { Vec::new() };
        for taken in tokens.windows(5).filter(|taken| taken[0].is_word(text, "blockaddress")) {
            let is_one = taken[1].is(b'(') && taken[3].is(b',');
            if is_one && taken[2].kind == TokenKind::Global && taken[4].kind == TokenKind::Local {
                let [function, label] = [taken[2], taken[4]].map(|token| ir::decode_name(token.span.of(text)));
                by_function.entry(function).or_default().push(Address { label, span: taken[4].span });
            }
        }
        Self { by_function }
    }

    /// Those of the blocks of `function` that are taken outside of its body; the others are uses of its own. They are handed out once: of
    /// several functions of one name, to the first that asks.
    pub(crate) fn taken_outside(&mut self, function: &Function, body: &Body) -> Vec<Address<'t>> {
        let mut taken = self.by_function.remove(function.name().as_ref()).unwrap_or_default();
        taken.retain(|address| address.span.start < body.span.start || body.span.end <= address.span.start);
        taken
    }
}
