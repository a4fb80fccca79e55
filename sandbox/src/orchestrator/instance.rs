//! One run of a program that goes on in the background.

use super::ports::{self, Reservation};
use super::run::not_executable;
use super::{PROMPT, Sandbox, unexpected};
use crate::error::SandboxError;
use crate::job::{Job, Limits};
use crate::program::Program;
use crate::protocol::{Event, LONGEST_ARGUMENTS, Request, Spawn};
use crate::pump::{Input, Pump};
use runtime::{Effect, EffectSet};
use std::io;
use std::iter;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often the collecting thread looks whether it is still wanted, beside waking for each output.
const LOOK_AROUND: Duration = Duration::from_millis(50);

pub(super) struct Started {
    pub(super) id: u32,
    pub(super) generation: u64,
    pub(super) at: Instant,
    pub(super) limits: Limits,
    #[expect(dead_code, reason = "shared with nobody: when it is gone, nobody can wait for this instance any more")]
    holder: Arc<()>,
    #[expect(dead_code, reason = "other sandboxes can have the ports when this is gone")]
    reservation: Reservation,
}

/// A program that runs. [`Sandbox::wait`] ends it and gives its outcome; where this is dropped instead, the program is killed
/// before the next one starts.
pub struct Instance {
    pub(super) started: Started,
    collected: Arc<Collected>,
    collector: Option<thread::JoinHandle<()>>,
}

#[derive(Default)]
struct Collected {
    /// Standard output, standard error, and whether one of them was too long.
    output: Mutex<([Vec<u8>; 2], bool)>,
    /// The instance has ended, so the pipes will too.
    settled: AtomicBool,
}

impl Collected {
    /// A thread that died while it held the lock left nothing half done.
    fn lock(&self) -> MutexGuard<'_, ([Vec<u8>; 2], bool)> {
        self.output.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Instance {
    pub(super) fn collect(started: Started, mut pump: Pump, stdin: Vec<u8>) -> Result<Instance, SandboxError> {
        let collected = Arc::new(Collected::default());
        let shared = Arc::clone(&collected);
        let collect = move || {
            let mut input = Input { pending: &stdin, last: true };
            while !pump.finished() && pump.turn(&mut input, None, LOOK_AROUND).is_ok() {
                let mut output = shared.lock();
                output.1 = pump.overflowed();
                for (known, now) in output.0.iter_mut().zip(pump.collected()) {
                    known.extend_from_slice(&now[known.len()..]);
                }
                if shared.settled.load(Ordering::Relaxed) {
                    return;
                }
            }
        };
        let collector = thread::Builder::new().name("sandbox output".to_owned()).spawn(collect);
        let collector = collector.map_err(SandboxError::system("start a thread"))?;
        Ok(Instance { started, collected, collector: Some(collector) })
    }

    /// What it wrote to standard error so far.
    pub fn stderr(&self) -> Vec<u8> {
        self.collected.lock().0[1].clone()
    }

    pub(super) fn overflowed(&self) -> bool {
        self.collected.lock().1
    }

    /// All output of an instance that has ended, and whether it was too long.
    pub(super) fn finish(&mut self) -> ([Vec<u8>; 2], bool) {
        // The pipes of an ended instance are at their end, so this waits for the last bytes only.
        let deadline = Instant::now() + PROMPT;
        while self.collector.as_ref().is_some_and(|collector| !collector.is_finished()) && Instant::now() < deadline {
            thread::yield_now();
        }
        self.stop();
        let mut output = self.collected.lock();
        (std::mem::take(&mut output.0), output.1)
    }

    fn stop(&mut self) {
        self.collected.settled.store(true, Ordering::Relaxed);
        if let Some(collector) = self.collector.take() {
            let _ = collector.join();
        }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        self.stop();
    }
}

pub(super) fn gone() -> SandboxError {
    SandboxError::HelperLost { step: "keep an instance", error: io::ErrorKind::NotConnected.into() }
}

/// When the zygote says what came of a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    AtTheStart,
    /// With the end of the instance; one message less.
    AtTheEnd,
}

/// An instance that is to be started.
pub(super) struct Launch<'a> {
    pub(super) program: &'a Program,
    /// With the program's name first.
    pub(super) arguments: Vec<Vec<u8>>,
    pub(super) environment: Vec<Vec<u8>>,
    pub(super) effects: EffectSet,
    pub(super) ports: &'a [u16],
    pub(super) limits: Limits,
    pub(super) word: Word,
}

