//! The zygote's loop: one request after another, and the ends of instances as they come.

use super::instance::{self, OwnStack, Plan};
use super::network;
use crate::channel::Channel;
use crate::filter::{Filter, FilterError};
use crate::level::Level;
use crate::process::{check, poll};
use crate::protocol::{Event, Request, Spawn};
use runtime::{Effect, EffectSet};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io;
use std::mem;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};
use std::time::{Duration, Instant};

struct Running {
    id: u32,
    forgotten: Instant,
}

/// What the instances of this zygote are.
pub(super) enum Kind {
    /// Programs, confined by their effects.
    Programs(Level),
    /// The machine's Python.
    Python,
}

struct Zygote<'a> {
    channel: &'a Channel,
    kind: Kind,
    filters: HashMap<EffectSet, Filter>,
    running: HashMap<libc::pid_t, Running>,
    stack: OwnStack,
}

/// Serves until the orchestrator says so or ends.
pub(super) fn serve(channel: &Channel, kind: Kind) -> io::Result<()> {
    let child_ends = child_signal()?;
    let mut zygote = Zygote { channel, kind, filters: HashMap::new(), running: HashMap::new(), stack: OwnStack::new() };
    let served = zygote.serve(&child_ends);
    zygote.kill_all();
    match served {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(()),
        served => served,
    }
}

/// A descriptor that can be read when a child has ended.
fn child_signal() -> io::Result<OwnedFd> {
    // SAFETY: the set is made by sigemptyset before it is used; the result is a new descriptor that nothing else owns.
    unsafe {
        let mut set: libc::sigset_t = mem::zeroed();
        libc::sigemptyset(&raw mut set);
        libc::sigaddset(&raw mut set, libc::SIGCHLD);
        check(libc::sigprocmask(libc::SIG_BLOCK, &raw const set, std::ptr::null_mut()))?;
        let descriptor = check(libc::signalfd(-1, &raw const set, libc::SFD_CLOEXEC | libc::SFD_NONBLOCK))?;
        Ok(OwnedFd::from_raw_fd(descriptor))
    }
}

impl Kind {
    fn filter(&self, effects: EffectSet) -> Result<Filter, FilterError> {
        match self {
            Kind::Programs(level) => Filter::for_effects(effects, *level),
            Kind::Python => Filter::for_python(),
        }
    }
}

