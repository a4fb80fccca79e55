//! Constants that an instruction stores, and the memory that they are stored to.

use super::constants::{Measure, between_quotes, may_be_filled};
use super::mentions::types_before;
use super::shape::{Slot, Tokens};
use super::{correct_count, leave_wrong};
use crate::rewrite::Rewrite;
use ir::{Fragment, TokenKind};
use std::collections::HashMap;

/// A constant of type `[N x i8]` in a body.
struct Constant<'t> {
    slot: Slot,
    inside: Fragment<'t>,
    /// Where it is stored to, if an instruction does nothing but store it to a value.
    place: Option<&'t str>,
}

/// What is to be done with a constant that has the wrong count.
enum Repair {
    /// The count becomes that of the bytes.
    Count,
    /// Also that of the `alloca`.
    CountAndMemory,
    /// So many zero bytes follow.
    Zeros(usize),
}

pub(super) fn correct(rewrite: &mut Rewrite, tokens: &Tokens) {
    let constants = wrong_constants(tokens);
    if constants.is_empty() {
        return;
    }
    let memory = allocas(tokens);
    // What the count of an `alloca` becomes.
    let mut enlarged: HashMap<&str, usize> = HashMap::new();
    for (constant, measure) in constants {
        let slot = constant.place.and_then(|place| memory.get(place));
        let is_counted = super::constants::is_count(constant.slot.count, measure.length);
        let repair = constant.place.and_then(|_| repair(constant.slot.count, measure.length, slot));
        let repair = if is_counted { Some(Repair::Count) } else { repair };
        let Some(repair) = repair else {
            leave_wrong(rewrite, constant.slot, constant.inside, measure.length);
            continue;
        };
        let zeros = if let Repair::Zeros(zeros) = repair { zeros } else { 0 };
        super::correct_constant(rewrite, "the constant", constant.inside, &measure, zeros);
        if zeros == 0 {
            correct_count(rewrite, constant.slot, measure.length, &format!("the constant has {} bytes", measure.length));
        }
        if let (Repair::CountAndMemory, Some(place)) = (repair, constant.place) {
            let length = enlarged.entry(place).or_default();
            *length = measure.length.max(*length);
        }
    }
    enlarge(rewrite, tokens, &memory, &enlarged);
}

/// Every constant with its right length, where the count differs from it.
fn wrong_constants<'t>(tokens: &Tokens<'t>) -> Vec<(Constant<'t>, Measure)> {
    let bytes = tokens.list.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Bytes);
    let found = bytes.filter_map(|(index, token)| {
        let inside = between_quotes(Fragment { text: token.text(tokens.text), span: token.span })?;
        let starts = [index.checked_sub(5), index.checked_sub(4)].into_iter().flatten();
        let (start, slot) = starts.filter_map(|start| Some((start, tokens.slot(start)?))).find(|(_, (_, end))| *end == index)?;
        let slot = slot.0;
        let measure = Measure::of(inside.text, slot.count);
        let is_wrong = measure.replaced.is_some() || !super::constants::is_count(slot.count, measure.length);
        is_wrong.then(|| (Constant { slot, inside, place: stored_to(tokens, start, index) }, measure))
    });
    found.collect()
}

/// `%p` or `@p` of `store [N x i8] c"…", ptr %p`.
fn stored_to<'t>(tokens: &Tokens<'t>, start: usize, constant: usize) -> Option<&'t str> {
    let store = start.checked_sub(1)?;
    let store = if tokens.is_word(store, "volatile") { store.checked_sub(1)? } else { store };
    if !tokens.is_word(store, "store") || !tokens.is(constant + 1, b',') {
        return None;
    }
    let place = match tokens.slot(constant + 2) {
        Some((_, end)) if tokens.is(end, b'*') => end + 1,
        None if tokens.is_word(constant + 2, "ptr") => constant + 3,
        _ => return None,
    };
    let token = tokens.get(place)?;
    matches!(token.kind, TokenKind::Local | TokenKind::Global).then(|| token.text(tokens.text))
}

/// The counts of `%p = alloca [N x i8]`.
fn allocas<'t>(tokens: &Tokens<'t>) -> HashMap<&'t str, Slot> {
    let found = (2..tokens.list.len()).filter(|&index| tokens.is_word(index, "alloca") && tokens.is(index - 1, b'='));
    found.filter_map(|index| Some((tokens.word(index - 2), tokens.slot(index + 1)?.0))).collect()
}

/// The one way in which the constant fits its memory; `None` where there are several.
fn repair(count: Option<u64>, length: usize, memory: Option<&Slot>) -> Option<Repair> {
    let written = count.map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    let Some(memory) = memory else {
        // A shorter count than that of the bytes cannot be meant. A longer one may be that of the memory.
        return written.is_none_or(|written| written < length).then_some(Repair::Count);
    };
    let Some(room) = memory.count.map(|count| usize::try_from(count).unwrap_or(usize::MAX)) else { return Some(Repair::CountAndMemory) };
    match written {
        None if room >= length => Some(Repair::Count),
        None => None,
        Some(_) if room == length => Some(Repair::Count),
        Some(written) if written < length && room > length => Some(Repair::Count),
        Some(written) if written < length && room == written => Some(Repair::CountAndMemory),
        // As in C, what is left of the memory is zero.
        Some(written) if written > length && room >= written => may_be_filled(length, written).then(|| Repair::Zeros(written - length)),
        Some(_) => None,
    }
}

/// Corrects the counts of memory, and those of the types through which it is used.
fn enlarge(rewrite: &mut Rewrite, tokens: &Tokens, memory: &HashMap<&str, Slot>, enlarged: &HashMap<&str, usize>) {
    for (place, &length) in enlarged {
        if let Some(&slot) = memory.get(place) {
            correct_count(rewrite, slot, length, &format!("{length} bytes are stored to `{place}`"));
        }
    }
    if enlarged.is_empty() {
        return;
    }
    for (index, token) in tokens.list.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Local) {
        let name = token.text(tokens.text);
        let Some((&length, slot)) = enlarged.get(name).zip(memory.get(name)) else { continue };
        let mentions =
            types_before(tokens, index).into_iter().filter_map(|range| tokens.slot(range.start).filter(|(_, end)| *end == range.end));
        for (mention, _) in mentions {
            if mention.count == slot.count {
                correct_count(rewrite, mention, length, &format!("`{name}` has {length} bytes"));
            }
        }
    }
}
