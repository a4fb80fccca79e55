//! What a proof needs: the LLVM worker and the sandboxes, each opened when it is first needed. Proofs that run side by side have
//! one of these each.

use crate::config::Configuration;
use crate::exit::{Exit, Failure};
use diagnostics::{Diagnostic, Source};
use sandbox::{Level, OracleSandbox, OracleUnavailable, Sandbox};
use std::path::PathBuf;
use targets::{Limits, Worker, WorkerOptions, locate_binary};
use verify::Gate;

pub struct Prover {
    wanted: Option<Level>,
    python: Option<PathBuf>,
    worker: Option<Worker>,
    sandbox: Option<Sandbox>,
    oracles: Option<OracleSandbox>,
}

impl Prover {
    pub fn new(config: &Configuration) -> Self {
        Self { wanted: config.sandbox(), python: config.python(), worker: None, sandbox: None, oracles: None }
    }

    pub fn worker(&mut self) -> Result<&mut Worker, Failure> {
        let worker = match self.worker.take() {
            Some(worker) => worker,
            None => start_worker()?,
        };
        Ok(self.worker.insert(worker))
    }

    /// The worker and the sandboxes together, as the gate needs them. The one for oracles starts with the first oracle.
    pub fn gate(&mut self) -> Result<Gate<'_>, Failure> {
        self.worker()?;
        let sandbox = match self.sandbox.take() {
            Some(sandbox) => sandbox,
            None => Sandbox::start(&helper()?, self.wanted).map_err(|error| Failure::new(Exit::Sandbox, error.diagnostic()))?,
        };
        let oracles = match self.oracles.take() {
            Some(oracles) => oracles,
            None => OracleSandbox::new(helper()?, self.wanted, self.python.clone()),
        };
        let (sandbox, oracles) = (self.sandbox.insert(sandbox), self.oracles.insert(oracles));
        match &mut self.worker {
            Some(worker) => Ok(Gate { worker, sandbox, oracles }),
            None => Err(Failure { exit: Exit::Internal, diagnostics: Vec::new() }),
        }
    }
}

/// The program that starts candidates.
pub fn helper() -> Result<PathBuf, Failure> {
    locate_binary("intentc-sandbox").map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))
}

/// Starts the LLVM worker.
pub fn start_worker() -> Result<Worker, Failure> {
    let binary = locate_binary("intentc-llvm").map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))?;
    let options = WorkerOptions { binary, limits: Limits::default() };
    Worker::start(&options).map_err(|error| Failure::new(Exit::Toolchain, error.diagnostic()))
}

/// The diagnostic for a door that fails in a way that no step can mend.
pub fn gate_failure(error: &verify::GateError) -> Failure {
    let diagnostic: Diagnostic = error.diagnostic();
    let exit = match error {
        verify::GateError::Sandbox(_) | verify::GateError::Oracle(OracleUnavailable::Sandbox(_)) => Exit::Sandbox,
        _ => Exit::of_fault(diagnostic.fault()),
    };
    Failure::new(exit, diagnostic)
}

/// What LLVM says of a repaired text, at its places in `source`; and whether it is all the text's fault.
pub fn in_source(mut findings: Vec<Diagnostic>, source: &Source) -> (bool, Vec<Diagnostic>) {
    for label in findings.iter_mut().flat_map(|finding| &mut finding.labels) {
        label.source = source.clone();
    }
    (findings.iter().all(|finding| Exit::of_fault(finding.fault()) == Exit::Rejected), findings)
}
