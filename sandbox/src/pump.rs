//! Feeds an instance's standard input and collects its output, without ever blocking on one of them.

use crate::process::{check, pipe, poll, read_into, set_nonblocking};
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::time::Duration;

/// So much is read at a time, in bytes.
const CHUNK: usize = 64 << 10;
/// How much a pipe of a conversation holds, in bytes: what the kernel allows every user by default.
const LARGE_PIPE: libc::c_int = 1 << 20;

/// The ends of the pipes that the instance gets.
pub(crate) struct Ends {
    pub(crate) stdin: OwnedFd,
    pub(crate) stdout: OwnedFd,
    pub(crate) stderr: OwnedFd,
}

/// What an instance is still to get.
pub(crate) struct Input<'a> {
    pub(crate) pending: &'a [u8],
    /// Its standard input ends after that.
    pub(crate) last: bool,
}

/// The orchestrator's side of an instance's pipes.
pub(crate) struct Pump {
    stdin: Option<File>,
    pub(crate) stdout: Output,
    pub(crate) stderr: Output,
}

/// What is read of one pipe, and how much of it.
pub(crate) struct Output {
    pipe: Option<File>,
    pub(crate) collected: Vec<u8>,
    most: Most,
    overflowed: bool,
}

/// How much is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Most {
    /// Beyond so many bytes the pipe is closed, so that a flood ends by itself.
    Limit(usize),
    /// So many bytes and no more; the rest stays in the pipe.
    Exactly(usize),
}

impl Pump {
    /// Each output is collected up to `limit` bytes.
    pub(crate) fn new(limit: usize) -> io::Result<(Pump, Ends)> {
        let (stdin, our_stdin) = pipe()?;
        let (our_stdout, stdout) = pipe()?;
        let (our_stderr, stderr) = pipe()?;
        for end in [&our_stdin, &our_stdout, &our_stderr] {
            set_nonblocking(end, true)?;
        }
        let output = |end: OwnedFd| Output { pipe: Some(end.into()), collected: Vec::new(), most: Most::Limit(limit), overflowed: false };
        let pump = Pump { stdin: Some(our_stdin.into()), stdout: output(our_stdout), stderr: output(our_stderr) };
        Ok((pump, Ends { stdin, stdout, stderr }))
    }

    /// Makes the pipes of standard input and output larger, as far as the kernel allows: fewer turns for large batches.
    pub(crate) fn enlarge(&self) {
        for file in [&self.stdin, &self.stdout.pipe].into_iter().flatten() {
            // SAFETY: fcntl on a descriptor that we own, without pointers. Without it the pipe is as it was.
            let _ = check(unsafe { libc::fcntl(file.as_raw_fd(), libc::F_SETPIPE_SZ, LARGE_PIPE) });
        }
    }

    /// Waits until a pipe or `also` can be served, for `patience` at most, and serves the pipes. `true` if `also` can be read.
    pub(crate) fn turn(&mut self, input: &mut Input<'_>, also: Option<RawFd>, patience: Duration) -> io::Result<bool> {
        self.feed(input);
        let entry = |descriptor: Option<RawFd>, events| libc::pollfd { fd: descriptor.unwrap_or(-1), events, revents: 0 };
        let stdin = self.stdin.as_ref().filter(|_| !input.pending.is_empty()).map(File::as_raw_fd);
        let mut entries = [
            entry(stdin, libc::POLLOUT),
            entry(self.stdout.wanted(), libc::POLLIN),
            entry(self.stderr.wanted(), libc::POLLIN),
            entry(also, libc::POLLIN),
        ];
        poll(&mut entries, Some(patience))?;
        if entries[0].revents != 0 {
            self.feed(input);
        }
        for (output, entry) in [&mut self.stdout, &mut self.stderr].into_iter().zip(&entries[1..3]) {
            if entry.revents != 0 {
                output.collect();
            }
        }
        Ok(entries[3].revents != 0)
    }

    /// Writes what the pipe takes. Closes it after the last byte, and drops what is pending when nobody reads any more.
    fn feed(&mut self, input: &mut Input<'_>) {
        while let Some(stdin) = &mut self.stdin {
            if input.pending.is_empty() {
                if input.last {
                    self.stdin = None;
                }
                return;
            }
            match stdin.write(input.pending) {
                Ok(count) => input.pending = &input.pending[count..],
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => self.stdin = None,
            }
        }
        input.pending = &[];
    }

    pub(crate) fn finished(&self) -> bool {
        self.stdout.pipe.is_none() && self.stderr.pipe.is_none()
    }

    pub(crate) fn overflowed(&self) -> bool {
        self.stdout.overflowed || self.stderr.overflowed
    }

    /// What was written so far: standard output, standard error.
    pub(crate) fn collected(&self) -> [&[u8]; 2] {
        [&self.stdout.collected, &self.stderr.collected]
    }

    pub(crate) fn into_collected(self) -> [Vec<u8>; 2] {
        [self.stdout.collected, self.stderr.collected]
    }
}

impl Output {
    /// What is read from now on, with what is collected already.
    pub(crate) fn read_at_most(&mut self, most: Most) {
        self.most = most;
        if let Most::Limit(limit) = most {
            self.cut(limit);
        }
    }

    /// The pipe, where more is to be read.
    fn wanted(&self) -> Option<RawFd> {
        let full = matches!(self.most, Most::Exactly(most) if self.collected.len() >= most);
        self.pipe.as_ref().filter(|_| !full).map(File::as_raw_fd)
    }

    /// Takes what is there.
    pub(crate) fn collect(&mut self) {
        while let Some(pipe) = self.wanted() {
            let room = match self.most {
                Most::Limit(_) => CHUNK,
                Most::Exactly(most) => most - self.collected.len(),
            };
            match read_into(pipe, &mut self.collected, room) {
                Ok(0) => self.pipe = None,
                Ok(_) => self.read_at_most(self.most),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => self.pipe = None,
            }
        }
    }

    fn cut(&mut self, limit: usize) {
        if self.collected.len() > limit {
            self.collected.truncate(limit);
            self.overflowed = true;
            self.pipe = None;
        }
    }
}
