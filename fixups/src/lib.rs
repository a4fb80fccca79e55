//! Deterministic repairs of a candidate module: text in, text out, no model.
//!
//! Each pass of [`PASSES`] acts on the exact shape that its file names, reports every edit, and leaves everything else as
//! it is, with a diagnostic where that needs somebody's attention. The table as a whole is idempotent, and a module in
//! which there is nothing to fix comes out byte for byte as it went in.

mod addresses;
mod blocks;
mod brackets;
mod close_functions;
mod compare_conditions;
mod complete_operands;
mod correct_byte_counts;
mod correct_calls;
mod correct_declares;
mod correct_literals;
mod correct_opcodes;
mod correct_phi_entries;
mod correct_type_names;
mod dominators;
mod drop_copies;
mod drop_fast_math;
mod drop_missing_metadata;
mod drop_unknown_settings;
mod exact_floats;
mod group_phis;
mod keep_own_copies;
mod name_values;
mod opaque_pointers;
mod origin;
mod places;
mod quote_constants;
mod rename_duplicates;
mod rename_labels;
mod replace_copies;
mod resolve_names;
mod rewrite;
mod spell_comments;
mod spell_labels;
mod spell_sigils;
mod split_nested_operands;
mod strip_reply;
mod terminate_blocks;
mod unwrap_reply;
mod use_types;
mod values;
mod widen_truth_values;
mod wrap_syscalls;

use diagnostics::{Diagnostic, Source, Span};
use manifest::Manifest;
pub use origin::Origin;
use rewrite::{Parsed, Rewrite, Step};
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
    Pass { name: spell_comments::NAME, summary: spell_comments::SUMMARY, run: spell_comments::run },
    Pass { name: quote_constants::NAME, summary: quote_constants::SUMMARY, run: quote_constants::run },
    Pass { name: spell_labels::NAME, summary: spell_labels::SUMMARY, run: spell_labels::run },
    Pass { name: close_functions::NAME, summary: close_functions::SUMMARY, run: close_functions::run },
    Pass { name: drop_unknown_settings::NAME, summary: drop_unknown_settings::SUMMARY, run: drop_unknown_settings::run },
    Pass { name: spell_sigils::NAME, summary: spell_sigils::SUMMARY, run: spell_sigils::run },
    Pass { name: correct_type_names::NAME, summary: correct_type_names::SUMMARY, run: correct_type_names::run },
    Pass { name: drop_copies::NAME, summary: drop_copies::SUMMARY, run: drop_copies::run },
    Pass { name: opaque_pointers::NAME, summary: opaque_pointers::SUMMARY, run: opaque_pointers::run },
    Pass { name: correct_opcodes::NAME, summary: correct_opcodes::SUMMARY, run: correct_opcodes::run },
    Pass { name: complete_operands::NAME, summary: complete_operands::SUMMARY, run: complete_operands::run },
    Pass { name: correct_literals::NAME, summary: correct_literals::SUMMARY, run: correct_literals::run },
    Pass { name: exact_floats::NAME, summary: exact_floats::SUMMARY, run: exact_floats::run },
    Pass { name: drop_fast_math::NAME, summary: drop_fast_math::SUMMARY, run: drop_fast_math::run },
    Pass { name: replace_copies::NAME, summary: replace_copies::SUMMARY, run: replace_copies::run },
    Pass { name: split_nested_operands::NAME, summary: split_nested_operands::SUMMARY, run: split_nested_operands::run },
    Pass { name: compare_conditions::NAME, summary: compare_conditions::SUMMARY, run: compare_conditions::run },
    Pass { name: widen_truth_values::NAME, summary: widen_truth_values::SUMMARY, run: widen_truth_values::run },
    Pass { name: wrap_syscalls::NAME, summary: wrap_syscalls::SUMMARY, run: wrap_syscalls::run },
    Pass { name: keep_own_copies::NAME, summary: keep_own_copies::SUMMARY, run: keep_own_copies::run },
    Pass { name: drop_missing_metadata::NAME, summary: drop_missing_metadata::SUMMARY, run: drop_missing_metadata::run },
    Pass { name: group_phis::NAME, summary: group_phis::SUMMARY, run: group_phis::run },
    Pass { name: name_values::NAME, summary: name_values::SUMMARY, run: name_values::run },
    Pass { name: rename_labels::NAME, summary: rename_labels::SUMMARY, run: rename_labels::run },
    Pass { name: terminate_blocks::NAME, summary: terminate_blocks::SUMMARY, run: terminate_blocks::run },
    Pass { name: rename_duplicates::NAME, summary: rename_duplicates::SUMMARY, run: rename_duplicates::run },
    Pass { name: correct_phi_entries::NAME, summary: correct_phi_entries::SUMMARY, run: correct_phi_entries::run },
    Pass { name: correct_byte_counts::NAME, summary: correct_byte_counts::SUMMARY, run: correct_byte_counts::run },
    Pass { name: resolve_names::NAME, summary: resolve_names::SUMMARY, run: resolve_names::run },
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
    (strip_reply::NAME, resolve_names::NAME, "names in sentences would count as unknown ones, and damage as a reason to do nothing"),
    (resolve_names::NAME, correct_declares::NAME, "the functions that it names have to be declared"),
    (wrap_syscalls::NAME, correct_declares::NAME, "it leaves calls of `sys_*` functions that still have to be declared"),
    (strip_reply::NAME, close_functions::NAME, "a fence behind the last instruction would look like a part of it"),
    (strip_reply::NAME, drop_copies::NAME, "of two copies the one in the thinking would be kept, and then cut"),
    (spell_labels::NAME, close_functions::NAME, "a label with `%` would look missing, and the function cut off"),
    (spell_labels::NAME, name_values::NAME, "a numbered label with `%` would look missing"),
    (spell_labels::NAME, terminate_blocks::NAME, "a label with `%` would be taken for a part of the instruction before it"),
    (close_functions::NAME, drop_copies::NAME, "a copy without its last brace would look different"),
    (close_functions::NAME, name_values::NAME, "it looks into bodies with both braces only"),
    (close_functions::NAME, rename_labels::NAME, "it looks into bodies with both braces only"),
    (close_functions::NAME, terminate_blocks::NAME, "the block before a missing brace would not be the last one"),
    (close_functions::NAME, rename_duplicates::NAME, "it looks into bodies with both braces only"),
    (wrap_syscalls::NAME, terminate_blocks::NAME, "a raw system call that ends the program would seem to return"),
    (rename_labels::NAME, terminate_blocks::NAME, "a label that stands twice does not say where the block before it goes"),
    (rename_labels::NAME, rename_duplicates::NAME, "a label that stands twice does not say which values reach a use"),
    (terminate_blocks::NAME, rename_duplicates::NAME, "a block without a terminator does not say which values reach a use"),
    (spell_sigils::NAME, correct_type_names::NAME, "a value with the name `byte` would be taken for a type"),
    (correct_type_names::NAME, opaque_pointers::NAME, "`int*` is no pointer type before `int` is a type"),
    (group_phis::NAME, name_values::NAME, "a numbered `phi` that stands too late would seem to have a wrong number"),
];

