//! Step 3 where nobody knows the right values: generated calls are only watched. None may crash or write where it may not, and both
//! runs must agree.

use super::fresh;
use super::instances::{Instance, Instances};
use super::runs::Run;
use super::shown::{Failure, shown};
use super::{FunctionTask, Stop, Subject};
use crate::evaluate::{Answer, Call, Pace, Process, roomy};
use crate::functions::agreement::agrees;
use crate::generate::{Random, shrink};
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
        evidence.instances += watch_one(gate, subject, &own, runs, evidence)?;
    }
    evidence.dropped = instances.all.len() - evidence.instances;
    Ok(())
}

/// The instances of one function; how many of them were answered.
fn watch_one(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    own: &[(usize, &Instance)],
    runs: &[Run],
    evidence: &mut FunctionEvidence,
) -> Result<usize, Stop> {
    let FunctionTask { signatures, seed, tolerance, .. } = *subject.task;
    let mut order: Vec<usize> = (0..own.len()).collect();
    let mut before: Option<Vec<Option<Answer>>> = None;
    for run in runs {
        let answers = answers(gate, subject, run, own, &order, evidence)?;
        let first = before.get_or_insert_with(|| answers.clone());
        for ((instance, answer), first) in own.iter().zip(&answers).zip(first.iter()) {
            let (Some(answer), Some(first)) = (answer, first) else { continue };
            if let Some(failure) = wrong(run, &signatures[instance.1.function], first, answer, tolerance) {
                return Err(explain(gate, subject, runs, *instance, failure)?.into());
            }
        }
        // Whatever depends on the order differs in the other run.
        Random::new(seed).shuffle(&mut order);
    }
    let before = before.unwrap_or_default();
    if let (Some(run), true) = (runs.first(), subject.steps.fresh) {
        for place in fresh::chosen(own.len(), seed) {
            let ((index, instance), Some(first)) = (own[place], &before[place]) else { continue };
            let again = fresh::call(gate, subject, run, any_room(instance.function, &instance.arguments), PACE)?;
            evidence.fresh += 1;
            evidence.evaluations += 1;
            let signature = &signatures[instance.function];
            if let Some(failure) = wrong(run, signature, first, &again.answer, tolerance) {
                let notes = vec!["one of them in a process of its own: it depends on earlier calls".to_owned()];
                let failure = Failure { notes, stderr: again.stderr, ..failure };
                return Err(failure.of_instance(signature, instance.arguments.clone(), None, index).into());
            }
        }
    }
    Ok(before.iter().flatten().filter(|answer| !ran_out(answer)).count())
}

/// The answers in the order of `own`; the calls are made in another.
fn answers(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    run: &Run,
    own: &[(usize, &Instance)],
    order: &[usize],
    evidence: &mut FunctionEvidence,
) -> Result<Vec<Option<Answer>>, Stop> {
    let mut process = Process::new(&run.program, subject.task.signatures, subject.task.effects, run.around, PACE);
    let call = |&place: &usize| any_room(own[place].1.function, &own[place].1.arguments);
    let calls: Vec<Call<'_>> = order.iter().map(call).collect();
    let mut given = process.answers(gate.sandbox, &calls)?;
    if let (Some(fault), Some(last)) = (process.finish(gate.sandbox)?, given.last_mut()) {
        *last = Answer::Misbehaviour(fault);
    }
    evidence.evaluations += process.evaluations;
    let mut answers: Vec<Option<Answer>> = own.iter().map(|_| None).collect();
    order.iter().zip(given).for_each(|(&place, answer)| answers[place] = Some(answer));
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

/// The smallest call that goes wrong as well, as fresh processes show it.
fn explain(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    runs: &[Run],
    (index, instance): (usize, &Instance),
    failure: Failure,
) -> Result<Counterexample, Stop> {
    let signature = &subject.task.signatures[instance.function];
    if in_fresh_processes(gate, subject, runs, instance.function, &instance.arguments)?.is_none() {
        let note = "in a process of its own it does not: it depends on earlier calls".to_owned();
        let failure = Failure { notes: vec![note], ..failure };
        return Ok(failure.of_instance(signature, instance.arguments.clone(), None, index));
    }
    let smallest = smallest(gate, subject, runs, instance)?;
    let (arguments, failure) = match in_fresh_processes(gate, subject, runs, instance.function, &smallest)? {
        Some(failure) => (smallest, failure),
        None => (instance.arguments.clone(), failure),
    };
    let note = "if such arguments never occur, say so with `@where`".to_owned();
    let notes = failure.notes.into_iter().chain([note]).collect();
    Ok(Failure { notes, ..failure }.of_instance(signature, arguments, None, index))
}

fn in_fresh_processes(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    runs: &[Run],
    function: usize,
    arguments: &[Value],
) -> Result<Option<Failure>, Stop> {
    let signature = &subject.task.signatures[function];
    let mut first: Option<Answer> = None;
    for run in runs {
        let fresh = fresh::call(gate, subject, run, any_room(function, arguments), PACE)?;
        let first = first.get_or_insert_with(|| fresh.answer.clone());
        if let Some(failure) = wrong(run, signature, first, &fresh.answer, subject.task.tolerance) {
            return Ok(Some(Failure { stderr: fresh.stderr, ..failure }));
        }
    }
    Ok(None)
}

/// Tried in one process for each run, for speed.
fn smallest(gate: &mut Gate<'_>, subject: &Subject<'_>, runs: &[Run], instance: &Instance) -> Result<Vec<Value>, Stop> {
    let task = subject.task;
    let signature = &task.signatures[instance.function];
    let mut processes: Vec<(&Run, Process<'_>)> =
        runs.iter().map(|run| (run, Process::new(&run.program, task.signatures, task.effects, run.around, PACE))).collect();
    let mut fails = |arguments: &[Value]| -> Result<bool, Stop> {
        let mut first: Option<Answer> = None;
        for (run, process) in &mut processes {
            let answer = process.answers(gate.sandbox, &[any_room(instance.function, arguments)])?.pop();
            let answer = answer.unwrap_or(Answer::Died(Status::WallTime));
            let first = first.get_or_insert_with(|| answer.clone());
            if wrong(run, signature, first, &answer, task.tolerance).is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    };
    let smallest = shrink(signature, task.preconditions, instance.arguments.clone(), &mut fails)?;
    for (_, process) in &mut processes {
        process.finish(gate.sandbox)?;
    }
    Ok(smallest)
}
