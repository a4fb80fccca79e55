//! Types of other rooms that this one is written against.

use diagnostics::Span;
use directives::{Signature, Value};
use sandbox::Level;
use std::path::PathBuf;

/// A `@property` or `@where`.
#[derive(Clone, Debug)]
pub struct Condition {
    pub text: String,
    pub span: Span,
}

impl Condition {
    pub fn admits(&self, _signature: &Signature, _arguments: &[Value]) -> Option<bool> {
        None
    }
}

/// The sandbox of oracles, started on first use.
pub struct OracleSandbox {
    _helper: PathBuf,
    _wanted: Option<Level>,
    _python: Option<PathBuf>,
}

impl OracleSandbox {
    pub fn new(helper: PathBuf, wanted: Option<Level>, python: Option<PathBuf>) -> Self {
        Self { _helper: helper, _wanted: wanted, _python: python }
    }
}
