//! Oracles: Python that says what a call must give, run in a sandbox of its own and believed in nothing else.
//!
//! A driver (`driver.py`) reads the source from its standard input and answers one call a line. What an oracle does wrong (an exception, a
//! value of another type, no answer in time) costs the instance, never the candidate.

mod encoding;

use crate::GateError;
use crate::quote::cut;
use directives::{Signature, Value};
use encoding::{decode, encode};
use sandbox::OracleSandbox;
use sandbox::{Conversation, Limits, Reply, Sandbox, Status, Wanted};
use serde_json::{Value as Json, json};
use std::time::Duration;

const DRIVER: &str = include_str!("driver.py");

/// How long the interpreter may take to start and the source to be read.
const START: Duration = Duration::from_secs(10);
/// How long one batch of calls may take, and how many calls are in one.
const PATIENCE: Duration = Duration::from_millis(1500);
const BATCH: usize = 128;
/// After a call that was not answered in time, there is less for the next.
const LESS_PATIENCE: Duration = Duration::from_millis(300);
/// So many calls may go unanswered before the rest is not asked any more.
const MOST_TIME_OUTS: usize = 8;

/// What an oracle says of one call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// A value of the observed type.
    Value(Value),
    /// Why there is none.
    Nothing(String),
    /// It did not answer in time. Another machine, or this one at another time, may see it answer.
    Late(String),
}

/// Why an oracle cannot be used at all, in words.
#[derive(Debug)]
pub(crate) enum Refusal {
    Unusable(String),
    Gate(GateError),
}

impl<E: Into<GateError>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Refusal::Gate(error.into())
    }
}

/// A call that an oracle is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Question<'a> {
    /// The place of its signature.
    pub(crate) function: usize,
    pub(crate) arguments: &'a [Value],
}