/// How much longer than its wall limit an instance may live that nobody waits for.
const FORGOTTEN_GRACE: Duration = Duration::from_secs(2);

impl Sandbox {
    /// Starts an instance, with the orchestrator's side of its pipes.
    pub(super) fn begin(&mut self, program: &Program, job: &Job, word: Word) -> Result<(Started, Pump), SandboxError> {
        if self.python.is_some() {
            return Err(SandboxError::InvalidArguments("this sandbox runs Python only"));
        }
        let names = iter::once("program").chain(job.arguments.iter().map(String::as_str));
        let (arguments, environment) = (argument_vector(names)?, Vec::new());
        self.refresh_zygote(job.effects.contains(Effect::Net) && !job.keeps_network)?;
        self.launch(Launch { program, arguments, environment, effects: job.effects, ports: &job.ports, limits: job.limits, word })
    }

    pub(super) fn launch(&mut self, launch: Launch<'_>) -> Result<(Started, Pump), SandboxError> {
        let reservation = ports::reserve(launch.ports, self.level())?;
        let limits = launch.limits;
        let (pump, ends) = Pump::new(limits.output).map_err(SandboxError::system("make pipes"))?;
        let id = self.next_id;
        self.next_id = self.next_id.wrapping_add(1);
        let descriptors = [launch.program.as_fd(), ends.stdin.as_fd(), ends.stdout.as_fd(), ends.stderr.as_fd()];
        let at = Instant::now();
        let process = self.request_start(launch.request(id), &descriptors)?;
        let holder = Arc::new(());
        if let Some(zygote) = &mut self.zygote {
            zygote.note_start(id, process, &holder);
        }
        Ok((Started { id, generation: self.generation, at, limits, holder, reservation }, pump))
    }

    /// The process number of the new instance, where the zygote is to tell it.
    fn request_start(&mut self, spawn: Spawn, descriptors: &[BorrowedFd<'_>]) -> Result<Option<i32>, SandboxError> {
        let step = "start a program";
        let quiet = spawn.quiet;
        let request = Request::Spawn(spawn);
        let zygote = self.zygote.as_mut().ok_or_else(gone)?;
        if quiet {
            let told = zygote.tell(&request, descriptors);
            return self.keep_or_lose_zygote(step, told).map(|()| None);
        }
        let answer = zygote.request(&request, descriptors);
        match self.keep_or_lose_zygote(step, answer)?.0 {
            Event::Spawned { process } => Ok(Some(process)),
            Event::NotSpawned { step, errno } => Err(not_executable(step, errno)),
            event => self.keep_or_lose_zygote(step, Err(unexpected(&event))),
        }
    }
}

impl Launch<'_> {
    fn request(self, id: u32) -> Spawn {
        let limits = &self.limits;
        Spawn {
            id,
            quiet: self.word == Word::AtTheEnd,
            arguments: self.arguments,
            environment: self.environment,
            effects: self.effects.to_string(),
            cpu_seconds: cpu_seconds(limits),
            memory: limits.memory,
            descriptors: limits.descriptors.into(),
            processes: limits.processes.into(),
            forgotten_after: limits.wall.saturating_add(FORGOTTEN_GRACE).min(Duration::from_secs(24 * 3600)),
        }
    }
}

/// The kernel counts in whole seconds.
pub(super) fn cpu_seconds(limits: &Limits) -> u64 {
    limits.cpu.as_secs() + u64::from(limits.cpu.subsec_nanos() > 0)
}

/// With the program's name first.
pub(super) fn argument_vector<'a>(arguments: impl Iterator<Item = &'a str>) -> Result<Vec<Vec<u8>>, SandboxError> {
    let arguments: Vec<Vec<u8>> = arguments.map(|argument| argument.as_bytes().to_vec()).collect();
    if arguments.iter().any(|argument| argument.contains(&0)) {
        return Err(SandboxError::InvalidArguments("an argument contains a zero byte"));
    }
    if arguments.iter().map(|argument| argument.len() + 2).sum::<usize>() > LONGEST_ARGUMENTS {
        return Err(SandboxError::InvalidArguments("the arguments are longer than 32 KiB"));
    }
    Ok(arguments)
}
