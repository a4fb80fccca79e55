//! What the gate says, and what it rests on.

use diagnostics::{Code, Diagnostic, Source, Span, codes::verify as codes};
use directives::Example;
use sandbox::OracleUnavailable;
use sandbox::{Level, SandboxError};
use serde::Serialize;
use std::fmt;
use targets::{Failure, LlvmMessage, Optimisation};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "verdict", rename_all = "lowercase")]
pub enum Verdict {
    Accepted(Evidence),
    Rejected(Counterexample),
    /// What is asked cannot be judged as it is asked.
    Abstained {
        reason: String,
    },
    /// An `@example` is wrong by the word of what it should agree with. The candidate has no part in it.
    Contradiction {
        /// As written.
        example: String,
        span: Span,
        /// What the oracle gives for the same call.
        says: String,
        /// `the oracle FILE`, or `both oracles`.
        by: String,
    },
}

impl Verdict {
    pub fn is_accepted(&self) -> bool {
        matches!(self, Verdict::Accepted(_))
    }

    /// What is wrong where an example contradicts its oracle; `None` for any other verdict. `source` is the text of the example.
    pub fn contradiction(&self, source: &Source) -> Option<Diagnostic> {
        let Verdict::Contradiction { example, span, says, by } = self else { return None };
        let diagnostic = Diagnostic::error(&codes::WRONG_EXAMPLE, format!("{by} says otherwise than `{example}`"));
        let diagnostic = diagnostic.at(source, *span, format!("gives {says}"));
        Some(diagnostic.help("correct the example, or what contradicts it"))
    }

    /// States what an acceptance rests on, for example `user examples only` or `scenario of the pattern tcp_echo`.
    #[must_use]
    pub fn resting_on(self, basis: impl Into<String>) -> Self {
        match self {
            Verdict::Accepted(evidence) => Verdict::Accepted(Evidence { rests_on: basis.into(), ..evidence }),
            other => other,
        }
    }
}

/// What was checked before something was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    pub checked: Checked,
    /// `examples only` or `scenarios only`, until [`Verdict::resting_on`] says more.
    pub rests_on: String,
    pub sandbox: Level,
    /// Empty where a finished program was checked.
    pub optimisations: Vec<&'static str>,
    /// `None` where only examples or a finished program were checked.
    pub functions: Option<FunctionEvidence>,
}

/// What functions went through beyond their examples.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FunctionEvidence {
    /// Everything that was drawn follows from it.
    pub seed: u64,
    /// Known-wrong stand-ins that the instances were tried on; all were rejected.
    pub placebos: usize,
    /// Instances with an expected value, or, where there is no oracle, calls that were watched.
    pub instances: usize,
    /// Calls of the functions under test, in all builds.
    pub evaluations: usize,
    /// Calls among them that began in a process of their own.
    pub fresh: usize,
    /// Instances left out because their expected value does not fit the type, or because the oracle gave none.
    pub dropped: usize,
    /// Assignments on which a `@property` was judged.
    pub properties: usize,
    pub mutants: Mutants,
    /// Instances that two oracles were asked, and on how many of them they disagree.
    pub asked: usize,
    pub disagreeing: usize,
    /// The first instances on which two oracles disagree.
    pub ambiguities: Vec<Ambiguity>,
}

/// Changed copies of the candidate, run on the same instances.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Mutants {
    /// Those that could be built.
    pub made: usize,
    pub killed: usize,
}

/// A call for which the intent can be read in two ways.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ambiguity {
    pub call: String,
    pub first: String,
    pub second: String,
}

impl fmt::Display for Ambiguity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ambiguity { call, first, second } = self;
        write!(formatter, "for `{call}` one reading gives {first}, the other {second}")
    }
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    pub functions: usize,
    pub examples: usize,
    pub scenarios: usize,
    /// Connections that scenarios made.
    pub connections: usize,
    /// Programs that were started.
    pub runs: usize,
}

/// In which way a counterexample shows the code to be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Misstep {
    /// A function gave another result.
    Result,
    /// A function crashed, did not end, or wrote where it may not.
    Misbehaviour,
    /// A `@property` is false.
    Property,
    /// A program did not do what a scenario says.
    Scenario,
}

/// Where a counterexample comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// A visible `@example`.
    Example,
    /// A hidden instance, by its number in the order of drawing.
    HoldOut { index: usize },
    /// A `@property`, by its text.
    Property(String),
    /// An `@expect` line.
    Scenario,
}

