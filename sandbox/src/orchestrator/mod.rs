//! The trusted side: holds the zygote, watches clocks and output, and says how a run ended.

mod connection;
mod conversation;
mod instance;
mod oracle;
mod ports;
mod run;

use crate::error::SandboxError;
use crate::job::{Job, Outcome, Status};
use crate::level::{Level, Refusal, Unavailable};
use crate::program::{PROBE_EXIT, Program, probe};
use crate::protocol::{Event, Features, Request};
use crate::python::Python;
use connection::{StartError, Zygote};
use instance::{Started, Word};
use std::io;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub use conversation::{Conversation, Reply, Wanted};
pub use instance::Instance;
pub use oracle::{OracleSandbox, OracleUnavailable};

/// How long the zygote may take for what it does at once, and an instance to die after it was killed.
const PROMPT: Duration = Duration::from_secs(2);
/// How often a port is tried that does not accept yet.
const PORT_TRIES_APART: Duration = Duration::from_millis(1);

/// Runs programs in instances. Ends, with all of them, when it is dropped.
pub struct Sandbox {
    helper: PathBuf,
    /// The interpreter, where that is what runs.
    python: Option<Python>,
    features: Features,
    refusals: Vec<Refusal>,
    zygote: Option<Zygote>,
    /// Counts the zygotes, so that an instance of one that was lost is known as such.
    generation: u64,
    next_id: u32,
    /// A program that may use the network has run in the current zygote, and may have left connections that are not quite closed.
    network_used: bool,
}

impl Sandbox {
    /// Starts the binary `helper` at the level `wanted`, or at the highest that works where none is wanted. A level is passed over
    /// only when the machine refuses it, never because it was slow to answer.
    pub fn start(helper: &Path, wanted: Option<Level>) -> Result<Sandbox, Unavailable> {
        Sandbox::climb(helper, wanted, None)
    }

    /// The highest level of those that are wanted.
    fn climb(helper: &Path, wanted: Option<Level>, python: Option<&Python>) -> Result<Sandbox, Unavailable> {
        let mut refusals = Vec::new();
        for level in Level::LADDER.into_iter().filter(|&level| wanted.is_none_or(|wanted| wanted == level)) {
            match Sandbox::start_at(helper, level, python) {
                Ok(sandbox) => return Ok(Sandbox { refusals, ..sandbox }),
                Err(StartError::Refused(refusal)) => refusals.push(refusal),
                Err(StartError::Unanswered(refusal)) => {
                    refusals.push(refusal);
                    break;
                }
            }
        }
        Err(Unavailable { refusals })
    }

    /// A level counts only when a program has truly run in it.
    fn start_at(helper: &Path, level: Level, python: Option<&Python>) -> Result<Sandbox, StartError> {
        let (zygote, features) = Zygote::start(helper, level, python)?;
        let mut sandbox = Sandbox {
            helper: helper.to_owned(),
            python: python.cloned(),
            features,
            refusals: Vec::new(),
            zygote: Some(zygote),
            generation: 0,
            next_id: 0,
            network_used: false,
        };
        let refusal = |error: String| Refusal { level, step: "run a program".to_owned(), error };
        let proof = if python.is_some() { sandbox.prove_python() } else { sandbox.prove() };
        match proof {
            Ok((_, true)) => Ok(sandbox),
            Ok((outcome, false)) => Err(failed_proof(&outcome, refusal)),
            Err(SandboxError::HelperLost { step, error }) if error.kind() == io::ErrorKind::TimedOut => {
                Err(StartError::Unanswered(refusal(format!("the helper failed to {step}: {error}"))))
            }
            Err(error) => Err(StartError::Refused(refusal(error.to_string()))),
        }
    }

    /// Runs the smallest program, and whether it did what it is to do.
    fn prove(&mut self) -> Result<(Outcome, bool), SandboxError> {
        let outcome = self.run(&probe(), &Job::default())?;
        let proven = outcome.status == Status::Exited(PROBE_EXIT);
        Ok((outcome, proven))
    }

    pub fn level(&self) -> Level {
        self.features.level
    }

    /// Whether the kernel also denies files by landlock.
    pub fn landlock(&self) -> bool {
        self.features.landlock
    }

    /// The process number of the helper; `None` while it is lost.
    pub fn helper_process(&self) -> Option<u32> {
        self.zygote.as_ref().map(Zygote::process)
    }

    /// Why the levels above [`Sandbox::level`] cannot be had; empty where they were not wanted.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// Runs `program`, a static ELF, to its end.
    pub fn run(&mut self, program: &[u8], job: &Job) -> Result<Outcome, SandboxError> {
        self.run_again(&Program::new(program)?, job)
    }

    /// As [`Sandbox::run`], for a program that is kept.
    pub fn run_again(&mut self, program: &Program, job: &Job) -> Result<Outcome, SandboxError> {
        let (started, mut pump) = self.begin(program, job, Word::AtTheEnd)?;
        let deadline = started.at + job.limits.wall;
        let zygote = self.zygote.as_mut().ok_or_else(instance::gone)?;
        let ending = run::to_the_end(zygote, started.id, &mut pump, &job.stdin, deadline);
        let (ending, killed) = self.keep_or_lose_zygote("run a program", ending)?;
        let overflowed = pump.overflowed();
        let [stdout, stderr] = pump.into_collected();
        run::outcome(&ending, killed, overflowed, &started, [stdout, stderr])
    }

