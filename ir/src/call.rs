//! Calls: callee, types and arguments as they are written.

use crate::header::{attribute_end, range, split_at_commas, typed};
use crate::keywords::is_call_word;
use crate::lexer::{Token, TokenKind};
use crate::name::decode_name;
use crate::types::{bracket_end, canonical, canonical_type, type_end};
use crate::{Fragment, Signature};
use diagnostics::Span;

/// The parts of a `call`, `invoke` or `callbr`.
#[derive(Clone, Debug)]
pub struct Call<'t> {
    pub callee: Callee<'t>,
    /// The result type, also where it is part of a function type.
    pub result_type: Fragment<'t>,
    /// `i64 (ptr, ...)` where the call states it, as a call of a variadic function must.
    pub function_type: Option<Fragment<'t>>,
    pub arguments: Vec<Argument<'t>>,
    /// With its brackets.
    pub argument_list: Span,
    /// The opcode and what stands before the type: calling convention, result attributes; with `tail` where it is there.
    pub prefix: Fragment<'t>,
    /// What follows the argument list: attributes, bundles, metadata.
    pub tail: Span,
}

#[derive(Clone, Debug)]
pub enum Callee<'t> {
    /// With its sigil.
    Global(Fragment<'t>),
    /// A value of the function, with its sigil.
    Local(Fragment<'t>),
    Assembly(Assembly<'t>),
    /// A constant expression or anything else.
    Expression(Fragment<'t>),
}

/// `asm sideeffect "template", "constraints"`
#[derive(Clone, Debug)]
pub struct Assembly<'t> {
    pub span: Span,
    /// `sideeffect`, `alignstack`, `inteldialect`, `unwind`
    pub flags: Vec<Fragment<'t>>,
    /// Between the quotes.
    pub template: Fragment<'t>,
    /// Between the quotes.
    pub constraints: Fragment<'t>,
}

#[derive(Clone, Debug)]
pub struct Argument<'t> {
    pub ty: Fragment<'t>,
    pub attributes: Vec<Fragment<'t>>,
    /// A local, a global, a constant or a constant expression, as written; empty where it is missing.
    pub value: Fragment<'t>,
    pub span: Span,
}

impl<'t> Call<'t> {
    pub(crate) fn parse(text: &'t str, tokens: &[Token]) -> Option<Self> {
        let is_opcode = |token: &Token| matches!(token.text(text), "call" | "invoke" | "callbr");
        let opcode = tokens.iter().take(5).position(|token| token.kind == TokenKind::Word && is_opcode(token))?;
        let first = if tokens.get(1).is_some_and(|token| token.is(b'=')) { 2 } else { 0 };
        let mut start = opcode + 1;
        while let Some(token) = tokens.get(start) {
            match token.kind {
                TokenKind::Word if is_call_word(token.text(text)) => start = attribute_end(text, tokens, start)?,
                TokenKind::Str => start += 1,
                _ => break,
            }
        }
        let result_end = type_end(text, tokens, start, false)?;
        let result_type = range(text, tokens, start, result_end)?;
        let whole_end = type_end(text, tokens, start, true)?;
        let function_type = if whole_end > result_end { range(text, tokens, start, whole_end) } else { None };
        let (callee, open) = callee(text, tokens, whole_end)?;
        if !tokens.get(open)?.is(b'(') {
            return None;
        }
        let close = bracket_end(tokens, open)?;
        let arguments =
            split_at_commas(&tokens[open + 1..close - 1]).into_iter().map(|part| argument(text, part)).collect::<Option<_>>()?;
        let argument_list = Span::new(tokens[open].span.start, tokens[close - 1].span.end);
        let end = tokens.last()?.span.end;
        Some(Self {
            callee,
            result_type,
            function_type,
            arguments,
            argument_list,
            prefix: range(text, tokens, first, start)?,
            tail: Span::new(argument_list.end, end),
        })
    }

    /// The name of the function called, if it is named.
    pub fn callee_name(&self) -> Option<std::borrow::Cow<'t, str>> {
        match self.callee {
            Callee::Global(token) => Some(decode_name(token.text)),
            _ => None,
        }
    }

    pub fn callee_span(&self) -> Span {
        match &self.callee {
            Callee::Global(fragment) | Callee::Local(fragment) | Callee::Expression(fragment) => fragment.span,
            Callee::Assembly(assembly) => assembly.span,
        }
    }

    /// The function type through which this call is made: as written, or what result and arguments say.
    pub fn signature(&self) -> Signature {
        if let Some(written) = self.function_type
            && let Some(signature) = written_signature(written.text, self.result_type.text)
        {
            return signature;
        }
        Signature {
            result: canonical_type(self.result_type.text),
            parameters: self.arguments.iter().map(|argument| canonical_type(argument.ty.text)).collect(),
            is_variadic: false,
        }
    }
}

