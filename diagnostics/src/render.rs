//! One sink for messages: text from outside is escaped here, and only here.

use crate::{Diagnostic, Label, Severity};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// The longest source line that is shown whole; a model's reply may be one line of megabytes.
const LONGEST_LINE: usize = 400;

/// Renders `diagnostic` as rustc does: `error[IC0101]: …`, the source line, notes and help.
pub fn render(diagnostic: &Diagnostic, color: bool) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = escape_terminal(&diagnostic.message);
    let excerpts: Vec<Excerpt> = diagnostic.labels.iter().map(Excerpt::new).collect();
    let notes: Vec<Cow<str>> = diagnostic.notes.iter().map(|note| escape_terminal(note)).collect();
    let help = diagnostic.help.as_deref().map(escape_terminal);

    let title = level.primary_title(message.as_ref()).id(diagnostic.code.id);
    let mut group = Group::with_title(title);
    for (index, excerpt) in excerpts.iter().enumerate() {
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        group = group.element(
            Snippet::source(excerpt.text.as_str())
                .path(excerpt.name.as_str())
                .line_start(excerpt.line)
                .annotation(kind.span(excerpt.span.clone()).label(excerpt.label.as_str())),
        );
    }
    for note in &notes {
        group = group.element(Level::NOTE.message(note.as_ref()));
    }
    if let Some(help) = &help {
        group = group.element(Level::HELP.message(help.as_ref()));
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

/// The line that a label points at, escaped, with the span moved to match.
struct Excerpt {
    name: String,
    text: String,
    line: usize,
    span: Range<usize>,
    label: String,
}

impl Excerpt {
    fn new(label: &Label) -> Self {
        let source = &label.source;
        let position = source.line_column(label.span.start);
        let line = source.line_span(position.line);
        let text = source.text();
        let start = clamp_to_boundary(text, label.span.start, line.start, line.end);
        let end = clamp_to_boundary(text, label.span.end, start, line.end);
        let from =
            if line.len() > LONGEST_LINE { clamp_to_boundary(text, start.saturating_sub(80), line.start, start) } else { line.start };
        let to = clamp_to_boundary(text, from + LONGEST_LINE, end.min(from + LONGEST_LINE), line.end);
        let end = end.min(to);
        let before = escape_terminal(&text[from..start]);
        let marked = escape_terminal(&text[start..end]);
        let after = escape_terminal(&text[end..to]);
        Self {
            name: escape_terminal(source.name()).into_owned(),
            line: position.line,
            span: before.len()..before.len() + marked.len(),
            text: format!("{before}{marked}{after}"),
            label: escape_terminal(&label.text).into_owned(),
        }
    }
}

fn clamp_to_boundary(text: &str, offset: usize, low: usize, high: usize) -> usize {
    let mut offset = offset.max(low).min(high.max(low)).min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// Replaces control characters (terminal escapes, bells, direction overrides) by visible ones; line ends and tabs stay.
pub fn escape_terminal(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_dangerous) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_dangerous(character) {
            escaped.extend(character.escape_unicode());
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

fn is_dangerous(character: char) -> bool {
    let is_direction_override = matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    (character.is_control() && character != '\n' && character != '\t') || is_direction_override
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Source, Span, codes};

    #[test]
    fn shows_code_place_and_help() {
        let source = Source::new("a.intent", "@create x.ll\n@frob\n");
        let diagnostic = Diagnostic::error(&codes::compiler::USAGE, "unknown directive `@frob`")
            .at(&source, Span::new(13, 18), "not a directive")
            .help("run `intentc help directives`");
        let text = render(&diagnostic, false);
        assert!(text.starts_with("error[IC9001]: unknown directive `@frob`"), "{text}");
        assert!(text.contains("a.intent:2"), "{text}");
        assert!(text.contains("^^^^^ not a directive"), "{text}");
        assert!(text.contains("help: run `intentc help directives`"), "{text}");
    }

    #[test]
    fn hostile_text_reaches_no_terminal() {
        let source = Source::new("r\u{1b}[2J", format!("{}\u{1b}]0;x\u{7}", "a".repeat(100_000)));
        let diagnostic = Diagnostic::error(&codes::compiler::USAGE, "bad \u{202e} text").at(&source, Span::new(100_000, 100_004), "here");
        let text = render(&diagnostic, false);
        assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{text:?}");
        assert!(text.len() < 2_000, "{}", text.len());
    }

    #[test]
    fn a_span_outside_the_text_is_harmless() {
        let source = Source::new("e", "ä");
        let diagnostic = Diagnostic::error(&codes::compiler::USAGE, "m").at(&source, Span::new(1, 900), "x");
        assert!(render(&diagnostic, false).contains("m"));
    }
}
