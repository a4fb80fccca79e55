//! Lines of a task file, and what their first column says.

use diagnostics::Span;

#[derive(Clone, Copy)]
pub(crate) struct Line<'a> {
    /// Without its line end.
    pub(crate) text: &'a str,
    pub(crate) start: usize,
}

impl<'a> Line<'a> {
    pub(crate) fn end(self) -> usize {
        self.start + self.text.len()
    }

    pub(crate) fn is_blank(self) -> bool {
        self.text.trim_start().is_empty()
    }

    /// Indented, and not blank.
    pub(crate) fn is_indented(self) -> bool {
        self.text.starts_with([' ', '\t']) && !self.is_blank()
    }

    /// A line `---` ends a step.
    pub(crate) fn is_separator(self) -> bool {
        self.text.trim_end() == "---"
    }

    /// The word behind an `@` in the first column, if it begins with a letter.
    pub(crate) fn mark(self) -> Option<Mark<'a>> {
        Mark::of(self.text, self.start)
    }

    /// The same behind blanks: text that may have been meant as a directive or clause.
    pub(crate) fn indented_mark(self) -> Option<Mark<'a>> {
        let text = self.text.trim_start();
        if text.len() == self.text.len() { None } else { Mark::of(text, self.end() - text.len()) }
    }
}

/// `@name` at the beginning of a line.
#[derive(Clone, Copy)]
pub(crate) struct Mark<'a> {
    /// Everything up to the next blank, without the `@`.
    pub(crate) name: &'a str,
    /// With the `@`.
    pub(crate) span: Span,
}

impl<'a> Mark<'a> {
    fn of(text: &'a str, start: usize) -> Option<Self> {
        let rest = text.strip_prefix('@')?;
        if !rest.starts_with(|character: char| character.is_ascii_alphabetic()) {
            return None;
        }
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        Some(Self { name: &rest[..length], span: Span::new(start, start + 1 + length) })
    }
}

/// A byte order mark is skipped; a line ends with `\n` or `\r\n`.
pub(crate) fn split(text: &str) -> Vec<Line<'_>> {
    let mut start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = Vec::new();
    for line in text[start..].split_inclusive('\n') {
        let bare = line.strip_suffix('\n').unwrap_or(line);
        lines.push(Line { text: bare.strip_suffix('\r').unwrap_or(bare), start });
        start += line.len();
    }
    lines
}

/// The number of lines, from `first` on, that belong to a clause: its own and the indented ones below. With
/// `over_blank_lines`, blank lines between them belong to it, too.
pub(crate) fn extent(lines: &[Line<'_>], first: usize, over_blank_lines: bool) -> usize {
    let mut count = 1;
    for (index, line) in lines[first + 1..].iter().enumerate() {
        if line.is_indented() {
            count = index + 2;
        } else if !(over_blank_lines && line.is_blank()) {
            break;
        }
    }
    count
}
