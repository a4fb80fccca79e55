//! Comparisons: `icmp` and `fcmp` with their predicates.

use super::kinds::Kind;
use super::{OTHER_LANGUAGE, OTHER_TYPES};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, Instruction, Token, TokenKind};

const INTEGER: &[&str] = &["eq", "ne", "ugt", "uge", "ult", "ule", "sgt", "sge", "slt", "sle"];
const FLOAT: &[&str] = &["false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord", "ueq", "ugt", "uge", "ult", "ule", "une", "uno", "true"];

const SIGN: &str = "write `slt`, `sle`, `sgt` or `sge` for signed numbers, `ult`, `ule`, `ugt` or `uge` for unsigned ones";
const ORDER: &str = "write `fcmp` with `olt`, `ole`, `ogt` or `oge`";

/// An opcode that compares, also a predicate in its place.
pub(super) fn is_comparison(opcode: &str) -> bool {
    matches!(opcode, "icmp" | "fcmp" | "cmp") || joined(opcode).is_some() || (INTEGER.contains(&opcode) || opcode == "neq")
}

/// `eq` of `icmp_eq`.
fn joined(opcode: &str) -> Option<&str> {
    let predicate = opcode.strip_prefix("icmp_").or_else(|| opcode.strip_prefix("fcmp_"))?;
    (INTEGER.contains(&predicate) || FLOAT.contains(&predicate)).then_some(predicate)
}

/// The parts of a comparison, as written.
struct Comparison<'t> {
    opcode: &'t str,
    predicate: &'t str,
    /// Of opcode, predicate and type, whatever their order.
    span: Span,
    flags: Vec<&'t str>,
    ty: &'t str,
    /// Whether a word for the predicate stands before the type.
    is_plain: bool,
}

pub(super) fn correct_comparison(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction) {
    let Some(written) = read(rewrite.text, body, instruction) else { return };
    let kind = Kind::of(&ir::canonical_type(written.ty));
    if kind == Kind::Other {
        return;
    }
    let Some(predicate) = predicate(&written, kind) else {
        let help = if kind == Kind::Float { ORDER } else { SIGN };
        let message = format!("`{}` does not say how `{}` is compared", written.predicate, written.ty);
        return rewrite.leave(&codes::OPERATION, written.span, message, help);
    };
    let opcode = if kind == Kind::Float { "fcmp" } else { "icmp" };
    if written.opcode == opcode && written.predicate == predicate && written.is_plain {
        return;
    }
    let mut words = vec![opcode];
    words.extend(written.flags.iter().filter(|_| kind == Kind::Float));
    words.extend([predicate, written.ty]);
    let reason = if matches!(written.opcode, "icmp" | "fcmp") && written.opcode != opcode { OTHER_TYPES } else { OTHER_LANGUAGE };
    rewrite.replace(written.span, words.join(" "), reason);
}

fn read<'t>(text: &'t str, body: &Body<'t>, instruction: &Instruction<'t>) -> Option<Comparison<'t>> {
    let tokens = body.tokens(instruction);
    let opcode = tokens.iter().position(|token| token.span == instruction.opcode.span)?;
    let name = instruction.opcode.text;
    let mut index = opcode + 1;
    let mut flags = Vec::new();
    while let Some(flag) = tokens.get(index).map(|token| token.text(text)).filter(|flag| ir::FAST_MATH.contains(flag)) {
        flags.push(flag);
        index += 1;
    }
    let own = joined(name).or_else(|| (INTEGER.contains(&name) || name == "neq").then_some(name));
    let (predicate, ty, end, is_plain) = match own {
        Some(own) => {
            let end = type_end(text, tokens, index)?;
            (own, (index, end), end, true)
        }
        None => match predicate_at(text, tokens, index) {
            Some((predicate, next)) => {
                let end = type_end(text, tokens, next)?;
                (predicate, (next, end), end, tokens[index].kind == TokenKind::Word)
            }
            None => {
                let end = type_end(text, tokens, index)?;
                let (predicate, next) = predicate_at(text, tokens, end)?;
                (predicate, (index, end), next, false)
            }
        },
    };
    tokens.get(end)?;
    let span = Span::new(instruction.opcode.span.start, tokens[end - 1].span.end);
    let ty = &text[tokens[ty.0].span.start..tokens[ty.1 - 1].span.end];
    Some(Comparison { opcode: name, predicate, span, flags, ty, is_plain })
}

/// The type of the operands: only of one word or in brackets, so that no operand is taken for a type.
fn type_end(text: &str, tokens: &[Token], index: usize) -> Option<usize> {
    let is_name = tokens.get(index)?.kind == TokenKind::Local && tokens.get(index + 1).is_none_or(|next| next.is(b','));
    if is_name { None } else { ir::type_end(text, tokens, index, false) }
}

/// The predicate at a place, in the words of LLVM where they are clear, and the index after it.
fn predicate_at<'t>(text: &'t str, tokens: &[Token], index: usize) -> Option<(&'t str, usize)> {
    let token = tokens.get(index)?;
    let next = tokens.get(index + 1).filter(|next| next.span.start == token.span.end);
    let has_equals = next.is_some_and(|next| next.is(b'='));
    let sign = |sign: &'static str| Some((sign, index + if has_equals { 2 } else { 1 }));
    match token.kind {
        TokenKind::Word => {
            let word = token.text(text);
            let is_known =
                INTEGER.contains(&word) || FLOAT.contains(&word) || canonical(word) != word || matches!(word, "lt" | "le" | "gt" | "ge");
            is_known.then_some((word, index + 1))
        }
        TokenKind::Symbol(b'=') if has_equals => sign("eq"),
        TokenKind::Metadata if token.text(text) == "!" && has_equals => sign("ne"),
        // A vector begins with its count.
        TokenKind::Symbol(b'<') if has_equals => sign("le"),
        TokenKind::Symbol(b'<')
            if tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Word && next.text(text) != "vscale") =>
        {
            sign("lt")
        }
        TokenKind::Symbol(b'>') => sign(if has_equals { "ge" } else { "gt" }),
        _ => None,
    }
}

fn canonical(word: &str) -> &str {
    match word {
        "equal" | "equals" => "eq",
        "neq" | "not_equal" => "ne",
        word => word,
    }
}

/// The predicate of LLVM for a kind of type. `None` where there are several.
fn predicate(written: &Comparison, kind: Kind) -> Option<&'static str> {
    let word = canonical(written.predicate);
    let find = |predicates: &'static [&'static str], word: &str| predicates.iter().copied().find(|predicate| *predicate == word);
    if kind != Kind::Float {
        return match word {
            "oeq" | "ueq" => Some("eq"),
            "one" | "une" => Some("ne"),
            word => find(INTEGER, word),
        };
    }
    match word {
        "eq" => Some("oeq"),
        "ne" => Some("une"),
        "lt" | "slt" => Some("olt"),
        "le" | "sle" => Some("ole"),
        "gt" | "sgt" => Some("ogt"),
        "ge" | "sge" => Some("oge"),
        // Of `icmp` these are of unsigned numbers, of `fcmp` also true where one side is no number.
        "ult" | "ule" | "ugt" | "uge" if written.opcode != "fcmp" => None,
        word => find(FLOAT, word),
    }
}
