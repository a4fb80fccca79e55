//! Who says what a call must give: the user's oracle, or two of a model where they agree.

use super::agreement::agrees;
use super::shown::{shown, shown_call};
use super::{FunctionTask, OracleSource, Stop, Subject};
use crate::oracle::{Oracle, Question, Refusal, Said};
use crate::quote::cut;
use crate::{Ambiguity, Gate, Verdict};
use directives::{Signature, Value};
use sandbox::OracleSandbox;

pub(crate) struct Authority<'a> {
    /// One, two or none.
    oracles: Vec<Oracle<'a>>,
    /// As messages name all of them, and one of them.
    name: String,
    singular: String,
    signatures: &'a [Signature],
    tolerance: f64,
}

/// What is known of the value of a call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expected {
    Value(Value),
    /// Why nobody knows.
    Nothing(String),
    /// As [`Said::Late`].
    Late(String),
    /// Two oracles differ.
    Disputed(Ambiguity),
}

impl<'a> Authority<'a> {
    pub(crate) fn new(task: &FunctionTask<'a>) -> Authority<'a> {
        let (name, singular, sources) = match task.oracle {
            OracleSource::None => (String::new(), String::new(), Vec::new()),
            OracleSource::User { name, source } => (format!("the oracle `{name}`"), format!("the oracle `{name}`"), vec![source]),
            OracleSource::Models(sources) => ("each of two oracles".to_owned(), "one of two oracles".to_owned(), sources.to_vec()),
        };
        let oracles = sources.into_iter().map(|source| Oracle::new(source, task.signatures)).collect();
        Authority { oracles, name, singular, signatures: task.signatures, tolerance: task.tolerance }
    }

    pub(crate) fn exists(&self) -> bool {
        !self.oracles.is_empty()
    }

    /// In the order of the questions.
    pub(crate) fn expected(&mut self, oracles: &mut OracleSandbox, questions: &[Question<'_>]) -> Result<Vec<Expected>, Stop> {
        let mut said = self.said(oracles, questions)?.into_iter();
        let first = said.next().unwrap_or_default();
        let Some(second) = said.next() else {
            return Ok(first.into_iter().map(Expected::from).collect());
        };
        let pairs = questions.iter().zip(first.into_iter().zip(second));
        Ok(pairs.map(|(question, (first, second))| self.agreed(question, first, second)).collect())
    }

    /// What each oracle says.
    fn said(&mut self, oracles: &mut OracleSandbox, questions: &[Question<'_>]) -> Result<Vec<Vec<Said>>, Stop> {
        let name = self.singular.as_str();
        let asked = self.oracles.iter_mut().map(|oracle| oracle.ask(oracles, questions));
        asked.map(|said| said.map_err(|refusal| refused(name, refusal))).collect()
    }

    fn agreed(&self, question: &Question<'_>, first: Said, second: Said) -> Expected {
        match (first, second) {
            (Said::Value(first), Said::Value(second)) if agrees(&first, &second, self.tolerance) => Expected::Value(first),
            (Said::Nothing(why), Said::Nothing(_)) => Expected::Nothing(why),
            // Time says nothing of how the intent is read.
            (Said::Late(why), _) | (_, Said::Late(why)) => Expected::Late(why),
            (first, second) => {
                let call = shown_call(&self.signatures[question.function].name, question.arguments);
                Expected::Disputed(Ambiguity { call, first: first.to_string(), second: second.to_string() })
            }
        }
    }

    /// Asks again, in interpreters that were asked nothing before. An oracle that then says otherwise is no oracle.
    pub(crate) fn ask_again(&mut self, oracles: &mut OracleSandbox, questions: &[Question<'_>]) -> Result<(), Stop> {
        let before = self.said(oracles, questions)?;
        for oracle in &mut self.oracles {
            oracle.forget(oracles).map_err(|refusal| refused(&self.singular, refusal))?;
        }
        // From the last to the first, so that what an oracle keeps between calls shows.
        let backwards: Vec<Question<'_>> = questions.iter().rev().copied().collect();
        let after = self.said(oracles, &backwards)?;
        for (before, after) in before.iter().zip(&after) {
            let answers = before.iter().zip(after.iter().rev());
            let differs =
                |(before, after): &(&Said, &Said)| matches!((before, after), (Said::Value(before), Said::Value(after)) if before != after);
            if let Some((question, (before, after))) = questions.iter().zip(answers).find(|(_, answers)| differs(answers)) {
                let call = shown_call(&self.signatures[question.function].name, question.arguments);
                return Err(Stop::abstain(format!("{} gives {before} for `{call}` and, asked again, {after}", self.singular)));
            }
        }
        Ok(())
    }

    /// An example that all oracles agree against is wrong, whatever the candidate does.
    pub(crate) fn check_examples(&mut self, gate: &mut Gate<'_>, subject: &Subject<'_>) -> Result<(), Stop> {
        let questions: Vec<Question<'_>> =
            subject.examples.iter().map(|fitted| Question { function: fitted.function, arguments: &fitted.example.arguments }).collect();
        if !self.exists() || questions.is_empty() {
            return Ok(());
        }
        let is_one = self.oracles.len() == 1;
        let expected = self.expected(gate.oracles, &questions)?;
        for (fitted, expected) in subject.examples.iter().zip(expected) {
            let says = match expected {
                Expected::Value(value) if !agrees(&fitted.example.expected, &value, self.tolerance) => shown(&value),
                Expected::Nothing(why) if is_one => format!("no value: {why}"),
                _ => continue,
            };
            let example = cut(fitted.example.text.clone());
            let verdict = Verdict::Contradiction { example, span: fitted.example.span, says, by: self.name.clone() };
            return Err(Stop::Verdict(Box::new(verdict)));
        }
        Ok(())
    }
}

impl From<Said> for Expected {
    fn from(said: Said) -> Self {
        match said {
            Said::Value(value) => Expected::Value(value),
            Said::Nothing(why) => Expected::Nothing(why),
            Said::Late(why) => Expected::Late(why),
        }
    }
}

impl std::fmt::Display for Said {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Said::Value(value) => formatter.write_str(&shown(value)),
            Said::Nothing(why) | Said::Late(why) => write!(formatter, "no value ({why})"),
        }
    }
}

fn refused(name: &str, refusal: Refusal) -> Stop {
    match refusal {
        Refusal::Unusable(why) => Stop::abstain(format!("{name} cannot be used: {why}")),
        Refusal::Gate(error) => Stop::Gate(error),
    }
}
