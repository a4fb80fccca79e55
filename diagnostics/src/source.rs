use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// A half-open range of byte offsets into a [`Source`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    pub fn at(offset: usize) -> Self {
        Self::new(offset, offset)
    }

    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The text of this span, empty where the span lies outside `text` or splits a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// A named text that spans point into. Cloning is cheap. `Debug` shows the name only: a text may hold what is sealed.
#[derive(Clone)]
pub struct Source {
    name: Arc<str>,
    text: Arc<str>,
    /// Where each line begins, once somebody has asked: a text may have as many problems as lines.
    line_starts: Arc<OnceLock<Vec<usize>>>,
    origin: Option<Arc<dyn Origin>>,
}

/// Where the places of a text come from that was made from another one.
pub trait Origin: Send + Sync {
    fn place(&self, span: Span) -> Place;
}

/// A place of the text as it was.
#[derive(Clone, Debug)]
pub struct Place {
    pub source: Source,
    pub span: Span,
    /// What is to be said where the text there is another one now.
    pub note: Option<String>,
}

/// A position for people: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

impl Source {
    /// `name` is what a message shows: a path as the user wrote it, `<sentence>`, or `reply 2 for strings.ll`.
    pub fn new(name: impl AsRef<str>, text: impl AsRef<str>) -> Self {
        Self { name: Arc::from(name.as_ref()), text: Arc::from(text.as_ref()), line_starts: Arc::default(), origin: None }
    }

    /// Says what the text was made from.
    #[must_use]
    pub fn made_from(mut self, origin: Arc<dyn Origin>) -> Self {
        self.origin = Some(origin);
        self
    }

    /// What `span` comes from; nothing where this text was made from no other.
    pub fn origin(&self, span: Span) -> Option<Place> {
        self.origin.as_ref().map(|origin| origin.place(span))
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn line_column(&self, offset: usize) -> LineColumn {
        let mut end = offset.min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        let line = self.line_starts().partition_point(|&start| start <= end);
        let start = self.line_starts()[line - 1];
        LineColumn { line, column: self.text[start..end].chars().count() + 1 }
    }

    /// The first is 0.
    fn line_starts(&self) -> &[usize] {
        self.line_starts.get_or_init(|| {
            let newlines = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(offset, _)| offset + 1)).collect()
        })
    }

    /// The span of a whole line (counted from 1) without its line end; the end of the text where there is no such line.
    pub fn line_span(&self, line: usize) -> Span {
        let starts = self.line_starts();
        let Some(&start) = line.checked_sub(1).and_then(|index| starts.get(index)).filter(|&&start| start < self.text.len()) else {
            return Span::at(self.text.len());
        };
        let end = starts.get(line).copied().unwrap_or(self.text.len());
        Span::new(start, start + self.text[start..end].trim_end_matches(['\n', '\r']).len())
    }

    /// The offset of a line and a byte column, both counted from 1, kept inside the line.
    pub fn offset(&self, line: usize, byte_column: usize) -> usize {
        let span = self.line_span(line);
        let mut offset = (span.start + byte_column.saturating_sub(1)).min(span.end);
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Source").field(&self.name).finish()
    }
}

impl Serialize for Source {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_stay_inside_the_text() {
        let source = Source::new("t", "aä\nbc\r\nd");
        assert_eq!(source.line_column(3), LineColumn { line: 1, column: 3 });
        assert_eq!(source.line_column(2), LineColumn { line: 1, column: 2 }, "inside a character");
        assert_eq!(source.line_column(99), LineColumn { line: 3, column: 2 });
        assert_eq!(source.line_span(2), Span::new(4, 6));
        assert_eq!(source.line_span(9), Span::at(9));
        assert_eq!(source.offset(2, 99), 6);
    }

    struct Shifted(Source);

    impl Origin for Shifted {
        fn place(&self, span: Span) -> Place {
            Place { source: self.0.clone(), span: Span::new(span.start + 1, span.end + 1), note: Some("moved".into()) }
        }
    }

    #[test]
    fn labels_go_to_where_their_text_comes_from() {
        let made = Source::new("made", "bc").made_from(Arc::new(Shifted(Source::new("reply", "abc"))));
        let plain = Source::new("plain", "x");
        let code = crate::codes::all().next().unwrap();
        let diagnostic = crate::Diagnostic::error(code, "m").at(&made, Span::new(0, 1), "here").at(&plain, Span::new(0, 1), "there");
        let labels = diagnostic.at_origin().labels;
        assert_eq!((labels[0].source.name(), labels[0].span.of(labels[0].source.text())), ("reply", "b"));
        assert_eq!(labels[0].text, "here; moved");
        assert_eq!((labels[1].source.name(), labels[1].text.as_str()), ("plain", "there"));
    }
}
