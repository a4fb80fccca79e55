//! One worker process and its pipes. Every wait has a deadline.

use crate::ToolchainError;
use crate::protocol::{self, FrameError};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use serde::de::DeserializeOwned;
use std::io::{ErrorKind, Read, Write};
use std::os::fd::AsFd;
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// How much of the worker's own messages is kept: the first ones say most.
const MAX_STDERR: usize = 16 << 10;

/// How long a process that was told to end may take before it is killed.
const END: Duration = Duration::from_millis(200);

#[derive(Debug)]
pub(crate) enum ReplyError {
    Timeout,
    Ended,
    Frame(FrameError),
}

#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: ChildStdout,
    stderr: Arc<Mutex<Vec<u8>>>,
}

impl Process {
    /// Starts `binary` with an empty environment: neither LLVM nor the linker reads a variable of the user's.
    pub(crate) fn spawn(binary: &Path) -> Result<Process, ToolchainError> {
        let failed = |reason: String| ToolchainError::Start { binary: binary.to_path_buf(), reason };
        let program = std::path::absolute(binary).map_err(|error| failed(error.to_string()))?;
        let mut child = Command::new(program)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| failed(error.to_string()))?;
        let (Some(stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take()) else {
            return Err(failed("its pipes are missing".into()));
        };
        for descriptor in [stdin.as_fd(), stdout.as_fd()] {
            set_nonblocking(descriptor).map_err(|error| failed(error.to_string()))?;
        }
        Ok(Process { child, stdin: Some(stdin), stdout, stderr: keep_first_bytes(stderr) })
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    pub(crate) fn send(&mut self, frame: &[u8], deadline: Instant) -> Result<(), ReplyError> {
        let stdin = self.stdin.as_mut().ok_or(ReplyError::Ended)?;
        let mut rest = frame;
        while !rest.is_empty() {
            wait_until(stdin.as_fd(), PollFlags::POLLOUT, deadline)?;
            match stdin.write(rest) {
                Ok(count) => rest = &rest[count..],
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                Err(_) => return Err(ReplyError::Ended),
            }
        }
        Ok(())
    }

    pub(crate) fn receive<T: DeserializeOwned>(&mut self, deadline: Instant) -> Result<T, ReplyError> {
        let mut prefix = [0; 4];
        self.read_exactly(&mut prefix, deadline)?;
        let length = protocol::announced_length(prefix).map_err(ReplyError::Frame)?;
        let mut payload = vec![0; length];
        self.read_exactly(&mut payload, deadline)?;
        protocol::decode(&payload).map_err(ReplyError::Frame)
    }

    fn read_exactly(&mut self, mut buffer: &mut [u8], deadline: Instant) -> Result<(), ReplyError> {
        while !buffer.is_empty() {
            wait_until(self.stdout.as_fd(), PollFlags::POLLIN, deadline)?;
            match self.stdout.read(buffer) {
                Ok(0) => return Err(ReplyError::Ended),
                Ok(count) => buffer = &mut buffer[count..],
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
                Err(_) => return Err(ReplyError::Ended),
            }
        }
        Ok(())
    }

    /// Ends the process, by force if need be, and says how it ended and what it wrote to its error stream.
    pub(crate) fn end(mut self) -> (String, String) {
        let status = self.shut_down();
        let stderr = self.stderr.lock().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
        (status, stderr)
    }

    fn shut_down(&mut self) -> String {
        self.stdin = None;
        let deadline = Instant::now() + END;
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return status.to_string(),
                Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(1)),
                Ok(None) => break,
                Err(error) => return error.to_string(),
            }
        }
        let _ = self.child.kill();
        self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string())
    }
}

impl Drop for Process {
    /// Does not wait for work that nobody will read: the process's own children die with it.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn wait_until(descriptor: std::os::fd::BorrowedFd<'_>, events: PollFlags, deadline: Instant) -> Result<(), ReplyError> {
    loop {
        let left = deadline.checked_duration_since(Instant::now()).ok_or(ReplyError::Timeout)?;
        let timeout = PollTimeout::try_from(left + Duration::from_millis(1)).unwrap_or(PollTimeout::MAX);
        match poll(&mut [PollFd::new(descriptor, events)], timeout) {
            Ok(0) | Err(nix::errno::Errno::EINTR) => {}
            Ok(_) => return Ok(()),
            Err(_) => return Err(ReplyError::Ended),
        }
    }
}

fn set_nonblocking(descriptor: std::os::fd::BorrowedFd<'_>) -> nix::Result<()> {
    use nix::fcntl::{FcntlArg, OFlag, fcntl};
    let flags = OFlag::from_bits_retain(fcntl(descriptor, FcntlArg::F_GETFL)?);
    fcntl(descriptor, FcntlArg::F_SETFL(flags | OFlag::O_NONBLOCK)).map(drop)
}

/// Reads `stream` to its end on a thread of its own, so that the worker never waits for a reader.
fn keep_first_bytes(mut stream: ChildStderr) -> Arc<Mutex<Vec<u8>>> {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let shared = Arc::clone(&kept);
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = stream.read(&mut buffer) {
            let Ok(mut kept) = shared.lock() else { return };
            let room = MAX_STDERR.saturating_sub(kept.len());
            kept.extend_from_slice(&buffer[..count.min(room)]);
        }
    });
    kept
}
