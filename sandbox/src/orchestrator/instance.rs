//! One run of a program that goes on in the background.

use super::ports::{self, Reservation};
use super::{PROMPT, Sandbox, unexpected};
use crate::error::SandboxError;
use crate::job::{Job, Limits};
use crate::program::sealed_program;
use crate::protocol::{Event, LONGEST_ARGUMENTS, Request, Spawn};
use crate::pump::{Ends, Pump};
use runtime::Effect;
use std::io;
use std::os::fd::AsFd;
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
    pub(super) fn collect(started: Started, mut pump: Pump) -> Result<Instance, SandboxError> {
        let collected = Arc::new(Collected::default());
        let shared = Arc::clone(&collected);
        let collect = move || {
            while !pump.finished() && pump.turn(None, LOOK_AROUND).is_ok() {
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

/// How much longer than its wall limit an instance may live that nobody waits for.
const FORGOTTEN_GRACE: Duration = Duration::from_secs(2);

impl Sandbox {
    /// Starts an instance, with the orchestrator's side of its pipes.
    pub(super) fn begin(&mut self, program: &[u8], job: &Job) -> Result<(Started, Pump), SandboxError> {
        let arguments = argument_vector(job)?;
        self.refresh_zygote(job.effects.contains(Effect::Net) && !job.keeps_network)?;
        let reservation = ports::reserve(&job.ports, self.level())?;
        let program = sealed_program(program).map_err(SandboxError::system("keep a program in memory"))?;
        let (pump, ends) = Pump::new(job.stdin.clone(), job.limits.output).map_err(SandboxError::system("make pipes"))?;
        let Ends { stdin, stdout, stderr } = ends;
        let id = self.next_id;
        self.next_id = self.next_id.wrapping_add(1);
        let request = Request::Spawn(spawn_request(id, arguments, job));
        let descriptors = [program.as_fd(), stdin.as_fd(), stdout.as_fd(), stderr.as_fd()];
        let zygote = self.zygote.as_mut().ok_or_else(gone)?;
        let answer = zygote.request(&request, &descriptors);
        let (event, _) = self.keep_or_lose_zygote("start a program", answer)?;
        let process = match event {
            Event::Spawned { process } => process,
            Event::NotSpawned { step, errno } => {
                return Err(SandboxError::NotExecutable { step, error: io::Error::from_raw_os_error(errno) });
            }
            event => return self.keep_or_lose_zygote("start a program", Err(unexpected(&event))),
        };
        let holder = Arc::new(());
        if let Some(zygote) = &mut self.zygote {
            zygote.note_start(id, process, &holder);
        }
        Ok((Started { id, generation: self.generation, at: Instant::now(), limits: job.limits, holder, reservation }, pump))
    }
}

fn spawn_request(id: u32, arguments: Vec<Vec<u8>>, job: &Job) -> Spawn {
    let limits = &job.limits;
    Spawn {
        id,
        arguments,
        effects: job.effects.to_string(),
        cpu_seconds: cpu_seconds(limits),
        memory: limits.memory,
        descriptors: limits.descriptors.into(),
        processes: limits.processes.into(),
        forgotten_after: limits.wall.saturating_add(FORGOTTEN_GRACE).min(Duration::from_secs(24 * 3600)),
    }
}

/// The kernel counts in whole seconds.
pub(super) fn cpu_seconds(limits: &Limits) -> u64 {
    limits.cpu.as_secs() + u64::from(limits.cpu.subsec_nanos() > 0)
}

fn argument_vector(job: &Job) -> Result<Vec<Vec<u8>>, SandboxError> {
    let names = std::iter::once("program").chain(job.arguments.iter().map(String::as_str));
    let arguments: Vec<Vec<u8>> = names.map(|argument| argument.as_bytes().to_vec()).collect();
    if arguments.iter().any(|argument| argument.contains(&0)) {
        return Err(SandboxError::InvalidArguments("an argument contains a zero byte"));
    }
    if arguments.iter().map(|argument| argument.len() + 2).sum::<usize>() > LONGEST_ARGUMENTS {
        return Err(SandboxError::InvalidArguments("the arguments are longer than 32 KiB"));
    }
    Ok(arguments)
}
