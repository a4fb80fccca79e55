//! Step 3: the hidden instances, in both runs and in fresh processes.

use super::authority::{Authority, Expected};
use super::fresh;
use super::instances::{Instance, Instances};
use super::runs::Run;
use super::shown::Failure;
use super::{Stop, Subject};
use crate::evaluate::{Answer, Call, Pace, Process, items, roomy};
use crate::generate::{Random, shrink};
use crate::oracle::Question;
use crate::{Counterexample, FunctionEvidence, Gate, Misstep};
use directives::{Signature, Type, Value};
use sandbox::Status;
use std::time::Duration;

/// About so many of the instances whose result is not empty are called again with just enough room for it, and as many with too little.
const CAPACITIES: usize = 150;

const AFTER_OTHERS: &str = "after other calls in the same process it gives what is expected: it depends on earlier calls";
const AMONG_GUARDS: &str = "this is in memory that is zero, and with buffers that no guard is near; with other bytes in unused memory, and with \
                            guards, it gives what is expected";

/// How much room a result is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Ample,
    JustEnough,
    /// Too little by one item: the answer must be -1.
    TooLittle,
}

/// One call of the hold-out.
#[derive(Clone, Copy)]
struct Check<'a> {
    /// Its number in the order of drawing.
    index: usize,
    instance: &'a Instance,
    expected: &'a Value,
    room: Room,
}

/// Everything that this step works with.
struct HoldOut<'a, 'g, 'o> {
    gate: &'a mut Gate<'g>,
    subject: &'a Subject<'a>,
    authority: &'a mut Authority<'o>,
    runs: &'a [Run],
}

pub(super) fn run(
    gate: &mut Gate<'_>,
    subject: &Subject<'_>,
    authority: &mut Authority<'_>,
    instances: &Instances,
    runs: &[Run],
    evidence: &mut FunctionEvidence,
) -> Result<(), Stop> {
    let mut hold_out = HoldOut { gate, subject, authority, runs };
    let mut checks = checks(subject, instances);
    for (number, run) in runs.iter().enumerate() {
        if number > 0 {
            Random::new(subject.task.seed).shuffle(&mut checks);
        }
        evidence.evaluations += hold_out.all(run, &checks)?;
        if subject.steps.fresh {
            let some = fresh::chosen(checks.len(), subject.task.seed.wrapping_add(number as u64));
            hold_out.again(run, &checks, &some, AFTER_OTHERS)?;
            evidence.evaluations += some.len();
            evidence.fresh += some.len();
        }
        if subject.steps.fresh && subject.steps.plain_memory {
            let some = fresh::chosen(checks.len(), subject.task.seed.wrapping_add(!number as u64));
            hold_out.again(&run.in_plain_memory(), &checks, &some, AMONG_GUARDS)?;
            evidence.evaluations += some.len();
            evidence.fresh += some.len();
        }
    }
    Ok(())
}

fn checks<'a>(subject: &Subject<'_>, instances: &'a Instances) -> Vec<Check<'a>> {
    let known = instances
        .all
        .iter()
        .enumerate()
        .filter_map(|(index, instance)| Some(Check { index, instance, expected: instance.expected.as_ref()?, room: Room::Ample }));
    let mut checks: Vec<Check<'a>> = known.collect();
    if !subject.steps.capacities {
        return checks;
    }
    let signature = |check: &&Check<'_>| &subject.task.signatures[check.instance.function];
    let has_room = |check: &&Check<'_>| signature(check).result.is_some_and(Type::is_buffer);
    let (full, empty): (Vec<Check<'a>>, Vec<Check<'a>>) =
        checks.iter().filter(has_room).partition(|check| Room::TooLittle.exists_for(check.expected));
    let apart = full.len().div_ceil(CAPACITIES).max(1);
    for check in full.iter().step_by(apart) {
        checks.push(Check { room: Room::JustEnough, ..*check });
        checks.push(Check { room: Room::TooLittle, ..*check });
    }
    // An empty result fits no room at all.
    checks.extend(empty.first().map(|check| Check { room: Room::JustEnough, ..*check }));
    checks
}

impl Room {
    /// There is no less room than none.
    fn exists_for(self, expected: &Value) -> bool {
        self != Room::TooLittle || items(expected) > 0
    }

