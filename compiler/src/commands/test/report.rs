//! What the proofs came to, for people and as JSON.

use crate::exit::Exit;
use diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt::Write as _;
use std::time::Duration;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    #[default]
    Proven,
    /// Proven by an earlier run, and nothing has changed since.
    Unchanged,
    Rejected,
    Skipped,
}

impl Outcome {
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Proven => "proven",
            Outcome::Unchanged => "unchanged",
            Outcome::Rejected => "rejected",
            Outcome::Skipped => "skipped",
        }
    }
}

/// One step of a task file.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Row {
    pub task: String,
    pub step: String,
    pub outcome: Outcome,
    /// 0, or the exit code that this step alone would end with.
    pub exit: u8,
    /// The number that instances were drawn from, as text: JSON readers lose digits of such numbers.
    pub seed: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proven_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproven: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// How long the proof took when it was made.
    pub seconds: f64,
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub verdict: Value,
    /// Only what fails has any, and that is not kept.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Serialize)]
pub struct Report {
    schema: &'static str,
    version: u32,
    pub exit: Exit,
    steps: Vec<Row>,
    seconds: f64,
}

/// 0 where everything holds, the failures' own code where they agree, 1 otherwise; 5 where a clause stays unproven.
pub fn exit(rows: &[Row]) -> Exit {
    let mut failures = rows.iter().filter(|row| row.outcome == Outcome::Rejected).map(|row| row.exit);
    if let Some(first) = failures.next() {
        return if first == Exit::Usage.code() && failures.all(|exit| exit == first) { Exit::Usage } else { Exit::Rejected };
    }
    if rows.iter().any(|row| !row.unproven.is_empty()) { Exit::Partial } else { Exit::Success }
}

impl Report {
    pub fn new(steps: Vec<Row>, elapsed: Duration) -> Self {
        Self { schema: "intentc.test", version: 1, exit: exit(&steps), steps, seconds: elapsed.as_secs_f64() }
    }

    /// A table with a line for each step; its last line says what all of it came to.
    pub fn to_text(&self) -> String {
        let width = self.steps.iter().map(|row| row.step.chars().count()).max().unwrap_or(0).min(40);
        let mut text = String::new();
        for row in &self.steps {
            let said = row.proven_by.as_deref().or(row.notes.first().map(String::as_str).filter(|_| row.outcome == Outcome::Skipped));
            let said = said.or(row.diagnostics.first().map(|diagnostic| diagnostic.message.as_str())).unwrap_or_default();
            let _ = writeln!(text, "{:<9} {:<width$}  {said}", row.outcome.name(), row.step);
            for clause in &row.unproven {
                let _ = writeln!(text, "{:<9} {:<width$}  {clause}", "unproven", "");
            }
            for note in row.notes.iter().filter(|_| row.outcome != Outcome::Skipped) {
                let _ = writeln!(text, "{:<9} {:<width$}  {note}", "note", "");
            }
        }
        let _ = writeln!(text, "{} in {:.2} s", self.summary(), self.seconds);
        diagnostics::escape_terminal(&text).into_owned()
    }

    fn summary(&self) -> String {
        let count = |outcome: Outcome| self.steps.iter().filter(|row| row.outcome == outcome).count();
        let mut text = format!("{} proven", count(Outcome::Proven) + count(Outcome::Unchanged));
        for (number, what) in [
            (count(Outcome::Unchanged), "of them unchanged since they were proven"),
            (count(Outcome::Rejected), "rejected"),
            (count(Outcome::Skipped), "skipped"),
        ] {
            if number > 0 {
                let _ = write!(text, ", {number} {what}");
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(outcome: Outcome, exit: Exit) -> Row {
        Row { outcome, exit: exit.code(), ..Row::default() }
    }

    #[test]
    fn the_exit_says_what_failed() {
        let proven = || row(Outcome::Proven, Exit::Success);
        let (wrong, misspelt) = (row(Outcome::Rejected, Exit::Rejected), row(Outcome::Rejected, Exit::Usage));
        assert_eq!(exit(&[proven(), row(Outcome::Skipped, Exit::Success)]), Exit::Success);
        assert_eq!(exit(&[proven(), wrong.clone()]), Exit::Rejected);
        assert_eq!(exit(&[misspelt.clone(), proven()]), Exit::Usage);
        assert_eq!(exit(&[misspelt, wrong]), Exit::Rejected);
        assert_eq!(exit(&[Row { unproven: vec!["@limit time 1s".into()], ..proven() }]), Exit::Partial);
    }
}
