//! What a build came to, for people and as JSON.

use crate::exit::Exit;
use diagnostics::Diagnostic;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Debug, Serialize)]
pub struct Report {
    pub schema: &'static str,
    pub version: u32,
    pub run: String,
    pub exit: Exit,
    pub steps: Vec<StepReport>,
    pub seconds: f64,
}

#[derive(Debug, Serialize)]
pub struct StepReport {
    pub step: String,
    pub proposer: String,
    /// `accepted`, `rejected`, `skipped` or `printed`.
    pub outcome: &'static str,
    /// What the verdict rests on, for example `3 examples` or `scenarios of the pattern`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proven_by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unproven: Vec<String>,
    /// What has to be said of the verdict besides, for example where the intent can be read in two ways.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Diagnostic>,
}

/// A file that was handed over.
#[derive(Clone, Debug, Serialize)]
pub struct Written {
    pub path: PathBuf,
    pub bytes: usize,
    /// BLAKE3.
    pub hash: String,
    pub kind: &'static str,
}

impl Report {
    /// The summary on standard output; its last line, with the command that shows the run, is the most useful one.
    pub fn to_text(&self, show_run: &str) -> String {
        let mut text = String::new();
        for step in &self.steps {
            let _ = writeln!(text, "{:<9} {}  ({})", step.outcome, step.step, step.proposer);
            if let Some(proven_by) = &step.proven_by {
                let _ = writeln!(text, "{:<9} {proven_by}", "proven by");
            }
            for clause in &step.unproven {
                let _ = writeln!(text, "{:<9} {clause}", "unproven");
            }
            for note in &step.notes {
                let _ = writeln!(text, "{:<9} {note}", "note");
            }
        }
        for written in self.steps.iter().flat_map(|step| &step.written) {
            let _ = writeln!(text, "{:<9} {}  {} bytes", "wrote", written.path.display(), written.bytes);
        }
        let _ = writeln!(text, "{} in {:.2} s; evidence: {show_run}", self.exit.meaning(), self.seconds);
        diagnostics::escape_terminal(&text).into_owned()
    }
}
