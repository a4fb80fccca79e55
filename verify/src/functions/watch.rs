//! Step 3 where nobody knows the right values: generated calls are only watched. None may crash or write where it may not, and both
//! runs must agree.

use super::fresh;
use super::instances::{Instance, Instances};
use super::runs::Run;
use super::shown::{Failure, shown};
use super::{Stop, Subject};
use crate::evaluate::{Answer, Call, Pace, Process, roomy};
use crate::functions::agreement::agrees;
use crate::generate::shrink;
use crate::{Counterexample, FunctionEvidence, Gate, Misstep};
use directives::{Signature, Value};
use runtime::{Effect, EffectSet};
use sandbox::Status;
use std::time::Duration;

/// Calls that take long are left out, and after some of them all others: nobody says that they have to end.
const PACE: Pace = Pace { cpu: Duration::from_secs(10), patience: Duration::from_millis(150), deaths: 3 };

/// Only functions that do nothing to the world can be called with anything.
pub(super) fn applies(subject: &Subject<'_>) -> bool {
    let harmless = EffectSet::PURE.with(Effect::Alloc);
    subject.task.effects.iter().all(|effect| harmless.contains(effect))
}

pub(super) fn run(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    instances: &Instances,
    runs: &[Run],
    evidence: &mut FunctionEvidence,
) -> Result<(), Stop> {
    evidence.instances = 0;
    for function in 0..subject.task.signatures.len() {
        let own: Vec<(usize, &Instance)> = instances.all.iter().enumerate().filter(|(_, instance)| instance.function == function).collect();
        let mut before: Option<Vec<Answer>> = None;
        for run in runs {
            let answers = answers(gate, subject, run, &own, evidence)?;
            let first = before.get_or_insert_with(|| answers.clone());
            for (((index, instance), answer), first) in own.iter().zip(&answers).zip(first.iter()) {
                if let Some(failure) = wrong(run, &subject.task.signatures[function], first, answer, subject.task.tolerance) {
                    return Err(explain(gate, subject, runs, (*index, instance), failure)?.into());
                }
            }
        }
        evidence.instances += before.map_or(0, |answers| answers.iter().filter(|answer| !ran_out(answer)).count());
    }
    evidence.dropped = instances.all.len() - evidence.instances;
    Ok(())
}

fn answers(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    run: &Run,
    own: &[(usize, &Instance)],
    evidence: &mut FunctionEvidence,
) -> Result<Vec<Answer>, Stop> {
    let mut process = Process::new(&run.program, subject.task.signatures, subject.task.effects, run.around, PACE);
    let calls: Vec<Call<'_>> = own.iter().map(|(_, instance)| any_room(instance.function, &instance.arguments)).collect();
    let mut answers = process.answers(gate.sandbox, &calls)?;
    if let (Some(fault), Some(last)) = (process.finish(gate.sandbox)?, answers.last_mut()) {
        *last = Answer::Misbehaviour(fault);
    }
    evidence.evaluations += process.evaluations;
    Ok(answers)
}

fn any_room(function: usize, arguments: &[Value]) -> Call<'_> {
    Call { function, arguments, capacity: roomy(0) }
}

fn ran_out(answer: &Answer) -> bool {
    matches!(answer, Answer::Died(Status::WallTime | Status::CpuTime))
}

/// What is wrong with an answer, `first` being what the first run gave.
fn wrong(run: &Run, signature: &Signature, first: &Answer, answer: &Answer, tolerance: f64) -> Option<Failure> {
    if ran_out(answer) || ran_out(first) {
        return None;
    }
    if let Some(fault) = answer.fault() {
        return Some(run.misbehaviour(fault));
    }
    match (observed(first, signature), observed(answer, signature)) {
        (Some(first), Some(now)) if !agrees(&first, &now, tolerance) => {
            let failure = run.misbehaviour(format!("gives {} in one run and {} in the other", shown(&first), shown(&now)));
            let note = "the runs differ in the level of optimisation and in the bytes of unused memory: it depends on undefined behaviour or on \
                        memory that it never wrote";
            Some(Failure { misstep: Misstep::Misbehaviour, notes: vec![note.to_owned()], ..failure })
        }
        _ => None,
    }
}

fn observed(answer: &Answer, signature: &Signature) -> Option<Value> {
    match answer {
        Answer::Returned(returned) => returned.clone().observed(signature),
        Answer::DoesNotFit { .. } | Answer::Misbehaviour(_) | Answer::Died(_) => None,
    }
}

/// The smallest call that goes wrong as well, in fresh processes.
fn explain(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    runs: &[Run],
    (index, instance): (usize, &Instance),
    failure: Failure,
) -> Result<Counterexample, Stop> {
    let signature = &subject.task.signatures[instance.function];
    let again = |gate: &mut Gate<'_>, arguments: &[Value]| -> Result<Option<Failure>, Stop> {
        let mut first: Option<Answer> = None;
        for run in runs {
            let fresh = fresh::call(gate, subject, run, any_room(instance.function, arguments), PACE)?;
            let first = first.get_or_insert_with(|| fresh.answer.clone());
            if let Some(failure) = wrong(run, signature, first, &fresh.answer, subject.task.tolerance) {
                return Ok(Some(Failure { stderr: fresh.stderr, ..failure }));
            }
        }
        Ok(None)
    };
    if again(gate, &instance.arguments)?.is_none() {
        let note = "in a process of its own it does not: it depends on earlier calls".to_owned();
        let failure = Failure { notes: vec![note], ..failure };
        return Ok(failure.of_instance(signature, instance.arguments.clone(), None, index));
    }
    let mut fails = |arguments: &[Value]| again(gate, arguments).map(|failure| failure.is_some());
    let smallest = shrink(signature, subject.task.preconditions, instance.arguments.clone(), &mut fails)?;
    let failure = again(gate, &smallest)?.unwrap_or(failure);
    let note = "if such arguments never occur, say so with `@where`".to_owned();
    let notes = failure.notes.into_iter().chain([note]).collect();
    Ok(Failure { notes, ..failure }.of_instance(signature, smallest, None, index))
}
