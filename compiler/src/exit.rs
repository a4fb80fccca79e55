//! Exit codes, as `intentc help exit-codes` prints them.

use diagnostics::{Diagnostic, Fault};
use serde::{Serialize, Serializer};

/// How a command ended; the number is the process's exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Exit {
    Success = 0,
    Rejected = 1,
    Usage = 2,
    Refused = 3,
    NoModel = 4,
    Partial = 5,
    Budget = 6,
    Provider = 7,
    Sandbox = 8,
    Toolchain = 9,
    Replay = 10,
    Internal = 70,
}

/// What each code means.
pub const TABLE: &[(Exit, &str)] = &[
    (Exit::Success, "built, all required checks passed"),
    (Exit::Rejected, "verification failed, no acceptable candidate, or `manifest` found nothing"),
    (Exit::Usage, "usage, task file or configuration"),
    (Exit::Refused, "the model refused"),
    (Exit::NoModel, "no model configured, or credentials missing or refused"),
    (Exit::Partial, "partial: built, something unproven"),
    (Exit::Budget, "budget spent"),
    (Exit::Provider, "provider or network failed after retries"),
    (Exit::Sandbox, "sandbox not available (never silently weaker)"),
    (Exit::Toolchain, "toolchain missing"),
    (Exit::Replay, "replay missed or diverged"),
    (Exit::Internal, "a defect of intentc"),
];

impl Exit {
    pub fn code(self) -> u8 {
        self as u8
    }

    pub fn meaning(self) -> &'static str {
        TABLE.iter().find(|(exit, _)| *exit == self).map_or("", |(_, meaning)| meaning)
    }

    /// The exit of a problem that names no better one.
    pub fn of_fault(fault: Fault) -> Self {
        match fault {
            Fault::User => Self::Usage,
            Fault::Model => Self::Rejected,
            Fault::Provider => Self::Provider,
            Fault::Environment => Self::Toolchain,
            Fault::Intentc => Self::Internal,
        }
    }
}

impl Serialize for Exit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.code())
    }
}

/// Why a command stopped: what to tell the user, and the exit code.
#[derive(Clone, Debug)]
pub struct Failure {
    pub exit: Exit,
    pub diagnostics: Vec<Diagnostic>,
}

impl Failure {
    pub fn new(exit: Exit, diagnostic: Diagnostic) -> Self {
        Self { exit, diagnostics: vec![diagnostic] }
    }

    /// The exit follows from whose fault the first error is.
    pub fn from_diagnostics(diagnostics: Vec<Diagnostic>) -> Self {
        let exit =
            diagnostics.iter().find(|diagnostic| diagnostic.is_error()).map_or(Exit::Internal, |first| Exit::of_fault(first.fault()));
        Self { exit, diagnostics }
    }
}

impl From<Diagnostic> for Failure {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::from_diagnostics(vec![diagnostic])
    }
}
