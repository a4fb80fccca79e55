//! The helper process and the socket to it.

use super::{PROMPT, acknowledged, unexpected};
use crate::channel::Channel;
use crate::level::{Level, Refusal};
use crate::process::{poll_one, set_nonblocking};
use crate::protocol::{Event, Features, PYTHON, Request};
use crate::python::Python;
use std::collections::HashMap;
use std::io;
use std::net::TcpStream;
use std::os::fd::{AsRawFd, BorrowedFd, OwnedFd, RawFd};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Weak};
use std::time::{Duration, Instant};

/// How long the helper may take to give up all it gives up: the kernel makes and clears network namespaces one after another.
const STARTS_WITHIN: Duration = Duration::from_secs(10);

/// What `wait4` said of an instance.
pub(super) struct Ending {
    pub(super) wait_status: i32,
    pub(super) cpu: Duration,
    pub(super) memory: u64,
}

/// What became of an instance that runs no more.
pub(super) enum Fate {
    Ended(Ending),
    /// Its program could not be executed.
    Failed {
        step: String,
        errno: i32,
    },
}

/// Why a level was not had.
pub(super) enum StartError {
    /// The machine does not offer it.
    Refused(Refusal),
    /// Nothing is known: the helper did not answer in time.
    Unanswered(Refusal),
}

impl StartError {
    pub(super) fn into_refusal(self) -> Refusal {
        match self {
            StartError::Refused(refusal) | StartError::Unanswered(refusal) => refusal,
        }
    }
}

struct Running {
    /// Known once the zygote has said so.
    process: Option<i32>,
    /// Gone when nobody can wait for it any more.
    holder: Weak<()>,
}

pub(super) struct Zygote {
    process: Child,
    channel: Channel,
    running: HashMap<u32, Running>,
    ended: HashMap<u32, Fate>,
}

