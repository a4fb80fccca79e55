//! Proofs, and those of earlier runs that still hold: kept while the modules, the step with its oracle, the seed and the tools are
//! the same. What is kept is bound to the hash of all these; who can write into the project's private folder can still forge it,
//! so nothing but this command reads it, and `--fresh` does without.

use super::claims::{Claim, Subject};
use super::report::{Outcome, Row};
use crate::config::Configuration;
use crate::evidence;
use crate::exit::{Exit, Failure};
use crate::files::{self, Mode};
use crate::prover::Prover;
use crate::search::{self, Proof};
use blake3::Hasher;
use diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, UNIX_EPOCH};
use targets::{SourceModule, locate_binary};
use verify::{OracleSource, SealedOracle, Verdict};

const SCHEMA: &str = "intentc.proof";
/// Changes whenever the gate would judge differently.
const VERSION: u32 = 1;
const FOLDER: &str = "proofs";
/// A proof is a few hundred bytes.
const LARGEST_PROOF: u64 = 1 << 20;

pub struct Proofs {
    folder: PathBuf,
    /// Everything that a verdict depends on and that is not part of a claim.
    tools: String,
    is_fresh: bool,
}

/// How a claim came out.
pub struct Settled {
    pub row: Row,
    pub warning: Option<Diagnostic>,
}

/// A proof as it is kept.
#[derive(Deserialize, Serialize)]
struct Kept {
    schema: String,
    version: u32,
    /// The hash of all that it was made of.
    key: String,
    /// A row as JSON.
    row: String,
    /// Binds the row to the key.
    seal: String,
}

impl Proofs {
    /// The proofs of the project whose private folder is `store`.
    pub fn new(store: &Path, config: &Configuration, prover: &mut Prover, is_fresh: bool) -> Result<Self, Failure> {
        let llvm = prover.worker()?.llvm_version().map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))?;
        let level = config.sandbox().map_or("auto", sandbox::Level::name);
        let python = config.python().map_or_else(String::new, |python| python.display().to_string());
        let programs = [std::env::current_exe().ok(), locate_binary("intentc-llvm").ok(), locate_binary("intentc-sandbox").ok()];
        let programs: Vec<String> = programs.into_iter().flatten().map(|path| identity(&path)).collect();
        let tools = format!("{} {VERSION} {llvm} {level} {python} {}", env!("CARGO_PKG_VERSION"), programs.join(" "));
        Ok(Self { folder: store.join(FOLDER), tools, is_fresh })
    }

    /// The proof of a claim, kept or made now. A `Failure` is no fault of the claim.
    pub fn settle(&self, prover: &mut Prover, claim: &Claim) -> Result<Settled, Failure> {
        let (own, linked) = match &claim.subject {
            Subject::Ready { own, linked } => (own, linked),
            Subject::Unfit(failure) => return failed(claim, failure.clone()),
            Subject::Skipped(reason) => {
                let row = Row { notes: vec![(*reason).to_owned()], ..row(claim, Outcome::Skipped) };
                return Ok(Settled { row, warning: None });
            }
        };
        let oracle = match search::sealed_oracle(&claim.search()) {
            Ok(oracle) => oracle,
            Err(failure) => return failed(claim, failure),
        };
        let key = self.key(claim, own, linked, oracle.as_ref());
        if let Some(row) = self.kept(claim, &key).filter(|_| !self.is_fresh) {
            return Ok(Settled { row: Row { outcome: Outcome::Unchanged, ..row }, warning: None });
        }
        let settled = prove(prover, claim, own, linked, oracle.as_ref())?;
        if settled.row.outcome == Outcome::Proven {
            self.keep(claim, &key, &settled.row);
        }
        Ok(settled)
    }

    fn key(&self, claim: &Claim, own: &[SourceModule], linked: &[SourceModule], oracle: Option<&SealedOracle>) -> String {
        let mut hasher = Hasher::new();
        let step = claim.planned.step.span.of(claim.source.text());
        for text in [self.tools.as_str(), &claim.planned.name, step, &claim.seed.to_string()] {
            add(&mut hasher, text.as_bytes());
        }
        for module in own.iter().chain(linked) {
            add(&mut hasher, module.name.as_bytes());
            add(&mut hasher, module.text.as_bytes());
        }
        if let Some(oracle) = oracle {
            oracle.fingerprint(&mut |bytes| add(&mut hasher, bytes));
        }
        hasher.finalize().to_hex().to_string()
    }

    /// One file for each step of each task file, so that the folder does not grow with what changes.
    fn file(&self, claim: &Claim) -> PathBuf {
        let place = fs::canonicalize(&claim.task).unwrap_or_else(|_| PathBuf::from(&claim.task));
        let mut hasher = Hasher::new();
        add(&mut hasher, place.as_os_str().as_encoded_bytes());
        add(&mut hasher, claim.planned.name.as_bytes());
        self.folder.join(format!("{}.json", hasher.finalize().to_hex()))
    }

    fn kept(&self, claim: &Claim, key: &str) -> Option<Row> {
        let mut text = String::new();
        fs::File::open(self.file(claim)).ok()?.take(LARGEST_PROOF).read_to_string(&mut text).ok()?;
        let kept: Kept = serde_json::from_str(&text).ok()?;
        let is_whole = kept.schema == SCHEMA && kept.version == VERSION && kept.key == key && kept.seal == seal(key, &kept.row);
        let row: Row = serde_json::from_str(&kept.row).ok().filter(|_| is_whole)?;
        (row.outcome == Outcome::Proven).then_some(Row { task: claim.task.clone(), ..row })
    }

    /// A proof that cannot be kept is made again the next time.
    fn keep(&self, claim: &Claim, key: &str, row: &Row) {
        let Ok(row) = serde_json::to_string(row) else { return };
        let kept = Kept { schema: SCHEMA.to_owned(), version: VERSION, key: key.to_owned(), seal: seal(key, &row), row };
        let text = serde_json::to_string(&kept).unwrap_or_default();
        let written =
            fs::create_dir_all(&self.folder).is_ok().then(|| files::write_pending(&self.file(claim), text.as_bytes(), Mode::Data));
        if let Some(Ok(pending)) = written {
            let _ = pending.commit();
        }
    }
}

