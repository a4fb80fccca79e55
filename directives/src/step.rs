use crate::{Condition, Example, Expectation, ModuleFile, Seal, Signature};
use diagnostics::{Diagnostic, Source, Span};
use runtime::EffectSet;
use std::fmt;

/// What a task file says. Steps whose directive could not be read are left out; a diagnostic then says why.
pub struct TaskFile {
    pub source: Source,
    pub steps: Vec<Step>,
    pub diagnostics: Vec<Diagnostic>,
}

/// One step: a directive with its text and clauses.
///
/// Its `Debug` form leaves the seal out.
#[derive(Clone)]
pub struct Step {
    pub directive: Directive,
    /// From the directive to the last line of the step.
    pub span: Span,
    /// What a model may see.
    pub brief: Brief,
    /// What it may not.
    pub seal: Seal,
}

impl fmt::Debug for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Step { directive, span, brief, seal: _ } = self;
        formatter.debug_struct("Step").field("directive", directive).field("span", span).field("brief", brief).finish_non_exhaustive()
    }
}

/// What a step does. Prints as in a task file, without the `@`: `target strings.ll append`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    Create {
        file: ModuleFile,
    },
    Target {
        file: ModuleFile,
        mode: TargetMode,
    },
    Plan,
    Program {
        name: String,
    },
    Test {
        files: Vec<ModuleFile>,
    },
    /// `path` is relative and stays inside the project.
    Transform {
        path: String,
    },
    Help {
        topic: Option<String>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetMode {
    /// The reply is the whole changed module.
    Replace,
    /// The reply is functions to add.
    Append,
}

impl fmt::Display for Directive {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Directive::Create { file } => write!(formatter, "create {file}"),
            Directive::Target { file, mode: TargetMode::Replace } => write!(formatter, "target {file}"),
            Directive::Target { file, mode: TargetMode::Append } => write!(formatter, "target {file} append"),
            Directive::Plan => formatter.write_str("plan"),
            Directive::Program { name } => write!(formatter, "program {name}"),
            Directive::Test { files } => {
                formatter.write_str("test")?;
                files.iter().try_for_each(|file| write!(formatter, " {file}"))
            }
            Directive::Transform { path } => write!(formatter, "transform {path}"),
            Directive::Help { topic: None } => formatter.write_str("help"),
            Directive::Help { topic: Some(topic) } => write!(formatter, "help {topic}"),
        }
    }
}

/// The part of a step that a model may see.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The free text of the step, without blank lines around it.
    pub intent: String,
    /// From the first to the last line of free text; clauses between them lie inside.
    pub intent_span: Span,
    pub signatures: Vec<Signature>,
    /// Fitted to the signature of their function, where the step has one ([`Example::fit`]).
    pub examples: Vec<Example>,
    /// Typed against the signatures.
    pub properties: Vec<Condition>,
    /// The `@where` clauses; each speaks of the signatures that have all its names as parameters ([`Condition::admits`]).
    pub preconditions: Vec<Condition>,
    pub expectations: Vec<Expectation>,
    pub effects: Option<EffectSet>,
    pub effects_span: Option<Span>,
    /// Module files, valid in the sense of [`ModuleFile`].
    pub uses: Vec<String>,
    pub limits: Vec<RawClause>,
    /// A positive number; [`Brief::allowed_error`] reads it.
    pub tolerance: Option<RawClause>,
}

/// An empty brief, at the beginning of its text.
impl Default for Brief {
    fn default() -> Self {
        Self::at(0)
    }
}

impl Brief {
    pub(crate) fn at(offset: usize) -> Self {
        Self {
            intent: String::new(),
            intent_span: Span::at(offset),
            signatures: Vec::new(),
            examples: Vec::new(),
            properties: Vec::new(),
            preconditions: Vec::new(),
            expectations: Vec::new(),
            effects: None,
            effects_span: None,
            uses: Vec::new(),
            limits: Vec::new(),
            tolerance: None,
        }
    }

    pub fn signature(&self, function: &str) -> Option<&Signature> {
        self.signatures.iter().find(|signature| signature.name == function)
    }

    /// The allowed absolute error of a float result; 0 where the step has no `@tolerance`.
    pub fn allowed_error(&self) -> f64 {
        self.tolerance.as_ref().and_then(|clause| clause.text.parse().ok()).unwrap_or(0.0)
    }
}

/// A clause whose argument is kept as text, continuation lines joined by a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawClause {
    pub text: String,
    /// The argument, without the name of the clause.
    pub span: Span,
}
