//! Calls: types of arguments and results.

use super::parts::{Part, split};
use super::{Subject, give_type};
use crate::rewrite::Rewrite;
use ir::{Instruction, Module, Signature, Token, TokenKind};
use manifest::Manifest;
use std::cell::OnceCell;
use std::collections::HashMap;

/// What functions are called with.
pub(super) struct Signatures<'a> {
    module: Module<'a>,
    manifest: &'a Manifest,
    /// Of the module's own functions and declarations; read when the first call asks.
    own: OnceCell<HashMap<String, Signature>>,
}

impl<'a> Signatures<'a> {
    pub(super) fn of(rewrite: &Rewrite<'a>) -> Self {
        Self { module: rewrite.module.clone(), manifest: rewrite.context.manifest, own: OnceCell::new() }
    }

    pub(super) fn named(&self, name: &str) -> Option<Signature> {
        let own = self.own.get_or_init(|| {
            let functions = self.module.declarations().chain(self.module.definitions());
            functions.map(|function| (function.name().into_owned(), function.signature())).collect()
        });
        let known = own.get(name).cloned();
        known.or_else(|| Some(self.manifest.functions_named(name).find(|entry| entry.is_public())?.types().clone()))
    }
}

pub(super) fn complete<'t>(rewrite: &mut Rewrite, subject: &Subject<'_, 't>, instruction: &Instruction<'t>) {
    let text = rewrite.text;
    let tokens = subject.body.tokens(instruction);
    let Some(opcode) = tokens.iter().position(|token| token.span == instruction.opcode.span) else { return };
    let Some(open) = arguments(subject, instruction, tokens, opcode) else { return };
    let Some(close) = close_of(tokens, open) else { return };
    let callee = &tokens[open - 1];
    let name = ir::decode_name(callee.text(text)).into_owned();
    let signature = if callee.kind == TokenKind::Global { subject.signatures.named(&name) } else { None };
    if open == opcode + 2
        && let Some(signature) = &signature
        && !signature.is_variadic
    {
        rewrite.insert(callee.span.start, format!("{} ", signature.result), "a call names the type of its result");
    }
    for (index, argument) in split(text, &tokens[open + 1..close]).iter().enumerate() {
        let Some(value) = argument.bare() else { continue };
        let wanted = signature.as_ref().and_then(|signature| signature.parameters.get(index));
        let ty = subject.type_of(value).or_else(|| wanted.filter(|wanted| can_be(argument, text, wanted)).cloned());
        if let Some(ty) = ty {
            give_type(rewrite, argument, &ty);
        }
    }
}

/// The bracket of the arguments: as the call is read, or else the first one behind a name.
fn arguments<'t>(subject: &Subject<'_, 't>, instruction: &Instruction<'t>, tokens: &[Token], opcode: usize) -> Option<usize> {
    if let Some(call) = subject.body.call(instruction) {
        return tokens.iter().position(|token| token.span.start == call.argument_list.start);
    }
    let is_callee = |open: usize| matches!(tokens[open - 1].kind, TokenKind::Global | TokenKind::Local);
    (opcode + 1..tokens.len()).find(|&index| tokens[index].is(b'(') && is_callee(index))
}

fn close_of(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0;
    tokens.iter().enumerate().skip(open).find_map(|(index, token)| {
        depth += token.nesting();
        (depth == 0).then_some(index)
    })
}

/// Whether a constant without a type can be of the type that the callee wants.
fn can_be(argument: &Part, text: &str, wanted: &str) -> bool {
    let token = &argument.tokens[0];
    let is_integer = ir::integer_width(wanted).is_some();
    match token.kind {
        TokenKind::Number if token.text(text).contains(['.', 'x']) => matches!(wanted, "float" | "double"),
        TokenKind::Number => is_integer,
        TokenKind::Word => match token.text(text) {
            "true" | "false" => wanted == "i1",
            "null" => wanted == "ptr",
            _ => true,
        },
        _ => false,
    }
}
