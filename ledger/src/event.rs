use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One line of a run.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Event {
    /// Version of this form.
    pub v: u32,
    /// Position in the run, from 0.
    pub seq: u64,
    /// RFC 3339, UTC, milliseconds.
    pub time: String,
    /// For example `run.started` or `candidate.fixed`.
    pub kind: String,
    pub data: Value,
    /// BLAKE3 hash of the line before, 64 hexadecimal digits; of the run's id for the first line.
    pub prev: String,
}

impl Event {
    pub(crate) const VERSION: u32 = 1;
}

/// One line of the file of heads.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Head {
    pub(crate) run: String,
    pub(crate) events: u64,
    pub(crate) head: String,
}
