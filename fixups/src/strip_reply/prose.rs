//! Where prose stands before, between and behind the code.

use super::lines::{self, is_prose};
use crate::close_functions::last_end;
use diagnostics::Span;
use ir::{Entity, EntityKind, Module};

/// Runs of prose with the blank space after them; with that before them where nothing else follows.
pub(super) fn find(module: &Module) -> Vec<Span> {
    let text = module.text();
    let mut cuts: Vec<Span> = Vec::new();
    for (entity, is_prose) in module.entities().iter().zip(entities_of_prose(module)) {
        match cuts.last_mut() {
            Some(cut) if cut.end == entity.span.start && (is_prose || entity.kind == EntityKind::Blank) => cut.end = entity.span.end,
            _ if is_prose => cuts.push(entity.span),
            _ => cuts.extend(behind_last_instruction(text, entity)),
        }
    }
    for cut in &mut cuts {
        let before = text[..cut.start].trim_end().len();
        let keeps_line = text[before..cut.start].contains('\n');
        if cut.end == text.len() && before > 0 {
            // The line end of the last entity stays.
            cut.start = if keeps_line { before + text[before..].find('\n').map_or(0, |newline| newline + 1) } else { before };
            cut.end = if keeps_line { cut.end } else { text.trim_end().len().max(cut.start) };
        } else if !keeps_line && before > 0 {
            // Prose behind an entity on its line: the line end after it stays.
            let prose_end = text[..cut.end].trim_end().len();
            *cut = Span::new(before, prose_end.max(before));
        }
    }
    cuts
}

/// Of each entity whether it is prose.
fn entities_of_prose(module: &Module) -> Vec<bool> {
    let (text, entities) = (module.text(), module.entities());
    let mut are_prose: Vec<bool> =
        entities.iter().map(|entity| entity.kind == EntityKind::Junk && is_prose(entity.span.of(text))).collect();
    let mut rest: (&[Entity], &mut [bool]) = (entities, &mut are_prose);
    while !rest.0.is_empty() {
        let length = stretch_length(text, rest.0, rest.1);
        let (stretch, entities) = rest.0.split_at(length);
        let (here, later) = rest.1.split_at_mut(length);
        keep_code(text, stretch, here);
        rest = (entities, later);
    }
    are_prose
}

/// How many of the entities lie between two that are in order: what can be one function without its braces, or a part of one. A brace
/// ends it, and the header of another function does.
fn stretch_length(text: &str, entities: &[Entity], are_prose: &[bool]) -> usize {
    let is_code = |index: usize| entities[index].kind == EntityKind::Junk && !are_prose[index];
    for (index, entity) in entities.iter().enumerate() {
        let line = entity.span.of(text);
        if !matches!(entity.kind, EntityKind::Junk | EntityKind::Blank | EntityKind::Comment) {
            return index.max(1);
        }
        if is_code(index) && index > 0 && lines::begins_function(line) {
            return index;
        }
        if is_code(index) && line.starts_with('}') {
            return index + 1;
        }
    }
    entities.len()
}

/// Keeps what stands between two lines of code, whatever it says: in a body that has no brace it may be an instruction that nobody
/// knows, and without it control would go on to the next one.
fn keep_code(text: &str, entities: &[Entity], are_prose: &mut [bool]) {
    let junk: Vec<usize> = (0..entities.len()).filter(|&index| entities[index].kind == EntityKind::Junk).collect();
    let line = |index: usize| entities[index].span.of(text);
    // A label before an instruction is one, even if it looks like the beginning of a sentence.
    for pair in junk.windows(2).rev() {
        let is_labelled = !are_prose[pair[1]] && !line(pair[1]).starts_with('}') && !lines::begins_function(line(pair[1]));
        are_prose[pair[0]] &= !(is_labelled && lines::is_label(line(pair[0])));
    }
    let mut code = junk.iter().copied().filter(|&index| !are_prose[index]);
    let Some(first) = code.next() else { return };
    let last = code.next_back().unwrap_or(first);
    let is_unended = lines::begins_function(line(first)) && last > first && !lines::can_end_function(line(last));
    let end = if is_unended { entities.len() } else { last };
    are_prose[first..end].fill(false);
}

/// Runs of prose behind the last instruction of a function that has no closing brace, if control cannot get there.
fn behind_last_instruction(text: &str, entity: &Entity) -> Vec<Span> {
    let mut cuts: Vec<Span> = Vec::new();
    let Some(body) = entity.body.filter(|_| !entity.is_closed) else { return cuts };
    let mut end = body.end;
    for line in body.of(text).split_inclusive('\n').rev() {
        let span = Span::new(end - line.len(), end);
        end = span.start;
        let is_blank = line.trim().is_empty();
        if line.trim_start().starts_with(';') {
            continue;
        }
        if !is_blank && !is_prose(line) {
            break;
        }
        match cuts.last_mut() {
            Some(cut) if cut.start == span.end => cut.start = span.start,
            _ => cuts.push(span),
        }
    }
    cuts.reverse();
    for cut in &mut cuts {
        // The empty lines before prose stay.
        let inside = cut.of(text);
        let blank = inside.len() - inside.trim_start().len();
        cut.start += inside[..blank].rfind('\n').map_or(0, |newline| newline + 1);
    }
    cuts.retain(|cut| !cut.of(text).trim().is_empty());
    let is_ended = cuts.first().is_some_and(|cut| last_end(&text[entity.span.start..cut.start], true).is_some());
    if is_ended { cuts } else { Vec::new() }
}
