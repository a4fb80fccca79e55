//! Each `@property` on generated values, with the candidate as its functions.

use super::runs::Run;
use super::shown::{shown, shown_call};
use super::{Stop, Subject};
use crate::evaluate::{Answer, Call, Pace, Process, roomy};
use crate::generate::{admits, shrink, values_of};
use crate::quote::quote_end;
use crate::{Counterexample, FunctionEvidence, Gate, GateError, Misstep, Origin};
use directives::{Condition, EvaluationError, Functions, Parameter, Signature, Value, Variable};
use sandbox::Sandbox;
use std::time::Duration;

/// On how many assignments a property is judged.
const ASSIGNMENTS: usize = 200;
const PACE: Pace = Pace { cpu: Duration::from_secs(60), patience: Duration::from_secs(1), deaths: 1 };
/// The capacities that a result is given until it fits.
const CAPACITIES: [usize; 3] = [0, 64 << 10, 1 << 20];

pub(super) fn hold(gate: &mut Gate<'_>, subject: &Subject<'_>, runs: &[Run], evidence: &mut FunctionEvidence) -> Result<(), Stop> {
    for property in subject.task.properties {
        let task = subject.task;
        let assignments = values_of(property, task.preconditions, task.examples, task.seed, ASSIGNMENTS);
        let assignments = assignments.map_err(|starved| Stop::abstain(starved.to_string()))?;
        let mut judged = 0;
        for run in runs {
            let mut candidate = Candidate::new(subject, run, gate.sandbox);
            for values in &assignments {
                match candidate.judge(property, values)? {
                    Judgement::Holds => judged += 1,
                    Judgement::SaysNothing => {}
                    Judgement::Broken(_) => return Err(candidate.counterexample(property, values)?.into()),
                }
            }
            if let Some(fault) = candidate.process.finish(candidate.sandbox)? {
                let values = assignments.last().cloned().unwrap_or_default();
                return Err(candidate.broken(property, &values, Broken::Misbehaviour { call: property.text.clone(), fault }).into());
            }
            evidence.evaluations += candidate.process.evaluations;
        }
        if judged == 0 {
            let text = &property.text;
            return Err(Stop::abstain(format!("the property `{text}` could be judged on none of {} assignments", assignments.len())));
        }
        evidence.properties += judged;
    }
    Ok(())
}

enum Judgement {
    Holds,
    /// It is undefined for these values, or calls a function with what its preconditions refuse.
    SaysNothing,
    Broken(Broken),
}

enum Broken {
    IsFalse,
    Misbehaviour { call: String, fault: String },
}

/// Why a call within a property has no value.
enum CallError {
    Refused,
    Misbehaviour { call: String, fault: String },
    Gate(GateError),
}

/// The candidate as the functions of a property.
struct Candidate<'a> {
    subject: &'a Subject<'a>,
    run: &'a Run,
    process: Process<'a>,
    sandbox: &'a mut Sandbox,
}

