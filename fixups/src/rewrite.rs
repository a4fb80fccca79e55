//! The state of one pass over one text.

use crate::{Context, Edit, Origin};
use diagnostics::{Code, Diagnostic, Source, Span};
use ir::{EditList, LineIndex, Module};
use std::cell::OnceCell;

/// A text and what has been read from it, for all passes until one changes it.
pub(crate) struct Parsed<'a> {
    text: &'a str,
    module: Module<'a>,
    lines: OnceCell<LineIndex>,
}

impl<'a> Parsed<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { text, module: ir::parse(text), lines: OnceCell::new() }
    }

    fn line(&self, offset: usize) -> usize {
        self.lines.get_or_init(|| LineIndex::new(self.text)).line(offset)
    }
}

/// What one pass did.
pub(crate) struct Step {
    /// The text that came out, with where its places come from; nothing where the pass changed nothing.
    pub(crate) changed: Option<(String, Origin)>,
    pub(crate) edits: Vec<Edit>,
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) is_module: bool,
}

/// What a pass reads from and reports to.
pub(crate) struct Rewrite<'a> {
    pass: &'static str,
    pub(crate) text: &'a str,
    pub(crate) module: &'a Module<'a>,
    pub(crate) context: &'a Context<'a>,
    parsed: &'a Parsed<'a>,
    source: Option<Source>,
    replacements: EditList,
    edits: Vec<Edit>,
    diagnostics: Vec<Diagnostic>,
    is_module: bool,
}

impl<'a> Rewrite<'a> {
    pub(crate) fn new(pass: &'static str, parsed: &'a Parsed<'a>, context: &'a Context<'a>) -> Self {
        Self {
            pass,
            text: parsed.text,
            module: &parsed.module,
            context,
            parsed,
            source: None,
            replacements: EditList::new(),
            edits: Vec::new(),
            diagnostics: Vec::new(),
            is_module: true,
        }
    }

    /// Replaces `span`; whether that changes anything. An edit that overlaps an earlier one is not made.
    pub(crate) fn replace(&mut self, span: Span, after: impl Into<String>, reason: impl Into<String>) -> bool {
        let after = after.into();
        let before = span.of(self.text).to_owned();
        if before == after || self.replacements.replace(span, after.as_str()).is_err() {
            return false;
        }
        let line = self.parsed.line(span.start);
        self.edits.push(Edit { pass: self.pass, line, span, origin: span, before, after, reason: reason.into() });
        true
    }

    pub(crate) fn insert(&mut self, offset: usize, text: impl Into<String>, reason: impl Into<String>) {
        self.replace(Span::at(offset), text, reason);
    }

    /// Inserts a line before the one on which `offset` stands, if only blanks stand before it there; otherwise in front of `offset`.
    pub(crate) fn insert_line(&mut self, offset: usize, line: &str, reason: impl Into<String>) {
        let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        if self.text[start..offset].trim().is_empty() {
            self.insert(start, format!("{line}\n"), reason);
        } else {
            self.insert(offset, format!("\n{line}\n"), reason);
        }
    }

    /// Inserts `text` at each of the places, which are sorted, then does `change` to what that gives. Reported as edits of this text;
    /// one of `change` that replaces an insertion takes its place.
    pub(crate) fn with_insertions(&mut self, places: &[usize], text: &str, reason: &str, change: impl FnOnce(&mut Rewrite)) {
        if places.is_empty() {
            return change(self);
        }
        let mut list = EditList::new();
        for &place in places {
            // Refused only where it stands already.
            let _ = list.insert(place, text);
        }
        let (inserted, origin) = (list.apply(self.text), Origin::of(&list));
        let parsed = Parsed::of(&inserted);
        let mut inner = Rewrite::new(self.pass, &parsed, self.context);
        change(&mut inner);
        let step = inner.finish();
        for (index, &place) in places.iter().enumerate() {
            let start = place + index * text.len();
            let before = step.edits.partition_point(|edit| edit.span.start < start + text.len());
            if before.checked_sub(1).is_none_or(|last| step.edits[last].span.end <= start) {
                self.insert(place, text, reason);
            }
        }
        for edit in step.edits {
            self.replace(origin.span(edit.span), edit.after, edit.reason);
        }
        for mut diagnostic in step.diagnostics {
            diagnostic.labels.iter_mut().for_each(|label| label.span = origin.span(label.span));
            self.diagnostics.push(diagnostic);
        }
        self.is_module &= step.is_module;
    }

