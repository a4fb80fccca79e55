//! Sandboxes whose instances are the machine's Python.

use super::instance::{Launch, Word, argument_vector};
use super::{Conversation, Sandbox};
use crate::error::SandboxError;
use crate::job::{Limits, Outcome, Status};
use crate::level::{Level, Unavailable};
use crate::program::Program;
use crate::python::{FLAGS, Python, PythonError};
use diagnostics::Diagnostic;
use runtime::EffectSet;
use std::fmt;
use std::iter;
use std::path::{Path, PathBuf};

/// Uses modules in Python, in C, and of the shared libraries.
const PROOF: &str = "import decimal, json, math, random, re; print(json.dumps(math.floor(decimal.Decimal('42.5'))))";
const PROVEN: &[u8] = b"42\n";

impl Sandbox {
    /// As [`Sandbox::start`], for instances that are `python`: they see its own files, read-only, and no others. At the level `filter` that
    /// needs landlock.
    pub fn start_python(helper: &Path, wanted: Option<Level>, python: &Python) -> Result<Sandbox, Unavailable> {
        Sandbox::climb(helper, wanted, Some(python))
    }

    /// Starts the interpreter with `arguments` behind its own flags, which keep everything of the user's away from it. Such programs are as
    /// hostile as any: they can read Python's own files and compute, and nothing else.
    pub fn converse_python(&mut self, arguments: &[&str], limits: Limits) -> Result<Conversation, SandboxError> {
        let Some(python) = &self.python else {
            return Err(SandboxError::InvalidArguments("this sandbox runs no Python"));
        };
        let program = Program::open(python.executable())?;
        let name = python.executable().to_string_lossy();
        let arguments = argument_vector(iter::once(&*name).chain(FLAGS).chain(arguments.iter().copied()))?;
        let environment = python.environment();
        self.refresh_zygote(false)?;
        let (effects, word) = (EffectSet::default(), Word::AtTheStart);
        let (started, pump) = self.launch(Launch { program: &program, arguments, environment, effects, ports: &[], limits, word })?;
        Ok(Conversation::new(started, pump))
    }

    pub(super) fn prove_python(&mut self) -> Result<(Outcome, bool), SandboxError> {
        let outcome = self.converse_python(&["-c", PROOF], Limits::python())?.await_end(self)?;
        let proven = outcome.status == Status::Exited(0) && outcome.stdout == PROVEN;
        Ok((outcome, proven))
    }
}

/// A Python sandbox that is started when it is first needed, and kept.
pub struct OracleSandbox {
    helper: PathBuf,
    wanted: Option<Level>,
    python: Option<PathBuf>,
    started: Option<Result<Sandbox, OracleUnavailable>>,
}

/// Why no oracle can be run on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OracleUnavailable {
    Python(PythonError),
    Sandbox(Unavailable),
}

impl OracleSandbox {
    /// With the interpreter `python`, or else the machine's own.
    pub fn new(helper: PathBuf, wanted: Option<Level>, python: Option<PathBuf>) -> OracleSandbox {
        OracleSandbox { helper, wanted, python, started: None }
    }

    pub fn get(&mut self) -> Result<&mut Sandbox, OracleUnavailable> {
        let start = || {
            let python = Python::find(self.python.as_deref()).map_err(OracleUnavailable::Python)?;
            Sandbox::start_python(&self.helper, self.wanted, &python).map_err(OracleUnavailable::Sandbox)
        };
        self.started.get_or_insert_with(start).as_mut().map_err(|unavailable| unavailable.clone())
    }
}

impl OracleUnavailable {
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            OracleUnavailable::Python(error) => error.diagnostic(),
            OracleUnavailable::Sandbox(unavailable) => unavailable.diagnostic(),
        }
    }
}

impl fmt::Display for OracleUnavailable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OracleUnavailable::Python(error) => error.fmt(formatter),
            OracleUnavailable::Sandbox(unavailable) => write!(formatter, "for Python, {unavailable}"),
        }
    }
}

impl std::error::Error for OracleUnavailable {}
