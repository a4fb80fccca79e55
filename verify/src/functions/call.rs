//! One call, for its result.

use super::runs;
use crate::evaluate::{Answer, Call, Pace, Process, link_set, roomy};
use crate::quote::quote_end;
use crate::{Gate, GateError};
use directives::{Signature, Value};
use runtime::EffectSet;
use std::time::Duration;
use targets::SourceModule;

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

/// The capacities that a result is given until it fits.
const CAPACITIES: [usize; 3] = [0, 64 << 10, 8 << 20];
const PACE: Pace = Pace { cpu: Duration::from_secs(10), patience: Duration::from_secs(10), deaths: 1 };

/// Calls one function in the sandbox. `modules` is as in [`super::FunctionTask`].
///
/// # Errors
/// The program cannot be built or run, or the arguments do not fit the signature.
pub fn call(
    gate: &mut Gate<'_>,
    modules: &[SourceModule],
    signature: &Signature,
    arguments: &[Value],
    effects: EffectSet,
) -> Result<Called, GateError> {
    let arguments = fitted(signature, arguments)?;
    let signatures = std::slice::from_ref(signature);
    let run = runs::build_first(gate, &link_set(modules, signatures))?;
    let mut refused = 0;
    for capacity in CAPACITIES.map(roomy) {
        let call = Call { function: 0, arguments: &arguments, capacity };
        let mut process = Process::new(&run.program, signatures, effects, run.around, PACE);
        let answer = process.answers(gate.sandbox, &[call])?.pop();
        let fault = process.finish(gate.sandbox)?;
        let Some(answer) = answer else { break };
        match (run.explained(gate, (signatures, effects), call, answer)?, fault) {
            (Answer::DoesNotFit { capacity }, None) => refused = capacity,
            (Answer::Returned(returned), None) => {
                let name = |(index, value): (usize, Value)| (signature.parameters[index].name.clone(), value);
                return Ok(Called::Value { result: returned.result, mutated: returned.mutated.into_iter().map(name).collect() });
            }
            (answer, fault) => {
                let what = answer.fault().or(fault).unwrap_or_default();
                let stderr = quote_end(&process.stderr);
                let behind = if stderr.is_empty() { String::new() } else { format!("; standard error ends with {stderr}") };
                return Ok(Called::Misbehaviour(what + &behind));
            }
        }
    }
    Ok(Called::DoesNotFit { capacity: refused })
}

fn fitted(signature: &Signature, arguments: &[Value]) -> Result<Vec<Value>, GateError> {
    let problem = |problem: String| GateError::Example { call: super::shown::shown_call(&signature.name, arguments), problem };
    if arguments.len() != signature.parameters.len() {
        let wanted = signature.parameters.len();
        return Err(problem(format!("`{}` takes {wanted} arguments, and {} are given", signature.name, arguments.len())));
    }
    signature.parameters.iter().zip(arguments).map(|(parameter, argument)| argument.conform(parameter.ty).map_err(problem)).collect()
}
