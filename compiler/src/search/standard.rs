//! What the functions of a step are held against, for as long as candidates for it are searched: the clauses of the step, its
//! oracle, and a number that instances are drawn from. A hidden instance that a model was shown is an example from then on, and
//! the next ones are drawn from another number.

use super::Search;
use super::oracles::{self, Written};
use crate::exit::Failure;
use crate::files;
use crate::host::Host;
use crate::plan::Proposer;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use directives::Step;
use serde_json::json;
use verify::{Counterexample, OracleSource, Origin, SealedOracle};

/// The largest oracle that is read.
const LARGEST_ORACLE: u64 = 1 << 20;

pub struct Standard {
    /// The step, with what was shown of the hidden instances among its examples.
    pub step: Step,
    /// What has to be said of the verdict.
    pub notes: Vec<String>,
    oracle: Basis,
    seed: u64,
    round: u64,
}

/// Where expected values come from.
enum Basis {
    Nowhere,
    User(SealedOracle),
    /// The model is asked when the first candidate needs it.
    NotYetAsked,
    Models([String; 2]),
}

impl Standard {
    pub fn new(search: &Search<'_>, seed: Option<u64>) -> Result<Self, Failure> {
        let step = &search.planned.step;
        let oracle = match sealed_oracle(search)? {
            Some(oracle) => Basis::User(oracle),
            None if matches!(search.planned.proposer, Proposer::Model) && !step.brief.signatures.is_empty() => Basis::NotYetAsked,
            None => Basis::Nowhere,
        };
        let seed = seed.unwrap_or_else(|| seed_of(step.span.of(search.source.text())));
        Ok(Self { step: step.clone(), notes: Vec::new(), oracle, seed, round: 0 })
    }

    /// Asks a model for oracles, where it is its turn.
    pub fn prepare(&mut self, host: &mut Host, search: &Search<'_>) -> Result<(), Failure> {
        if !matches!(self.oracle, Basis::NotYetAsked) {
            return Ok(());
        }
        self.oracle = Basis::Nowhere;
        if !host.config.asks_for_oracles() {
            return Ok(());
        }
        match oracles::of_step(host, &search.planned.name, &search.planned.step.brief)? {
            Written::Both(sources) => self.oracle = Basis::Models(sources),
            Written::None { reason } => self.without_models(host, search, &reason)?,
        }
        Ok(())
    }

    /// Goes on without the oracles that a model wrote.
    pub fn without_models(&mut self, host: &mut Host, search: &Search<'_>, reason: &str) -> Result<(), Failure> {
        self.oracle = Basis::Nowhere;
        host.record.event("oracles.none", &json!({ "step": search.planned.name, "reason": reason }))?;
        host.console.progress("oracles", &format!("none for {}: {reason}", search.planned.name));
        self.notes.push(format!("no oracle: {reason}"));
        Ok(())
    }

    pub fn oracle(&self) -> OracleSource<'_> {
        match &self.oracle {
            Basis::User(oracle) => oracle.source(),
            Basis::Models([first, second]) => OracleSource::Models([first, second]),
            Basis::Nowhere | Basis::NotYetAsked => OracleSource::None,
        }
    }

    pub fn rests_on_models(&self) -> bool {
        matches!(self.oracle, Basis::Models(_))
    }

    /// Whether anything could prove a function of this step.
    pub fn proves_anything(&self) -> bool {
        let brief = &self.step.brief;
        !brief.examples.is_empty() || !brief.properties.is_empty() || !matches!(self.oracle, Basis::Nowhere)
    }

    /// The number that the next instances are drawn from.
    pub fn seed(&self) -> u64 {
        self.seed.wrapping_add(self.round)
    }

    /// Takes in what a rejection shows to the model: one hidden case is no longer hidden.
    pub fn spend(&mut self, counterexample: &Counterexample) {
        if !matches!(counterexample.origin, Origin::Example) {
            self.round += 1;
        }
        if let Some(example) = &counterexample.spent
            && !self.step.brief.examples.contains(example)
        {
            self.step.brief.examples.push(example.clone());
        }
    }
}

/// Reads the oracle that the step names or holds.
pub fn sealed_oracle(search: &Search<'_>) -> Result<Option<SealedOracle>, Failure> {
    SealedOracle::of(&search.planned.step.seal, |path, span| {
        let unreadable = |diagnostic: Diagnostic| Failure::from(diagnostic.at(search.source, span, "names it"));
        let Some(folder) = search.folder else {
            let diagnostic = Diagnostic::error(&codes::ORACLE_FILE, format!("there is no task file beside which `{path}` could lie"));
            return Err(unreadable(diagnostic.help("write the oracle into the task: `@oracle` with indented lines below")));
        };
        files::read_beneath(folder, path, LARGEST_ORACLE).map_err(|reason| {
            let diagnostic = Diagnostic::error(&codes::ORACLE_FILE, format!("cannot read the oracle `{path}`: {reason}"));
            unreadable(diagnostic.help("the path is relative to the task file, and may not lead out of its folder"))
        })
    })
}

/// The number that instances of a step are drawn from: its text's, so that another text has others, and everybody has the same.
pub fn seed_of(step: &str) -> u64 {
    let hash = blake3::hash(step.as_bytes());
    let mut first = [0; 8];
    first.copy_from_slice(&hash.as_bytes()[..8]);
    u64::from_le_bytes(first)
}