/// Reads `result (parameters)`.
fn written_signature(function_type: &str, result: &str) -> Option<Signature> {
    let tokens = crate::significant(function_type, Span::new(0, function_type.len()));
    let open = type_end(function_type, &tokens, 0, false)?;
    let close = bracket_end(&tokens, open)?;
    let mut parts = split_at_commas(&tokens[open + 1..close - 1]);
    let is_variadic = parts.last().is_some_and(|part| matches!(part, [only] if only.kind == TokenKind::Ellipsis));
    if is_variadic {
        parts.pop();
    }
    let parameters = parts.into_iter().map(|part| canonical(function_type, part)).collect();
    Some(Signature { result: canonical_type(result), parameters, is_variadic })
}

fn callee<'t>(text: &'t str, tokens: &[Token], start: usize) -> Option<(Callee<'t>, usize)> {
    let token = tokens.get(start)?;
    match token.kind {
        TokenKind::Global => Some((Callee::Global(Fragment::of(text, token.span)), start + 1)),
        TokenKind::Local => Some((Callee::Local(Fragment::of(text, token.span)), start + 1)),
        TokenKind::Word if token.text(text) == "asm" => assembly(text, tokens, start),
        TokenKind::Word => {
            // A constant expression: `inttoptr (i64 1 to ptr)`, with words before its bracket.
            let open = (start..tokens.len().min(start + 6)).find(|&index| tokens[index].is(b'('))?;
            let end = if tokens.get(start + 1)?.is(b'(') || open > start + 1 { bracket_end(tokens, open)? } else { start + 1 };
            Some((Callee::Expression(range(text, tokens, start, end)?), end))
        }
        _ => None,
    }
}

fn assembly<'t>(text: &'t str, tokens: &[Token], start: usize) -> Option<(Callee<'t>, usize)> {
    let mut index = start + 1;
    let mut flags = Vec::new();
    while tokens.get(index)?.kind == TokenKind::Word {
        flags.push(Fragment::of(text, tokens[index].span));
        index += 1;
    }
    let template = quoted(text, tokens.get(index)?)?;
    if !tokens.get(index + 1)?.is(b',') {
        return None;
    }
    let constraints = quoted(text, tokens.get(index + 2)?)?;
    let span = range(text, tokens, start, index + 3)?.span;
    Some((Callee::Assembly(Assembly { span, flags, template, constraints }), index + 3))
}

fn quoted<'t>(text: &'t str, token: &Token) -> Option<Fragment<'t>> {
    let is_whole = token.kind == TokenKind::Str && token.span.len() >= 2 && token.text(text).ends_with('"');
    is_whole.then(|| Fragment::of(text, Span::new(token.span.start + 1, token.span.end - 1)))
}

fn argument<'t>(text: &'t str, tokens: &[Token]) -> Option<Argument<'t>> {
    let (ty, attributes, index) = typed(text, tokens)?;
    let span = range(text, tokens, 0, tokens.len())?.span;
    let value = if index < tokens.len() { range(text, tokens, index, tokens.len())? } else { Fragment::of(text, Span::at(span.end)) };
    Some(Argument { ty, attributes, value, span })
}
