//! Global variables and constants.

use crate::Fragment;
use crate::header::range;
use crate::lexer::{TokenKind, significant};
use crate::module::Entity;
use crate::name::decode_name;
use crate::types::{bracket_end, type_end};
use diagnostics::Span;
use std::borrow::Cow;

/// `@name = internal constant [3 x i8] c"ab\00", align 1`
#[derive(Clone, Debug)]
pub struct GlobalVariable<'t> {
    pub span: Span,
    /// With its sigil.
    pub name_token: Fragment<'t>,
    pub linkage: Option<Fragment<'t>>,
    pub is_constant: bool,
    pub ty: Fragment<'t>,
    /// Missing where it is `external`, or damaged.
    pub initializer: Option<Fragment<'t>>,
    /// What follows the initializer, from its comma on.
    pub tail: Fragment<'t>,
}

impl<'t> GlobalVariable<'t> {
    pub(crate) fn new(text: &'t str, entity: &Entity) -> Option<Self> {
        let tokens = significant(text, entity.span);
        let keyword = tokens.iter().position(|token| token.is_word(text, "global") || token.is_word(text, "constant"))?;
        let linkage = tokens[2..keyword.max(2)].iter().map(|token| Fragment::of(text, token.span));
        let linkage = linkage.into_iter().find(|word| crate::keywords::LINKAGES.contains(&word.text));
        let type_end = type_end(text, &tokens, keyword + 1, true)?;
        let ty = range(text, &tokens, keyword + 1, type_end)?;
        let value_end = value_end(&tokens, type_end);
        let initializer = if value_end > type_end { range(text, &tokens, type_end, value_end) } else { None };
        let tail_start = initializer.map_or(ty.span.end, |value| value.span.end);
        let tail = Fragment::of(text, Span::new(tail_start, entity.span.end));
        let name_token = Fragment::of(text, entity.name_span?);
        let is_constant = tokens[keyword].text(text) == "constant";
        Some(Self { span: entity.span, name_token, linkage, is_constant, ty, initializer, tail })
    }

    pub fn name(&self) -> Cow<'t, str> {
        decode_name(self.name_token.text)
    }

    pub fn is_public(&self) -> bool {
        !self.linkage.is_some_and(|linkage| matches!(linkage.text, "internal" | "private"))
    }

    pub fn is_external(&self) -> bool {
        self.linkage.is_some_and(|linkage| matches!(linkage.text, "external" | "extern_weak"))
    }
}

/// The index after the value that begins at `start`: up to the next comma or metadata at depth 0.
fn value_end(tokens: &[crate::Token], start: usize) -> usize {
    let mut index = start;
    while let Some(token) = tokens.get(index) {
        if token.is(b',') || token.kind == TokenKind::Metadata {
            break;
        }
        index = if token.nesting() > 0 { bracket_end(tokens, index).unwrap_or(tokens.len()) } else { index + 1 };
    }
    index
}
