//! The ladder of levels, and why a rung cannot be stood on.

use crate::error::refusal_diagnostic;
use diagnostics::Diagnostic;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What confines an instance. Verdicts record it; a lower level is never taken unasked where a higher one was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Limits, system-call filter, landlock and `no_new_privs`. The instance shares the machine's network and process table,
    /// which its filter keeps it from using, except that a server listens on the machine's own ports.
    Filter,
    /// All of [`Level::Filter`], and user, process, mount, network, IPC and host-name namespaces with an empty read-only root,
    /// so that ports never clash and nothing leaves.
    Namespaces,
}

impl Level {
    /// Highest first.
    pub const LADDER: [Level; 2] = [Level::Namespaces, Level::Filter];

    pub fn name(self) -> &'static str {
        match self {
            Level::Namespaces => "namespaces",
            Level::Filter => "filter",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Level> {
        Self::LADDER.into_iter().find(|level| level.name() == name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// Why one level cannot be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    pub level: Level,
    /// What was attempted, for example `enter a user namespace`.
    pub step: String,
    /// What the system said.
    pub error: String,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: cannot {}: {}", self.level, self.step, self.error)
    }
}

/// No acceptable level can be had, so nothing may run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unavailable {
    /// One for each level that was tried, highest first.
    pub refusals: Vec<Refusal>,
}

impl Unavailable {
    pub fn diagnostic(&self) -> Diagnostic {
        refusal_diagnostic(&self.refusals)
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the sandbox is not available")?;
        self.refusals.iter().try_for_each(|refusal| write!(formatter, "; {refusal}"))
    }
}

impl std::error::Error for Unavailable {}
