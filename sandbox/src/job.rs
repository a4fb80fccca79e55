//! What is asked of an instance, and what came of it.

use runtime::{Effect, EffectSet};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;

/// One run of a program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Job {
    /// The arguments after the program's name.
    pub arguments: Vec<String>,
    /// All of the program's standard input.
    pub stdin: Vec<u8>,
    /// What the program may do; the system-call filter is made from it.
    pub effects: EffectSet,
    /// The TCP ports on which the program is going to listen. At [`crate::Level::Filter`] they are looked at before the
    /// program starts, so that a port in use is told apart from a program that does not listen.
    pub ports: Vec<u16>,
    /// The program starts in the network that the one before it left, with its connections that are not quite closed; else what
    /// may use the network starts in a new one.
    pub keeps_network: bool,
    pub limits: Limits,
}

/// What an instance may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Processor time, rounded up to whole seconds.
    pub cpu: Duration,
    /// Time on the wall clock from start to end.
    pub wall: Duration,
    /// Address space in bytes.
    pub memory: u64,
    /// Bytes that may be written, to standard output and to standard error each.
    pub output: usize,
    /// Descriptors open at a time, at most 4,000.
    pub descriptors: u32,
    /// Further processes. The filter refuses to make any without the effect `proc`.
    pub processes: u32,
}

/// The most workers that a program's start-up code makes (`workers_start` of the runtime), and some for what they may start.
const WORKERS: u32 = 80;

impl Limits {
    /// With room for the workers of a program that has the effect `proc`.
    #[must_use]
    pub fn with_workers(self, effects: EffectSet) -> Self {
        let processes = if effects.contains(Effect::Proc) { WORKERS } else { self.processes };
        Self { processes, ..self }
    }

    /// For a server that serves one scenario after another.
    pub fn server() -> Self {
        Self { cpu: Duration::from_secs(10), wall: Duration::from_secs(600), descriptors: 2000, ..Self::default() }
    }

    /// For an oracle, which starts an interpreter and computes many values.
    pub fn python() -> Self {
        Self { cpu: Duration::from_secs(10), wall: Duration::from_secs(30), memory: 1 << 30, ..Self::default() }
    }
}

impl Default for Limits {
    /// For a function or a program that ends by itself.
    fn default() -> Self {
        Self {
            cpu: Duration::from_secs(1),
            wall: Duration::from_secs(3),
            memory: 512 << 20,
            output: 1 << 20,
            descriptors: 64,
            processes: 0,
        }
    }
}

/// How an instance ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    Exited(i32),
    /// A signal that was not sent because of a limit.
    Signalled(i32),
    /// Killed by the system-call filter.
    ForbiddenCall,
    CpuTime,
    WallTime,
    OutputLimit,
}

impl Status {
    pub fn success(self) -> bool {
        self == Status::Exited(0)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Status::Exited(code) => write!(formatter, "ended with exit code {code}"),
            Status::Signalled(signal) => write!(formatter, "was ended by signal {signal}{}", signal_meaning(*signal)),
            Status::ForbiddenCall => formatter.write_str("was killed for a system call that its effects do not allow"),
            Status::CpuTime => formatter.write_str("used up its processor time"),
            Status::WallTime => formatter.write_str("did not end in time"),
            Status::OutputLimit => formatter.write_str("wrote more than it may"),
        }
    }
}

fn signal_meaning(signal: i32) -> &'static str {
    match signal {
        libc::SIGILL => " (illegal instruction)",
        libc::SIGTRAP => " (trap)",
        libc::SIGABRT => " (abort)",
        libc::SIGBUS => " (bus error)",
        libc::SIGFPE => " (arithmetic error)",
        libc::SIGKILL => " (kill)",
        libc::SIGSEGV => " (invalid memory access)",
        libc::SIGPIPE => " (write to a closed pipe)",
        libc::SIGTERM => " (termination)",
        _ => "",
    }
}

/// What an instance used, by the kernel's account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Usage {
    pub cpu: Duration,
    /// The most memory resident at a time, in bytes.
    pub memory: u64,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub status: Status,
    /// At most [`Limits::output`] bytes.
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
    pub wall: Duration,
    pub usage: Usage,
}