impl Zygote {
    pub(super) fn start(helper: &Path, level: Level, python: Option<&Python>) -> Result<(Zygote, Features), StartError> {
        let refusal = |step: &str, error: io::Error| Refusal { level, step: step.to_owned(), error: error.to_string() };
        let refused = |step: &str, error: io::Error| StartError::Refused(refusal(step, error));
        let (channel, theirs) = Channel::pair().map_err(|error| refused("make a socket", error))?;
        let started = Command::new(helper)
            .arg(level.name())
            .args(python.map(|_| PYTHON))
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::from(theirs))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        let process = started.map_err(|error| refused(&format!("start `{}`", helper.display()), error))?;
        let mut zygote = Zygote { process, channel, running: HashMap::new(), ended: HashMap::new() };
        if let Some(python) = python {
            zygote.channel.send(python.view(), &[]).map_err(|error| refused("name Python's files", error))?;
        }
        match zygote.next_answer(STARTS_WITHIN) {
            Ok((Event::Ready(features), _)) => Ok((zygote, features)),
            Ok((Event::Refused { step, errno }, _)) => Err(refused(&step, io::Error::from_raw_os_error(errno))),
            Ok((event, _)) => Err(refused("understand the helper", unexpected(&event))),
            Err(error) if error.kind() == io::ErrorKind::TimedOut => Err(StartError::Unanswered(refusal("hear from the helper", error))),
            Err(error) => Err(refused("hear from the helper", error)),
        }
    }

    pub(super) fn process(&self) -> u32 {
        self.process.id()
    }

    pub(super) fn descriptor(&self) -> RawFd {
        self.channel.descriptor()
    }

    /// Sends `request` and gives its answer.
    pub(super) fn request(&mut self, request: &Request, descriptors: &[BorrowedFd<'_>]) -> io::Result<(Event, Vec<OwnedFd>)> {
        self.channel.send(request, descriptors)?;
        self.next_answer(PROMPT)
    }

    /// Sends a request that is not answered.
    pub(super) fn tell(&mut self, request: &Request, descriptors: &[BorrowedFd<'_>]) -> io::Result<()> {
        self.channel.send(request, descriptors)
    }

    /// The next event that is not the end of an instance.
    fn next_answer(&mut self, patience: Duration) -> io::Result<(Event, Vec<OwnedFd>)> {
        let deadline = Instant::now() + patience;
        loop {
            let patience = deadline.saturating_duration_since(Instant::now());
            match self.channel.receive(Some(patience))? {
                Some((event, descriptors)) => {
                    if let Some(answer) = self.note(event) {
                        return Ok((answer, descriptors));
                    }
                }
                None if patience.is_zero() => return Err(io::ErrorKind::TimedOut.into()),
                None => {}
            }
        }
    }

    /// Waits for `patience` until an instance ends, and takes note of it.
    pub(super) fn take_event(&mut self, patience: Duration) -> io::Result<()> {
        match self.channel.receive(Some(patience))?.and_then(|(event, _)| self.note(event)) {
            Some(event) => Err(unexpected(&event)),
            None => Ok(()),
        }
    }

    /// Takes note of what became of an instance; any other event is given back.
    fn note(&mut self, event: Event) -> Option<Event> {
        let (id, fate) = match event {
            Event::Ended { id, wait_status, cpu, memory } => (id, Fate::Ended(Ending { wait_status, cpu, memory })),
            Event::Failed { id, step, errno } => (id, Fate::Failed { step, errno }),
            event => return Some(event),
        };
        if self.running.remove(&id).is_some() {
            self.ended.insert(id, fate);
        }
        None
    }

    pub(super) fn note_start(&mut self, id: u32, process: Option<i32>, holder: &Arc<()>) {
        self.running.insert(id, Running { process, holder: Arc::downgrade(holder) });
    }

    /// Kills what runs although nobody can wait for it any more, and waits for its end.
    pub(super) fn end_abandoned(&mut self) -> io::Result<()> {
        let abandoned: Vec<u32> =
            self.running.iter().filter(|(_, running)| running.holder.strong_count() == 0).map(|(&id, _)| id).collect();
        let deadline = Instant::now() + PROMPT;
        for id in abandoned {
            self.signal(id, libc::SIGKILL)?;
            while self.is_running(id) {
                if Instant::now() >= deadline {
                    return Err(io::ErrorKind::TimedOut.into());
                }
                self.take_event(deadline.saturating_duration_since(Instant::now()))?;
            }
            self.ended.remove(&id);
        }
        Ok(())
    }

    /// The process numbers of what runs, in the zygote's process table.
    pub(super) fn processes(&self) -> impl Iterator<Item = i32> {
        self.running.values().filter_map(|running| running.process)
    }

    pub(super) fn any_running(&self) -> bool {
        !self.running.is_empty()
    }

    pub(super) fn is_running(&self, id: u32) -> bool {
        self.running.contains_key(&id)
    }

    pub(super) fn take_fate(&mut self, id: u32) -> Option<Fate> {
        self.ended.remove(&id)
    }

    pub(super) fn signal(&mut self, id: u32, signal: i32) -> io::Result<()> {
        acknowledged(self, &Request::Signal { id, signal })
    }

    /// One attempt to connect, to its end or until `deadline`.
    pub(super) fn connect(&mut self, port: u16, deadline: Instant) -> io::Result<TcpStream> {
        let socket = match self.request(&Request::Connect { port }, &[])? {
            (Event::Connected, descriptors) => descriptors.into_iter().next().ok_or(io::ErrorKind::InvalidData)?,
            (Event::NotConnected { errno }, _) => return Err(io::Error::from_raw_os_error(errno)),
            (event, _) => return Err(unexpected(&event)),
        };
        if !poll_one(socket.as_raw_fd(), libc::POLLOUT, Some(deadline.saturating_duration_since(Instant::now())))? {
            return Err(io::ErrorKind::TimedOut.into());
        }
        set_nonblocking(&socket, false)?;
        let stream = TcpStream::from(socket);
        match stream.take_error()? {
            Some(error) => Err(error),
            None => Ok(stream),
        }
    }
}

impl Drop for Zygote {
    /// The zygote kills what it runs; where it does not answer, its own death kills them.
    fn drop(&mut self) {
        if self.channel.send(&Request::Shutdown, &[]).is_ok() {
            let _ = poll_one(self.channel.descriptor(), libc::POLLRDHUP, Some(Duration::from_millis(500)));
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