    fn call<'a>(self, function: usize, arguments: &'a [Value], expected: &Value) -> Call<'a> {
        let items = items(expected);
        let capacity = match self {
            Room::Ample => roomy(items),
            Room::JustEnough => items,
            Room::TooLittle => items.saturating_sub(1),
        };
        Call { function, arguments, capacity }
    }

    fn failure(self, run: &Run, signature: &Signature, answer: Answer, expected: &Value, tolerance: f64) -> Option<Failure> {
        if self != Room::TooLittle {
            return run.failure(signature, answer, expected, tolerance);
        }
        match answer {
            Answer::DoesNotFit { .. } => None,
            Answer::Returned(returned) => {
                let length = returned.result.as_ref().map_or(0, items);
                let fault = format!("gives a result of length {length} where the right one does not fit the capacity, and must give -1");
                Some(run.misbehaviour(fault))
            }
            bad => bad.fault().map(|fault| run.misbehaviour(fault)),
        }
    }

    fn note(self, expected: &Value) -> Option<String> {
        match self {
            Room::Ample => None,
            Room::JustEnough => Some(format!("the capacity was {}, which is just enough for the result", items(expected))),
            Room::TooLittle => Some(format!("the capacity was {}, one less than the result needs", items(expected).saturating_sub(1))),
        }
    }
}

impl<'a> Check<'a> {
    fn call(&self) -> Call<'a> {
        self.room.call(self.instance.function, &self.instance.arguments, self.expected)
    }
}

