//! Runs one command to its end, or ends it.
//!
//! One thread and `poll` serve all three pipes, so neither side ever waits for the other in a circle, and nothing stays
//! behind when a pipe is held open by a process that got away.
//!
//! Ensures: when [`run`] returns, the command has been waited for, and its process group has been killed.

use nix::errno::Errno;
use nix::fcntl::{FcntlArg, OFlag, fcntl};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::sys::signal::{Signal, killpg};
use nix::sys::wait::{Id, WaitPidFlag, WaitStatus, waitid};
use nix::unistd::Pid;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, ExitStatus};
use std::time::{Duration, Instant};

/// How long one wait for the pipes lasts at most before the child is looked at.
const LONGEST_WAIT: Duration = Duration::from_millis(20);
/// How long output may still come after the command itself has ended, from what it left running.
const GRACE: Duration = Duration::from_millis(200);
/// How much of standard error is kept: its end, where programs say why they stopped.
const STDERR_KEPT: usize = 4 << 10;

pub(super) struct Limits {
    pub(super) time: Duration,
    /// Bytes on standard output.
    pub(super) output: usize,
}

pub(super) struct Captured {
    pub(super) ending: Ending,
    pub(super) stdout: Vec<u8>,
    /// The last lines, with what is not UTF-8 replaced.
    pub(super) stderr: String,
}

pub(super) enum Ending {
    Exited(i32),
    Signalled(i32),
    TimeLimit,
    OutputLimit,
    Pipe(io::Error),
}

impl From<ExitStatus> for Ending {
    fn from(status: ExitStatus) -> Self {
        match (status.code(), status.signal()) {
            (Some(code), _) => Ending::Exited(code),
            (None, signal) => Ending::Signalled(signal.unwrap_or(0)),
        }
    }
}

/// Starts `command`, whose three standard streams are pipes, writes `input` to it and reads what it writes.
///
/// An error means that it could not be started.
pub(super) fn run(command: &mut Command, input: &[u8], limits: Limits) -> io::Result<Captured> {
    let deadline = Instant::now() + limits.time;
    end_with_parent(command.process_group(0));
    let mut session = Session::start(command.spawn()?, input)?;
    let ending = session.serve(deadline, &limits);
    let status = session.child.end();
    let ending = match ending {
        Ok(None) => status.map_or_else(Ending::Pipe, Ending::from),
        Ok(Some(ending)) => ending,
        Err(error) => Ending::Pipe(error),
    };
    Ok(Captured { ending, stdout: std::mem::take(&mut session.output), stderr: session.errors.text() })
}

/// A command must not outlive an intentc that was killed: the terminal's signals do not reach its process group.
fn end_with_parent(command: &mut Command) {
    // SAFETY: between fork and exec only `prctl` is called, which is async-signal-safe and takes no pointers here.
    unsafe {
        command.pre_exec(|| match libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        });
    }
}

/// A child that leads its own process group.
struct Group {
    child: Child,
    ended: bool,
}

impl Group {
    fn pid(&self) -> Pid {
        Pid::from_raw(self.child.id().cast_signed())
    }

    /// Whether the command itself has ended. It stays a zombie, so its number cannot become another group's.
    fn has_exited(&self) -> bool {
        let flags = WaitPidFlag::WEXITED | WaitPidFlag::WNOHANG | WaitPidFlag::WNOWAIT;
        !matches!(waitid(Id::Pid(self.pid()), flags), Ok(WaitStatus::StillAlive) | Err(Errno::EINTR))
    }

    /// Kills whatever is left of the group and takes the command's status.
    fn end(&mut self) -> io::Result<ExitStatus> {
        if !self.ended {
            self.ended = true;
            // A group with nobody left in it is as good as killed.
            let _ = killpg(self.pid(), Signal::SIGKILL);
        }
        self.child.wait()
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Nothing can be done about a child that cannot be waited for.
        let _ = self.end();
    }
}

struct Session<'a> {
    child: Group,
    stdin: Option<ChildStdin>,
    stdout: Option<ChildStdout>,
    stderr: Option<ChildStderr>,
    input: &'a [u8],
    output: Vec<u8>,
    errors: Tail,
}

