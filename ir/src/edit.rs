//! Edits by span.

use diagnostics::Span;
use std::collections::BTreeMap;

/// Replacements of spans of one text that do not overlap. Insertions at the same place stay in the order in which they
/// were made, and stand before a replacement that begins there.
#[derive(Clone, Debug, Default)]
pub struct EditList {
    /// By start and order of arrival; insertions (empty spans) sort before a replacement at the same start.
    edits: BTreeMap<(usize, bool, usize), (usize, String)>,
}

/// The span of a refused edit, and the one it overlaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overlap {
    pub refused: Span,
    pub with: Span,
}

impl EditList {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    pub fn len(&self) -> usize {
        self.edits.len()
    }

    /// Replaces `span` by `text`. Refused, with nothing changed, where it overlaps an edit that is there already.
    pub fn replace(&mut self, span: Span, text: impl Into<String>) -> Result<(), Overlap> {
        let overlap = |with: Span| Err(Overlap { refused: span, with });
        let is_replacement = !span.is_empty();
        let key = (span.start, is_replacement, self.edits.len());
        if let Some((&(start, ..), &(end, _))) = self.edits.range(..(span.start, is_replacement, usize::MAX)).next_back()
            && end > span.start
        {
            return overlap(Span::new(start, end));
        }
        if let Some((&(start, ..), &(end, _))) = self.edits.range((span.start, true, 0)..).next()
            && start < span.end
        {
            return overlap(Span::new(start, end));
        }
        self.edits.insert(key, (span.end, text.into()));
        Ok(())
    }

    pub fn delete(&mut self, span: Span) -> Result<(), Overlap> {
        if span.is_empty() { Ok(()) } else { self.replace(span, "") }
    }

    pub fn insert(&mut self, offset: usize, text: impl Into<String>) -> Result<(), Overlap> {
        self.replace(Span::at(offset), text)
    }

    /// Every edit, by place: what it replaces, and by what.
    pub fn iter(&self) -> impl Iterator<Item = (Span, &str)> {
        self.edits.iter().map(|(&(start, ..), (end, new))| (Span::new(start, *end), new.as_str()))
    }

    /// The text with every edit made. Spans outside `text`, or that split a character, are left out.
    pub fn apply(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len() + self.edits.values().map(|(_, new)| new.len()).sum::<usize>());
        let mut done = 0;
        for (&(start, ..), (end, new)) in &self.edits {
            if text.get(start..*end).is_none() {
                continue;
            }
            result.push_str(&text[done..start]);
            result.push_str(new);
            done = *end;
        }
        result.push_str(&text[done..]);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn applies_in_order_of_place() {
        let mut edits = EditList::new();
        edits.replace(Span::new(4, 5), "E").unwrap();
        edits.replace(Span::new(0, 1), "A").unwrap();
        edits.insert(4, "+").unwrap();
        edits.insert(4, "-").unwrap();
        edits.delete(Span::new(2, 3)).unwrap();
        assert_eq!(edits.apply("abcdef"), "Abd+-Ef");
    }

    #[test]
    fn refuses_overlaps() {
        let mut edits = EditList::new();
        edits.replace(Span::new(2, 5), "x").unwrap();
        for span in [Span::new(0, 3), Span::new(4, 9), Span::new(2, 5), Span::new(3, 4), Span::new(0, 9), Span::at(3)] {
            assert_eq!(edits.replace(span, ""), Err(Overlap { refused: span, with: Span::new(2, 5) }), "{span:?}");
        }
        assert_eq!((edits.insert(5, "y"), edits.insert(2, "z")), (Ok(()), Ok(())));
        assert_eq!(edits.apply("0123456"), "01zxy56");
    }
}
