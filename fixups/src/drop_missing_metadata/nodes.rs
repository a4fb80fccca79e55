//! Which nodes are missing.

use diagnostics::Span;
use ir::{EntityKind, Module, TokenKind};
use std::collections::{HashMap, HashSet};

/// Numbers of nodes that are named and not there, and of those that depend on them.
pub(super) struct MissingNodes<'t> {
    numbers: HashSet<&'t str>,
}

/// Whether `!7` and not `!name`.
pub(super) fn is_numbered(token: &str) -> bool {
    number(token).is_some()
}

/// The digits of `!7`, without zeros before them.
fn number(token: &str) -> Option<&str> {
    let digits = token.strip_prefix('!').filter(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let significant = digits.trim_start_matches('0');
    Some(if significant.is_empty() { "0" } else { significant })
}

impl<'t> MissingNodes<'t> {
    pub(super) fn of(module: &Module<'t>) -> Self {
        let text = module.text();
        let mut defined: HashSet<&str> = module
            .of_kind(EntityKind::Metadata)
            .filter_map(|entity| number(entity.name_span?.of(text)))
            .chain(module.of_kind(EntityKind::Junk).filter_map(|entity| number(first_word(entity.span.of(text)))))
            .collect();
        // For each node, the nodes that name it.
        let mut named_by: HashMap<&str, Vec<&str>> = HashMap::new();
        let mut missing: Vec<&str> = Vec::new();
        for token in ir::significant(text, Span::new(0, text.len())).iter().filter(|token| token.kind == TokenKind::Metadata) {
            missing.extend(number(token.text(text)).filter(|number| !defined.contains(number)));
        }
        for entity in module.of_kind(EntityKind::Metadata) {
            let Some(name) = entity.name_span.and_then(|span| number(span.of(text))) else { continue };
            for token in module.tokens(entity).iter().skip(1).filter(|token| token.kind == TokenKind::Metadata) {
                if let Some(mentioned) = number(token.text(text)) {
                    named_by.entry(mentioned).or_default().push(name);
                }
            }
        }
        let mut numbers: HashSet<&str> = HashSet::new();
        while let Some(number) = missing.pop() {
            defined.remove(number);
            if numbers.insert(number) {
                missing.extend(named_by.remove(number).unwrap_or_default());
            }
        }
        Self { numbers }
    }

    /// Whether a token names a missing node.
    pub(super) fn is_missing(&self, token: &str) -> bool {
        !self.numbers.is_empty() && number(token).is_some_and(|number| self.numbers.contains(number))
    }
}

fn first_word(text: &str) -> &str {
    text.split([' ', '\t', '=']).next().unwrap_or("")
}
