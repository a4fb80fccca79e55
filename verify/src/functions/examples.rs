//! Step 2: the visible examples.

use super::runs::Run;
use super::shown::Failure;
use crate::evaluate::{Answer, Call, Pace, Process, items, roomy};
use crate::quote::cut;
use crate::{Counterexample, Gate, GateError};
use directives::{Example, Signature};
use runtime::EffectSet;

/// One example, fitted to its signature.
pub(crate) struct Fitted {
    /// The place of its signature.
    pub(crate) function: usize,
    pub(crate) example: Example,
}

impl Fitted {
    pub(crate) fn call(&self) -> Call<'_> {
        let Example { arguments, expected, .. } = &self.example;
        Call { function: self.function, arguments, capacity: roomy(items(expected)) }
    }
}

pub(crate) fn fit(signatures: &[Signature], example: &Example) -> Result<Fitted, GateError> {
    let problem = |problem: String| GateError::Example { call: cut(example.to_string()), problem };
    let found = signatures.iter().enumerate().find(|(_, signature)| signature.name == example.function);
    let (function, signature) = found.ok_or_else(|| problem(format!("no signature for `{}`", example.function)))?;
    if signature.observation().is_none() {
        return Err(problem("the function has no result, and not exactly one `mut` parameter, to compare".to_owned()));
    }
    Ok(Fitted { function, example: example.fit(signature).map_err(problem)? })
}

/// What the examples are held against.
pub(crate) struct Trial<'a> {
    pub(crate) signatures: &'a [Signature],
    pub(crate) examples: &'a [Fitted],
    pub(crate) effects: EffectSet,
    pub(crate) tolerance: f64,
}

impl Trial<'_> {
    /// The first example that fails in this run, all of them evaluated by one process.
    pub(crate) fn first_failure(&self, gate: &mut Gate<'_>, run: &Run) -> Result<Option<Counterexample>, GateError> {
        let mut process = Process::new(&run.program, self.signatures, self.effects, run.around, Pace::default());
        let answers = self.answers(gate, &mut process)?;
        let fault = process.finish(gate.sandbox)?;
        let stderr = std::mem::take(&mut process.stderr);
        let counterexample = |failure: Failure, example: &Example| Failure { stderr, ..failure }.of_example(example);
        for (fitted, answer) in self.examples.iter().zip(answers) {
            // What was not asked any more comes behind a call that ended its process.
            let Some(answer) = answer else { continue };
            let answer = run.explained(gate, (self.signatures, self.effects), fitted.call(), answer)?;
            let failure = run.failure(&self.signatures[fitted.function], answer, &fitted.example.expected, self.tolerance);
            if let Some(failure) = failure {
                return Ok(Some(counterexample(failure, &fitted.example)));
            }
        }
        let last = self.examples.last();
        Ok(fault.zip(last).map(|(fault, last)| counterexample(run.misbehaviour(fault), &last.example)))
    }

    /// In the order of the examples; the calls of one function follow each other.
    fn answers(&self, gate: &mut Gate<'_>, process: &mut Process<'_>) -> Result<Vec<Option<Answer>>, GateError> {
        let mut answers: Vec<Option<Answer>> = self.examples.iter().map(|_| None).collect();
        for function in 0..self.signatures.len() {
            let own: Vec<usize> = (0..self.examples.len()).filter(|&index| self.examples[index].function == function).collect();
            let calls: Vec<Call<'_>> = own.iter().map(|&index| self.examples[index].call()).collect();
            let given = process.answers(gate.sandbox, &calls)?;
            own.into_iter().zip(given).for_each(|(index, answer)| answers[index] = Some(answer));
        }
        Ok(answers)
    }
}