impl<'a> Session<'a> {
    fn start(mut child: Child, input: &'a [u8]) -> io::Result<Self> {
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let child = Group { child, ended: false };
        let pipes = [stdin.as_ref().map(AsFd::as_fd), stdout.as_ref().map(AsFd::as_fd), stderr.as_ref().map(AsFd::as_fd)];
        for pipe in pipes.into_iter().flatten() {
            set_nonblocking(pipe)?;
        }
        Ok(Self { child, stdin, stdout, stderr, input, output: Vec::new(), errors: Tail::default() })
    }

    /// Serves the pipes until the command has ended (`None`) or is to be ended for the reason given.
    fn serve(&mut self, deadline: Instant, limits: &Limits) -> io::Result<Option<Ending>> {
        let mut exited_at = None;
        loop {
            let now = Instant::now();
            if now >= deadline {
                return Ok(Some(Ending::TimeLimit));
            }
            if exited_at.is_none() && self.child.has_exited() {
                exited_at = Some(now);
            }
            let drained = self.stdout.is_none() && self.stderr.is_none();
            if exited_at.is_some_and(|at| drained || now >= at + GRACE) {
                return Ok(None);
            }
            let longest = if drained { Duration::from_millis(1) } else { LONGEST_WAIT };
            self.wait(longest.min(deadline - now))?;
            self.write_input()?;
            read_available(&mut self.stdout, |bytes| self.output.extend_from_slice(bytes), limits.output)?;
            if self.output.len() > limits.output {
                return Ok(Some(Ending::OutputLimit));
            }
            read_available(&mut self.stderr, |bytes| self.errors.push(bytes), limits.output)?;
        }
    }

    /// Waits until a pipe is ready, at most `longest`.
    fn wait(&self, longest: Duration) -> io::Result<()> {
        let mut pipes = Vec::with_capacity(3);
        pipes.extend(self.stdin.as_ref().map(|pipe| PollFd::new(pipe.as_fd(), PollFlags::POLLOUT)));
        pipes.extend(self.stdout.as_ref().map(|pipe| PollFd::new(pipe.as_fd(), PollFlags::POLLIN)));
        pipes.extend(self.stderr.as_ref().map(|pipe| PollFd::new(pipe.as_fd(), PollFlags::POLLIN)));
        let milliseconds = u16::try_from(longest.as_millis()).unwrap_or(u16::MAX).max(1);
        match poll(&mut pipes, PollTimeout::from(milliseconds)) {
            Ok(_) | Err(Errno::EINTR) => Ok(()),
            Err(errno) => Err(errno.into()),
        }
    }

    /// Writes as much input as fits; closes the pipe at its end, or when the command reads no more.
    fn write_input(&mut self) -> io::Result<()> {
        while let Some(pipe) = &mut self.stdin {
            if self.input.is_empty() {
                self.stdin = None;
                break;
            }
            match pipe.write(self.input) {
                Ok(written) => self.input = &self.input[written..],
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => self.stdin = None,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// Reads what is there, at most a little more than `limit`; drops the pipe at its end.
fn read_available<P: Read>(pipe: &mut Option<P>, mut take: impl FnMut(&[u8]), limit: usize) -> io::Result<()> {
    let mut buffer = [0; 64 << 10];
    let mut total = 0;
    while let Some(open) = pipe
        && total <= limit
    {
        match open.read(&mut buffer) {
            Ok(0) => *pipe = None,
            Ok(count) => {
                total += count;
                take(&buffer[..count]);
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => break,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn set_nonblocking(pipe: BorrowedFd) -> io::Result<()> {
    let flags = OFlag::from_bits_retain(fcntl(pipe, FcntlArg::F_GETFL)?);
    fcntl(pipe, FcntlArg::F_SETFL(flags | OFlag::O_NONBLOCK))?;
    Ok(())
}

/// The last bytes of a stream.
#[derive(Default)]
struct Tail {
    bytes: Vec<u8>,
    cut: bool,
}

impl Tail {
    fn push(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        if self.bytes.len() > STDERR_KEPT {
            self.cut = true;
            self.bytes.drain(..self.bytes.len() - STDERR_KEPT);
        }
    }

    /// Whole lines, unless one line is longer than all that is kept.
    fn text(&self) -> String {
        let first_line_end = self.bytes.iter().position(|&byte| byte == b'\n').filter(|&end| end + 1 < self.bytes.len());
        let start = if self.cut { first_line_end.map_or(0, |end| end + 1) } else { 0 };
        String::from_utf8_lossy(&self.bytes[start..]).trim_end().to_owned()
    }
}
