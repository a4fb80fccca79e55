//! Writes what happens to the ledger and, on request, to a file of events.

use crate::exit::{Exit, Failure};
use diagnostics::Diagnostic;
use diagnostics::codes::{compiler as codes, ledger as ledger_codes};
use ledger::{BlobHash, LedgerError, RunWriter, Store};
use serde::Serialize;
use serde_json::json;
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The record of this run.
pub struct Recorder {
    store: Store,
    run: RunWriter,
    events: Option<(PathBuf, File)>,
}

impl Recorder {
    /// Starts a run; the first event is `run.started`.
    pub fn start(store: &Store, events: Option<&Path>, data: &impl Serialize) -> Result<Self, Failure> {
        let run = store.start_run().map_err(|error| failure(&error))?;
        let events = events.map(open_events).transpose()?;
        let mut recorder = Self { store: store.clone(), run, events };
        recorder.event("run.started", data)?;
        Ok(recorder)
    }

    pub fn store(&self) -> &Store {
        &self.store
    }

    pub fn run_id(&self) -> &str {
        self.run.id()
    }

    pub fn event(&mut self, kind: &str, data: &impl Serialize) -> Result<(), Failure> {
        self.run.append(kind, data).map_err(|error| failure(&error))?;
        if let Some((path, file)) = &mut self.events {
            let line = json!({ "schema": "intentc.events", "version": 1, "run": self.run.id(), "event": kind, "data": data });
            writeln!(file, "{line}").map_err(|error| events_failure(path, &error))?;
        }
        Ok(())
    }

    pub fn blob(&mut self, content: &[u8]) -> Result<BlobHash, Failure> {
        self.run.put_blob(content).map_err(|error| failure(&error))
    }

    /// Ends a stage: what it did is on disk before the next begins.
    pub fn stage_done(&mut self, stage: &str, data: &impl Serialize) -> Result<(), Failure> {
        self.event(&format!("stage.{stage}"), data)?;
        self.run.sync().map_err(|error| failure(&error))
    }

    pub fn finish(mut self, exit: Exit, data: &impl Serialize) -> Result<(), Failure> {
        self.event("run.finished", &json!({ "exit": exit, "result": data }))?;
        self.run.finish().map_err(|error| failure(&error))
    }
}

fn open_events(path: &Path) -> Result<(PathBuf, File), Failure> {
    let file = File::create(path).map_err(|error| events_failure(path, &error))?;
    Ok((path.to_owned(), file))
}

fn events_failure(path: &Path, error: &std::io::Error) -> Failure {
    Diagnostic::error(&codes::OUTPUT, format!("cannot write events to {}: {error}", path.display()))
        .help("name another file with --events")
        .into()
}

/// The ledger's troubles as a diagnostic.
pub fn failure(error: &LedgerError) -> Failure {
    match error {
        LedgerError::UnknownRun { .. } => {
            Diagnostic::error(&ledger_codes::UNKNOWN_RUN, error.to_string()).help("`intentc runs list` lists them").into()
        }
        LedgerError::DamagedBlob { .. } => {
            Failure::new(Exit::Replay, Diagnostic::error(&ledger_codes::BROKEN_CHAIN, error.to_string()).help("run the build again"))
        }
        LedgerError::Io { .. } | LedgerError::Encode(_) => Diagnostic::error(&ledger_codes::UNWRITABLE, error.to_string())
            .help("set INTENTC_STATE_DIR to a folder that can be written")
            .into(),
    }
}