impl Zygote<'_> {
    fn serve(&mut self, child_ends: &OwnedFd) -> io::Result<()> {
        loop {
            let mut entries = [
                libc::pollfd { fd: self.channel.descriptor(), events: libc::POLLIN, revents: 0 },
                libc::pollfd { fd: child_ends.as_raw_fd(), events: libc::POLLIN, revents: 0 },
            ];
            poll(&mut entries, self.patience())?;
            self.kill_forgotten();
            if entries[1].revents != 0 {
                drain(child_ends);
                self.reap()?;
            }
            if entries[0].revents != 0 {
                let Some((request, descriptors)) = self.channel.receive(None)? else { continue };
                if matches!(request, Request::Shutdown) {
                    return Ok(());
                }
                if let Some((event, descriptor)) = self.answer(request, descriptors) {
                    let attached: Vec<_> = descriptor.iter().map(std::os::fd::AsFd::as_fd).collect();
                    self.channel.send(&event, &attached)?;
                }
            }
        }
    }

    fn answer(&mut self, request: Request, descriptors: Vec<OwnedFd>) -> Option<(Event, Option<OwnedFd>)> {
        let event = match request {
            Request::Spawn(spawn) => match self.spawn(&spawn, descriptors) {
                Event::Spawned { .. } if spawn.quiet => return None,
                Event::NotSpawned { step, errno } if spawn.quiet => Event::Failed { id: spawn.id, step, errno },
                answer => answer,
            },
            Request::Connect { port } => match network::connect(port) {
                Ok(socket) => return Some((Event::Connected, Some(socket))),
                Err(error) => Event::NotConnected { errno: error.raw_os_error().unwrap_or(0) },
            },
            Request::Signal { id, signal } => self.signal(id, signal),
            Request::Shutdown => Event::Signalled,
        };
        Some((event, None))
    }

    fn spawn(&mut self, request: &Spawn, descriptors: Vec<OwnedFd>) -> Event {
        let refused = |step: &str, errno| Event::NotSpawned { step: step.to_owned(), errno };
        let Ok(effects) = request.effects.parse::<EffectSet>() else {
            return refused("read the effects", libc::EINVAL);
        };
        let Ok(descriptors) = <[OwnedFd; 4]>::try_from(descriptors) else {
            return refused("take the descriptors", libc::EINVAL);
        };
        let filter = match self.filters.entry(effects) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => match self.kind.filter(effects) {
                Ok(filter) => place.insert(filter),
                Err(_) => return refused("build the system-call filter", libc::EINVAL),
            },
        };
        let programs = matches!(self.kind, Kind::Programs(_));
        let plan = Plan {
            request,
            may_write_files: programs && effects.contains(Effect::Fs),
            traps_clock: programs && !effects.contains(Effect::Time),
            filter,
            descriptors: &descriptors,
        };
        match instance::start(&plan, &mut self.stack) {
            Ok(process) => {
                let forgotten = Instant::now() + request.forgotten_after;
                self.running.insert(process, Running { id: request.id, forgotten });
                Event::Spawned { process }
            }
            Err(error) => refused(error.step, error.errno()),
        }
    }

    fn signal(&self, id: u32, signal: i32) -> Event {
        let Some((&process, _)) = self.running.iter().find(|(_, running)| running.id == id) else {
            return Event::NotSignalled { errno: libc::ESRCH };
        };
        let target = if signal == libc::SIGKILL { -process } else { process };
        // SAFETY: a plain system call on a child that has not been waited for, or its group.
        match check(unsafe { libc::kill(target, signal) }) {
            Ok(_) => Event::Signalled,
            Err(error) => Event::NotSignalled { errno: error.raw_os_error().unwrap_or(0) },
        }
    }

    /// Takes the status of every child that has ended, and kills what is left of its group.
    fn reap(&mut self) -> io::Result<()> {
        while let Some(process) = ended_child()? {
            let running = self.running.remove(&process);
            if running.is_some() {
                // SAFETY: a plain system call; the group's number belongs to the child until it is waited for.
                unsafe { libc::kill(-process, libc::SIGKILL) };
            }
            let mut wait_status = 0;
            // SAFETY: an rusage of zeroes is valid, and both places live until the call returns.
            let mut usage: libc::rusage = unsafe { mem::zeroed() };
            // SAFETY: as above.
            check(unsafe { libc::wait4(process, &raw mut wait_status, 0, &raw mut usage) })?;
            if let Some(running) = running {
                let cpu = duration(usage.ru_utime) + duration(usage.ru_stime);
                let memory = u64::try_from(usage.ru_maxrss).unwrap_or(0) << 10;
                self.channel.send(&Event::Ended { id: running.id, wait_status, cpu, memory }, &[])?;
            }
        }
        Ok(())
    }

    /// How long nothing needs to be done by itself.
    fn patience(&self) -> Option<Duration> {
        let next = self.running.values().map(|running| running.forgotten).min()?;
        Some(next.saturating_duration_since(Instant::now()))
    }

    fn kill_forgotten(&mut self) {
        let now = Instant::now();
        for (&process, running) in &mut self.running {
            if running.forgotten <= now {
                running.forgotten = now + Duration::from_secs(1);
                // SAFETY: a plain system call on the group of a child that has not been waited for.
                unsafe { libc::kill(-process, libc::SIGKILL) };
            }
        }
    }

    fn kill_all(&self) {
        for &process in self.running.keys() {
            // SAFETY: as above.
            unsafe { libc::kill(-process, libc::SIGKILL) };
        }
    }
}

/// A child that has ended and is still to be waited for.
fn ended_child() -> io::Result<Option<libc::pid_t>> {
    // SAFETY: a siginfo of zeroes is valid and lives until the call returns; for a child its process number is there to be read.
    let (result, process) = unsafe {
        let mut information: libc::siginfo_t = mem::zeroed();
        let result = libc::waitid(libc::P_ALL, 0, &raw mut information, libc::WEXITED | libc::WNOHANG | libc::WNOWAIT);
        (result, information.si_pid())
    };
    match check(result) {
        Ok(_) => Ok((process != 0).then_some(process)),
        Err(error) if error.raw_os_error() == Some(libc::ECHILD) => Ok(None),
        Err(error) => Err(error),
    }
}

fn drain(signals: &OwnedFd) {
    let mut buffer = [0u8; 1024];
    // SAFETY: reads at most the buffer's length into it; the descriptor does not block.
    while unsafe { libc::read(signals.as_raw_fd(), buffer.as_mut_ptr().cast(), buffer.len()) } > 0 {}
}

fn duration(time: libc::timeval) -> Duration {
    Duration::from_secs(time.tv_sec.unsigned_abs()) + Duration::from_micros(time.tv_usec.unsigned_abs())
}
