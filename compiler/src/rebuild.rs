//! A program built a second time beside the run.

use crate::prover;
use std::thread::{self, JoinHandle};
use targets::{BuildRequest, Built, Failure};

/// A build by a worker of its own, on another core where there is one.
pub struct Rebuild {
    request: BuildRequest,
    /// `None` where the worker could not be started.
    outcome: JoinHandle<Option<Result<Built, Failure>>>,
}

impl Rebuild {
    pub fn start(request: BuildRequest) -> Self {
        let own = request.clone();
        Self { request, outcome: thread::spawn(move || Some(prover::start_worker().ok()?.build(&own))) }
    }

    /// What came of it; `None` where it was of another request, or nothing came of it.
    pub fn finish(self, request: &BuildRequest) -> Option<Result<Built, Failure>> {
        if self.request != *request {
            return None;
        }
        self.outcome.join().ok().flatten()
    }
}
