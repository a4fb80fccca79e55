//! Proves functions: the steps of the gate, in order.

mod agreement;
mod examples;
mod runs;
mod shown;

use crate::evaluate::link_set;
use crate::pending::Condition;
use crate::{Checked, Evidence, Gate, GateError, Verdict};
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

/// Checks `examples` alone against the functions that `modules` define, which are as in [`FunctionTask`]: the second step of the gate and no
/// other. All examples run at -O2 and again at -O0, and both must agree with them.
pub fn examples(
    gate: &mut Gate<'_>,
    modules: &[SourceModule],
    signatures: &[Signature],
    examples: &[Example],
    effects: EffectSet,
) -> Result<Verdict, GateError> {
    if examples.is_empty() {
        return Ok(Verdict::Abstained { reason: "there are no examples to check".to_owned() });
    }
    let fitted = examples.iter().map(|example| examples::fit(signatures, example)).collect::<Result<Vec<_>, _>>()?;
    let trial = examples::Trial { signatures, examples: &fitted, effects, tolerance: 0.0 };
    let modules = link_set(modules, signatures);
    let runs = runs::build(gate, &modules)?;
    for run in &runs {
        if let Some(counterexample) = trial.first_failure(gate, run)? {
            return Ok(Verdict::Rejected(counterexample));
        }
    }
    let mut functions: Vec<usize> = fitted.iter().map(|fitted| fitted.function).collect();
    functions.sort_unstable();
    functions.dedup();
    let checked = Checked { functions: functions.len(), examples: examples.len(), runs: runs.len(), ..Checked::default() };
    Ok(Verdict::Accepted(Evidence {
        checked,
        rests_on: "examples only".to_owned(),
        sandbox: gate.sandbox.level(),
        optimisations: runs.iter().map(|run| run.optimisation().name()).collect(),
        functions: None,
    }))
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
