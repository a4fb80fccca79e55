//! Where a module allows LLVM to compute floats inexactly.

use diagnostics::Span;
use ir::{Body, EntityKind, Module, Token, TokenKind};

/// A place that allows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// A fast-math flag of one instruction.
    Flag(Span),
    /// An attribute that is `"true"`, for all instructions of a function: its name and its value, with their quotes.
    Attribute { name: Span, value: Span },
}

impl Permission {
    /// What grants it.
    pub fn span(&self) -> Span {
        match *self {
            Self::Flag(span) => span,
            Self::Attribute { name, .. } => name,
        }
    }
}

/// The opcodes behind which LLVM 19 reads flags, or a later one does.
const OPCODES: [&str; 12] = ["fadd", "fsub", "fmul", "fdiv", "frem", "fneg", "fcmp", "phi", "select", "call", "fptrunc", "fpext"];

const ATTRIBUTES: [&str; 5] = ["unsafe-fp-math", "no-nans-fp-math", "no-infs-fp-math", "no-signed-zeros-fp-math", "approx-func-fp-math"];

/// All that `module` has, those of instructions first.
pub fn inexact_floats(module: &Module) -> Vec<Permission> {
    let mut found = Vec::new();
    for function in module.definitions() {
        flags(&function.body(), &mut found);
    }
    for entity in module.of_kind(EntityKind::Attributes) {
        attributes(module.text(), &module.tokens(entity), &mut found);
    }
    for function in module.functions() {
        attributes(module.text(), &ir::significant(module.text(), function.header.tail.span), &mut found);
    }
    found
}

/// The words directly behind an opcode, on whichever lines they stand.
fn flags(body: &Body, found: &mut Vec<Permission>) {
    let mut is_behind_opcode = false;
    for token in body.all_tokens() {
        let word = if token.kind == TokenKind::Word { token.text(body.text()) } else { "" };
        if is_behind_opcode && ir::FAST_MATH.contains(&word) {
            found.push(Permission::Flag(token.span));
        } else {
            is_behind_opcode = OPCODES.contains(&word);
        }
    }
}

fn attributes(text: &str, tokens: &[Token], found: &mut Vec<Permission>) {
    for window in tokens.windows(3) {
        let [name, equals, value] = window else { continue };
        let is_meant = ATTRIBUTES.contains(&name.text(text).trim_matches('"')) && value.text(text) == "\"true\"";
        if is_meant && name.kind == TokenKind::Str && equals.is(b'=') {
            found.push(Permission::Attribute { name: name.span, value: value.span });
        }
    }
}
