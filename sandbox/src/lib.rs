//! Jailed child processes for hostile programs.
//!
//! Three processes take part:
//!
//! * the **orchestrator** (the process that uses this crate) holds a [`Sandbox`]. It never starts a hostile program itself;
//! * the **zygote** (the binary `intentc-sandbox`, [`helper`]) is started once, gives up everything it can, and serves requests
//!   on one socket: start a program, connect to a port of its network, signal, shut down;
//! * an **instance** is one run of a program: a sealed memory file, executed by the zygote under resource limits and a
//!   system-call filter made from the effects that the program is allowed ([`filter`]).
//!
//! What confines an instance is recorded as a [`Level`]. The highest level that the machine offers is found by trying it; where
//! none can be had, [`Sandbox::start`] fails, and nothing runs.
//!
//! The wall clock and the amount of output are watched by the orchestrator, which kills through the zygote, and kills the
//! zygote where that does not answer. How an instance ended comes from `wait4` alone.

mod calls;
mod channel;
mod error;
pub mod filter;
mod identity;
mod job;
mod level;
mod orchestrator;
mod probe;
mod process;
mod program;
mod protocol;
mod pump;
mod python;
mod zygote;

pub use error::SandboxError;
pub use job::{Job, Limits, Outcome, Status, Usage};
pub use level::{Level, Refusal, Unavailable};
pub use orchestrator::{Conversation, Instance, OracleSandbox, OracleUnavailable, Reply, Sandbox, Wanted};
pub use probe::{Offers, Probe, ProbedLevel, ProbedPython};
pub use program::Program;
pub use python::{Python, PythonError};
pub use zygote::helper;
