//! The hidden instances: drawn from the signatures and the seed, with what the authority says of them.

use super::authority::{Authority, Expected};
use super::shown::shown_call;
use super::{Stop, Subject, watch};
use crate::generate::Generator;
use crate::oracle::Question;
use crate::{Ambiguity, FunctionEvidence, Gate};
use directives::{Signature, Type, Value};

/// How many instances a function is to be tried on.
const SCALAR_INSTANCES: usize = 1000;
const BUFFER_INSTANCES: usize = 300;
/// How often more are drawn where the authority gives no value for some.
const ROUNDS: usize = 4;
/// An authority that has a value for fewer of them than one in so many has nothing to say.
const LEAST_SHARE: usize = 4;
/// How many calls an oracle is asked twice.
const ASKED_AGAIN: usize = 64;
/// How many ambiguities are kept to be shown.
const MOST_AMBIGUITIES: usize = 5;

/// A call, and what it must give.
#[derive(Clone, Debug)]
pub(crate) struct Instance {
    /// The place of its signature.
    pub(crate) function: usize,
    pub(crate) arguments: Vec<Value>,
    /// `None` where there is no oracle.
    pub(crate) expected: Option<Value>,
}

#[derive(Default)]
pub(crate) struct Instances {
    pub(crate) all: Vec<Instance>,
    dropped: usize,
    asked: usize,
    disagreeing: usize,
    ambiguities: Vec<Ambiguity>,
}

impl Instances {
    pub(crate) fn draw(gate: &mut Gate<'_>, subject: &Subject<'_>, authority: &mut Authority<'_>) -> Result<Instances, Stop> {
        let mut instances = Instances::default();
        let is_used = authority.exists() || watch::applies(subject);
        if !subject.steps.hold_out || !is_used {
            return Ok(instances);
        }
        for function in 0..subject.task.signatures.len() {
            instances.draw_for(gate, subject, authority, function)?;
        }
        if subject.steps.second_asking && authority.exists() {
            let apart = instances.all.len().div_ceil(ASKED_AGAIN).max(1);
            let some: Vec<Question<'_>> = instances.all.iter().step_by(apart).map(Instance::question).collect();
            authority.ask_again(gate.oracles, &some)?;
        }
        Ok(instances)
    }

    /// The instances of one function, until there are as many as are wanted with a value.
    fn draw_for(&mut self, gate: &mut Gate<'_>, subject: &Subject<'_>, authority: &mut Authority<'_>, function: usize) -> Result<(), Stop> {
        let signature = &subject.task.signatures[function];
        let wanted = wanted(signature);
        let mut generator = Generator::new(signature, subject.task.preconditions, subject.task.seed).near(subject.task.examples);
        let (start, mut drawn, mut why) = (self.all.len(), 0, None);
        for round in 0..ROUNDS {
            let before = self.all.len();
            let arguments = match generator.instances(wanted - (before - start)) {
                Ok(arguments) => arguments,
                // Without anybody who knows the right values there is less to watch, and that is all.
                Err(_) if !authority.exists() => return Ok(()),
                Err(starved) if round == 0 => return Err(Stop::abstain(starved.to_string())),
                Err(_) => break,
            };
            drawn += arguments.len();
            let unknown = self.keep(gate, authority, function, arguments)?;
            why = why.or(unknown.map(|(arguments, why)| format!("`{}`: {why}", shown_call(&signature.name, &arguments))));
            if self.all.len() - start >= wanted || self.all.len() == before || !authority.exists() {
                break;
            }
        }
        let found = self.all.len() - start;
        if found * LEAST_SHARE < drawn || found == 0 {
            let why = why.map(|why| format!(", for example {why}")).unwrap_or_default();
            let of = format!("{found} of {drawn} generated calls of `{}`", signature.name);
            return Err(Stop::abstain(format!("a value is known for {of}{why}; `@where` can say which calls are meant")));
        }
        Ok(())
    }

    /// Keeps the calls that have a value; the first that has none, and why.
    fn keep(
        &mut self,
        gate: &mut Gate<'_>,
        authority: &mut Authority<'_>,
        function: usize,
        calls: Vec<Vec<Value>>,
    ) -> Result<Option<(Vec<Value>, String)>, Stop> {
        if !authority.exists() {
            self.all.extend(calls.into_iter().map(|arguments| Instance { function, arguments, expected: None }));
            return Ok(None);
        }
        let questions: Vec<Question<'_>> = calls.iter().map(|arguments| Question { function, arguments }).collect();
        let expected = authority.expected(gate.oracles, &questions)?;
        self.asked += calls.len();
        let mut unknown = None;
        for (arguments, expected) in calls.into_iter().zip(expected) {
            let why = match expected {
                Expected::Value(expected) => {
                    self.all.push(Instance { function, arguments, expected: Some(expected) });
                    continue;
                }
                Expected::Nothing(why) | Expected::Late(why) => {
                    self.dropped += 1;
                    why
                }
                Expected::Disputed(ambiguity) => {
                    self.disagreeing += 1;
                    let why = ambiguity.to_string();
                    if self.ambiguities.len() < MOST_AMBIGUITIES {
                        self.ambiguities.push(ambiguity);
                    }
                    why
                }
            };
            unknown = unknown.or(Some((arguments, why)));
        }
        Ok(unknown)
    }

    /// What was drawn, for the verdict.
    pub(crate) fn evidence(&self) -> FunctionEvidence {
        FunctionEvidence {
            instances: self.all.len(),
            dropped: self.dropped,
            asked: self.asked,
            disagreeing: self.disagreeing,
            ambiguities: self.ambiguities.clone(),
            ..FunctionEvidence::default()
        }
    }
}

impl Instance {
    pub(crate) fn question(&self) -> Question<'_> {
        Question { function: self.function, arguments: &self.arguments }
    }
}

fn wanted(signature: &Signature) -> usize {
    let has_buffer = signature.result.is_some_and(Type::is_buffer) || signature.parameters.iter().any(|parameter| parameter.ty.is_buffer());
    if has_buffer { BUFFER_INSTANCES } else { SCALAR_INSTANCES }
}