/// One case that shows the code to be wrong. All texts are escaped and of bounded length, whatever the code under test wrote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counterexample {
    pub misstep: Misstep,
    /// The call, for example `reverse("abc")`, or the text of the `@expect` line.
    pub call: String,
    /// Where the example or expectation stands in the text that it was read from.
    pub span: Span,
    pub expected: String,
    pub actual: String,
    pub notes: Vec<String>,
    /// The end of what the program wrote to standard error, as a quoted text; empty where it wrote nothing.
    pub stderr: String,
    pub optimisation: Option<&'static str>,
    pub origin: Origin,
    /// The case as an example that may be shown to a model. A hidden instance that is shown is spent: the next ones are drawn
    /// from a new seed.
    #[serde(skip)]
    pub spent: Option<Example>,
}

impl Counterexample {
    fn code(&self) -> &'static Code {
        match self.misstep {
            Misstep::Result => &codes::WRONG_RESULT,
            Misstep::Misbehaviour => &codes::MISBEHAVIOUR,
            Misstep::Property => &codes::PROPERTY_FAILED,
            Misstep::Scenario => &codes::SCENARIO_FAILED,
        }
    }

    /// `source` is the text that the example or expectation was read from.
    pub fn diagnostic(&self, source: &Source) -> Diagnostic {
        let label = format!("expected {}", self.expected);
        let mut diagnostic = Diagnostic::error(self.code(), self.to_string()).at(source, self.span, label);
        for note in &self.notes {
            diagnostic = diagnostic.note_line(note);
        }
        if !self.stderr.is_empty() {
            diagnostic = diagnostic.note_line(format!("standard error ends with {}", self.stderr));
        }
        diagnostic.help(match self.misstep {
            Misstep::Result if self.origin == Origin::Example => "correct the function, or the example if that is wrong",
            Misstep::Result | Misstep::Misbehaviour => "correct the function",
            Misstep::Property => "correct the function, or the property if that is wrong",
            Misstep::Scenario => "correct the program, or the expectation if that is wrong",
        })
    }
}

impl fmt::Display for Counterexample {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.misstep {
            Misstep::Result => write!(formatter, "`{}` gives {}, expected {}", self.call, self.actual, self.expected),
            Misstep::Misbehaviour => write!(formatter, "`{}` {}", self.call, self.actual),
            Misstep::Property => write!(formatter, "`{}` does not hold for {}", self.call, self.actual),
            Misstep::Scenario => write!(formatter, "`{}`: expected {}, but {}", self.call, self.expected, self.actual),
        }
    }
}

/// The gate itself cannot come to a verdict.
#[derive(Debug)]
pub enum GateError {
    /// The code under test cannot be built into the program that tests it.
    Build {
        optimisation: Optimisation,
        failure: Failure,
    },
    Sandbox(SandboxError),
    /// There is no sandbox for oracles.
    Oracle(OracleUnavailable),
    /// An example that fits no signature; a parsed step has none.
    Example {
        call: String,
        problem: String,
    },
}

impl GateError {
    /// What LLVM and the linker say, where it is the code that they object to.
    pub fn messages(&self) -> &[LlvmMessage] {
        match self {
            GateError::Build { failure: Failure::Rejected(messages), .. } => messages,
            _ => &[],
        }
    }

    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            GateError::Sandbox(error) => error.diagnostic(),
            GateError::Oracle(error) => error.diagnostic(),
            GateError::Build { failure: Failure::Toolchain(error), .. } => error.diagnostic(),
            GateError::Build { .. } => Diagnostic::error(&codes::BUILD_FAILED, self.to_string())
                .help("define each function with the name and types of its signature, and no `main` in a module that is no program"),
            GateError::Example { .. } => {
                Diagnostic::error(&codes::UNJUDGED, self.to_string()).help("write the example so that it fits the function's `@signature`")
            }
        }
    }
}

impl fmt::Display for GateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GateError::Build { optimisation, failure } => {
                write!(formatter, "the test program cannot be built at {}: {failure}", optimisation.name())
            }
            GateError::Sandbox(error) => error.fmt(formatter),
            GateError::Oracle(error) => error.fmt(formatter),
            GateError::Example { call, problem } => write!(formatter, "the example `{call}` cannot be checked: {problem}"),
        }
    }
}

impl std::error::Error for GateError {}

impl From<OracleUnavailable> for GateError {
    fn from(error: OracleUnavailable) -> Self {
        GateError::Oracle(error)
    }
}

impl From<SandboxError> for GateError {
    fn from(error: SandboxError) -> Self {
        GateError::Sandbox(error)
    }
}
