//! Waits for an instance, enforces its clock and its output, and says how it ended.

use super::PROMPT;
use super::connection::{Ending, Fate, Zygote};
use super::instance::{Instance, Started, cpu_seconds};
use crate::error::SandboxError;
use crate::job::{Outcome, Status, Usage};
use crate::pump::{Input, Pump};
use std::io;
use std::time::{Duration, Instant};

/// Why the orchestrator killed an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Killed {
    WallTime,
    OutputLimit,
}

/// The clock of one instance: kills it once, and fails where it then does not die.
pub(super) struct Watch {
    id: u32,
    deadline: Instant,
    pub(super) killed: Option<Killed>,
}

impl Watch {
    pub(super) fn new(id: u32, deadline: Instant) -> Watch {
        Watch { id, deadline, killed: None }
    }

    /// Kills where there is a reason to; how long to wait for the next event.
    pub(super) fn check(&mut self, zygote: &mut Zygote, overflowed: bool) -> io::Result<Duration> {
        let late = Instant::now() >= self.deadline;
        match (self.killed, overflowed, late) {
            (None, false, false) => {}
            (None, overflowed, _) => {
                self.killed = Some(if overflowed { Killed::OutputLimit } else { Killed::WallTime });
                self.deadline = Instant::now() + PROMPT;
                zygote.signal(self.id, libc::SIGKILL)?;
            }
            (Some(_), _, true) => return Err(io::ErrorKind::TimedOut.into()),
            (Some(_), _, false) => {}
        }
        Ok(self.deadline.saturating_duration_since(Instant::now()))
    }
}

/// Serves the pipes until the instance has ended and all its output is there. Its standard input ends after `input`.
pub(super) fn to_the_end(
    zygote: &mut Zygote,
    id: u32,
    pump: &mut Pump,
    input: &[u8],
    deadline: Instant,
) -> io::Result<(Fate, Option<Killed>)> {
    let mut watch = Watch::new(id, deadline);
    let mut input = Input { pending: input, last: true };
    let fate = loop {
        let patience = watch.check(zygote, pump.overflowed())?;
        if let Some(fate) = zygote.take_fate(id) {
            break fate;
        }
        if pump.turn(&mut input, Some(zygote.descriptor()), patience)? {
            zygote.take_event(Duration::ZERO)?;
        }
    };
    drain(pump)?;
    Ok((fate, watch.killed))
}

/// Takes the last output of an instance that has ended.
pub(super) fn drain(pump: &mut Pump) -> io::Result<()> {
    let mut nothing = Input { pending: &[], last: true };
    let deadline = Instant::now() + PROMPT;
    while !pump.finished() && Instant::now() < deadline {
        pump.turn(&mut nothing, None, deadline.saturating_duration_since(Instant::now()))?;
    }
    Ok(())
}

/// Waits until the instance, whose pipes are served elsewhere, has ended.
pub(super) fn to_the_end_or_overflow(zygote: &mut Zygote, instance: &Instance, deadline: Instant) -> io::Result<(Fate, Option<Killed>)> {
    /// How often the output of a running instance is looked at.
    const LOOK_AROUND: Duration = Duration::from_millis(20);
    let id = instance.started.id;
    let mut watch = Watch::new(id, deadline);
    loop {
        if let Some(fate) = zygote.take_fate(id) {
            return Ok((fate, watch.killed));
        }
        let patience = watch.check(zygote, instance.overflowed())?;
        zygote.take_event(patience.min(LOOK_AROUND))?;
    }
}

pub(super) fn outcome(
    fate: &Fate,
    killed: Option<Killed>,
    overflowed: bool,
    started: &Started,
    output: [Vec<u8>; 2],
) -> Result<Outcome, SandboxError> {
    let ending = match fate {
        Fate::Ended(ending) => ending,
        Fate::Failed { step, errno } => return Err(not_executable(step.clone(), *errno)),
    };
    let [stdout, stderr] = output;
    Ok(Outcome {
        status: status(ending, killed, overflowed, started),
        stdout,
        stderr,
        wall: started.at.elapsed(),
        usage: Usage { cpu: ending.cpu, memory: ending.memory },
    })
}

pub(super) fn not_executable(step: String, errno: i32) -> SandboxError {
    SandboxError::NotExecutable { step, error: io::Error::from_raw_os_error(errno) }
}

/// From the word of `wait4` alone; why a kill was sent is the only thing it does not know.
fn status(ending: &Ending, killed: Option<Killed>, overflowed: bool, started: &Started) -> Status {
    if overflowed {
        return Status::OutputLimit;
    }
    if libc::WIFEXITED(ending.wait_status) {
        return Status::Exited(libc::WEXITSTATUS(ending.wait_status));
    }
    let signal = libc::WTERMSIG(ending.wait_status);
    let out_of_cpu = ending.cpu >= Duration::from_secs(cpu_seconds(&started.limits));
    match (signal, killed) {
        (libc::SIGKILL, Some(Killed::WallTime)) => Status::WallTime,
        (libc::SIGKILL, Some(Killed::OutputLimit)) => Status::OutputLimit,
        (libc::SIGXCPU, _) => Status::CpuTime,
        (libc::SIGKILL, None) if out_of_cpu => Status::CpuTime,
        (libc::SIGSYS, _) => Status::ForbiddenCall,
        _ => Status::Signalled(signal),
    }
}
