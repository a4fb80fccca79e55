//! Whether a program is what its note, its lock and its promises say.

use super::calls::Calls;
use crate::exit::Failure;
use crate::lock::Lock;
use crate::project::LOCK_FILE;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use ledger::BlobHash;
use serde::Serialize;
use std::path::{Path, PathBuf};
use targets::provenance::Attached;
use targets::{ElfReport, ReadBackError, read_back};

/// What the lock says of a program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "state")]
pub enum AgainstLock {
    /// There is no lock above the program.
    NoLock,
    /// It lists this very file.
    Agrees {
        lock: PathBuf,
        program: String,
    },
    /// It lists another file by this name.
    Differs {
        lock: PathBuf,
        program: String,
    },
    NotListed {
        lock: PathBuf,
    },
}

pub struct Checks {
    path: PathBuf,
    is_intact: bool,
    pub lock: AgainstLock,
    /// Whether the modules of the lock are those that the program was made beside; `None` where one of them is missing.
    pub modules_unchanged: Option<bool>,
    /// `None` for WebAssembly.
    pub elf: Option<Result<ElfReport, ReadBackError>>,
    /// Whether the file is of the kind that its target has.
    fits_target: bool,
    /// Whether the lock was named on the command line.
    is_lock_given: bool,
}

pub fn check(path: &Path, bytes: &[u8], attached: &Attached, lock: Option<&Path>) -> Result<Checks, Failure> {
    let found = match lock {
        Some(lock) => Some(lock.to_owned()),
        None => lock_above(path),
    };
    let parsed = found.map(|lock| read_lock(&lock).map(|parsed| (lock, parsed))).transpose()?;
    let modules_unchanged =
        attached.note.lock.as_ref().zip(parsed.as_ref()).map(|(stated, (_, parsed))| **stated == parsed.hash_of_modules());
    let is_program = attached.note.target.description().elf.is_some();
    Ok(Checks {
        path: path.to_owned(),
        is_intact: attached.is_intact,
        lock: parsed.map_or(AgainstLock::NoLock, |(lock, parsed)| against(path, bytes, lock, &parsed)),
        modules_unchanged,
        elf: is_program.then(|| read_back(bytes, attached.note.target)),
        fits_target: bytes.starts_with(b"\x7fELF") == is_program,
        is_lock_given: lock.is_some(),
    })
}

fn against(path: &Path, bytes: &[u8], lock: PathBuf, parsed: &Lock) -> AgainstLock {
    let hash = BlobHash::of(bytes).to_string();
    if let Some((program, _)) = parsed.program.iter().find(|(_, locked)| locked.hash == hash) {
        return AgainstLock::Agrees { lock, program: program.clone() };
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match parsed.program.contains_key(&name) {
        true => AgainstLock::Differs { lock, program: name },
        false => AgainstLock::NotListed { lock },
    }
}

/// The nearest lock from the program's folder upwards.
fn lock_above(path: &Path) -> Option<PathBuf> {
    let path = path.canonicalize().ok()?;
    path.ancestors().skip(1).map(|folder| folder.join(LOCK_FILE)).find(|lock| lock.is_file())
}

fn read_lock(path: &Path) -> Result<Lock, Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| {
        let diagnostic = Diagnostic::error(&codes::PROJECT, format!("cannot read {}: {error}", path.display()));
        Failure::from(diagnostic.help("name the intent.lock of the project that the program was built in"))
    })?;
    Lock::parse(&text)
}

impl Checks {
    pub fn is_intact(&self) -> bool {
        self.is_intact
    }

    /// What is not as it should be.
    pub fn findings(&self, calls: &Calls) -> Vec<Diagnostic> {
        let shown = self.path.display();
        let mut reasons = Vec::new();
        if !self.is_intact {
            reasons.push(format!("{shown} was changed after it was built: it is not the file that its note was made for"));
        }
        if let AgainstLock::Differs { lock, program } = &self.lock {
            reasons.push(format!("{shown} is not the program `{program}` that {} lists", lock.display()));
        }
        if let (AgainstLock::NotListed { lock }, true) = (&self.lock, self.is_lock_given) {
            reasons.push(format!("{} does not list {shown}", lock.display()));
        }
        if !self.fits_target {
            reasons.push(format!("{shown} is not of the kind that its note says it is"));
        }
        if let Some(Err(error)) = &self.elf {
            reasons.push(error.to_string());
        }
        reasons.extend(calls.disagreement.clone());
        let help = "build it again; do not run this file";
        reasons.into_iter().map(|reason| Diagnostic::error(&codes::ALTERED, reason).help(help)).collect()
    }
}
