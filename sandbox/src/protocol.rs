//! What the orchestrator and the zygote say to each other: one message per datagram, in postcard's encoding.

use crate::level::Level;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// The longest datagram in bytes.
pub(crate) const LONGEST_MESSAGE: usize = 64 << 10;
/// The most bytes of arguments, names and ends included, so that a request stays below [`LONGEST_MESSAGE`].
pub(crate) const LONGEST_ARGUMENTS: usize = 32 << 10;

/// Orchestrator to zygote. Each is answered once, in order, except a quiet [`Spawn`]; [`Event::Ended`] and [`Event::Failed`] may come
/// at any time in between.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Request {
    /// With four descriptors: program, standard input, standard output, standard error.
    Spawn(Spawn),
    /// Answered by [`Event::Connected`] with one descriptor.
    Connect { port: u16 },
    /// Sends a signal to an instance; `SIGKILL` goes to all of its processes.
    Signal { id: u32, signal: i32 },
    /// Kills everything and ends.
    Shutdown,
}

#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Spawn {
    pub(crate) id: u32,
    /// Not answered; its end, or [`Event::Failed`], is all that is said.
    pub(crate) quiet: bool,
    /// With the program's name first.
    pub(crate) arguments: Vec<Vec<u8>>,
    pub(crate) environment: Vec<Vec<u8>>,
    /// As `EffectSet` prints it.
    pub(crate) effects: String,
    pub(crate) cpu_seconds: u64,
    pub(crate) memory: u64,
    pub(crate) descriptors: u64,
    pub(crate) processes: u64,
    /// When the zygote kills the instance by itself, because the orchestrator has forgotten it.
    pub(crate) forgotten_after: Duration,
}

/// The second argument of the helper of a Python sandbox, whose first message is its view.
pub(crate) const PYTHON: &str = "python";

/// Zygote to orchestrator.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Event {
    /// The first message: the level is had.
    Ready(Features),
    /// The first and last message: the level cannot be had.
    Refused {
        step: String,
        errno: i32,
    },
    /// The program runs. Its number means something to the orchestrator only where both have the same process table.
    Spawned {
        process: i32,
    },
    /// The program could not be executed.
    NotSpawned {
        step: String,
        errno: i32,
    },
    /// As [`Event::NotSpawned`], for a quiet request.
    Failed {
        id: u32,
        step: String,
        errno: i32,
    },
    /// A connection is under way; the descriptor does not block.
    Connected,
    NotConnected {
        errno: i32,
    },
    Signalled,
    NotSignalled {
        errno: i32,
    },
    /// What `wait4` says of an instance.
    Ended {
        id: u32,
        wait_status: i32,
        cpu: Duration,
        memory: u64,
    },
}

/// What the zygote found beyond its level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Features {
    pub(crate) level: Level,
    pub(crate) landlock: bool,
}
