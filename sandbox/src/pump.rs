//! Feeds an instance's standard input and collects its output, without ever blocking on one of them.

use crate::process::{pipe, poll, set_nonblocking};
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::time::Duration;

/// The ends of the pipes that the instance gets.
pub(crate) struct Ends {
    pub(crate) stdin: OwnedFd,
    pub(crate) stdout: OwnedFd,
    pub(crate) stderr: OwnedFd,
}

/// The orchestrator's side of an instance's pipes.
pub(crate) struct Pump {
    stdin: Option<File>,
    input: Vec<u8>,
    written: usize,
    outputs: [Output; 2],
}

#[derive(Default)]
struct Output {
    pipe: Option<File>,
    collected: Vec<u8>,
    limit: usize,
    overflowed: bool,
}

impl Pump {
    pub(crate) fn new(input: Vec<u8>, limit: usize) -> io::Result<(Pump, Ends)> {
        let (stdin, our_stdin) = pipe()?;
        let (our_stdout, stdout) = pipe()?;
        let (our_stderr, stderr) = pipe()?;
        for end in [&our_stdin, &our_stdout, &our_stderr] {
            set_nonblocking(end, true)?;
        }
        let output = |end: OwnedFd| Output { pipe: Some(end.into()), limit, ..Output::default() };
        let outputs = [output(our_stdout), output(our_stderr)];
        Ok((Pump { stdin: Some(our_stdin.into()), input, written: 0, outputs }, Ends { stdin, stdout, stderr }))
    }

    /// Waits until a pipe or `also` can be served, for `patience` at most, and serves the pipes. `true` if `also` can be read.
    pub(crate) fn turn(&mut self, also: Option<RawFd>, patience: Duration) -> io::Result<bool> {
        self.feed();
        let entry = |descriptor: Option<RawFd>, events| libc::pollfd { fd: descriptor.unwrap_or(-1), events, revents: 0 };
        let raw = |file: &Option<File>| file.as_ref().map(File::as_raw_fd);
        let mut entries = [
            entry(raw(&self.stdin), libc::POLLOUT),
            entry(raw(&self.outputs[0].pipe), libc::POLLIN),
            entry(raw(&self.outputs[1].pipe), libc::POLLIN),
            entry(also, libc::POLLIN),
        ];
        poll(&mut entries, Some(patience))?;
        if entries[0].revents != 0 {
            self.feed();
        }
        for (output, entry) in self.outputs.iter_mut().zip(&entries[1..3]) {
            if entry.revents != 0 {
                output.collect();
            }
        }
        Ok(entries[3].revents != 0)
    }

    /// Writes what the pipe takes, and closes it after the last byte or when nobody reads any more.
    fn feed(&mut self) {
        while let Some(stdin) = &mut self.stdin {
            if self.written == self.input.len() {
                self.stdin = None;
                return;
            }
            match stdin.write(&self.input[self.written..]) {
                Ok(count) => self.written += count,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => self.stdin = None,
            }
        }
    }

    pub(crate) fn finished(&self) -> bool {
        self.outputs.iter().all(|output| output.pipe.is_none())
    }

    pub(crate) fn overflowed(&self) -> bool {
        self.outputs.iter().any(|output| output.overflowed)
    }

    /// What was written so far: standard output, standard error.
    pub(crate) fn collected(&self) -> [&[u8]; 2] {
        [&self.outputs[0].collected, &self.outputs[1].collected]
    }

    pub(crate) fn into_collected(self) -> [Vec<u8>; 2] {
        self.outputs.map(|output| output.collected)
    }
}

impl Output {
    /// Takes what is there. Beyond the limit the pipe is closed, so that a flood ends by itself.
    fn collect(&mut self) {
        let mut chunk = [0u8; 16 << 10];
        while let Some(pipe) = &mut self.pipe {
            match pipe.read(&mut chunk) {
                Ok(0) => self.pipe = None,
                Ok(count) => {
                    let room = self.limit - self.collected.len();
                    self.collected.extend_from_slice(&chunk[..count.min(room)]);
                    if count > room {
                        self.overflowed = true;
                        self.pipe = None;
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => self.pipe = None,
            }
        }
    }
}
