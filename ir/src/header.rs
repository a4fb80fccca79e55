//! Functions: the parts of their headers.

use crate::body::Body;
use crate::keywords::{LINKAGES, VISIBILITIES, is_header_word, is_value_attribute};
use crate::lexer::{Token, TokenKind, significant};
use crate::locals::number_after_parameters;
use crate::module::Entity;
use crate::name::decode_name;
use crate::types::{bracket_end, canonical_type, type_end};
use crate::{Fragment, Signature};
use diagnostics::Span;
use std::borrow::Cow;

/// A definition or a declaration.
#[derive(Clone, Debug)]
pub struct Function<'t> {
    text: &'t str,
    pub header: Header<'t>,
    /// From `define` to the closing brace, or the whole declaration.
    pub span: Span,
    /// Between the braces.
    pub body_span: Option<Span>,
    /// Whether the closing brace is there; always so for a declaration.
    pub is_closed: bool,
}

/// Everything before the body.
#[derive(Clone, Debug)]
pub struct Header<'t> {
    /// With its sigil, as written.
    pub name_token: Fragment<'t>,
    /// `internal`, `private` …; nothing where the function is external.
    pub linkage: Option<Fragment<'t>>,
    /// `hidden`, `protected`, `default`.
    pub visibility: Option<Fragment<'t>>,
    pub result: Fragment<'t>,
    /// `zeroext`, `noundef` … before the result type.
    pub result_attributes: Vec<Fragment<'t>>,
    pub parameters: Vec<Parameter<'t>>,
    pub is_variadic: bool,
    /// With its brackets.
    pub parameter_list: Span,
    /// What follows the parameter list, up to the body: attributes, section, alignment …
    pub tail: Fragment<'t>,
}

#[derive(Clone, Debug)]
pub struct Parameter<'t> {
    pub ty: Fragment<'t>,
    pub attributes: Vec<Fragment<'t>>,
    /// With its sigil; parameters may go without a name.
    pub name: Option<Fragment<'t>>,
    pub span: Span,
}

impl<'t> Function<'t> {
    /// `None` where the header is damaged.
    pub(crate) fn new(text: &'t str, entity: &Entity) -> Option<Self> {
        let header_end = entity.body.map_or(entity.span.end, |body| body.start - 1);
        let header = Header::parse(text, Span::new(entity.span.start, header_end))?;
        Some(Self { text, header, span: entity.span, body_span: entity.body, is_closed: entity.is_closed })
    }

    pub fn name(&self) -> Cow<'t, str> {
        decode_name(self.header.name_token.text)
    }

    /// The text of the whole module.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Where the name stands, with its sigil.
    pub fn name_span(&self) -> Span {
        self.header.name_token.span
    }

    pub fn is_definition(&self) -> bool {
        self.body_span.is_some()
    }

    /// The function type in its canonical text, for example `i64 (ptr, i64)`.
    pub fn type_text(&self) -> String {
        self.signature().to_string()
    }

    /// Reads the body; a declaration has an empty one.
    pub fn body(&self) -> Body<'t> {
        Body::parse(self.text, self.body_span.unwrap_or(Span::at(self.span.end)), number_after_parameters(self))
    }

    /// Whether other modules can name it.
    pub fn is_public(&self) -> bool {
        !self.header.linkage.is_some_and(|linkage| matches!(linkage.text, "internal" | "private"))
    }

    pub fn signature(&self) -> Signature {
        self.header.signature()
    }
}

impl<'t> Header<'t> {
    fn parse(text: &'t str, span: Span) -> Option<Self> {
        let tokens = significant(text, span);
        let fragment = |index: usize| tokens.get(index).map(|token| Fragment::of(text, token.span));
        let (mut linkage, mut visibility, mut result_attributes) = (None, None, Vec::new());
        let mut index = 1;
        while let Some(end) = prefix_end(text, &tokens, index) {
            let word = fragment(index)?;
            if LINKAGES.contains(&word.text) {
                linkage = Some(word);
            } else if VISIBILITIES.contains(&word.text) {
                visibility = Some(word);
            } else if is_value_attribute(word.text) {
                result_attributes.push(range(text, &tokens, index, end)?);
            }
            index = end;
        }
        let result_end = type_end(text, &tokens, index, false)?;
        let result = range(text, &tokens, index, result_end)?;
        let name_token = fragment(result_end).filter(|name| name.text.starts_with('@'))?;
        let open = result_end + 1;
        if !tokens.get(open)?.is(b'(') {
            return None;
        }
        let close = bracket_end(&tokens, open)?;
        let (parameters, is_variadic) = parameters(text, &tokens[open + 1..close - 1])?;
        let parameter_list = Span::new(tokens[open].span.start, tokens[close - 1].span.end);
        let tail_start = parameter_list.end;
        let tail_end = tokens.last()?.span.end.max(tail_start);
        let tail = trimmed(text, Span::new(tail_start, tail_end));
        Some(Self { name_token, linkage, visibility, result, result_attributes, parameters, is_variadic, parameter_list, tail })
    }

