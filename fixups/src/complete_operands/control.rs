//! Instructions that end blocks.

use super::parts::{Part, split};
use super::{Subject, TYPE_MISSING, give_type, part_with_comma};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Instruction, Token, TokenKind};

const LABEL: &str = "a block is named by `label` and its name with `%`";

/// `br label %a` and `br i1 %c, label %a, label %b`
pub(super) fn branch(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let text = rewrite.text;
    let tokens = match tokens {
        [before @ .., colon] if colon.is(b':') => {
            rewrite.replace(colon.span, "", "a colon stands behind the label of a block only");
            before
        }
        tokens => tokens,
    };
    if is_condition_without_comma(rewrite, tokens) {
        return;
    }
    match split(text, tokens).as_slice() {
        [target] => label(rewrite, subject, target),
        [condition, then, otherwise] => {
            if let Some(ty) = condition.name().and_then(|name| subject.type_of(name)) {
                give_type(rewrite, condition, &ty);
            }
            label(rewrite, subject, then);
            label(rewrite, subject, otherwise);
        }
        _ => {}
    }
}

/// `i1 %c label %a, label %b` and `i1 %c, label %a label %b`, which get their comma.
fn is_condition_without_comma(rewrite: &mut Rewrite, tokens: &[Token]) -> bool {
    let text = rewrite.text;
    let parts = split(text, tokens);
    let [first, second] = parts.as_slice() else { return false };
    let is_label = |part: &Part, start: usize| part.tokens.len() == start + 2 && part.word(start) == "label" && part.value_at(start + 1);
    let place = if first.type_end() == Some(1) && first.value_at(1) && is_label(first, 2) && is_label(second, 0) {
        (first.tokens[1].span.end, first.tokens[2].span.start)
    } else if first.typed().is_some() && second.word(0) == "label" && second.value_at(1) && is_label(second, 2) {
        (second.tokens[1].span.end, second.tokens[2].span.start)
    } else {
        return false;
    };
    part_with_comma(rewrite, place.0, place.1);
    true
}

/// `%a`, `label a`, `a` and `a:`, if there is such a block.
fn label(rewrite: &mut Rewrite, subject: &Subject, part: &Part) {
    let has_word = part.word(0) == "label" && part.tokens.len() > 1;
    let [name] = &part.tokens[usize::from(has_word)..] else { return };
    let written = name.text(rewrite.text);
    let decoded = ir::decode_name(written.trim_end_matches(':'));
    let sigil = match name.kind {
        TokenKind::Local if has_word => return,
        TokenKind::Local if subject.is_block(&decoded) => "",
        TokenKind::Word | TokenKind::Label | TokenKind::Str if subject.is_block(&decoded) => "%",
        _ => return,
    };
    let text = format!("label {sigil}{}", written.trim_end_matches(':'));
    rewrite.replace(Span::new(part.start(), name.span.end), text, LABEL);
}

/// `ret T %a`
pub(super) fn ret(rewrite: &mut Rewrite, subject: &Subject, instruction: &Instruction, tokens: &[Token]) {
    let text = rewrite.text;
    let result = subject.function.header.result.text;
    match split(text, tokens).as_slice() {
        [] if result == "void" => rewrite.insert(instruction.opcode.span.end, " void", TYPE_MISSING),
        [value] if result != "void" && value.bare().is_some() => give_type(rewrite, value, result),
        _ => {}
    }
}

/// `switch T %a, label %d [ T 1, label %b … ]`
pub(super) fn switch(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token]) {
    let Some(open) = tokens.iter().position(|token| token.is(b'[')) else { return };
    let Some(close) = tokens.iter().rposition(|token| token.is(b']')) else { return };
    let text = rewrite.text;
    let parts = split(text, &tokens[..open]);
    let [value, default] = parts.as_slice() else { return };
    let named = value.name().and_then(|name| subject.type_of(name));
    if let Some(ty) = &named {
        give_type(rewrite, value, ty);
    }
    label(rewrite, subject, default);
    let Some(ty) = value.typed().map(|(ty, _)| ty.to_owned()).or(named) else { return };
    if close > open {
        cases(rewrite, subject, &tokens[open + 1..close], &ty);
    }
}

/// Cases of a `switch`: each a number, a comma and a block.
fn cases(rewrite: &mut Rewrite, subject: &Subject, tokens: &[Token], ty: &str) {
    let text = rewrite.text;
    let mut index = 0;
    while index < tokens.len() {
        let has_type = ir::type_end(text, &tokens[index..=index], 0, false).is_some() && tokens[index].kind == TokenKind::Word;
        let number = index + usize::from(has_type);
        let Some(token) = tokens.get(number) else { return };
        let written = token.text(text);
        // `1:` reads as a label.
        let has_colon = token.kind == TokenKind::Label;
        if token.kind != TokenKind::Number && !(has_colon && written[..written.len() - 1].bytes().all(|byte| byte.is_ascii_digit())) {
            return;
        }
        if !has_type {
            rewrite.insert(token.span.start, format!("{ty} "), TYPE_MISSING);
        }
        if has_colon {
            rewrite.replace(Span::new(token.span.end - 1, token.span.end), ",", super::COMMA_MISSING);
        }
        let is_comma = |index: usize| tokens.get(index).is_some_and(|token| token.is(b','));
        let target = number + 1 + usize::from(is_comma(number + 1));
        let has_word = tokens.get(target).is_some_and(|token| token.is_word(text, "label"));
        let end = target + 1 + usize::from(has_word);
        let Some(part) = tokens.get(target..end) else { return };
        if let Some(part) = split(text, part).first() {
            label(rewrite, subject, part);
        }
        index = end;
        if is_comma(index) {
            rewrite.replace(tokens[index].span, "", "the cases stand side by side without commas");
            index += 1;
        }
    }
}
