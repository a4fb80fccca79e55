//! What can go wrong with the sandbox itself. What a program does is never an error but an outcome.

use crate::level::{Level, Refusal, Unavailable};
use diagnostics::{Diagnostic, codes::sandbox as codes};
use std::fmt;
use std::io;

#[derive(Debug)]
pub enum SandboxError {
    /// The helper had to be started anew, and the level that was had before cannot be had any more.
    Unavailable(Unavailable),
    /// Another process listens on a port that the program needs.
    PortInUse(u16),
    /// The user may not open this port.
    PortNotAllowed(u16),
    /// The kernel does not execute the program.
    NotExecutable { step: String, error: io::Error },
    /// The arguments cannot be passed to a program.
    InvalidArguments(&'static str),
    /// The helper ended or does not answer; it is started anew for the next run.
    HelperLost { step: &'static str, error: io::Error },
    /// A system call of the orchestrator failed.
    System { step: &'static str, error: io::Error },
}

impl SandboxError {
    pub(crate) fn system(step: &'static str) -> impl Fn(io::Error) -> SandboxError {
        move |error| SandboxError::System { step, error }
    }

    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            SandboxError::Unavailable(unavailable) => unavailable.diagnostic(),
            SandboxError::PortInUse(_) => {
                Diagnostic::error(&codes::PORT_IN_USE, self.to_string()).help("stop the process that listens on it, or name another port")
            }
            SandboxError::PortNotAllowed(_) => Diagnostic::error(&codes::PORT_NOT_ALLOWED, self.to_string())
                .help("name a port from 1024 upwards, or allow user namespaces on this machine"),
            SandboxError::NotExecutable { .. } => Diagnostic::error(&codes::NOT_EXECUTABLE, self.to_string())
                .help("please report this with the file of the run that `intentc runs show last` names"),
            SandboxError::InvalidArguments(_) => {
                Diagnostic::error(&codes::INVALID_JOB, self.to_string()).help("shorten the arguments, or pass the data on standard input")
            }
            SandboxError::HelperLost { .. } | SandboxError::System { .. } => {
                Diagnostic::error(&codes::HELPER_FAILED, self.to_string()).help("run the command again")
            }
        }
    }
}

impl fmt::Display for SandboxError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SandboxError::Unavailable(unavailable) => unavailable.fmt(formatter),
            SandboxError::PortInUse(port) => write!(formatter, "port {port} is already in use on this machine"),
            SandboxError::PortNotAllowed(port) => write!(formatter, "this user may not open port {port}"),
            SandboxError::NotExecutable { step, error } => write!(formatter, "the program cannot be started: {step}: {error}"),
            SandboxError::InvalidArguments(what) => write!(formatter, "the program cannot be started: {what}"),
            SandboxError::HelperLost { step, error } => write!(formatter, "the sandbox's helper failed to {step}: {error}"),
            SandboxError::System { step, error } => write!(formatter, "the sandbox cannot {step}: {error}"),
        }
    }
}

impl std::error::Error for SandboxError {}

impl From<Unavailable> for SandboxError {
    fn from(unavailable: Unavailable) -> Self {
        SandboxError::Unavailable(unavailable)
    }
}

/// The message for levels that cannot be had, with what would allow them.
pub(crate) fn refusal_diagnostic(refusals: &[Refusal]) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(&codes::UNAVAILABLE, "the sandbox is not available, so nothing that a model proposed may run");
    for refusal in refusals {
        diagnostic = diagnostic.note_line(refusal.to_string());
    }
    let wants_namespaces = refusals.iter().all(|refusal| refusal.level == Level::Namespaces);
    diagnostic.help(if wants_namespaces && !refusals.is_empty() {
        "allow user namespaces (`intentc explain IC0601` says how), or ask for the level `filter`"
    } else {
        "allow seccomp and resource limits on this machine; `intentc explain IC0601` says how"
    })
}