    pub fn signature(&self) -> Signature {
        Signature {
            result: canonical_type(self.result.text),
            parameters: self.parameters.iter().map(|parameter| canonical_type(parameter.ty.text)).collect(),
            is_variadic: self.is_variadic,
        }
    }
}

/// The index after a word before the result type (`internal`, `cc 10`, `align 8`, `range(i64 0, 4)`), or `None` where the
/// type begins.
fn prefix_end(text: &str, tokens: &[Token], index: usize) -> Option<usize> {
    let token = tokens.get(index)?;
    match token.kind {
        TokenKind::Str | TokenKind::AttributeGroup | TokenKind::Symbol(b'=') => Some(index + 1),
        // `!dbg !4` stands here in a declaration.
        TokenKind::Metadata => Some(index + 1),
        TokenKind::Word if is_header_word(token.text(text)) => attribute_end(text, tokens, index),
        _ => None,
    }
}

/// The index after an attribute word and its argument: `(…)`, or the number of `align 8` and `cc 10`.
pub(crate) fn attribute_end(text: &str, tokens: &[Token], index: usize) -> Option<usize> {
    match tokens.get(index + 1) {
        Some(next) if next.is(b'(') => bracket_end(tokens, index + 1),
        Some(next) if next.kind == TokenKind::Number && matches!(tokens[index].text(text), "align" | "alignstack" | "cc") => {
            Some(index + 2)
        }
        _ => Some(index + 1),
    }
}

pub(crate) fn range<'t>(text: &'t str, tokens: &[Token], start: usize, end: usize) -> Option<Fragment<'t>> {
    let last = tokens.get(end.checked_sub(1)?)?;
    Some(Fragment::of(text, Span::new(tokens.get(start)?.span.start, last.span.end)))
}

fn trimmed(text: &str, span: Span) -> Fragment<'_> {
    let inside = span.of(text);
    let start = span.start + (inside.len() - inside.trim_start().len());
    let end = start + inside.trim().len();
    Fragment::of(text, Span::new(start, end))
}

/// The token ranges between the commas at depth 0.
pub(crate) fn split_at_commas(tokens: &[Token]) -> Vec<&[Token]> {
    if tokens.is_empty() {
        return Vec::new();
    }
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0);
    for (index, token) in tokens.iter().enumerate() {
        depth += token.nesting();
        if depth == 0 && token.is(b',') {
            parts.push(&tokens[start..index]);
            start = index + 1;
        }
    }
    parts.push(&tokens[start..]);
    parts
}

/// Reads a typed item: its type, the attributes after it, and the index where the rest begins.
pub(crate) fn typed<'t>(text: &'t str, tokens: &[Token]) -> Option<(Fragment<'t>, Vec<Fragment<'t>>, usize)> {
    let type_end = type_end(text, tokens, 0, true)?;
    let ty = range(text, tokens, 0, type_end)?;
    let mut attributes = Vec::new();
    let mut index = type_end;
    while let Some(token) = tokens.get(index) {
        let end = match token.kind {
            TokenKind::Word if is_value_attribute(token.text(text)) => attribute_end(text, tokens, index)?,
            TokenKind::Str if tokens.get(index + 1).is_some_and(|next| next.is(b'=')) => index + 3,
            TokenKind::Str => index + 1,
            _ => break,
        };
        let end = end.min(tokens.len());
        attributes.push(range(text, tokens, index, end)?);
        index = end;
    }
    Some((ty, attributes, index))
}

fn parameters<'t>(text: &'t str, tokens: &[Token]) -> Option<(Vec<Parameter<'t>>, bool)> {
    let mut parts = split_at_commas(tokens);
    let is_variadic = parts.last().is_some_and(|part| matches!(part, [only] if only.kind == TokenKind::Ellipsis));
    if is_variadic {
        parts.pop();
    }
    let mut parameters = Vec::with_capacity(parts.len());
    for part in parts {
        let (ty, attributes, index) = typed(text, part)?;
        let name = match &part[index..] {
            [] => None,
            [name] if name.kind == TokenKind::Local => Some(Fragment::of(text, name.span)),
            _ => return None,
        };
        let span = Span::new(part[0].span.start, part[part.len() - 1].span.end);
        parameters.push(Parameter { ty, attributes, name, span });
    }
    Some((parameters, is_variadic))
}