impl<'a> Candidate<'a> {
    fn new(subject: &'a Subject<'a>, run: &'a Run, sandbox: &'a mut Sandbox) -> Candidate<'a> {
        let process = Process::new(&run.program, subject.task.signatures, subject.task.effects, run.around, PACE);
        Candidate { subject, run, process, sandbox }
    }

    fn judge(&mut self, property: &Condition, values: &[Value]) -> Result<Judgement, Stop> {
        match property.evaluate(values, self) {
            Ok(true) => Ok(Judgement::Holds),
            Ok(false) => Ok(Judgement::Broken(Broken::IsFalse)),
            Err(EvaluationError::Undefined(_) | EvaluationError::Call(CallError::Refused)) => Ok(Judgement::SaysNothing),
            Err(EvaluationError::Call(CallError::Misbehaviour { call, fault })) => {
                Ok(Judgement::Broken(Broken::Misbehaviour { call, fault }))
            }
            Err(EvaluationError::Call(CallError::Gate(error))) => Err(error.into()),
        }
    }

    /// With the smallest values for which it is broken too.
    fn counterexample(&mut self, property: &Condition, values: &[Value]) -> Result<Counterexample, Stop> {
        let parameter = |variable: &Variable| Parameter { name: variable.name.clone(), ty: variable.ty, mutable: false };
        let parameters = property.variables.iter().map(parameter).collect();
        let signature = Signature { name: property.text.clone(), parameters, result: None, span: property.span };
        let preconditions = self.subject.task.preconditions;
        let mut fails = |values: &[Value]| Ok::<_, Stop>(matches!(self.judge(property, values)?, Judgement::Broken(_)));
        let smallest = shrink(&signature, preconditions, values.to_vec(), &mut fails)?;
        let broken = match self.judge(property, &smallest)? {
            Judgement::Broken(broken) => broken,
            Judgement::Holds | Judgement::SaysNothing => {
                Broken::Misbehaviour { call: property.text.clone(), fault: "does not always give the same".to_owned() }
            }
        };
        self.process.finish(self.sandbox)?;
        Ok(self.broken(property, &smallest, broken))
    }

    fn broken(&self, property: &Condition, values: &[Value], broken: Broken) -> Counterexample {
        let pairs: Vec<String> =
            property.variables.iter().zip(values).map(|(variable, value)| format!("{} = {}", variable.name, shown(value))).collect();
        let with = if pairs.is_empty() { "the functions as they are".to_owned() } else { pairs.join(", ") };
        let (misstep, call, actual, notes) = match broken {
            Broken::IsFalse => (Misstep::Property, property.text.clone(), with, Vec::new()),
            Broken::Misbehaviour { call, fault } => {
                (Misstep::Misbehaviour, call, fault, vec![format!("called for the property `{}` with {with}", property.text)])
            }
        };
        Counterexample {
            misstep,
            call,
            span: property.span,
            expected: "true".to_owned(),
            actual,
            notes,
            stderr: quote_end(&self.process.stderr),
            optimisation: Some(self.run.optimisation().name()),
            origin: Origin::Property(property.text.clone()),
            spent: None,
        }
    }

    fn call_once(&mut self, function: usize, arguments: &[Value], capacity: usize) -> Result<Answer, GateError> {
        let answers = self.process.answers(self.sandbox, &[Call { function, arguments, capacity }])?;
        Ok(answers.into_iter().next().unwrap_or_else(|| Answer::Misbehaviour("ended its process instead of returning".to_owned())))
    }
}

impl Functions for Candidate<'_> {
    type Error = CallError;

    fn call(&mut self, name: &str, arguments: &[Value]) -> Result<Value, CallError> {
        let signatures = self.subject.task.signatures;
        let function = signatures.iter().position(|signature| signature.name == name).ok_or(CallError::Refused)?;
        let signature = &signatures[function];
        let fitted = signature.parameters.iter().zip(arguments).map(|(parameter, value)| value.conform(parameter.ty));
        let fitted: Vec<Value> = fitted.collect::<Result<_, _>>().map_err(|_| CallError::Refused)?;
        if fitted.len() != signature.parameters.len() || !admits(signature, self.subject.task.preconditions, &fitted) {
            return Err(CallError::Refused);
        }
        let misbehaviour = |fault: String| CallError::Misbehaviour { call: shown_call(name, &fitted), fault };
        for capacity in CAPACITIES {
            match self.call_once(function, &fitted, roomy(capacity)).map_err(CallError::Gate)? {
                Answer::Returned(returned) => return returned.observed(signature).ok_or(CallError::Refused),
                Answer::DoesNotFit { .. } => {}
                bad => return Err(misbehaviour(bad.fault().unwrap_or_default())),
            }
        }
        Err(misbehaviour(format!("says that its result does not fit a capacity of {}", roomy(CAPACITIES[2]))))
    }
}
