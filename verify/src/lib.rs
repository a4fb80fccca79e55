//! The gate: only what it accepts may be called correct.
//!
//! [`functions`] proves the functions of a module, in steps of which the first that fails is the verdict (`functions/mod.rs`): the
//! instances must reject what is known to be wrong (`placebos.rs`); the visible examples (`examples.rs`); hidden instances
//! (`hold_out.rs`) with expected values from an [`OracleSource`], or, where there is none, calls that are only watched (`watch.rs`); the
//! properties (`properties.rs`); and mutants, whose share is reported (`mutation.rs`). [`scenarios`] puts a program through its `@expect`
//! lines.
//!
//! The code under test runs in a sandbox, in a program generated for its signatures (`evaluate/`), and so do oracles, in another
//! (`oracle/`). Verdicts are computed here, from bytes that are not trusted: a crash, a limit, an answer that cannot be read is a rejection,
//! never a pass.

mod evaluate;
mod functions;
pub mod generate;
pub mod mutants;
mod oracle;
mod quote;
mod scenarios;
mod verdict;

#[doc(hidden)]
pub use evaluate::evaluate_words;
pub use functions::{Called, FunctionTask, OracleSource, call, examples, functions};
#[doc(hidden)]
pub use functions::{Steps, functions_with};
pub use sandbox::OracleSandbox;
pub use scenarios::scenarios;
pub use verdict::{Ambiguity, Checked, Counterexample, Evidence, FunctionEvidence, GateError, Misstep, Mutants, Origin, Verdict};

/// What the gate works with.
pub struct Gate<'a> {
    pub worker: &'a mut targets::Worker,
    pub sandbox: &'a mut sandbox::Sandbox,
    pub oracles: &'a mut OracleSandbox,
}
