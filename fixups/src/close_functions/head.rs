//! Bodies that begin without a brace.

use super::{begins_code, end, nested, outside};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind, Module, Token, TokenKind};

/// Where braces are missing with which bodies begin.
pub(super) fn openings(module: &Module) -> Vec<usize> {
    let text = module.text();
    let tokens: Vec<Token> = nested::significant(module).flat_map(|entity| ir::significant(text, entity.span)).collect();
    let starts_function = |token: &Token| token.starts_line && token.is_word(text, "define");
    let functions = tokens.chunk_by(|_, next| !starts_function(next)).filter(|tokens| starts_function(&tokens[0]));
    functions.filter_map(|tokens| opening(text, tokens)).collect()
}

/// Behind the header that the tokens begin with, if code follows without a brace, and a brace or an instruction ends it.
fn opening(text: &str, tokens: &[Token]) -> Option<usize> {
    let close = parameters_end(tokens)?;
    let is_code = |index: usize| tokens[index].starts_line && begins_code(text, &tokens[index..]);
    let first = (close + 1..tokens.len())
        .take_while(|&index| !matches!(tokens[index].kind, TokenKind::Symbol(b'{' | b'}')))
        .find(|&index| is_code(index))?;
    let (start, end) = (tokens[0].span.start, tokens[first - 1].span.end);
    // A brace of an instruction passes for the one that is missing, unless that is put in.
    let has_braces = tokens[first..].iter().any(|token| token.is(b'{') || token.is(b'}'));
    let code_end = end::starter(text, &tokens[first..]).unwrap_or(tokens[tokens.len() - 1].span.end);
    let with_brace = || format!("{} {{{}\n", &text[start..end], &text[end..code_end]);
    let is_last = text[code_end..].trim().is_empty();
    (is_header(&text[start..end]) && (has_braces || end::last_end(&with_brace(), is_last).is_some())).then_some(end)
}

/// The bracket that closes the list of parameters.
fn parameters_end(tokens: &[Token]) -> Option<usize> {
    let name = tokens.iter().position(|token| token.kind == TokenKind::Global)?;
    let mut depth = 0;
    (name + 1..tokens.len()).find(|&index| {
        depth += tokens[index].nesting();
        depth == 0
    })
}

/// Whether it is the whole header of a definition without a brace.
fn is_bare(text: &str, entity: &Entity) -> bool {
    entity.kind == EntityKind::Junk && entity.span.of(text).starts_with("define") && is_header(entity.span.of(text))
}

/// Reports a header without a body, and code that follows no function. How many of the entities are done with.
pub(super) fn pass_by(rewrite: &mut Rewrite, entities: &[Entity]) -> usize {
    let text = rewrite.text;
    let Some((header, after)) = entities.split_first() else { return 1 };
    let tokens = ir::significant(text, header.span);
    let starts = |word: &str| tokens.first().is_some_and(|first| first.is_word(text, word));
    let (Some(last), true) = (tokens.last(), starts("define") || starts("declare")) else {
        let code = outside::code_after(text, entities);
        if let Some(last) = code.checked_sub(1) {
            outside::report(rewrite, Span::new(header.span.start, entities[last].span.end));
        }
        return code.max(1);
    };
    let place = Span::new(header.span.start, last.span.end);
    if !is_bare(text, header) {
        if after.is_empty() {
            report(rewrite, place, true, "the text ends in the header of a function");
        }
        return 1;
    }
    let code = outside::code_after(text, after);
    let message = if code > 0 { "the body of a function has no braces" } else { "a function is defined without a body" };
    report(rewrite, place, after.len() == code, message);
    // A brace in what follows may be one of this function's.
    1 + outside::stray_length(text, after)
}

pub(super) const BRACE: &str = "the body of a function begins with a brace";

fn report(rewrite: &mut Rewrite, place: Span, is_last: bool, message: &str) {
    if is_last {
        rewrite.leave(&codes::CUT_OFF, place, message, "ask for the rest, or for one function at a time");
    } else {
        rewrite.leave(&codes::BRACES, place, message, "write the whole body between braces");
    }
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
