//! Proves functions: the steps of the gate, in order.

use crate::pending::Condition;
use crate::{Gate, GateError, Verdict, examples};
use directives::{Example, Signature, Value};
use runtime::EffectSet;
use targets::SourceModule;

/// What is to be proved, and by what.
#[derive(Clone, Copy)]
pub struct FunctionTask<'a> {
    /// The candidate with everything it is linked with, the runtime included.
    pub modules: &'a [SourceModule],
    /// The names of the modules under test; mutants are made of these.
    pub own: &'a [&'a str],
    pub signatures: &'a [Signature],
    pub examples: &'a [Example],
    pub properties: &'a [Condition],
    /// The `@where` clauses.
    pub preconditions: &'a [Condition],
    /// The allowed absolute error of a float; 0 compares bit by bit.
    pub tolerance: f64,
    /// What the functions are allowed.
    pub effects: EffectSet,
    pub oracle: OracleSource<'a>,
    /// Everything that is drawn follows from it.
    pub seed: u64,
}

/// Where expected values come from. A source is Python that defines a function of each signature's name.
#[derive(Clone, Copy)]
pub enum OracleSource<'a> {
    None,
    User {
        name: &'a str,
        source: &'a str,
    },
    /// Written by a model from the brief alone, in separate conversations.
    Models([&'a str; 2]),
}

/// What came of one call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Called {
    /// `mutated` holds each `mut` parameter by name, after the call.
    Value { result: Option<Value>, mutated: Vec<(String, Value)> },
    /// What the function did that it may not.
    Misbehaviour(String),
    /// -1: the result does not fit.
    DoesNotFit { capacity: usize },
}

/// Puts functions through the steps of the gate, in order; the first that fails ends it.
pub fn functions(gate: &mut Gate<'_>, task: &FunctionTask<'_>) -> Result<Verdict, GateError> {
    examples(gate, task.modules, task.signatures, task.examples, task.effects)
}

/// Calls one function in the sandbox. `modules` is as in [`FunctionTask`]; `arguments` fit the signature.
pub fn call(
    _gate: &mut Gate<'_>,
    _modules: &[SourceModule],
    _signature: &Signature,
    _arguments: &[Value],
    _effects: EffectSet,
) -> Result<Called, GateError> {
    Ok(Called::Misbehaviour("was not called".to_owned()))
}
