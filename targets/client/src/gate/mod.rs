//! The gate before LLVM: what a module may hold at all, judged by its words, before anything of LLVM's has read it.
//!
//! LLVM dies of some texts, reads files for others, and gives some names a meaning that no program has. The gate cuts a
//! text into the tokens that LLVM would see and refuses those that no program needs ([`RULES`]). It is one pass over the
//! tokens, in linear time and without recursion, and knows no grammar: a text that it lets through may still be wrong, and
//! what is too much for LLVM in other ways meets the limits of the worker. A word that neither the gate nor LLVM knows is
//! LLVM's to refuse.

mod intrinsics;
mod names;
mod reference;
mod rules;
mod scan;
mod types;
mod words;

pub use reference::reference as gate_reference;
pub use rules::{RULES, Rule};

use crate::{SourceModule, Target};
use diagnostics::{Source, Span};
use std::fmt;

/// So many findings of one module say enough.
const MOST_FINDINGS: usize = 32;

/// A place in a module that is not given to LLVM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The name of the module.
    pub module: String,
    pub span: Span,
    /// Both count from 1, columns in bytes.
    pub line: usize,
    pub column: usize,
    pub rule: &'static Rule,
    /// The text of the place, shortened.
    pub text: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { module, line, column, rule, .. } = self;
        write!(formatter, "{module}:{line}:{column}: {} is refused: {}", rule.what, rule.why)
    }
}

/// Everything in `module` that LLVM is not given for `target`; at most 32 places.
pub fn refusals(module: &SourceModule, target: Target) -> Vec<Refusal> {
    let found = scan::scan(&module.text, target);
    if found.is_empty() {
        return Vec::new();
    }
    let source = Source::new(&module.name, &module.text);
    let refusal = |(rule, span): (&'static Rule, Span)| {
        let line = source.line_column(span.start).line;
        let column = span.start - source.line_span(line).start + 1;
        let text = span.of(&module.text).chars().take(80).collect();
        Refusal { module: module.name.clone(), span, line, column, rule, text }
    };
    found.into_iter().map(refusal).collect()
}

/// Whether `module` is, word for word, one of the runtime's: those hold the system calls.
pub(crate) fn is_runtime(module: &SourceModule) -> bool {
    runtime::all_modules().any(|own| own.text == module.text)
}
