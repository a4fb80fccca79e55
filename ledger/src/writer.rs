use crate::event::Head;
use crate::{BlobHash, Blobs, Event, LedgerError, Store};
use jiff::Timestamp;
use serde::Serialize;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::PathBuf;
use ulid::Ulid;

/// The run that is being written. Events reach the file at once; [`RunWriter::sync`] makes them and their blobs durable.
#[derive(Debug)]
pub struct RunWriter {
    id: String,
    path: PathBuf,
    file: File,
    blobs: Blobs,
    unsynced: Vec<File>,
    heads: PathBuf,
    events: u64,
    previous: blake3::Hash,
}

impl RunWriter {
    pub(crate) fn create(store: &Store) -> Result<Self, LedgerError> {
        let id = Ulid::new().to_string();
        let folder = store.run_folder(&id);
        fs::create_dir_all(&folder).map_err(LedgerError::io(&folder, "create"))?;
        let path = folder.join("events.jsonl");
        let file = OpenOptions::new().append(true).create_new(true).open(&path).map_err(LedgerError::io(&path, "create"))?;
        let previous = blake3::hash(id.as_bytes());
        Ok(Self { path, file, blobs: store.blobs(), unsynced: Vec::new(), heads: store.heads_file(), events: 0, previous, id })
    }

    pub fn id(&self) -> &str {
        &self.id
    }

    /// Appends one line.
    pub fn append(&mut self, kind: &str, data: &impl Serialize) -> Result<(), LedgerError> {
        let now = Timestamp::now();
        let event = Event {
            v: Event::VERSION,
            seq: self.events,
            time: format!("{now:.3}"),
            kind: kind.to_owned(),
            data: serde_json::to_value(data).map_err(LedgerError::Encode)?,
            prev: self.previous.to_hex().to_string(),
        };
        let mut line = serde_json::to_vec(&event).map_err(LedgerError::Encode)?;
        self.previous = blake3::hash(&line);
        line.push(b'\n');
        self.file.write_all(&line).map_err(LedgerError::io(&self.path, "append to"))?;
        self.events += 1;
        Ok(())
    }

    /// Keeps a content beside the run.
    pub fn put_blob(&mut self, content: &[u8]) -> Result<BlobHash, LedgerError> {
        let (hash, file) = self.blobs.put(content)?;
        self.unsynced.extend(file);
        Ok(hash)
    }

    /// Makes all that was appended survive a power cut. A failure is final: the kernel may have dropped the data.
    pub fn sync(&mut self) -> Result<(), LedgerError> {
        for blob in self.unsynced.drain(..) {
            blob.sync_data().map_err(LedgerError::io(&self.path, "sync a blob of"))?;
        }
        self.file.sync_data().map_err(LedgerError::io(&self.path, "sync"))
    }

    /// Syncs, then anchors the hash of the last line outside the run.
    pub fn finish(mut self) -> Result<(), LedgerError> {
        self.sync()?;
        let head = Head { run: self.id.clone(), events: self.events, head: self.previous.to_hex().to_string() };
        let mut line = serde_json::to_vec(&head).map_err(LedgerError::Encode)?;
        line.push(b'\n');
        let mut heads = OpenOptions::new().append(true).create(true).open(&self.heads).map_err(LedgerError::io(&self.heads, "open"))?;
        heads.lock().map_err(LedgerError::io(&self.heads, "lock"))?;
        heads.write_all(&line).map_err(LedgerError::io(&self.heads, "append to"))?;
        heads.sync_data().map_err(LedgerError::io(&self.heads, "sync"))
    }
}