impl Pass {
    /// Runs this pass alone.
    pub fn apply(&self, text: &str, context: &Context) -> Applied {
        apply_passes(&[*self], text, context)
    }
}

/// One repair may uncover another: a mended text goes through the table again, so often at most.
pub const MOST_ROUNDS: usize = 6;

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
        let mut passes = passes.iter();
        while self.is_module && passes.len() > 0 {
            let text = std::mem::take(&mut self.text);
            let parsed = Parsed::of(&text);
            let mut changed = None;
            while changed.is_none()
                && self.is_module
                && let Some(pass) = passes.next()
            {
                let mut rewrite = Rewrite::new(pass.name, &parsed, context);
                (pass.run)(&mut rewrite);
                changed = self.then(rewrite.finish(), source);
            }
            self.text = changed.unwrap_or(text);
        }
    }

    /// Adds what the next pass did; returns its text, where it is another one.
    fn then(&mut self, mut step: Step, source: &Source) -> Option<String> {
        for edit in &mut step.edits {
            edit.origin = self.origin.span(edit.span);
        }
        for label in step.diagnostics.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
            label.span = self.origin.span(label.span);
            label.source = source.clone();
        }
        self.edits.extend(step.edits);
        self.diagnostics.extend(step.diagnostics);
        self.is_module = step.is_module;
        let (text, origin) = step.changed?;
        self.origin.then(origin);
        Some(text)
    }
}
