//! Step 4: how many mutants of the candidate the examples and instances reject. Reported, and no reason to reject.

use super::instances::{Instance, Instances};
use super::runs::{self, Run};
use super::{Stop, Subject};
use crate::evaluate::{Call, Pace, Process, items, roomy};
use crate::mutants::mutants;
use crate::{FunctionEvidence, Gate, GateError};
use directives::Value;
use std::time::Duration;
use targets::SourceModule;

/// Most mutants die of the first few instances.
const AT_A_TIME: usize = 100;

/// A mutant that is slower than this by batch is dead.
const PACE: Pace = Pace { cpu: Duration::from_secs(2), patience: Duration::from_millis(100), deaths: 0 };

pub(super) fn run(gate: &mut Gate<'_>, subject: &Subject<'_>, instances: &Instances, evidence: &mut FunctionEvidence) -> Result<(), Stop> {
    let task = subject.task;
    let own: Vec<usize> = (0..subject.modules.len()).filter(|&index| task.own.contains(&subject.modules[index].name.as_str())).collect();
    let known: Vec<(&Instance, &Value)> =
        instances.all.iter().filter_map(|instance| instance.expected.as_ref().map(|expected| (instance, expected))).collect();
    if known.is_empty() && subject.examples.is_empty() {
        return Ok(());
    }
    let most = subject.steps.mutants.div_ceil(own.len().max(1));
    for module in own {
        for mutant in mutants(&subject.modules[module].text, task.seed, most) {
            let mut modules = subject.modules.clone();
            modules[module].text = mutant.text;
            let Some(run) = build(gate, &modules)? else { continue };
            evidence.mutants.made += 1;
            evidence.mutants.killed += usize::from(is_killed(gate, subject, &run, &known)?);
        }
    }
    Ok(())
}

/// `None` for a mutant that is no valid module.
fn build(gate: &mut Gate<'_>, modules: &[SourceModule]) -> Result<Option<Run>, GateError> {
    match runs::build_second(gate, modules) {
        Ok(run) => Ok(Some(run)),
        Err(GateError::Build { failure: targets::Failure::Toolchain(error), optimisation }) => {
            Err(GateError::Build { failure: targets::Failure::Toolchain(error), optimisation })
        }
        Err(GateError::Build { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn is_killed(gate: &mut Gate<'_>, subject: &Subject<'_>, run: &Run, known: &[(&Instance, &Value)]) -> Result<bool, Stop> {
    let task = subject.task;
    let mut process = Process::new(&run.program, task.signatures, task.effects, run.around, PACE);
    let mut killed = false;
    for (function, signature) in task.signatures.iter().enumerate() {
        let examples = subject.examples.iter().filter(|fitted| fitted.function == function);
        let examples = examples.map(|fitted| (fitted.example.arguments.as_slice(), &fitted.example.expected));
        let hidden = known
            .iter()
            .filter(|(instance, _)| instance.function == function)
            .map(|(instance, expected)| (instance.arguments.as_slice(), *expected));
        let pairs: Vec<(&[Value], &Value)> = examples.chain(hidden).collect();
        for pairs in pairs.chunks(AT_A_TIME) {
            let calls: Vec<Call<'_>> =
                pairs.iter().map(|pair| Call { function, arguments: pair.0, capacity: roomy(items(pair.1)) }).collect();
            let answers = process.answers(gate.sandbox, &calls)?;
            killed |= answers.len() < calls.len();
            let mut judged = pairs.iter().zip(answers);
            killed |= judged.any(|((_, expected), answer)| run.failure(signature, answer, expected, task.tolerance).is_some());
            if killed {
                break;
            }
        }
        if killed {
            break;
        }
    }
    Ok(process.finish(gate.sandbox)?.is_some() || killed)
}
