//! Constants, with the types that govern them.

use ir::{EntityKind, Fragment, Module, OperandKind, Token, TokenKind};
use std::collections::HashSet;

/// A value and its type, as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'t> {
    pub(crate) ty: Fragment<'t>,
    pub(crate) value: Fragment<'t>,
}

/// Every value of the module's bodies and globals whose type is written, whether it stands beside it or once for several values,
/// inside arrays, structures and vectors too. Linear in the length of the text.
pub(crate) fn typed_values<'t>(module: &Module<'t>) -> Vec<Place<'t>> {
    let mut places = Vec::new();
    for global in module.of_kind(EntityKind::Global) {
        scalars(module, &module.tokens(global), &mut places);
    }
    for function in module.definitions() {
        let body = function.body();
        for instruction in body.instructions() {
            let first = places.len();
            scalars(module, body.tokens(instruction), &mut places);
            let found: HashSet<usize> = places[first..].iter().map(|place: &Place| place.value.span.start).collect();
            let values = body.operands(instruction).into_iter().filter(|operand| operand.kind == OperandKind::Value);
            let typed = values.filter_map(|operand| Some(Place { ty: operand.ty?, value: operand.value }));
            places.extend(typed.filter(|place| !found.contains(&place.value.span.start)));
        }
    }
    places
}

/// A type of one word and the signs after it that no blank parts, wherever the two stand.
fn scalars<'t>(module: &Module<'t>, tokens: &[Token], places: &mut Vec<Place<'t>>) {
    let text = module.text();
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        if !is_scalar(token.text(text)) {
            continue;
        }
        let Some(after) = tokens.get(index + 1..).filter(|after| !after.is_empty()) else { continue };
        let sign = usize::from(after.len() > 1 && matches!(after[0].text(text), "-" | "+"));
        let ends = |pair: &[Token]| pair[0].span.end != pair[1].span.start || is_end(pair[1]);
        let length = sign + 1 + after[sign..].windows(2).position(ends).unwrap_or(after.len() - sign - 1);
        let is_whole = after.get(length).is_none_or(|next| !matches!(next.kind, TokenKind::Number | TokenKind::Unknown | TokenKind::Str));
        if is_whole && !is_end(after[0]) {
            let span = diagnostics::Span::new(after[0].span.start, after[length - 1].span.end);
            places.push(Place { ty: module.fragment(token.span), value: module.fragment(span) });
        }
    }
}

/// Whether no part of a literal.
fn is_end(token: Token) -> bool {
    matches!(token.kind, TokenKind::Symbol(_) | TokenKind::Metadata | TokenKind::AttributeGroup | TokenKind::Label)
}

fn is_scalar(word: &str) -> bool {
    ir::integer_width(word).is_some() || matches!(word, "ptr" | "half" | "bfloat" | "float" | "double" | "fp128" | "x86_fp80" | "ppc_fp128")
}
