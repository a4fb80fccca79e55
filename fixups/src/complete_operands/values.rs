//! Instructions that work on values.

use super::parts::{Part, behind, is_predicate, split};
use super::{Subject, give_type, part_with_comma};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Token, TokenKind};

const TYPE_TWICE: &str = "the type of both operands stands once";

pub(super) fn is_conversion(opcode: &str) -> bool {
    matches!(opcode, "trunc" | "zext" | "sext" | "fptrunc" | "fpext" | "fptoui" | "fptosi" | "uitofp" | "sitofp")
        || matches!(opcode, "ptrtoint" | "inttoptr" | "bitcast" | "addrspacecast")
}

/// The tokens behind opcode, flags and predicate, if the instruction has one type for two operands.
pub(super) fn of_two<'a>(text: &str, opcode: &str, tokens: &'a [Token]) -> Option<&'a [Token]> {
    match opcode {
        "add" | "sub" | "mul" | "udiv" | "sdiv" | "urem" | "srem" | "shl" | "lshr" | "ashr" | "and" | "or" | "xor" => {
            Some(behind(text, tokens, &["nuw", "nsw", "exact", "disjoint"]))
        }
        "fadd" | "fsub" | "fmul" | "fdiv" | "frem" => Some(behind(text, tokens, ir::FAST_MATH)),
        "icmp" | "fcmp" => {
            let (predicate, operands) = behind(text, tokens, ir::FAST_MATH).split_first()?;
            is_predicate(predicate.text(text)).then_some(operands)
        }
        _ => None,
    }
}

/// The type of two operands: that of the first that has one, or the one that their definitions agree on.
pub(super) fn common(text: &str, tokens: &[Token], known: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let parts = split(text, tokens);
    let [first, second] = parts.as_slice() else { return None };
    if let Some((ty, _)) = first.typed().or_else(|| second.typed()) {
        return Some(ir::canonical_type(ty));
    }
    let types = [known(first.bare()?), known(second.bare()?)];
    let mut found = types.into_iter().flatten();
    let ty = found.next()?;
    found.all(|other| other == ty).then_some(ty)
}

/// `add T %a, %b` and the like.
pub(super) fn two(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    match split(text, tokens).as_slice() {
        [first, second] if first.bare().is_some() && second.bare().is_some() => {
            if let Some(ty) = common(text, tokens, &|value| subject.type_of(value)) {
                give_type(rewrite, first, &ty);
            }
        }
        [first, second] => pair(rewrite, first, second),
        [only] => {
            // `T %a %b`
            let Some(end) = only.type_end() else { return };
            if only.tokens.len() == end + 2 && only.value_at(end) && only.value_at(end + 1) {
                part_with_comma(rewrite, only.tokens[end].span.end, only.tokens[end + 1].span.start);
            }
        }
        _ => {}
    }
}

fn pair(rewrite: &mut Rewrite, first: &Part, second: &Part) {
    let drop_second = |rewrite: &mut Rewrite, value: &Part| {
        rewrite.replace(Span::new(second.start(), value.start()), "", TYPE_TWICE);
    };
    match (first.typed(), second.typed()) {
        (Some((ty, _)), Some((other, value))) => {
            let is_number = value.bare().is_some_and(|value| value.bytes().all(|byte| byte.is_ascii_digit()));
            if ir::canonical_type(ty) == ir::canonical_type(other) || is_number {
                drop_second(rewrite, &value);
            }
        }
        (None, Some((ty, value))) if first.bare().is_some() => {
            give_type(rewrite, first, ty);
            drop_second(rewrite, &value);
        }
        _ => {}
    }
}

/// `select i1 %c, T %a, T %b`
pub(super) fn select(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let [condition, then, otherwise] = parts.as_slice() else { return };
    if let Some(ty) = condition.name().and_then(|name| subject.type_of(name)) {
        give_type(rewrite, condition, &ty);
    }
    let Some(ty) = selected(text, tokens, &|value| subject.type_of(value)) else { return };
    for part in [then, otherwise].into_iter().filter(|part| part.bare().is_some()) {
        give_type(rewrite, part, &ty);
    }
}

/// The type of what a `select` gives: as one of its values says it.
pub(super) fn selected(text: &str, tokens: &[Token], known: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let parts = split(text, tokens);
    let [_, then, otherwise] = parts.as_slice() else { return None };
    let written = [then, otherwise].into_iter().find_map(|part| part.typed()).map(|(ty, _)| ir::canonical_type(ty));
    written.or_else(|| [then, otherwise].into_iter().find_map(|part| known(part.name()?)))
}

/// `zext T %a to U`
pub(super) fn conversion(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let Some(first) = parts.first() else { return };
    let is_type = |part: &Part| part.type_end() == Some(part.tokens.len()) && part.tokens[0].kind != TokenKind::Local;
    let value_end = match first.type_end() {
        Some(end) if first.value_at(end) => end + 1,
        // `%a to U`
        _ if first.word(1) == "to" && first.value_at(0) => {
            let value = Part::name(&split(text, &first.tokens[..1])[0]);
            if let Some(ty) = value.and_then(|value| subject.type_of(value)) {
                give_type(rewrite, first, &ty);
            }
            return;
        }
        _ => return,
    };
    let place = first.tokens[value_end - 1].span.end;
    match parts.get(1) {
        // `T %a, U`
        Some(second) if first.tokens.len() == value_end && is_type(second) => {
            rewrite.replace(Span::new(place, second.start()), " to ", "`to` stands before the new type");
        }
        // `T %a U` and `T %a as U`
        None => {
            let is_as = matches!(first.word(value_end), "as" | "into");
            let target = &first.tokens[(value_end + usize::from(is_as)).min(first.tokens.len())..];
            if split(text, target).first().is_some_and(is_type) {
                rewrite.replace(Span::new(place, target[0].span.start), " to ", "`to` stands before the new type");
            }
        }
        Some(_) => {}
    }
}

/// The indices of `extractvalue` and `insertvalue` have no type.
pub(super) fn indices(rewrite: &mut Rewrite, tokens: &[Token], first: usize) {
    let text = rewrite.text;
    for part in split(text, tokens).iter().skip(first) {
        if let Some((_, value)) = part.typed()
            && value.bare().is_some_and(|value| value.bytes().all(|byte| byte.is_ascii_digit()))
        {
            rewrite.replace(Span::new(part.start(), value.start()), "", "an index into a value has no type");
        } else if part.bare().is_none() {
            break;
        }
    }
}
