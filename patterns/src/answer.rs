//! What the library answers.

use crate::library::LONGEST_SENTENCE;
use crate::pattern::Pattern;
use crate::slot::Slot;
use diagnostics::codes::patterns::NOT_UNDERSTOOD;
use diagnostics::{Diagnostic, Source, Span};
use serde::Serialize;
use std::fmt;

/// The answer to one sentence; the same for the same sentence, always.
#[derive(Clone, Debug)]
pub enum Answer<'a> {
    /// Exactly one pattern explains every word.
    Match(Match<'a>),
    /// No pattern does, or more than one: somebody else must read the sentence.
    Abstain(Abstention<'a>),
    /// One pattern explains every word, but a value is impossible, whoever reads the sentence.
    Invalid(Diagnostic),
}

/// A word of the sentence, as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Word {
    pub text: String,
    pub span: Span,
}

/// What a word of the sentence was understood as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    pub word: Word,
    /// The phrase of the pattern, for example `echo server`.
    pub by: String,
}

impl fmt::Display for Explanation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}`: {}", self.word.text, self.by)
    }
}

/// A sentence that a pattern explains whole.
#[derive(Clone, Debug, Serialize)]
pub struct Match<'a> {
    pub pattern: &'a Pattern,
    /// In the order in which the pattern declares them; a slot that is neither said nor has a default is left out.
    pub slots: Vec<Slot>,
    /// One entry for each word, in the order of the sentence.
    pub explanations: Vec<Explanation>,
}

impl Match<'_> {
    /// One line for each phrase of the sentence: its words and what they were understood as.
    pub fn explain(&self) -> Vec<String> {
        let runs = self.explanations.chunk_by(|left, right| left.by == right.by);
        runs.map(|run| {
            let words: Vec<&str> = run.iter().map(|explanation| explanation.word.text.as_str()).collect();
            format!("`{}`: {}", words.join(" "), run[0].by)
        })
        .collect()
    }
}

/// A slot that holds one value, and was given several.
#[derive(Clone, Debug, Serialize)]
pub struct Conflict {
    pub slot: String,
    pub values: Vec<Word>,
}

/// Why no pattern answers. At least one of the reasons is given.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Abstention<'a> {
    /// The pattern that explains most of the sentence, if one explains anything that matters.
    pub nearest: Option<&'a Pattern>,
    /// What `nearest` (or, without it, no pattern at all) does not explain.
    pub unexplained: Vec<Word>,
    /// What `nearest` needs to hear; each completes "the sentence does not say …".
    pub missing: Vec<String>,
    pub conflict: Option<Conflict>,
    /// The patterns that explain the whole sentence, where there are several.
    pub ambiguous: Vec<&'a Pattern>,
    /// The sentence exceeds [`LONGEST_SENTENCE`] and was not read.
    pub too_long: bool,
}

/// More marks than this hide the sentence.
const MOST_LABELS: usize = 8;

impl Abstention<'_> {
    /// The reason and the next step; `source` holds the sentence that was asked.
    pub fn diagnostic(&self, source: &Source) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(&NOT_UNDERSTOOD, self.message());
        for word in self.unexplained.iter().take(MOST_LABELS) {
            diagnostic = diagnostic.at(source, word.span, "not explained");
        }
        for value in self.conflict.iter().flat_map(|conflict| &conflict.values).take(MOST_LABELS) {
            diagnostic = diagnostic.at(source, value.span, "a value");
        }
        if !self.unexplained.is_empty() {
            for missing in &self.missing {
                diagnostic = diagnostic.note_line(format!("the sentence does not say {missing} either"));
            }
        }
        match self.nearest {
            Some(pattern) => diagnostic
                .note_line(format!("the nearest pattern is `{}`: {}", pattern.name, pattern.summary))
                .help(format!("say it as in {:?}, or configure a model", pattern.intent)),
            None => diagnostic.help("run `intentc patterns list` for what is understood without a model, or configure a model"),
        }
    }

    fn message(&self) -> String {
        if self.too_long {
            return format!("the sentence is longer than {LONGEST_SENTENCE} bytes, which is as much as the patterns read");
        }
        if let Some(conflict) = &self.conflict {
            let values: Vec<&str> = conflict.values.iter().map(|value| value.text.as_str()).collect();
            return format!("the sentence gives several values for `{}`: {}", conflict.slot, values.join(", "));
        }
        if !self.ambiguous.is_empty() {
            let names: Vec<String> = self.ambiguous.iter().map(|pattern| format!("`{}`", pattern.name)).collect();
            return format!("the sentence fits several patterns: {}", names.join(", "));
        }
        if !self.unexplained.is_empty() {
            let words: Vec<String> = self.unexplained.iter().take(MOST_LABELS).map(|word| format!("`{}`", word.text)).collect();
            let more = if self.unexplained.len() > MOST_LABELS { " and more" } else { "" };
            return format!("no pattern explains {}{more}", words.join(", "));
        }
        if self.missing.is_empty() {
            return "the sentence asks for nothing".to_owned();
        }
        format!("the sentence does not say {}", self.missing.join(", nor "))
    }
}
