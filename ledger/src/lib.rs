//! The append-only record of a run, hash-chained; blobs lie beside it by content hash.
//!
//! ```text
//! STORE/runs/RUN/events.jsonl   one JSON object a line; each carries the BLAKE3 hash of the line before it
//! STORE/heads.jsonl             for each finished run its number of events and the hash of its last line
//! STORE/blobs/ab/abcdef…        contents by BLAKE3 hash
//! ```
//!
//! A changed, missing or reordered line breaks the chain; a cut tail disagrees with the head, which is kept elsewhere.
//! Lines are appended whole; a last line without its line end is a torn write and is reported, not read.

mod blobs;
mod event;
mod reader;
mod writer;

pub use blobs::{BlobHash, Blobs};
pub use event::Event;
pub use reader::{Integrity, RunRecord};
pub use writer::RunWriter;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// What kept the ledger from being written or read.
#[derive(Debug)]
pub enum LedgerError {
    /// A file of the store could not be read or written.
    Io { path: PathBuf, action: &'static str, error: io::Error },
    /// No run, or more than one, has an id that begins like this.
    UnknownRun { id: String, candidates: Vec<String> },
    /// A blob's content does not have the hash that names it, or it is gone.
    DamagedBlob { hash: String },
    /// The value of an event could not be turned into JSON.
    Encode(serde_json::Error),
}

impl LedgerError {
    fn io(path: &Path, action: &'static str) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io { path, action, error }
    }
}

impl fmt::Display for LedgerError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, action, error } => write!(formatter, "cannot {action} {}: {error}", path.display()),
            Self::UnknownRun { id, candidates } if candidates.is_empty() => write!(formatter, "no run `{id}`"),
            Self::UnknownRun { id, candidates } => write!(formatter, "`{id}` could be any of {}", candidates.join(", ")),
            Self::DamagedBlob { hash } => write!(formatter, "the ledger's blob {hash} is gone or damaged"),
            Self::Encode(error) => write!(formatter, "cannot encode an event: {error}"),
        }
    }
}

impl std::error::Error for LedgerError {}

/// A folder that holds runs and blobs.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// Nothing is created before the first run starts.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn blobs(&self) -> Blobs {
        Blobs::new(self.root.join("blobs"))
    }

    /// Opens a new run; its id is a ULID, so ids sort by time.
    pub fn start_run(&self) -> Result<RunWriter, LedgerError> {
        RunWriter::create(self)
    }

    /// The ids of all runs, oldest first.
    pub fn run_ids(&self) -> Result<Vec<String>, LedgerError> {
        let folder = self.root.join("runs");
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(LedgerError::io(&folder, "list")(error)),
        };
        let mut ids: Vec<String> = entries
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| ulid::Ulid::from_string(name).is_ok())
            .collect();
        ids.sort_unstable();
        Ok(ids)
    }

    /// Reads the run whose id begins with `id` (any case); `last` is the newest one.
    pub fn read_run(&self, id: &str) -> Result<RunRecord, LedgerError> {
        let ids = self.run_ids()?;
        let wanted = id.to_ascii_uppercase();
        let mut candidates: Vec<String> = match id {
            "last" => ids.last().cloned().into_iter().collect(),
            _ => ids.into_iter().filter(|candidate| !wanted.is_empty() && candidate.starts_with(&wanted)).collect(),
        };
        match candidates.len() {
            1 => RunRecord::read(self, candidates.swap_remove(0)),
            _ => Err(LedgerError::UnknownRun { id: id.to_owned(), candidates }),
        }
    }

    fn run_folder(&self, id: &str) -> PathBuf {
        self.root.join("runs").join(id)
    }

    fn heads_file(&self) -> PathBuf {
        self.root.join("heads.jsonl")
    }
}
