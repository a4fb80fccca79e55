//! What went wrong, where, and whose fault it is.
//!
//! Every room reports problems as [`Diagnostic`] values; nothing is printed where it is found. A diagnostic names an
//! entry of the code table ([`codes`]), which says whose fault the problem is and holds the text of
//! `intentc explain CODE`. Rendering for a terminal happens in [`render`], which is also the one place where text from
//! outside is made harmless for a terminal.

pub mod codes;
mod render;
mod source;

pub use render::{escape_terminal, render};
pub use source::{LineColumn, Origin, Place, Source, Span};

use serde::{Serialize, Serializer};

/// Who has to act for the problem to go away.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Fault {
    /// The task file, command line, configuration or project of the user.
    User,
    /// What a model proposed.
    Model,
    /// The endpoint or command that stands for a model, or the network to it.
    Provider,
    /// LLVM, the linker, or the machine (ports, disk, kernel features).
    Environment,
    /// A defect of intentc.
    Intentc,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

/// One row of the code table.
#[derive(Debug)]
pub struct Code {
    /// `IC` and four digits; the first two name the room.
    pub id: &'static str,
    pub fault: Fault,
    /// One line, lower case, no full stop.
    pub summary: &'static str,
    /// What `intentc explain` prints: why it happens and what to do.
    pub explanation: &'static str,
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

/// A place in a text, with a few words about it.
#[derive(Clone, Debug, Serialize)]
pub struct Label {
    pub source: Source,
    pub span: Span,
    pub text: String,
}

/// One problem, as data.
#[derive(Clone, Debug, Serialize)]
pub struct Diagnostic {
    pub code: &'static Code,
    pub severity: Severity,
    /// Lower case, no full stop.
    pub message: String,
    /// The first label is the primary one.
    pub labels: Vec<Label>,
    pub notes: Vec<String>,
    /// The next step, as an imperative or a command.
    pub help: Option<String>,
}

impl Diagnostic {
    pub fn error(code: &'static Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    pub fn warning(code: &'static Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    pub fn note(code: &'static Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    fn new(severity: Severity, code: &'static Code, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), labels: Vec::new(), notes: Vec::new(), help: None }
    }

    #[must_use]
    pub fn at(mut self, source: &Source, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { source: source.clone(), span, text: text.into() });
        self
    }

    /// With every label where its place comes from, for texts that were made from others.
    #[must_use]
    pub fn at_origin(mut self) -> Self {
        for label in &mut self.labels {
            let Some(place) = label.source.origin(label.span) else { continue };
            (label.source, label.span) = (place.source, place.span);
            if let Some(note) = place.note {
                let separator = if label.text.is_empty() { "" } else { "; " };
                label.text = format!("{}{separator}{note}", label.text);
            }
        }
        self
    }

    #[must_use]
    pub fn note_line(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }

    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    pub fn fault(&self) -> Fault {
        self.code.fault
    }
}

/// `true` if any of `diagnostics` is an error.
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(Diagnostic::is_error)
}