impl HoldOut<'_, '_, '_> {
    /// All checks in one process, as long as none ends it; how many calls were made.
    fn all(&mut self, run: &Run, checks: &[Check<'_>]) -> Result<usize, Stop> {
        let task = self.subject.task;
        let mut process = Process::new(&run.program, task.signatures, task.effects, run.around, Pace::unhurried());
        let mut failed: Option<Check<'_>> = None;
        for function in 0..task.signatures.len() {
            let own: Vec<Check<'_>> = checks.iter().filter(|check| check.instance.function == function).copied().collect();
            let calls: Vec<Call<'_>> = own.iter().map(Check::call).collect();
            let answers = process.answers(self.gate.sandbox, &calls)?;
            let first = own.iter().zip(answers).filter(|(check, answer)| self.failure(run, check, answer.clone()).is_some());
            failed = failed.or(first.map(|(check, _)| *check).min_by_key(|check| check.index));
        }
        let fault = process.finish(self.gate.sandbox)?;
        if let Some(failed) = failed {
            return Err(self.explain(run, &failed)?.into());
        }
        if let (Some(fault), Some(last)) = (fault, checks.last()) {
            let failure = Failure { stderr: process.stderr, ..run.misbehaviour(fault) };
            return Err(self.counterexample(failure, last, last.instance.arguments.clone(), last.expected.clone()).into());
        }
        Ok(process.evaluations)
    }

    /// Some of what passed, in processes of their own. `otherwise` says where it passed.
    fn again(&mut self, run: &Run, checks: &[Check<'_>], some: &[usize], otherwise: &str) -> Result<(), Stop> {
        for &place in some {
            let check = &checks[place];
            let fresh = fresh::call(self.gate, self.subject, run, check.call(), Pace::unhurried())?;
            if let Some(failure) = self.failure(run, check, fresh.answer) {
                let failure = Failure { stderr: fresh.stderr, notes: vec![otherwise.to_owned()], ..failure };
                return Err(self.counterexample(failure, check, check.instance.arguments.clone(), check.expected.clone()).into());
            }
        }
        Ok(())
    }

    fn failure(&self, run: &Run, check: &Check<'_>, answer: Answer) -> Option<Failure> {
        let signature = &self.subject.task.signatures[check.instance.function];
        check.room.failure(run, signature, answer, check.expected, self.subject.task.tolerance)
    }

    /// What is shown of a failure: the smallest call that fails too, as it is in a process of its own.
    fn explain(&mut self, run: &Run, check: &Check<'_>) -> Result<Counterexample, Stop> {
        let fresh = fresh::call(self.gate, self.subject, run, check.call(), Pace::unhurried())?;
        let is_slow = matches!(fresh.answer, Answer::Died(Status::WallTime | Status::CpuTime));
        let Some(failure) = self.failure(run, check, fresh.answer) else {
            return Ok(self.depends_on_earlier_calls(run, check));
        };
        let failure = Failure { stderr: fresh.stderr, ..failure };
        let (mut arguments, mut expected, mut shown) = (check.instance.arguments.clone(), check.expected.clone(), failure);
        if !is_slow && self.subject.steps.fresh {
            let smallest = self.smallest(run, check)?;
            if let Some((smaller, value, failure)) = self.still_fails(run, check, smallest)? {
                (arguments, expected, shown) = (smaller, value, failure);
            }
        }
        if self.first_run_fails_too(run, check, &arguments, &expected)? {
            shown.notes = vec!["it was right after other calls in the same process: it depends on earlier calls".to_owned()];
        }
        Ok(self.counterexample(shown, check, arguments, expected))
    }

    /// Then it is not what tells the runs apart that makes the second one fail.
    fn first_run_fails_too(&mut self, run: &Run, check: &Check<'_>, arguments: &[Value], expected: &Value) -> Result<bool, Stop> {
        let first = &self.runs[0];
        if first.optimisation() == run.optimisation() {
            return Ok(false);
        }
        let call = check.room.call(check.instance.function, arguments, expected);
        let fresh = fresh::call(self.gate, self.subject, first, call, Pace::unhurried())?;
        let signature = &self.subject.task.signatures[check.instance.function];
        Ok(check.room.failure(first, signature, fresh.answer, expected, self.subject.task.tolerance).is_some())
    }

    fn depends_on_earlier_calls(&self, run: &Run, check: &Check<'_>) -> Counterexample {
        let note = "in a process of its own it gives what is expected: it depends on earlier calls".to_owned();
        let failure = run.misbehaviour("gives another result after other calls in the same process".to_owned());
        let failure = Failure { misstep: Misstep::Misbehaviour, notes: vec![note], ..failure };
        self.counterexample(failure, check, check.instance.arguments.clone(), check.expected.clone())
    }

    /// Calls are tried in one process for speed; what comes of it is tried again in a fresh one.
    fn smallest(&mut self, run: &Run, check: &Check<'_>) -> Result<Vec<Value>, Stop> {
        let task = self.subject.task;
        let (function, room) = (check.instance.function, check.room);
        let signature = &task.signatures[function];
        let pace = Pace { patience: Duration::from_millis(300), deaths: 0, ..Pace::unhurried() };
        let mut process = Process::new(&run.program, task.signatures, task.effects, run.around, pace);
        let HoldOut { gate, authority, .. } = self;
        let mut fails = |arguments: &[Value]| -> Result<bool, Stop> {
            let expected = authority.expected(gate.oracles, &[Question { function, arguments }])?;
            let Some(Expected::Value(expected)) = expected.into_iter().next() else { return Ok(false) };
            if !room.exists_for(&expected) {
                return Ok(false);
            }
            let answers = process.answers(gate.sandbox, &[room.call(function, arguments, &expected)])?;
            // A call that ended its process, and for which none of the answers stands, failed too.
            let Some(answer) = answers.into_iter().next() else { return Ok(true) };
            Ok(room.failure(run, signature, answer, &expected, task.tolerance).is_some())
        };
        let smallest = shrink(signature, task.preconditions, check.instance.arguments.clone(), &mut fails)?;
        process.finish(gate.sandbox)?;
        Ok(smallest)
    }

    /// The arguments with their expected value and what is wrong, as a fresh process shows it.
    fn still_fails(&mut self, run: &Run, check: &Check<'_>, arguments: Vec<Value>) -> Result<Option<(Vec<Value>, Value, Failure)>, Stop> {
        let function = check.instance.function;
        let expected = self.authority.expected(self.gate.oracles, &[Question { function, arguments: &arguments }])?;
        let Some(Expected::Value(expected)) = expected.into_iter().next() else { return Ok(None) };
        let call = check.room.call(function, &arguments, &expected);
        let fresh = fresh::call(self.gate, self.subject, run, call, Pace::unhurried())?;
        let signature = &self.subject.task.signatures[function];
        let failure = check.room.failure(run, signature, fresh.answer, &expected, self.subject.task.tolerance);
        Ok(failure.map(|failure| (arguments, expected, Failure { stderr: fresh.stderr, ..failure })))
    }

    fn counterexample(&self, failure: Failure, check: &Check<'_>, arguments: Vec<Value>, expected: Value) -> Counterexample {
        let signature = &self.subject.task.signatures[check.instance.function];
        let mut notes = failure.notes;
        notes.extend(check.room.note(&expected));
        Failure { notes, ..failure }.of_instance(signature, arguments, Some(expected), check.index)
    }
}
