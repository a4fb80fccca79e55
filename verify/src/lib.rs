//! The gate: only what it accepts may be called correct.
//!
//! [`examples`] calls the functions of a module with the arguments of its examples, in a program generated for their signatures
//! (`harness.rs`). [`scenarios`] puts a program through its `@expect` lines. Both run the code under test in the sandbox and compute
//! the verdict here, from bytes that they do not trust: a crash, a limit, an answer that cannot be read is a rejection, never a pass.

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
