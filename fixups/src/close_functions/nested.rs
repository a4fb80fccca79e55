//! Functions that begin inside of another one, because that one has no closing brace.

use super::{begins_code, end};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{Entity, EntityKind, Module, Token};

/// The entities of the text without blanks and comments, as they are once every function inside which another one begins, or anything
/// else that cannot stand in a body, is closed before it. Linear in the length of the text, however deep functions lie in each other.
pub(super) fn apart(rewrite: &Rewrite) -> Vec<Entity> {
    let mut found = Vec::new();
    for entity in significant(rewrite.module) {
        let body = entity.body.unwrap_or(Span::at(entity.span.end));
        // Indented: at the start of a line it would have ended the body.
        let tokens = if body.of(rewrite.text).contains("define") { ir::significant(rewrite.text, body) } else { Vec::new() };
        let is_nested = |token: &&Token| token.starts_line && token.is_word(rewrite.text, "define");
        let starts: Vec<usize> = tokens.iter().filter(is_nested).map(|token| token.span.start).collect();
        if starts.is_empty() {
            cut(rewrite.text, entity.clone(), &mut found);
        } else {
            split(rewrite.text, entity, &closers(&tokens), &starts, &mut found);
        }
    }
    let lines = joined(rewrite.text, found);
    lines.into_iter().flat_map(|entity| braces_apart(rewrite.text, entity)).collect()
}

/// What is no entity and stands on one line is one, as if nothing had been parted there.
fn joined(text: &str, entities: Vec<Entity>) -> Vec<Entity> {
    let mut joined: Vec<Entity> = Vec::with_capacity(entities.len());
    for entity in entities {
        let is_beside = |last: &Entity| {
            let gap = Span::new(last.span.end, entity.span.start).of(text);
            last.kind == EntityKind::Junk && gap.trim().is_empty() && !gap.contains('\n')
        };
        match joined.last_mut().filter(|last| entity.kind == EntityKind::Junk && is_beside(last)) {
            Some(last) => last.span.end = entity.span.end,
            None => joined.push(entity),
        }
    }
    joined
}

/// Braces before code on the same line, and the code.
fn braces_apart(text: &str, entity: Entity) -> Vec<Entity> {
    if entity.kind != EntityKind::Junk || !entity.span.of(text).starts_with('}') {
        return vec![entity];
    }
    let tokens = ir::significant(text, entity.span);
    let braces = tokens.iter().take_while(|token| token.is(b'}')).count();
    if !begins_code(text, &tokens[braces..]) {
        return vec![entity];
    }
    let (end, start) = (tokens[braces - 1].span.end, tokens[braces].span.start);
    let code = Entity { span: Span::new(start, entity.span.end), ..entity.clone() };
    vec![Entity { span: Span::new(entity.span.start, end), ..entity }, code]
}

/// The entities of a text without blanks and comments.
pub(super) fn significant<'m>(module: &'m Module) -> impl Iterator<Item = &'m Entity> {
    module.entities().iter().filter(|entity| !matches!(entity.kind, EntityKind::Blank | EntityKind::Comment))
}

/// Of each brace that is closed, in the order of the text: where it opens, and where the one stands that closes it.
fn closers(tokens: &[Token]) -> Vec<(usize, usize)> {
    let (mut closers, mut open) = (Vec::new(), Vec::new());
    for token in tokens {
        if token.is(b'{') {
            open.push(token.span.start);
        } else if token.is(b'}')
            && let Some(opened) = open.pop()
        {
            closers.push((opened, token.span.start));
        }
    }
    closers.sort_unstable();
    closers
}

/// Adds what a function holds inside which others begin at `starts`. One that cannot end before the next one holds it.
fn split(text: &str, entity: &Entity, closers: &[(usize, usize)], starts: &[usize], found: &mut Vec<Entity>) {
    let mut start = entity.span.start;
    while start < entity.span.end {
        let next = starts.partition_point(|&nested| nested <= start);
        let end = starts.get(next).copied().unwrap_or(entity.span.end);
        let mut parts = entities(text, Span::new(start, end));
        start = end;
        if let Some(first) = parts.first().filter(|first| is_open(first) && end < entity.span.end)
            && end::last_end(first.span.of(text), false).is_none()
            && early_end(text, first).is_none()
        {
            let held = holding(entity, first, closers);
            start = held.span.end;
            parts = vec![held];
        }
        parts.into_iter().for_each(|part| cut(text, part, found));
    }
}

fn is_open(entity: &Entity) -> bool {
    entity.kind == EntityKind::Define && !entity.is_closed
}

/// The function that `first` begins, up to its own closing brace, or to the end of the one that it lies in.
fn holding(entity: &Entity, first: &Entity, closers: &[(usize, usize)]) -> Entity {
    if first.span.start == entity.span.start {
        return entity.clone();
    }
    let body = first.body.unwrap_or(first.span);
    let place = closers.binary_search_by_key(&(body.start.saturating_sub(1)), |&(open, _)| open);
    let close = place.ok().map(|place| closers[place].1);
    let end = close.unwrap_or(entity.span.end);
    Entity {
        span: Span::new(first.span.start, close.map_or(end, |close| close + 1)),
        body: Some(Span::new(body.start, end)),
        is_closed: close.is_some(),
        ..first.clone()
    }
}

/// The entities of a part of the text, without blanks and comments.
fn entities(text: &str, part: Span) -> Vec<Entity> {
    let moved = |span: Span| Span::new(part.start + span.start, part.start + span.end);
    let place = |entity: &Entity| Entity {
        kind: entity.kind,
        span: moved(entity.span),
        name_span: entity.name_span.map(moved),
        body: entity.body.map(moved),
        is_closed: entity.is_closed,
    };
    significant(&ir::parse(part.of(text))).map(place).collect()
}

/// Adds an entity; of a function that never ends, and can end before something that cannot stand in a body, both on their own.
fn cut(text: &str, entity: Entity, found: &mut Vec<Entity>) {
    let Some(end) = early_end(text, &entity) else { return found.push(entity) };
    let rest = entities(text, Span::new(end, entity.span.end));
    let body = entity.body.map(|body| Span::new(body.start, end));
    found.push(Entity { span: Span::new(entity.span.start, end), body, ..entity });
    found.extend(rest);
}

/// Where something begins in a function that never ends that cannot stand in a body, if the function can end before it.
fn early_end(text: &str, entity: &Entity) -> Option<usize> {
    let body = entity.body.filter(|_| is_open(entity))?;
    let starter = end::starter(text, &ir::significant(text, body))?;
    end::last_end(&text[entity.span.start..starter], false).map(|_| starter)
}