    /// Does `change`, which inserts nothing, to the text and to what that gives, until it changes nothing; whether it comes to that
    /// in `most` times. Reported as edits of this text. Without an end, or where it gives up on the way, nothing is changed.
    pub(crate) fn until_settled(&mut self, most: usize, change: impl Fn(&mut Rewrite)) -> bool {
        let (mut edits, mut origin) = (Vec::new(), Origin::default());
        let mut text: Option<String> = None;
        for _ in 0..most {
            let parsed = text.as_deref().map(Parsed::of);
            let mut inner = Rewrite::new(self.pass, parsed.as_ref().unwrap_or(self.parsed), self.context);
            change(&mut inner);
            let step = inner.finish();
            let Some((next, shifts)) = step.changed else {
                self.take_over(edits, step.diagnostics, step.is_module, &origin);
                return true;
            };
            edits = composed(edits, step.edits, &origin);
            origin.then(shifts);
            text = Some(next);
        }
        false
    }

    /// Makes edits of this text, if what came out is a module, and reports what was said of that.
    fn take_over(&mut self, edits: Vec<Edit>, diagnostics: Vec<Diagnostic>, is_module: bool, origin: &Origin) {
        for edit in edits.into_iter().filter(|_| is_module) {
            self.replace(edit.span, edit.after, edit.reason);
        }
        for mut diagnostic in diagnostics {
            diagnostic.labels.iter_mut().for_each(|label| label.span = origin.span(label.span));
            self.diagnostics.push(diagnostic);
        }
        self.is_module &= is_module;
    }

    /// Deletes `span`, with its whole lines where nothing else stands on them, and with one of the empty lines around it.
    pub(crate) fn delete_lines(&mut self, span: Span, reason: impl Into<String>) {
        let start = self.text[..span.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = self.text[span.end..].find('\n').map_or(self.text.len(), |newline| span.end + newline + 1);
        let is_alone = self.text[start..span.start].trim().is_empty() && self.text[span.end..end].trim().is_empty();
        let mut whole = if is_alone { Span::new(start, end) } else { span };
        let after_empty = whole.start == 0 || self.text[..whole.start].ends_with("\n\n");
        if is_alone && after_empty && self.text[whole.end..].starts_with('\n') {
            whole.end += 1;
        }
        let reason = reason.into();
        // At the end of the text the empty line before goes, unless another edit has it already.
        let ends_text = is_alone && whole.end == self.text.len() && self.text[..whole.start].ends_with("\n\n");
        let is_cut = ends_text && self.replace(Span::new(whole.start - 1, whole.end), "", reason.clone());
        if !is_cut {
            self.replace(whole, "", reason);
        }
    }

    /// Deletes `span` as [`Self::delete_lines`] does, with the comment behind it on its last line.
    pub(crate) fn delete_code(&mut self, span: Span, reason: impl Into<String>) {
        let line = self.text[span.end..].lines().next().unwrap_or("");
        let comment = if line.trim_start().starts_with(';') { line.len() } else { 0 };
        self.delete_lines(Span::new(span.start, span.end + comment), reason);
    }

    /// The blanks before `offset` on its line, or two where something else stands there.
    pub(crate) fn indentation(&self, offset: usize) -> &'a str {
        let start = self.text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let before = &self.text[start..offset];
        if before.trim().is_empty() { before } else { "  " }
    }

    /// Reports what is left as it is, and must not stay so.
    pub(crate) fn leave(&mut self, code: &'static Code, span: Span, message: impl Into<String>, help: &str) {
        let source = self.source.get_or_insert_with(|| Source::new(self.context.module_name, self.text));
        self.diagnostics.push(Diagnostic::error(code, message).at(source, span, "left as it is").help(help));
    }

    /// Reports that the text is not that of one module.
    pub(crate) fn give_up(&mut self, code: &'static Code, span: Span, message: &str, help: &str) {
        self.is_module = false;
        self.leave(code, span, message, help);
    }

    pub(crate) fn finish(mut self) -> Step {
        let is_changed = !self.replacements.is_empty();
        let changed = is_changed.then(|| (self.replacements.apply(self.text), Origin::of(&self.replacements)));
        self.edits.sort_by_key(|edit| edit.span.start);
        Step { changed, edits: self.edits, diagnostics: self.diagnostics, is_module: self.is_module }
    }
}

/// Edits of a text and then of what they gave, which `origin` leads back from, as edits of that text. Both are sorted, and none is an
/// insertion: of the earlier ones a later one holds all or nothing.
fn composed(earlier: Vec<Edit>, mut later: Vec<Edit>, origin: &Origin) -> Vec<Edit> {
    later.iter_mut().for_each(|edit| edit.span = origin.span(edit.span));
    let is_held = |edit: &Edit| {
        let before = later.partition_point(|other| other.span.start <= edit.span.start);
        before > 0 && edit.span.end <= later[before - 1].span.end
    };
    let mut edits: Vec<Edit> = earlier.into_iter().filter(|edit| !is_held(edit)).collect();
    edits.append(&mut later);
    edits.sort_by_key(|edit| edit.span.start);
    edits
}
