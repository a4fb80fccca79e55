use crate::event::Head;
use crate::{Event, LedgerError, Store};
use serde::Serialize;
use std::fs;
use std::io::ErrorKind;

/// Whether a run can be believed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum Integrity {
    /// The chain holds and agrees with the head that is kept elsewhere.
    Whole,
    /// The chain holds, but the run has no head: it was cut short, or is still going on.
    Unfinished,
    /// Line `line` (from 1) does not follow from what stands before it, or the end is missing.
    Broken { line: u64, reason: String },
}

/// A run as it was read.
#[derive(Clone, Debug)]
pub struct RunRecord {
    pub id: String,
    /// The events up to the first broken line.
    pub events: Vec<Event>,
    pub integrity: Integrity,
}

impl RunRecord {
    pub(crate) fn read(store: &Store, id: String) -> Result<Self, LedgerError> {
        let path = store.run_folder(&id).join("events.jsonl");
        let bytes = fs::read(&path).map_err(LedgerError::io(&path, "read"))?;
        let head = read_head(store, &id)?;
        let (events, integrity) = check_chain(&id, &bytes, head.as_ref());
        Ok(Self { id, events, integrity })
    }

    /// The first event of this kind.
    pub fn event(&self, kind: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.kind == kind)
    }
}

fn read_head(store: &Store, id: &str) -> Result<Option<Head>, LedgerError> {
    let path = store.heads_file();
    let text = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(LedgerError::io(&path, "read")(error)),
    };
    Ok(text.split(|&byte| byte == b'\n').filter_map(|line| serde_json::from_slice::<Head>(line).ok()).find(|head| head.run == id))
}

fn check_chain(id: &str, bytes: &[u8], head: Option<&Head>) -> (Vec<Event>, Integrity) {
    let mut events = Vec::new();
    let mut previous = blake3::hash(id.as_bytes());
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let number = events.len() as u64 + 1;
        let broken = |reason: &str| Integrity::Broken { line: number, reason: reason.to_owned() };
        let Some(line) = line.strip_suffix(b"\n") else {
            return (events, broken("the last line was cut off while it was written"));
        };
        let Ok(event) = serde_json::from_slice::<Event>(line) else {
            return (events, broken("this line is not an event"));
        };
        if event.prev != previous.to_hex().as_str() || event.seq + 1 != number {
            return (events, broken("this line does not follow from the one before it"));
        }
        previous = blake3::hash(line);
        events.push(event);
    }
    let count = events.len() as u64;
    let integrity = match head {
        None => Integrity::Unfinished,
        Some(head) if head.events == count && head.head == previous.to_hex().as_str() => Integrity::Whole,
        Some(head) if head.events > count => {
            Integrity::Broken { line: count + 1, reason: format!("{} events are missing at the end", head.events - count) }
        }
        Some(_) => Integrity::Broken { line: count, reason: "the last line is not the one the run ended with".to_owned() },
    };
    (events, integrity)
}
