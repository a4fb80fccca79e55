//! Another operation, or its operands the wrong way round.

use super::Kind;
use super::change::Site;
use ir::{OperandKind, Span, Token, TokenKind, canonical_type};

/// Opcodes that take and give the same types.
const OTHERS: [(&str, &str); 21] = [
    ("add", "sub"),
    ("sub", "add"),
    ("mul", "add"),
    ("and", "or"),
    ("or", "and"),
    ("xor", "or"),
    ("shl", "lshr"),
    ("lshr", "shl"),
    ("ashr", "lshr"),
    ("udiv", "sdiv"),
    ("sdiv", "udiv"),
    ("urem", "srem"),
    ("srem", "urem"),
    ("zext", "sext"),
    ("sext", "zext"),
    ("fadd", "fsub"),
    ("fsub", "fadd"),
    ("fmul", "fdiv"),
    ("fdiv", "fmul"),
    ("uitofp", "sitofp"),
    ("sitofp", "uitofp"),
];

const NOT_COMMUTATIVE: [&str; 11] = ["sub", "udiv", "sdiv", "urem", "srem", "shl", "lshr", "ashr", "fsub", "fdiv", "frem"];

pub(super) fn mutate(site: &mut Site) {
    if let Some((_, other)) = OTHERS.iter().find(|(opcode, _)| *opcode == site.opcode()) {
        let mut edits = vec![(site.instruction.opcode.span, (*other).to_owned())];
        edits.extend(flags(site).into_iter().map(|span| (span, String::new())));
        site.push(Kind::Operation, edits);
    }
    if NOT_COMMUTATIVE.contains(&site.opcode())
        && let (Some(left), Some(right)) = (site.value(0), site.value(1))
    {
        site.exchange(Kind::Operands, left, right);
    }
    exchange_arguments(site);
}

/// What the operation was promised and the other one would not understand.
fn flags(site: &Site) -> Vec<Span> {
    let text = site.body.text();
    let is_flag = |token: &&Token| matches!(token.text(text), "nuw" | "nsw" | "exact" | "disjoint" | "nneg");
    let after = site.tokens().iter().filter(|token| token.span.start >= site.instruction.opcode.span.end);
    after.take_while(|token| token.kind == TokenKind::Word).filter(is_flag).map(|token| token.span).collect()
}

/// Arguments that stand side by side and have the same type, of a function that is no intrinsic.
fn exchange_arguments(site: &mut Site) {
    if site.opcode() != "call" || site.callee().is_none_or(|name| name.starts_with("llvm.")) {
        return;
    }
    let arguments: Vec<_> = site.operands.iter().filter(|operand| operand.kind == OperandKind::Value).copied().collect();
    for pair in arguments.windows(2) {
        let [left, right] = [pair[0], pair[1]].map(|operand| operand.ty.map(|ty| canonical_type(ty.text)));
        if left.is_some() && left == right {
            site.exchange(Kind::Operands, pair[0], pair[1]);
        }
    }
}
