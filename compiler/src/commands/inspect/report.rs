//! What `inspect` prints.

use super::calls::{Call, Calls};
use super::checks::{AgainstLock, Checks};
use super::hex;
use crate::exit::Exit;
use diagnostics::Diagnostic;
use ledger::BlobHash;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use targets::provenance::{Attached, Note};

#[derive(Serialize)]
pub struct Document<'a> {
    schema: &'static str,
    version: u32,
    exit: Exit,
    file: PathBuf,
    bytes: usize,
    /// BLAKE3 of the whole file.
    hash: String,
    intent: &'a str,
    made_by: String,
    target: &'a str,
    optimisation: &'a str,
    verdict: Verdict<'a>,
    effects: String,
    modules: Vec<Module<'a>>,
    /// Where the note has no room for their names.
    #[serde(skip_serializing_if = "Option::is_none")]
    module_digest: Option<String>,
    /// Of the runtime's modules.
    library: String,
    /// What the note says of the whole file, and whether that is so.
    stated: String,
    is_intact: bool,
    lock: &'a AgainstLock,
    #[serde(skip_serializing_if = "Option::is_none")]
    modules_unchanged: Option<bool>,
    segments: Vec<String>,
    sealed: bool,
    system_calls: &'a [Call],
    #[serde(skip_serializing_if = "Option::is_none")]
    without_paths: Option<&'a str>,
    diagnostics: &'a [Diagnostic],
}

#[derive(Serialize)]
struct Verdict<'a> {
    verdict: &'static str,
    rests_on: &'a str,
    scenarios: u32,
    connections: u32,
    unproven: u32,
}

#[derive(Serialize)]
struct Module<'a> {
    name: &'a str,
    /// The first 16 bytes of BLAKE3.
    hash: String,
}

impl<'a> Document<'a> {
    pub fn new(
        path: &Path,
        bytes: &[u8],
        attached: &'a Attached,
        checks: &'a Checks,
        calls: &'a Calls,
        exit: Exit,
        diagnostics: &'a [Diagnostic],
    ) -> Self {
        let note: &Note = &attached.note;
        Self {
            schema: "intentc.inspect",
            version: 1,
            exit,
            file: path.to_owned(),
            bytes: bytes.len(),
            hash: BlobHash::of(bytes).to_string(),
            intent: &note.intent,
            made_by: format!("intentc {}", note.version),
            target: note.target.name(),
            optimisation: note.optimisation.name(),
            verdict: Verdict {
                verdict: "accepted",
                rests_on: &note.proof.rests_on,
                scenarios: note.proof.scenarios,
                connections: note.proof.connections,
                unproven: note.proof.unproven,
            },
            effects: note.effect_set().to_string(),
            modules: note.modules.iter().map(|module| Module { name: &module.name, hash: hex(module.hash.as_slice()) }).collect(),
            module_digest: note.module_digest.as_ref().map(|digest| hex(digest.as_slice())),
            library: hex(note.library.as_slice()),
            stated: hex(note.whole.as_slice()),
            is_intact: checks.is_intact(),
            lock: &checks.lock,
            modules_unchanged: checks.modules_unchanged,
            segments: checks.elf.iter().flatten().flat_map(|elf| elf.loaded()).map(segment).collect(),
            sealed: calls.allowed.is_some(),
            system_calls: calls.allowed.as_deref().unwrap_or(&[]),
            without_paths: calls.without_paths,
            diagnostics,
        }
    }

    /// For a person. All that comes from the file is escaped.
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, value: &str| {
            let _ = writeln!(text, "{name:<9} {value}");
        };
        line("file", &format!("{}  {} bytes", self.file.display(), self.bytes));
        line("intent", self.intent);
        line("made by", &format!("{} for {}, -{}", self.made_by, self.target, self.optimisation));
        line("verdict", &self.verdict_in_words());
        line("effects", &self.effects);
        for module in &self.modules {
            line("module", &format!("{}  {}", module.name, module.hash));
        }
        if let Some(digest) = &self.module_digest {
            line("modules", &format!("{digest}, one hash for all"));
        }
        line("runtime", &self.library);
        line("bytes", &format!("{}  {}", if self.is_intact { "unchanged" } else { "CHANGED" }, self.stated));
        line("lock", &self.lock_in_words());
        for segment in &self.segments {
            line("segment", segment);
        }
        if self.sealed {
            line("sealed", &format!("to {} system calls", self.system_calls.len()));
        } else {
            line("sealed", if self.target == "wasm32" { "it has no system calls" } else { "no: it may make any system call" });
        }
        for call in self.system_calls {
            let condition = if call.condition.is_empty() { String::new() } else { format!("  where {}", call.condition) };
            let path = if call.path.is_empty() { String::new() } else { format!("  {}", call.path.join(" > ")) };
            let _ = writeln!(text, "  {:>4} {:<16}{path}{condition}", call.number, call.name);
        }
        if let Some(reason) = self.without_paths.filter(|_| self.sealed) {
            let _ = writeln!(text, "  how each is reached is not shown: {reason}");
        }
        diagnostics::escape_terminal(&text).into_owned()
    }

    fn verdict_in_words(&self) -> String {
        let Verdict { verdict, rests_on, scenarios, connections, unproven } = &self.verdict;
        let mut words = format!("{verdict}; rests on {rests_on}: {scenarios} scenarios, {connections} connections");
        if *unproven > 0 {
            let _ = write!(words, "; {unproven} unproven");
        }
        words
    }

    fn lock_in_words(&self) -> String {
        let modules = match self.modules_unchanged {
            Some(false) => "; its modules have changed since",
            _ => "",
        };
        match self.lock {
            AgainstLock::NoLock => "none above this file, so only the note itself was checked".to_owned(),
            AgainstLock::Agrees { lock, program } => format!("{} lists this very file as `{program}`{modules}", lock.display()),
            AgainstLock::Differs { lock, program } => format!("{} lists ANOTHER file as `{program}`{modules}", lock.display()),
            AgainstLock::NotListed { lock } => format!("{} does not list this file{modules}", lock.display()),
        }
    }
}

fn segment(segment: &targets::Segment) -> String {
    let letter = |is_set: bool, letter: char| if is_set { letter } else { '-' };
    let rights: String =
        [letter(segment.readable, 'r'), letter(segment.writable, 'w'), letter(segment.executable, 'x')].into_iter().collect();
    format!("{rights} at {:#x}, {} bytes of the file, {} in memory", segment.address, segment.file_size, segment.memory_size)
}
