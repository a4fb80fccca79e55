//! Bodies that begin without a brace.

use super::{begins_code, end, outside};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind, Token, TokenKind};

/// Opens the body behind a header whose code follows without a brace. How many of the entities are done with.
pub(super) fn put_in(rewrite: &mut Rewrite, entities: &[Entity]) -> usize {
    let text = rewrite.text;
    let Some((header, after)) = entities.split_first() else { return 1 };
    let tokens = ir::significant(text, header.span);
    let starts = |word: &str| tokens.first().is_some_and(|first| first.is_word(text, word));
    let (Some(last), true) = (tokens.last(), starts("define") || starts("declare")) else { return pass_by(rewrite, entities) };
    let body = outside::code_after(text, after);
    let is_whole = starts("define") && is_header(header.span.of(text));
    if let Some(code_end) = body.checked_sub(1).map(|last| after[last].span.end).filter(|_| is_whole) {
        let has_brace = after.get(body).is_some_and(|next| outside::is_braces(text, next));
        let without_brace = format!("{} {{\n{}\n", &text[header.span.start..last.span.end], &text[header.span.end..code_end]);
        if has_brace {
            rewrite.insert(last.span.end, " {", BRACE);
        } else if end::last_end(&without_brace, after.len() == body).is_some() {
            rewrite.insert(last.span.end, " {", BRACE);
            end::close_behind(rewrite, header, code_end, "the body of a function ends with a brace".to_owned());
        } else {
            report(rewrite, Span::new(header.span.start, last.span.end), after.len() == body, "the body of a function has no braces");
        }
        return 1 + body + usize::from(has_brace);
    }
    let place = Span::new(header.span.start, last.span.end);
    if after.is_empty() || is_whole {
        let message = if is_whole { "a function is defined without a body" } else { "the text ends in the header of a function" };
        report(rewrite, place, after.is_empty(), message);
    }
    1
}

const BRACE: &str = "the body of a function begins with a brace";

fn report(rewrite: &mut Rewrite, place: Span, is_last: bool, message: &str) {
    if is_last {
        rewrite.leave(&codes::CUT_OFF, place, message, "ask for the rest, or for one function at a time");
    } else {
        rewrite.leave(&codes::BRACES, place, message, "write the whole body between braces");
    }
}

/// Passes by code that follows no function. How many of the entities it is, or one.
fn pass_by(rewrite: &mut Rewrite, entities: &[Entity]) -> usize {
    let count = outside::code_after(rewrite.text, entities);
    if let Some(last) = count.checked_sub(1) {
        outside::report(rewrite, Span::new(entities[0].span.start, entities[last].span.end));
    }
    count.max(1)
}

/// Whether the line, without the comment behind it, is the whole header of a definition.
pub(crate) fn is_header(line: &str) -> bool {
    let end = ir::significant(line, Span::new(0, line.len())).last().map_or(0, |last| last.span.end);
    let line = &line[..end];
    let text = format!("{line} {{\n}}\n");
    let module = ir::parse(&text);
    let is_closed = module.of_kind(EntityKind::Define).any(|define| define.is_closed);
    is_closed && module.definitions().any(|function| function.body_span.is_some_and(|body| body.start > line.len()))
}

/// Opens the body of the function that the entities begin with, where a brace of an instruction passes for the one that is missing.
/// How many of the entities are done with, if it was so.
pub(super) fn put_in_early(rewrite: &mut Rewrite, entities: &[Entity]) -> Option<usize> {
    let text = rewrite.text;
    let entity = entities.first()?;
    let body = entity.body?;
    let tokens = ir::significant(text, Span::new(entity.span.start, body.start.saturating_sub(1)));
    let is_code = |index: usize| tokens[index].starts_line && begins_code(text, &tokens[index..]) && is_behind_parameters(&tokens, index);
    let first = (1..tokens.len()).find(|&index| is_code(index))?;
    rewrite.insert(tokens[first - 1].span.end, " {", BRACE);
    // What follows was cut up wrongly, and is looked at in the next round.
    let is_rest = |entity: &&Entity| entity.kind == EntityKind::Junk;
    Some(1 + entities[1..].iter().take_while(is_rest).count())
}

/// Whether the parameter list is closed before `index`.
fn is_behind_parameters(tokens: &[Token], index: usize) -> bool {
    let mut behind_name = tokens[..index].iter().skip_while(|token| token.kind != TokenKind::Global).skip(1);
    behind_name.any(|token| token.is(b')'))
}
