use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

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
        Self { name: Arc::from(name.as_ref()), text: Arc::from(text.as_ref()) }
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
        let before = &self.text[..end];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        LineColumn { line: before.bytes().filter(|&byte| byte == b'\n').count() + 1, column: before[line_start..].chars().count() + 1 }
    }

    /// The span of a whole line (counted from 1) without its line end; the end of the text where there is no such line.
    pub fn line_span(&self, line: usize) -> Span {
        let mut start = 0;
        for (index, text) in self.text.split_inclusive('\n').enumerate() {
            if index + 1 == line {
                return Span::new(start, start + text.trim_end_matches(['\n', '\r']).len());
            }
            start += text.len();
        }
        Span::at(self.text.len())
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
}
