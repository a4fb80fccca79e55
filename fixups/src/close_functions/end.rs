//! Functions that never end.

use super::blocks;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, Entity, Function, Instruction, OperandKind, Token, TokenKind};
use std::collections::HashSet;

/// Closes a function that has no closing brace, behind its last instruction.
pub(super) fn close(rewrite: &mut Rewrite, entity: &Entity) {
    let Some(body) = entity.body else { return };
    let tokens = ir::significant(rewrite.text, body);
    let end = starter(rewrite.text, &tokens).unwrap_or(body.end);
    let is_last = rewrite.text[end..].trim().is_empty();
    let name = rewrite.module.name(entity).unwrap_or_default();
    match last_end(&rewrite.text[entity.span.start..end], is_last).filter(|_| blocks::unwrap(rewrite, &tokens)) {
        Some(last) => {
            let reason = format!("`@{name}` never ends, and its last instruction is whole");
            close_behind(rewrite, entity, entity.span.start + last, reason);
        }
        None if is_last => {
            let message = format!("the text ends inside `@{name}`");
            rewrite.leave(&codes::CUT_OFF, last_token(&tokens, body), message, "ask for the rest, or for one function at a time");
        }
        None => {
            let message = format!("`@{name}` never ends");
            rewrite.leave(
                &codes::BRACES,
                entity.name_span.unwrap_or(entity.span),
                message,
                "end it with an instruction that leaves it, and `}`",
            );
        }
    }
}

/// A closing brace behind the line on which `offset` stands, below the function's first word.
pub(super) fn close_behind(rewrite: &mut Rewrite, entity: &Entity, offset: usize, reason: String) {
    let text = rewrite.text;
    let line = text[offset..].find('\n').map_or(text.len(), |newline| offset + newline + 1);
    let before = if text[..line].ends_with('\n') { "" } else { "\n" };
    let start = text[..entity.span.start].rfind('\n').map_or(0, |newline| newline + 1);
    let indentation = &text[start..entity.span.start];
    let indentation = if indentation.trim().is_empty() { indentation } else { "" };
    rewrite.insert(line, format!("{before}{indentation}}}\n"), reason);
}

fn last_token(tokens: &[Token], body: Span) -> Span {
    tokens.last().map_or(Span::at(body.start), |token| token.span)
}

/// Where the first line begins that cannot stand in a body.
pub(super) fn starter(text: &str, tokens: &[Token]) -> Option<usize> {
    let is_starter = |index: usize| {
        let follows = |symbol: u8| tokens.get(index + 1).is_some_and(|next| next.is(symbol));
        let follows_word = |word: &str, at: usize| tokens.get(index + at).is_some_and(|next| next.is_word(text, word));
        match (tokens[index].kind, tokens[index].text(text)) {
            (TokenKind::Word, "define" | "declare") => true,
            (TokenKind::Word, "attributes") => tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::AttributeGroup),
            (TokenKind::Word, "target") => follows_word("triple", 1) || follows_word("datalayout", 1),
            (TokenKind::Word, "source_filename") | (TokenKind::Metadata | TokenKind::Global | TokenKind::Comdat, _) => follows(b'='),
            (TokenKind::Local, _) => follows(b'=') && follows_word("type", 2),
            _ => false,
        }
    };
    tokens.iter().enumerate().find(|(index, token)| token.starts_line && is_starter(*index)).map(|(_, token)| token.span.start)
}

/// Behind the last instruction of a function without its brace, if that instruction can be the function's last. `is_last`: the text
/// ends there too.
pub(crate) fn last_end(part: &str, is_last: bool) -> Option<usize> {
    let module = ir::parse(part);
    let function = module.definitions().next()?;
    let body = function.body();
    let last = body.instructions().last()?;
    if body.all_tokens().last()?.span.end != last.span.end || !can_end(&function, &body, last, is_last) {
        return None;
    }
    let is_there = !is_last || (is_cut_behind_token(part, &function, &body) && has_every_label(&body));
    is_there.then_some(last.span.end)
}

/// Whether the instruction is whole and leaves the function; in a function without a result, where another entity follows, any
/// whole one does.
fn can_end(function: &Function, body: &Body, last: &Instruction, is_last: bool) -> bool {
    let falls_off = function.header.result.text == "void" && !is_last;
    is_whole(body, last) && (last.is_terminator() || falls_off && !last.opcode.text.is_empty())
}

fn is_whole(body: &Body, instruction: &Instruction) -> bool {
    let tokens = body.tokens(instruction);
    let operands = body.operands(instruction);
    let is_closed = tokens.iter().map(Token::nesting).sum::<i32>() == 0;
    let goes_on = tokens.last().is_none_or(|last| last.is(b',') || last.is(b'='));
    let labels = operands.iter().filter(|operand| operand.kind == OperandKind::Label && !operand.value.text.is_empty()).count();
    let is_complete = match instruction.opcode.text {
        "ret" => {
            tokens.get(1).is_some_and(|next| next.is_word(body.text(), "void")) || operands.len() == 1 && !operands[0].value.text.is_empty()
        }
        "br" => (operands.len(), labels) == (1, 1) || (operands.len(), labels) == (3, 2),
        "switch" => tokens.iter().any(|token| token.is(b'[')) && labels > 0,
        "unreachable" => true,
        _ => operands.iter().all(|operand| !operand.value.text.is_empty()),
    };
    is_closed && !goes_on && is_complete
}

/// Whether the text cannot have ended within its last token: a line end follows, or the token is a word that is complete, or a name
/// that the function defines.
fn is_cut_behind_token(part: &str, function: &Function, body: &Body) -> bool {
    let Some(last) = body.all_tokens().last() else { return false };
    if part[last.span.end..].contains('\n') {
        return true;
    }
    let name = |token: &Token| match token.kind {
        TokenKind::Label => Some(token.text(part).trim_end_matches(':')),
        TokenKind::Local => Some(&token.text(part)[1..]),
        _ => None,
    };
    match last.kind {
        TokenKind::Word => matches!(last.text(part), "void" | "unreachable" | "true" | "false" | "null"),
        TokenKind::Symbol(b']' | b'}' | b')') => true,
        TokenKind::Local => {
            let parameters = function.header.parameters.iter().filter_map(|parameter| Some(&parameter.name?.text[1..]));
            let results = body.instructions().iter().filter_map(|instruction| Some(&instruction.result?.text[1..]));
            let labels = body.all_tokens().iter().filter(|token| token.kind == TokenKind::Label).filter_map(name);
            let wanted = name(last).unwrap_or_default();
            let (mut is_defined, mut is_prefix) = (false, false);
            for defined in parameters.chain(results).chain(labels) {
                is_defined |= defined == wanted;
                is_prefix |= defined != wanted && defined.starts_with(wanted);
            }
            is_defined && !is_prefix
        }
        _ => false,
    }
}

/// Whether every label that is branched to exists: where one does not, the function is not all there.
fn has_every_label(body: &Body) -> bool {
    let text = body.text();
    let labels: HashSet<&str> =
        body.blocks().iter().filter_map(|block| block.label).map(|label| label.text.trim_end_matches(':')).collect();
    body.all_tokens().windows(2).all(|pair| {
        let is_use = pair[0].is_word(text, "label") && pair[1].kind == TokenKind::Local;
        !is_use || labels.contains(&pair[1].text(text)[1..])
    })
}
