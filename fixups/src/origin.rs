//! From places of a repaired text back to the text as it was.

use diagnostics::Span;
use ir::EditList;

/// How offsets went through any number of passes.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    passes: Vec<Shifts>,
}

/// The replacements of one pass, by place: where each stands in the new text, and what it stands for in the old one.
type Shifts = Vec<(Span, Span)>;

impl Origin {
    pub(crate) fn of(edits: &EditList) -> Self {
        let mut shifts = Shifts::with_capacity(edits.len());
        let (mut old_end, mut new_end) = (0, 0);
        for (old, text) in edits.iter() {
            let start = new_end + (old.start - old_end);
            shifts.push((Span::new(start, start + text.len()), old));
            (old_end, new_end) = (old.end, start + text.len());
        }
        if shifts.is_empty() { Self::default() } else { Self { passes: vec![shifts] } }
    }

    /// `next` happened after all that is known here.
    pub(crate) fn then(&mut self, next: Origin) {
        self.passes.extend(next.passes);
    }

    /// Where `offset` comes from; what a pass wrote comes from the beginning of what it replaced.
    pub fn offset(&self, offset: usize) -> usize {
        self.passes.iter().rev().fold(offset, |offset, shifts| before(shifts, offset, false))
    }

    /// What `span` comes from: whole replacements where it cuts into them.
    pub fn span(&self, span: Span) -> Span {
        self.passes.iter().rev().fold(span, |span, shifts| {
            let start = before(shifts, span.start, false);
            let end = if span.is_empty() { start } else { before(shifts, span.end, true) };
            Span::new(start, end.max(start))
        })
    }
}

fn before(shifts: &Shifts, offset: usize, is_end: bool) -> usize {
    let index = shifts.partition_point(|(new, _)| new.start < offset || (!is_end && new.start == offset));
    let Some(&(new, old)) = index.checked_sub(1).and_then(|index| shifts.get(index)) else { return offset };
    match offset.checked_sub(new.end) {
        Some(beyond) => old.end + beyond,
        None if is_end => old.end,
        None => old.start,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(edits: &[(usize, usize, &str)]) -> Origin {
        let mut list = EditList::new();
        for &(start, end, text) in edits {
            list.replace(Span::new(start, end), text).unwrap();
        }
        Origin::of(&list)
    }

    #[test]
    fn places_go_back_through_every_pass() {
        // 0123456789 → 01XYZ456789 → 01XYZ6789
        let mut origin = edited(&[(2, 4, "XYZ")]);
        origin.then(edited(&[(5, 7, "")]));
        for (offset, expected) in [(0, 0), (1, 1), (2, 2), (3, 2), (4, 2), (5, 6), (6, 7), (8, 9)] {
            assert_eq!(origin.offset(offset), expected, "{offset}");
        }
        assert_eq!(origin.span(Span::new(3, 4)), Span::new(2, 4));
        assert_eq!(origin.span(Span::new(0, 6)), Span::new(0, 7));
    }

    #[test]
    fn an_insertion_comes_from_its_place() {
        let origin = edited(&[(3, 3, "abc")]);
        assert_eq!((origin.offset(2), origin.offset(4), origin.offset(6), origin.offset(7)), (2, 3, 3, 4));
        assert_eq!(origin.span(Span::new(3, 6)), Span::at(3));
    }
}
