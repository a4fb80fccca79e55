//! Braces, and code of bodies, at the top level.

use super::{begins_code, blocks, end};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind, TokenKind};
use std::collections::HashSet;

/// Whether an entity is nothing but closing braces.
pub(super) fn is_braces(text: &str, entity: &Entity) -> bool {
    entity.kind == EntityKind::Junk && entity.span.of(text).bytes().all(|byte| byte == b'}' || byte.is_ascii_whitespace())
}

pub(super) fn drop(rewrite: &mut Rewrite, span: Span) {
    rewrite.delete_lines(span, "no function is open that this brace could close");
}

/// How many of the entities, from the first on, are code that can only stand in a body.
pub(super) fn code_after(text: &str, entities: &[Entity]) -> usize {
    let is_code = |entity: &Entity, is_first: bool| {
        let tokens = ir::significant(text, entity.span);
        let is_header = tokens.first().is_some_and(|first| first.is_word(text, "define") || first.is_word(text, "declare"));
        entity.kind == EntityKind::Junk && !is_braces(text, entity) && !is_header && (!is_first || begins_code(text, &tokens))
    };
    entities.iter().enumerate().take_while(|(index, entity)| is_code(entity, *index == 0)).count()
}

/// What follows a closed function up to the next entity: pieces of code, and the braces after each.
struct Chain {
    /// The brace that closes the function, then every one behind it that closes nothing there.
    braces: Vec<Span>,
    /// Of each piece of code, how many braces stand before it.
    pieces: Vec<(Span, usize)>,
    length: usize,
}

/// How many of the entities, from the first on, are code and braces outside of every function.
pub(super) fn stray_length(text: &str, entities: &[Entity]) -> usize {
    let mut length = 0;
    while let Some(entity) = entities.get(length) {
        let count = if is_braces(text, entity) { 1 } else { code_after(text, &entities[length..]) };
        if count == 0 {
            break;
        }
        length += count;
    }
    length
}

fn chain(text: &str, entities: &[Entity]) -> Chain {
    let close = entities[0].span.end - 1;
    let length = 1 + stray_length(text, &entities[1..]);
    let mut chain = Chain { braces: vec![Span::new(close, close + 1)], pieces: Vec::new(), length };
    let mut depth = 0usize;
    for token in ir::significant(text, Span::new(close + 1, entities[chain.length - 1].span.end)) {
        if token.is(b'}') && depth == 0 {
            chain.braces.push(token.span);
            continue;
        }
        match token.kind {
            TokenKind::Symbol(b'{') => depth += 1,
            TokenKind::Symbol(b'}') => depth -= 1,
            _ => {}
        }
        match chain.pieces.last_mut() {
            Some((piece, early)) if *early == chain.braces.len() => piece.end = token.span.end,
            _ => chain.pieces.push((token.span, chain.braces.len())),
        }
    }
    chain
}

/// Looks at what follows the closed function that the entities begin with: joins the code behind it that belongs to it, and drops
/// braces. How many of the entities are done with.
pub(super) fn mend(rewrite: &mut Rewrite, entities: &[Entity]) -> usize {
    let text = rewrite.text;
    let chain = chain(text, entities);
    let function = &entities[0];
    let mut tokens = function.body.map(|body| ir::significant(text, body)).unwrap_or_default();
    let Some(&(last, early)) = chain.pieces.last() else {
        blocks::unwrap(rewrite, &tokens);
        for &brace in &chain.braces[1..] {
            drop(rewrite, brace);
        }
        return chain.length;
    };
    let body_length = tokens.len();
    tokens.extend(chain.pieces.iter().flat_map(|(piece, _)| ir::significant(text, *piece)));
    let is_ended = chain.braces.len() > early || ends(text, function, &chain, entities.len() == chain.length);
    if !is_ended || !belong_together(text, function, &chain) || !blocks::unwrap(rewrite, &tokens) {
        blocks::unwrap(rewrite, &tokens[..body_length]);
        report(rewrite, chain.pieces[0].0);
        return chain.length;
    }
    for &brace in &chain.braces[..early] {
        rewrite.delete_lines(brace, "the function goes on behind this brace");
    }
    if chain.braces.len() == early {
        end::close_behind(rewrite, function, last.end, "the function goes on up to here".to_owned());
    }
    for &brace in chain.braces.iter().skip(early + 1) {
        drop(rewrite, brace);
    }
    chain.length
}

/// Whether the function can end behind the last piece, where no brace stands. `is_last`: the text ends there too.
fn ends(text: &str, function: &Entity, chain: &Chain, is_last: bool) -> bool {
    let mut joined = text[function.span.start..function.span.end - 1].to_owned();
    for (piece, _) in &chain.pieces {
        joined.push_str(piece.of(text));
        joined.push('\n');
    }
    end::last_end(&joined, is_last).is_some()
}

/// Reports code that belongs to no function.
pub(super) fn report(rewrite: &mut Rewrite, span: Span) {
    rewrite.leave(&codes::BRACES, span, "code stands outside of every function", "put it between the braces of its function");
}

/// The local names of some code, without sigil and colon.
#[derive(Default)]
struct Names<'t> {
    defined: HashSet<&'t str>,
    used: HashSet<&'t str>,
}

impl<'t> Names<'t> {
    fn add(&mut self, text: &'t str, span: Span) {
        let tokens = ir::significant(text, span);
        for (index, token) in tokens.iter().enumerate() {
            let is_result = tokens.get(index + 1).is_some_and(|next| next.is(b'='));
            match token.kind {
                TokenKind::Label => _ = self.defined.insert(token.text(text).trim_end_matches(':')),
                TokenKind::Local if is_result => _ = self.defined.insert(&token.text(text)[1..]),
                TokenKind::Local => _ = self.used.insert(&token.text(text)[1..]),
                _ => {}
            }
        }
    }

    /// Whether this code uses a name that only `other` defines.
    fn needs(&self, other: &Names) -> bool {
        self.used.iter().any(|name| other.defined.contains(name) && !self.defined.contains(name))
    }
}

/// Whether names, or a block that has no terminator, tie the pieces to the function.
fn belong_together(text: &str, function: &Entity, chain: &Chain) -> bool {
    let Some(body) = function.body else { return false };
    let (mut inside, mut outside) = (Names::default(), Names::default());
    inside.add(text, body);
    for &(piece, _) in &chain.pieces {
        outside.add(text, piece);
    }
    let is_tied = inside.needs(&outside) || outside.needs(&inside) || ends_open(text, function);
    is_tied && inside.defined.is_disjoint(&outside.defined)
}

fn ends_open(text: &str, function: &Entity) -> bool {
    let part = function.span.of(text);
    let last_is_terminator = |function: &ir::Function| function.body().instructions().last().is_some_and(ir::Instruction::is_terminator);
    ir::parse(part).definitions().next().is_some_and(|function| !last_is_terminator(&function))
}
