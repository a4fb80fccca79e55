//! Deterministic repairs of a candidate module: text in, text out, no model.
//!
//! Each pass of [`PASSES`] acts on the exact shape that its file names, reports every edit, and leaves everything else as
//! it is, with a diagnostic where that needs somebody's attention. The table as a whole is idempotent, and a module in
//! which there is nothing to fix comes out byte for byte as it went in.

mod correct_byte_counts;
mod correct_calls;
mod correct_declares;
mod origin;
mod quote_constants;
mod rewrite;
mod strip_reply;
mod unwrap_reply;
mod wrap_syscalls;

use diagnostics::{Diagnostic, Source, Span};
use manifest::Manifest;
pub use origin::Origin;
use rewrite::Rewrite;
use serde::Serialize;

/// What a pass may know beside the text.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What other modules offer.
    pub manifest: &'a Manifest,
    /// The file that the candidate is for; an older version of it in the manifest is not looked at.
    pub module_name: &'a str,
}

/// One change that a pass made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Edit {
    pub pass: &'static str,
    /// Where it begins in the text that the pass was given, from 1.
    pub line: usize,
    /// The bytes replaced, in the text that the pass was given.
    pub span: Span,
    /// What that is in the text that the first pass was given.
    pub origin: Span,
    pub before: String,
    pub after: String,
    /// Why, in one line.
    pub reason: String,
}

/// What became of a candidate.
#[derive(Clone, Debug)]
pub struct Applied {
    pub text: String,
    /// In the order in which they were made: by round, by pass, then by place.
    pub edits: Vec<Edit>,
    /// What was seen and left alone.
    pub diagnostics: Vec<Diagnostic>,
    /// Whether the text is that of one module. Where it is not, which the diagnostics say, later passes do not run.
    pub is_module: bool,
    /// Where each place of `text` comes from.
    pub origin: Origin,
}

/// A deterministic repair.
#[derive(Clone, Copy, Debug)]
pub struct Pass {
    /// Named after what it ensures.
    pub name: &'static str,
    /// One line, for people.
    pub summary: &'static str,
    run: fn(&mut Rewrite),
}

/// Every pass, in the order in which they run.
pub static PASSES: &[Pass] = &[
    Pass { name: unwrap_reply::NAME, summary: unwrap_reply::SUMMARY, run: unwrap_reply::run },
    Pass { name: strip_reply::NAME, summary: strip_reply::SUMMARY, run: strip_reply::run },
    Pass { name: quote_constants::NAME, summary: quote_constants::SUMMARY, run: quote_constants::run },
    Pass { name: wrap_syscalls::NAME, summary: wrap_syscalls::SUMMARY, run: wrap_syscalls::run },
    Pass { name: correct_byte_counts::NAME, summary: correct_byte_counts::SUMMARY, run: correct_byte_counts::run },
    Pass { name: correct_calls::NAME, summary: correct_calls::SUMMARY, run: correct_calls::run },
    Pass { name: correct_declares::NAME, summary: correct_declares::SUMMARY, run: correct_declares::run },
];

/// Pairs whose order matters: the first must run before the second, and why. All others may be swapped.
pub static ORDER: &[(&str, &str, &str)] = &[
    (unwrap_reply::NAME, strip_reply::NAME, "code inside of a JSON document looks like no code at all"),
    (strip_reply::NAME, wrap_syscalls::NAME, "a sentence that mentions `@syscall` would keep its declaration"),
    (strip_reply::NAME, correct_byte_counts::NAME, "`\\r` at a line end would count as a byte of a constant that runs over it"),
    (strip_reply::NAME, correct_declares::NAME, "a function drafted while thinking would look defined, and not be declared"),
    (quote_constants::NAME, correct_byte_counts::NAME, "a constant whose end is not known has no bytes to count"),
    (wrap_syscalls::NAME, correct_declares::NAME, "it leaves calls of `sys_*` functions that still have to be declared"),
];

impl Pass {
    /// Runs this pass alone.
    pub fn apply(&self, text: &str, context: &Context) -> Applied {
        let mut rewrite = Rewrite::new(self.name, text, context);
        (self.run)(&mut rewrite);
        rewrite.finish()
    }
}

/// One repair may uncover another: a mended text goes through the table again, so often at most.
const MOST_ROUNDS: usize = 6;

/// Runs every pass, in order, until none finds anything to do. Never fails; linear in the length of the text.
pub fn apply(text: &str, context: &Context) -> Applied {
    let source = Source::new(context.module_name, text);
    let mut applied = Applied::unchanged(text);
    for _ in 0..MOST_ROUNDS {
        let edits = applied.edits.len();
        // What is left alone is what the last round leaves.
        applied.diagnostics.clear();
        applied.run(PASSES, context, &source);
        if applied.edits.len() == edits || !applied.is_module {
            break;
        }
    }
    applied
}

/// Runs the given passes once, in the order given. Diagnostics, and the origins of edits, are places of `text`.
pub fn apply_passes(passes: &[Pass], text: &str, context: &Context) -> Applied {
    let mut applied = Applied::unchanged(text);
    applied.run(passes, context, &Source::new(context.module_name, text));
    applied
}

impl Applied {
    /// No pass has run yet.
    fn unchanged(text: &str) -> Self {
        Self { text: text.to_owned(), edits: Vec::new(), diagnostics: Vec::new(), is_module: true, origin: Origin::default() }
    }

    fn run(&mut self, passes: &[Pass], context: &Context, source: &Source) {
        for pass in passes {
            self.then(pass.apply(&self.text, context), source);
            if !self.is_module {
                break;
            }
        }
    }

    /// Adds what the next pass did.
    fn then(&mut self, mut step: Applied, source: &Source) {
        for edit in &mut step.edits {
            edit.origin = self.origin.span(edit.span);
        }
        for label in step.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
            label.span = self.origin.span(label.span);
            label.source = source.clone();
        }
        self.text = step.text;
        self.edits.extend(step.edits);
        self.diagnostics.extend(step.diagnostics);
        self.is_module = step.is_module;
        self.origin.then(step.origin);
    }
}
