//! Types of other rooms that this one is written against.

use diagnostics::Diagnostic;
use sandbox::{Conversation, Level, Limits, Sandbox, SandboxError};
use std::path::PathBuf;

/// The sandbox of oracles, started on first use.
pub struct OracleSandbox {
    _helper: PathBuf,
    _wanted: Option<Level>,
    _python: Option<PathBuf>,
}

#[derive(Debug)]
pub struct OracleUnavailable(String);

impl OracleUnavailable {
    pub fn diagnostic(&self) -> Diagnostic {
        Diagnostic::error(&diagnostics::codes::verify::ORACLE_FAILED, self.0.clone())
    }
}

impl std::fmt::Display for OracleUnavailable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl OracleSandbox {
    pub fn new(helper: PathBuf, wanted: Option<Level>, python: Option<PathBuf>) -> Self {
        Self { _helper: helper, _wanted: wanted, _python: python }
    }

    pub fn get(&mut self) -> Result<&mut Sandbox, OracleUnavailable> {
        Err(OracleUnavailable("pending".to_owned()))
    }
}

pub trait ConversePython {
    fn converse_python(&mut self, arguments: &[&str], limits: Limits) -> Result<Conversation, SandboxError>;
}

impl ConversePython for Sandbox {
    fn converse_python(&mut self, _arguments: &[&str], _limits: Limits) -> Result<Conversation, SandboxError> {
        Err(SandboxError::InvalidArguments("pending"))
    }
}