/// One oracle. Its interpreter starts with the first question.
pub(crate) struct Oracle<'a> {
    source: &'a str,
    signatures: &'a [Signature],
    conversation: Option<Conversation>,
    time_outs: usize,
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(source: &'a str, signatures: &'a [Signature]) -> Oracle<'a> {
        Oracle { source, signatures, conversation: None, time_outs: 0 }
    }

    /// The answers, in order.
    pub(crate) fn ask(&mut self, oracles: &mut OracleSandbox, questions: &[Question<'_>]) -> Result<Vec<Said>, Refusal> {
        let sandbox = oracles.get()?;
        let mut answers = Vec::with_capacity(questions.len());
        while answers.len() < questions.len() {
            if self.time_outs >= MOST_TIME_OUTS {
                answers.resize(questions.len(), Said::Late("it was not asked any more, after too many calls without an answer".to_owned()));
                break;
            }
            let batch = &questions[answers.len()..][..BATCH.min(questions.len() - answers.len())];
            self.ask_batch(sandbox, batch, &mut answers)?;
        }
        Ok(answers)
    }

    /// Ends the interpreter; the next question starts another, in which nothing is left of what this one was asked.
    pub(crate) fn forget(&mut self, oracles: &mut OracleSandbox) -> Result<(), Refusal> {
        if let Some(conversation) = self.conversation.take() {
            conversation.finish(oracles.get()?)?;
        }
        Ok(())
    }

    /// Adds at least one answer.
    fn ask_batch(&mut self, sandbox: &mut Sandbox, batch: &[Question<'_>], answers: &mut Vec<Said>) -> Result<(), Refusal> {
        let mut conversation = match self.conversation.take() {
            Some(conversation) => conversation,
            None => self.start(sandbox)?,
        };
        let request: String = batch.iter().map(|question| self.line(question)).collect();
        let patience = if self.time_outs == 0 { PATIENCE } else { LESS_PATIENCE };
        match conversation.exchange(sandbox, request.as_bytes(), Wanted::Lines(batch.len()), patience)? {
            Reply::Whole(lines) => {
                self.read(batch, &lines, answers);
                self.conversation = Some(conversation);
            }
            Reply::Ended(outcome) => {
                let whole = outcome.stdout.iter().rposition(|&byte| byte == b'\n').map_or(0, |last| last + 1);
                let before = answers.len();
                self.read(batch, &outcome.stdout[..whole], answers);
                answers.truncate(before + batch.len() - 1);
                let why = format!("its process {}", outcome.status);
                let is_late = matches!(outcome.status, Status::WallTime | Status::CpuTime);
                answers.push(if is_late { Said::Late(why) } else { Said::Nothing(why) });
                self.time_outs += 1;
            }
        }
        Ok(())
    }

    fn start(&self, sandbox: &mut Sandbox) -> Result<Conversation, Refusal> {
        let limits = Limits { cpu: Duration::from_secs(60), wall: Duration::from_secs(120), output: 32 << 20, ..Limits::python() };
        let mut conversation = sandbox.converse_python(&["-c", DRIVER], limits)?;
        let shape = |signature: &Signature| {
            let changed = match signature.result {
                Some(_) => None,
                None => signature.parameters.iter().position(|parameter| parameter.mutable),
            };
            let types: Vec<String> = signature.parameters.iter().map(|parameter| parameter.ty.to_string()).collect();
            let gives = signature.observation().map(|observation| observation.ty().to_string());
            json!({ "name": signature.name, "parameters": types, "changed": changed, "gives": gives })
        };
        let functions: Vec<Json> = self.signatures.iter().filter(|signature| signature.observation().is_some()).map(shape).collect();
        let setting = format!("{}\n", json!({ "source": self.source, "functions": functions }));
        match conversation.exchange(sandbox, setting.as_bytes(), Wanted::Lines(1), START)? {
            Reply::Ended(outcome) => Err(Refusal::Unusable(format!("it cannot be loaded: its process {}", outcome.status))),
            Reply::Whole(line) => match serde_json::from_slice::<Json>(&line) {
                Ok(answer) if answer["ready"] == true => Ok(conversation),
                Ok(answer) => Err(Refusal::Unusable(format!("it cannot be loaded: {}", words(&answer["error"])))),
                Err(_) => Err(Refusal::Unusable("it does not answer as the driver does".to_owned())),
            },
        }
    }

    /// A request. The driver counts only the functions whose values can be compared.
    fn line(&self, question: &Question<'_>) -> String {
        let comparable = self.signatures[..question.function].iter().filter(|signature| signature.observation().is_some());
        let parameters = self.signatures[question.function].parameters.iter();
        let arguments: Vec<Json> = parameters.zip(question.arguments).map(|(parameter, argument)| encode(parameter.ty, argument)).collect();
        format!("{}\n", json!({ "f": comparable.count(), "a": arguments }))
    }

    fn read(&self, batch: &[Question<'_>], lines: &[u8], answers: &mut Vec<Said>) {
        for (question, line) in batch.iter().zip(lines.split_inclusive(|&byte| byte == b'\n')) {
            answers.push(self.said(question, line));
        }
    }

    fn said(&self, question: &Question<'_>, line: &[u8]) -> Said {
        let nothing = |what: &str| Said::Nothing(what.to_owned());
        let Ok(answer) = serde_json::from_slice::<Json>(line) else { return nothing("it does not answer as the driver does") };
        let Some(observation) = self.signatures[question.function].observation() else { return nothing("there is nothing to compare") };
        match (answer.get("value"), answer.get("unfit"), answer.get("raised")) {
            (Some(value), _, _) => match decode(observation.ty(), value) {
                Some(value) => Said::Value(value),
                None => nothing("it does not answer as the driver does"),
            },
            (_, Some(unfit), _) => Said::Nothing(words(unfit)),
            (_, _, Some(raised)) => Said::Nothing(format!("it raises {}", words(raised))),
            _ => nothing("it does not answer as the driver does"),
        }
    }
}

/// A text of the driver, cut.
fn words(json: &Json) -> String {
    cut(json.as_str().unwrap_or("unknown").escape_debug().to_string())
}