    /// Starts `program`, a static ELF, and returns as soon as it runs. Its output is collected in the background; its wall limit
    /// holds even if nobody waits for it.
    pub fn spawn(&mut self, program: &[u8], job: &Job) -> Result<Instance, SandboxError> {
        let (started, pump) = self.begin(&Program::new(program)?, job, Word::AtTheStart)?;
        Instance::collect(started, pump, job.stdin.clone())
    }

    /// Connects to a port of the network that the instances have, and tries for `patience` while no instance accepts there. Gives up at
    /// once when no instance runs any more.
    pub fn connect(&mut self, port: u16, patience: Duration) -> io::Result<TcpStream> {
        let deadline = Instant::now() + patience;
        let shares_network = self.level() == Level::Filter;
        loop {
            let zygote = self.zygote.as_mut().ok_or(io::ErrorKind::NotConnected)?;
            let connected = match zygote.connect(port, deadline) {
                // On the machine's own network somebody else might accept.
                Ok(_) if shares_network && !zygote.processes().any(|process| ports::listens(process, port)) => {
                    Err(io::ErrorKind::ConnectionRefused.into())
                }
                connected => connected,
            };
            match connected {
                Err(error) if error.kind() == io::ErrorKind::ConnectionRefused && zygote.any_running() && Instant::now() < deadline => {
                    zygote.take_event(PORT_TRIES_APART)?;
                }
                connected => return connected,
            }
        }
    }

    /// `false` as soon as the instance has ended by itself or otherwise.
    pub fn is_running(&mut self, instance: &Instance) -> Result<bool, SandboxError> {
        let zygote = self.zygote_of(&instance.started)?;
        let events = zygote.take_event(Duration::ZERO);
        let running = zygote.is_running(instance.started.id);
        self.keep_or_lose_zygote("ask after an instance", events)?;
        Ok(running)
    }

    /// Sends a signal; one to an instance that has ended already is no error.
    pub fn signal(&mut self, instance: &Instance, signal: i32) -> Result<(), SandboxError> {
        let sent = self.zygote_of(&instance.started)?.signal(instance.started.id, signal);
        self.keep_or_lose_zygote("send a signal", sent)
    }

    /// Waits for `patience` until the instance ends, and kills it then.
    pub fn wait(&mut self, mut instance: Instance, patience: Duration) -> Result<Outcome, SandboxError> {
        let deadline = (Instant::now() + patience).min(instance.started.at + instance.started.limits.wall);
        let zygote = self.zygote_of(&instance.started)?;
        let ending = run::to_the_end_or_overflow(zygote, &instance, deadline);
        let (ending, killed) = self.keep_or_lose_zygote("wait for an instance", ending)?;
        let (collected, overflowed) = instance.finish();
        run::outcome(&ending, killed, overflowed, &instance.started, collected)
    }

    fn zygote_of(&mut self, started: &Started) -> Result<&mut Zygote, SandboxError> {
        let current = started.generation == self.generation;
        self.zygote.as_mut().filter(|_| current).ok_or_else(instance::gone)
    }

    /// A zygote that failed once is not asked again: it is killed with everything it runs.
    fn keep_or_lose_zygote<T>(&mut self, step: &'static str, result: io::Result<T>) -> Result<T, SandboxError> {
        result.map_err(|error| {
            self.zygote = None;
            SandboxError::HelperLost { step, error }
        })
    }

    /// Ends what was abandoned. Starts the zygote anew where it was lost, or where a server is to get a network without anything left from another.
    fn refresh_zygote(&mut self, wants_network: bool) -> Result<(), SandboxError> {
        if let Some(zygote) = &mut self.zygote {
            let ended = zygote.end_abandoned();
            self.keep_or_lose_zygote("end an abandoned program", ended)?;
        }
        let idle = self.zygote.as_ref().is_none_or(|zygote| !zygote.any_running());
        if wants_network && self.network_used && idle && self.level() == Level::Namespaces {
            self.zygote = None;
        }
        if self.zygote.is_none() {
            let refused = |error: StartError| Unavailable { refusals: vec![error.into_refusal()] };
            let (zygote, features) = Zygote::start(&self.helper, self.level(), self.python.as_ref()).map_err(refused)?;
            (self.zygote, self.features) = (Some(zygote), features);
            self.generation += 1;
            self.network_used = false;
        }
        self.network_used |= wants_network;
        Ok(())
    }
}

/// Nothing is known of a level where the program was only slow; else the last thing it said is the reason.
fn failed_proof(outcome: &Outcome, refusal: impl Fn(String) -> Refusal) -> StartError {
    let said = String::from_utf8_lossy(&outcome.stderr);
    let said = said.lines().last().map(|line| format!(": {line}")).unwrap_or_default();
    let refusal = refusal(format!("it {}{said}", outcome.status));
    if outcome.status == Status::WallTime { StartError::Unanswered(refusal) } else { StartError::Refused(refusal) }
}

/// What the zygote answers to a request that it was not to answer so.
fn unexpected(event: &Event) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("unexpected answer {event:?}"))
}

/// A request that carries no descriptors and is answered by a word.
fn acknowledged(zygote: &mut Zygote, request: &Request) -> io::Result<()> {
    match zygote.request(request, &[])?.0 {
        Event::Signalled => Ok(()),
        Event::NotSignalled { errno } if errno == libc::ESRCH => Ok(()),
        Event::NotSignalled { errno } => Err(io::Error::from_raw_os_error(errno)),
        event => Err(unexpected(&event)),
    }
}
