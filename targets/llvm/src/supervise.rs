//! One request, one child: started, watched, killed when its time is up, reaped, and judged by how it ended.

use crate::child;
use crate::warm::Warm;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitStatus, waitpid};
use nix::unistd::{ForkResult, Pid, fork, getpid, pipe2};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::os::fd::{AsFd, BorrowedFd, FromRawFd, OwnedFd};
use std::time::{Duration, Instant};
use targets::Death;
use targets::protocol::{self, Limits, MAX_FRAME, Request, Response};

/// How much of a child's own words is kept.
const MAX_WORDS: usize = 16 << 10;

/// Has `request` answered by a child.
pub(crate) fn answer(request: &Request, warm: &Warm) -> Response {
    attempt(request, warm).unwrap_or_else(|error| Response::Broken(format!("no child can be started: {error}")))
}

fn attempt(request: &Request, warm: &Warm) -> nix::Result<Response> {
    let flags = nix::fcntl::OFlag::O_CLOEXEC | nix::fcntl::OFlag::O_NONBLOCK;
    let (answer, answer_end) = pipe2(flags)?;
    let (words, words_end) = pipe2(flags)?;
    let parent = getpid();
    // SAFETY: this process has one thread, so the child may do whatever the parent could.
    match unsafe { fork() }? {
        ForkResult::Child => child::run(request, warm, parent, &answer_end, &words_end),
        ForkResult::Parent { child } => {
            drop((answer_end, words_end));
            watch(child, Stream::new(answer, MAX_FRAME), Stream::new(words, MAX_WORDS), &request.limits)
        }
    }
}

/// The reading end of a pipe, of which at most `limit` bytes are kept. What is beyond is read and dropped.
struct Stream {
    file: File,
    kept: Vec<u8>,
    limit: usize,
    ended: bool,
    overflowed: bool,
}

impl Stream {
    fn new(descriptor: OwnedFd, limit: usize) -> Self {
        Self { file: File::from(descriptor), kept: Vec::new(), limit, ended: false, overflowed: false }
    }

    /// Takes what is there, without waiting.
    fn drain(&mut self) {
        let mut buffer = [0; 64 << 10];
        while !self.ended {
            match self.file.read(&mut buffer) {
                Ok(0) => self.ended = true,
                Ok(count) => {
                    let room = self.limit - self.kept.len();
                    self.overflowed |= count > room;
                    self.kept.extend_from_slice(&buffer[..count.min(room)]);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    self.ended = error.kind() != ErrorKind::WouldBlock;
                    return;
                }
            }
        }
    }

    fn events(&self) -> PollFlags {
        if self.ended { PollFlags::empty() } else { PollFlags::POLLIN }
    }
}

/// Waits for the end of `child`, which is killed when its wall time is over or the client is gone.
fn watch(child: Pid, mut answer: Stream, mut words: Stream, limits: &Limits) -> nix::Result<Response> {
    let deadline = Instant::now() + limits.wall;
    let handle = open_handle(child);
    let mut out_of_time = false;
    while let Ok(handle) = &handle {
        let left = deadline.saturating_duration_since(Instant::now());
        let gone = wait(handle.as_fd(), &answer, &words, left)?;
        answer.drain();
        words.drain();
        match gone {
            Event::ChildEnded => break,
            Event::Progress if left > Duration::ZERO => {}
            Event::Progress => {
                out_of_time = true;
                break;
            }
            Event::ClientGone => break,
        }
    }
    // A zombie keeps its id until it is reaped, so this cannot hit another process.
    let _ = kill(child, Signal::SIGKILL);
    let status = waitpid(child, None)?;
    handle?;
    answer.drain();
    words.drain();
    if out_of_time {
        return Ok(Response::Died(Death::WallTime));
    }
    Ok(judge(status, &answer, &words))
}

enum Event {
    ChildEnded,
    ClientGone,
    Progress,
}

fn wait(child: BorrowedFd<'_>, answer: &Stream, words: &Stream, left: Duration) -> nix::Result<Event> {
    let input = std::io::stdin();
    let mut polled = [
        PollFd::new(child, PollFlags::POLLIN),
        PollFd::new(input.as_fd(), PollFlags::empty()),
        PollFd::new(answer.file.as_fd(), answer.events()),
        PollFd::new(words.file.as_fd(), words.events()),
    ];
    // A stream that has ended would be reported at once, again and again.
    let count = if answer.ended || words.ended { 2 } else { 4 };
    let timeout = PollTimeout::try_from(left + Duration::from_millis(1)).unwrap_or(PollTimeout::MAX);
    match poll(&mut polled[..count], timeout) {
        Ok(_) | Err(nix::errno::Errno::EINTR) => {}
        Err(error) => return Err(error),
    }
    let happened = |index: usize| polled[index].revents().is_some_and(|events| !events.is_empty());
    Ok(match (happened(0), happened(1)) {
        (true, _) => Event::ChildEnded,
        (false, true) => Event::ClientGone,
        (false, false) => Event::Progress,
    })
}

/// A descriptor that becomes readable when the process ends.
fn open_handle(process: Pid) -> nix::Result<OwnedFd> {
    // SAFETY: takes no pointer; the descriptor that it returns is new and closed on exec.
    let descriptor = unsafe { libc::syscall(libc::SYS_pidfd_open, process.as_raw(), 0) };
    let descriptor = i32::try_from(nix::errno::Errno::result(descriptor)?).map_err(|_| nix::errno::Errno::EBADF)?;
    // SAFETY: see above.
    Ok(unsafe { OwnedFd::from_raw_fd(descriptor) })
}

/// What the end of a child means. An answer counts only if the child ended well; its words only tell deaths apart.
fn judge(status: WaitStatus, answer: &Stream, words: &Stream) -> Response {
    let said = String::from_utf8_lossy(&words.kept);
    match status {
        WaitStatus::Exited(_, 0) if answer.overflowed => Response::Broken("the answer is too long".into()),
        WaitStatus::Exited(_, 0) => match protocol::decode(&answer.kept) {
            Ok(response) => response,
            Err(error) => Response::Broken(format!("the child's answer cannot be read: {error}")),
        },
        WaitStatus::Exited(_, code) => Response::Broken(format!("the child ended with {code}: {}", said.trim_end())),
        WaitStatus::Signaled(_, signal, _) => Response::Died(death(signal, &said)),
        other => Response::Broken(format!("the child is in an unknown state: {other:?}")),
    }
}

fn death(signal: Signal, said: &str) -> Death {
    /// LLVM's words, Rust's, and the C++ library's, when an allocation fails: the only exception in LLVM is `bad_alloc`.
    const MEMORY: [&str; 4] = ["out of memory", "memory allocation of", "bad_alloc", "foreign exception"];
    let said_memory = MEMORY.iter().any(|words| said.contains(words));

    match signal {
        Signal::SIGXCPU => Death::CpuTime,
        Signal::SIGSEGV | Signal::SIGBUS if said.contains(child::STACK_EXHAUSTED) => Death::Stack,
        Signal::SIGABRT if said_memory => Death::Memory,
        other => Death::Signal(other as i32),
    }
}