/// A text behind its length, so that two texts never read as one.
fn add(hasher: &mut Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}

fn seal(key: &str, row: &str) -> String {
    let mut hasher = Hasher::new();
    add(&mut hasher, key.as_bytes());
    add(&mut hasher, row.as_bytes());
    hasher.finalize().to_hex().to_string()
}

/// What changes whenever a program is built again: its length and the time of its last change.
fn identity(program: &Path) -> String {
    let Ok(metadata) = fs::metadata(program) else { return String::new() };
    let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    format!("{}:{}", metadata.len(), changed.as_nanos())
}

fn prove(
    prover: &mut Prover,
    claim: &Claim,
    own: &[SourceModule],
    linked: &[SourceModule],
    oracle: Option<&SealedOracle>,
) -> Result<Settled, Failure> {
    let started = Instant::now();
    let step = &claim.planned.step;
    let brief = &step.brief;
    if brief.examples.is_empty() && brief.properties.is_empty() && oracle.is_none() {
        return failed(claim, search::nothing_proves(&claim.planned.name, &claim.source, step));
    }
    let names: Vec<&str> = own.iter().map(|module| module.name.as_str()).collect();
    let source = oracle.map_or(OracleSource::None, SealedOracle::source);
    let proof = Proof { modules: linked, own: &names, brief, oracle: source, seed: claim.seed };
    let verdict = match verify::functions(&mut prover.gate()?, &proof.task()) {
        Ok(verdict) => verdict,
        Err(error) => {
            return match search::unfit(error) {
                Ok(findings) => failed(claim, Failure { exit: Exit::Rejected, diagnostics: findings }),
                Err(failure) => failed(claim, failure),
            };
        }
    };
    match verdict {
        Verdict::Accepted(evidence) => {
            let row = Row {
                proven_by: Some(evidence::describe(&evidence)),
                rests_on: Some(evidence.rests_on.clone()),
                unproven: search::unproven_of(brief),
                notes: evidence::notes(&evidence),
                seconds: seconds(started.elapsed()),
                verdict: serde_json::to_value(&evidence).unwrap_or_default(),
                ..row(claim, Outcome::Proven)
            };
            Ok(Settled { row, warning: search::ambiguities(&claim.source, step, &evidence) })
        }
        Verdict::Rejected(counterexample) => {
            failed(claim, Failure { exit: Exit::Rejected, diagnostics: vec![counterexample.diagnostic(&claim.source)] })
        }
        verdict => failed(claim, search::end(&verdict, &claim.planned.name, &claim.source, step)),
    }
}

/// The row of a claim that does not hold. What the machine lacks is no fault of the claim, and ends the run.
fn failed(claim: &Claim, failure: Failure) -> Result<Settled, Failure> {
    if matches!(failure.exit, Exit::Sandbox | Exit::Toolchain | Exit::Internal) {
        return Err(failure);
    }
    let row = Row { exit: failure.exit.code(), diagnostics: failure.diagnostics, ..row(claim, Outcome::Rejected) };
    Ok(Settled { row, warning: None })
}

fn row(claim: &Claim, outcome: Outcome) -> Row {
    Row { task: claim.task.clone(), step: claim.planned.name.clone(), outcome, seed: claim.seed.to_string(), ..Row::default() }
}

fn seconds(elapsed: Duration) -> f64 {
    (elapsed.as_secs_f64() * 1000.0).round() / 1000.0
}
