//! Types of other rooms that this one is written against.

use diagnostics::Diagnostic;
use directives::{Condition, Signature, Type, Value};
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

#[derive(Clone, Debug)]
pub struct Starved;

impl std::fmt::Display for Starved {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("pending")
    }
}

pub struct Generator<'a> {
    signature: &'a Signature,
    random: u64,
}

impl<'a> Generator<'a> {
    pub fn new(signature: &'a Signature, _preconditions: &'a [Condition], seed: u64) -> Self {
        Self { signature, random: seed }
    }

    pub fn near(self, _examples: &[directives::Example]) -> Self {
        self
    }

    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        self.random >> 33
    }

    pub fn instances(&mut self, count: usize) -> Result<Vec<Vec<Value>>, Starved> {
        let mut all = Vec::new();
        for index in 0..count {
            let signature = self.signature;
            let arguments = signature.parameters.iter().map(|parameter| match parameter.ty {
                Type::Scalar(directives::Scalar::Bool) => Value::Bool(self.next() % 2 == 0),
                Type::Scalar(directives::Scalar::F64) => Value::Float(self.next() as f64 / 1e3),
                Type::Scalar(_) => Value::Int((self.next() % if index < 20 { 20 } else { 100 }).into()),
                Type::Array(_) => {
                    let count = self.next() % 8;
                    Value::List((0..count).map(|_| Value::Int((self.next() % 100).into())).collect())
                }
                _ => {
                    let count = self.next() % 8;
                    Value::Text((0..count).map(|_| 97 + (self.next() % 4) as u8).collect())
                }
            });
            all.push(arguments.collect());
        }
        Ok(all)
    }
}

pub fn admits(signature: &Signature, preconditions: &[Condition], arguments: &[Value]) -> bool {
    preconditions.iter().all(|condition| condition.admits(signature, arguments).unwrap_or(true))
}

pub fn values_of(
    _property: &Condition,
    _preconditions: &[Condition],
    _examples: &[directives::Example],
    _seed: u64,
    _count: usize,
) -> Result<Vec<Vec<Value>>, Starved> {
    Err(Starved)
}

pub fn shrink<E>(
    _signature: &Signature,
    _preconditions: &[Condition],
    arguments: Vec<Value>,
    _fails: &mut dyn FnMut(&[Value]) -> Result<bool, E>,
) -> Result<Vec<Value>, E> {
    Ok(arguments)
}
