//! Types that stand before the name of a global whose counts were corrected.

use super::shape::{Shapes, Slot, SlotId, Tokens};
use super::{Owner, correct_count};
use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::TokenKind;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// What is known of one global.
#[derive(Default)]
struct Known {
    /// The length of one that is a string alone.
    length: Option<usize>,
    /// The types that the global, or its elements, had.
    corrected: Vec<Corrected>,
}

/// A type as it was, and what its counts become, in their order; `None` where one stays.
struct Corrected {
    ty: String,
    counts: Vec<Option<usize>>,
}

pub(super) struct Mentions<'t>(HashMap<Cow<'t, str>, Known>);

impl<'t> Mentions<'t> {
    pub(super) fn of(rewrite: &Rewrite<'t>, shapes: &Shapes, wanted: &HashMap<SlotId, usize>, owners: &[Owner]) -> Self {
        let mut known = HashMap::new();
        for owner in owners {
            let Some((entity, range)) = &owner.ty else { continue };
            let tokens = rewrite.module.tokens(entity);
            let span = Span::new(tokens[range.start].span.start, tokens[range.end - 1].span.end);
            let counts: Vec<Option<usize>> = owner.slots.clone().map(|slot| wanted.get(&slot).copied()).collect();
            let length = || counts[0].or_else(|| shapes.slots[owner.slots.start].count?.try_into().ok());
            let one = Known {
                length: if owner.is_string { length() } else { None },
                corrected: corrected(span.of(rewrite.text), counts.clone()),
            };
            if one.length.is_some() || !one.corrected.is_empty() {
                // Of a name that is defined twice, the first counts.
                known.entry(ir::decode_name(tokens[0].text(rewrite.text))).or_insert(one);
            }
        }
        Self(known)
    }

    /// `TYPE, ptr @name`, and `TYPE* @name` of older IR with the `TYPE,` that may stand before it.
    pub(super) fn correct(&self, rewrite: &mut Rewrite, tokens: &Tokens) {
        if self.0.is_empty() {
            return;
        }
        // Values that were loaded with a wrong count, and the right one.
        let mut loaded: HashMap<&str, (u64, usize)> = HashMap::new();
        for (index, token) in tokens.list.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Global) {
            let name = ir::decode_name(token.text(tokens.text));
            let Some(known) = self.0.get(&name) else { continue };
            for range in types_before(tokens, index) {
                let Some(changed) = known.correct(rewrite, tokens, range.clone(), &name) else { continue };
                if let ([(slot, length)], Some(result)) = (&changed[..], loaded_as(tokens, range.start))
                    && let Some(count) = slot.count
                {
                    loaded.insert(result, (count, *length));
                }
            }
        }
        if loaded.is_empty() {
            return;
        }
        for (index, token) in tokens.list.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Local) {
            let Some(&(wrong, length)) = loaded.get(token.text(tokens.text)) else { continue };
            let slot = index.checked_sub(5).and_then(|start| tokens.slot(start));
            if let Some((slot, end)) = slot
                && end == index
                && slot.count == Some(wrong)
            {
                correct_count(rewrite, slot, length, &format!("`{}` has {length} bytes", token.text(tokens.text)));
            }
        }
    }
}

impl Known {
    /// The counts that were corrected in the type at `range`.
    fn correct(&self, rewrite: &mut Rewrite, tokens: &Tokens, range: Range<usize>, name: &str) -> Option<Vec<(Slot, usize)>> {
        let mut changed = Vec::new();
        if let Some(length) = self.length
            && let Some((slot @ Slot { count: None, .. }, end)) = tokens.slot(range.start)
            && end == range.end
        {
            changed.push((slot, length));
        } else {
            let span = Span::new(tokens.get(range.start)?.span.start, tokens.get(range.end - 1)?.span.end);
            let ty = if self.corrected.is_empty() { return None } else { ir::canonical_type(span.of(tokens.text)) };
            let corrected = self.corrected.iter().find(|corrected| corrected.ty == ty)?;
            let slots = range.filter_map(|index| tokens.slot(index)).map(|(slot, _)| slot);
            changed.extend(slots.zip(&corrected.counts).filter_map(|(slot, count)| Some((slot, (*count)?))));
        }
        let is = if self.length.is_some() { "" } else { "a string of " };
        for &(slot, length) in &changed {
            correct_count(rewrite, slot, length, &format!("{is}`@{name}` has {length} bytes"));
        }
        Some(changed)
    }
}

/// The type of a global, and that of the elements of one that is an array of strings.
fn corrected(ty: &str, counts: Vec<Option<usize>>) -> Vec<Corrected> {
    if counts.iter().all(Option::is_none) {
        return Vec::new();
    }
    let ty = ir::canonical_type(ty);
    let mut all = Vec::new();
    let innermost = ty.rfind('[').filter(|&start| start > 0 && counts.len() == 1 && !ty.contains('{'));
    if let Some(start) = innermost {
        let end = ty[start..].find(']').map_or(ty.len(), |end| start + end + 1);
        all.push(Corrected { ty: ty[start..end].to_owned(), counts: counts.clone() });
    }
    all.push(Corrected { ty, counts });
    all
}

/// The types that may stand before the name at `index` as that of what it points to.
pub(super) fn types_before(tokens: &Tokens, index: usize) -> Vec<Range<usize>> {
    // `TYPE, ptr @name`
    if index >= 3 && tokens.is_word(index - 1, "ptr") && tokens.is(index - 2, b',') {
        return type_ending(tokens, index - 3).into_iter().collect();
    }
    // `TYPE, TYPE* @name`
    if index < 2 || !tokens.is(index - 1, b'*') {
        return Vec::new();
    }
    let Some(pointee) = type_ending(tokens, index - 2) else { return Vec::new() };
    let comma = pointee.start.checked_sub(2).filter(|_| tokens.is(pointee.start - 1, b','));
    comma.and_then(|last| type_ending(tokens, last)).into_iter().chain([pointee]).collect()
}

/// The aggregate type whose last bracket is at `last`.
fn type_ending(tokens: &Tokens, last: usize) -> Option<Range<usize>> {
    tokens.partner(last).filter(|&start| start < last).map(|start| start..last + 1)
}

/// `%v`, where the type at `start` is that of `%v = load TYPE, ptr @name`.
fn loaded_as<'t>(tokens: &Tokens<'t>, start: usize) -> Option<&'t str> {
    let load = start.checked_sub(1)?;
    let load = if tokens.is_word(load, "volatile") { load.checked_sub(1)? } else { load };
    let result = load.checked_sub(2).filter(|_| tokens.is_word(load, "load") && tokens.is(load - 1, b'='))?;
    tokens.get(result).filter(|token| token.kind == TokenKind::Local).map(|token| token.text(tokens.text))
}
