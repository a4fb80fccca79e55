//! Results and callees without their sigil.

use super::{Globals, Sigil, is_name, values};
use crate::brackets::partners;
use crate::spell_labels::plain_name;
use ir::{Body, Instruction, Locals, Module, Token, TokenKind};
use std::borrow::Cow;
use std::collections::HashSet;

/// What may stand before the bracket of a constant expression in the place of a callee.
const EXPRESSIONS: &[&str] = &["addrspacecast", "bitcast", "getelementptr", "inttoptr"];

/// What is missing before results and callees, in the order of the text.
pub(super) fn of<'t>(module: &Module<'t>, globals: &Globals) -> Vec<Sigil<'t>> {
    let mut missing = Vec::new();
    for function in module.definitions().filter(|function| function.is_closed) {
        let body = function.body();
        let first = missing.len();
        missing.extend(body.instructions().iter().filter_map(|instruction| result(&body, instruction)));
        let callees: Vec<_> = body.instructions().iter().filter_map(|instruction| callee(&body, instruction)).collect();
        if callees.is_empty() {
            continue;
        }
        let mut values: HashSet<Cow<str>> = values(&Locals::of(&function, &body));
        values.extend(missing[first..].iter().map(|result| Cow::Borrowed(result.name)));
        for (offset, name) in callees {
            let sigil = match () {
                () if globals.has(name) => '@',
                () if values.contains(name) => '%',
                () => continue,
            };
            missing.push(Sigil { offset, sigil, name });
        }
        missing[first..].sort_by_key(|missing| missing.offset);
    }
    missing
}

/// The name in `name = add …`.
fn result<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Option<Sigil<'t>> {
    let tokens = body.tokens(instruction);
    let (name, count) = bare_name(body.text(), tokens)?;
    let begins = tokens[0].starts_line && tokens.get(count)?.is(b'=');
    let follows = begins && tokens.get(count + 1)?.kind == TokenKind::Word;
    follows.then_some(Sigil { offset: tokens[0].span.start, sigil: '%', name })
}

/// The name in `call i64 name(…)` and where it begins.
fn callee<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Option<(usize, &'t str)> {
    let (text, tokens) = (body.text(), body.tokens(instruction));
    let is_call = |token: &Token| matches!(token.text(text), "call" | "invoke" | "callbr");
    let opcode = tokens.iter().take(6).position(|token| token.kind == TokenKind::Word && is_call(token))?;
    if body.call(instruction).is_some() {
        return None;
    }
    let partners = partners(tokens);
    let mut start = opcode + 1;
    let end = loop {
        if let Some(end) = ir::type_end(text, tokens, start, true) {
            break end;
        }
        let has_argument = tokens.get(start + 1)?.is(b'(');
        let is_attribute = tokens[start].kind == TokenKind::Word;
        start = if has_argument { partners[start + 1]? + 1 } else { start + 1 };
        if !is_attribute {
            return None;
        }
    };
    let (name, count) = bare_name(text, tokens.get(end..)?)?;
    let is_called = tokens.get(end + count)?.is(b'(') && !EXPRESSIONS.contains(&name);
    is_called.then(|| (tokens[end].span.start, name))
}

/// The bare name that begins here, and how many tokens it is.
fn bare_name<'t>(text: &'t str, tokens: &[Token]) -> Option<(&'t str, usize)> {
    tokens.first().filter(|first| first.kind == TokenKind::Word)?;
    let (name, count) = plain_name(tokens);
    let name = text.get(name.start..name.end)?;
    is_name(name).then_some((name, count))
}
