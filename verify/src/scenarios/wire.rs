//! A connection that is read in lines and blocks, up to a deadline that no slow sender can stretch.

use directives::SLOW_BYTES_APART;
use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

pub(super) struct Wire {
    stream: TcpStream,
    /// Received, and not yet taken.
    buffer: Vec<u8>,
    taken: usize,
    deadline: Instant,
    /// Bytes that may still be received.
    left: usize,
}

impl Wire {
    pub(super) fn new(stream: TcpStream, patience: Duration, most: usize) -> Wire {
        Wire { stream, buffer: Vec::new(), taken: 0, deadline: Instant::now() + patience, left: most }
    }

    /// Brings the deadline nearer.
    pub(super) fn expire_in(&mut self, patience: Duration) {
        self.deadline = self.deadline.min(Instant::now() + patience);
    }

    pub(super) fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.set_write_timeout(Some(self.patience()?))?;
        self.stream.write_all(bytes).map_err(timed_out)
    }

    /// Byte by byte, each in a segment of its own.
    pub(super) fn send_slowly(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.stream.set_nodelay(true)?;
        for (index, byte) in bytes.iter().enumerate() {
            if index > 0 {
                std::thread::sleep(SLOW_BYTES_APART);
            }
            self.send(std::slice::from_ref(byte))?;
        }
        Ok(())
    }

    fn patience(&self) -> io::Result<Duration> {
        let patience = self.deadline.saturating_duration_since(Instant::now());
        if patience.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(patience) }
    }

    /// Receives more; `false` at the end of the stream.
    fn fill(&mut self) -> io::Result<bool> {
        let mut chunk = [0; 16 << 10];
        let wanted = self.left.min(chunk.len());
        if wanted == 0 {
            return Err(io::Error::new(ErrorKind::InvalidData, "too long"));
        }
        self.stream.set_read_timeout(Some(self.patience()?))?;
        let count = loop {
            match self.stream.read(&mut chunk[..wanted]) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                result => break result.map_err(timed_out)?,
            }
        };
        self.left -= count;
        self.buffer.drain(..self.taken);
        self.taken = 0;
        self.buffer.extend_from_slice(&chunk[..count]);
        Ok(count > 0)
    }

    /// What was received and not yet taken.
    pub(super) fn received(&self) -> &[u8] {
        &self.buffer[self.taken..]
    }

    /// The next line without its CR and LF. `InvalidData` for one that is too long or ends otherwise.
    pub(super) fn line(&mut self, longest: usize) -> io::Result<Vec<u8>> {
        loop {
            let line_feed = self.received().iter().position(|&byte| byte == b'\n');
            if line_feed.unwrap_or(self.received().len()) > longest {
                return Err(io::Error::new(ErrorKind::InvalidData, "a line is too long"));
            }
            if let Some(length) = line_feed {
                let line = self.received()[..length].to_vec();
                self.taken += length + 1;
                let Some(line) = line.strip_suffix(b"\r").filter(|line| !line.contains(&b'\r')) else {
                    return Err(io::Error::new(ErrorKind::InvalidData, "a line does not end with CR LF"));
                };
                return Ok(line.to_vec());
            }
            if !self.fill()? {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
    }

    pub(super) fn exactly(&mut self, count: usize) -> io::Result<Vec<u8>> {
        let mut block = Vec::new();
        loop {
            let there = self.received().len().min(count - block.len());
            block.extend_from_slice(&self.received()[..there]);
            self.taken += there;
            if block.len() == count {
                return Ok(block);
            }
            if !self.fill()? {
                return Err(ErrorKind::UnexpectedEof.into());
            }
        }
    }

    /// Everything up to the end of the stream.
    pub(super) fn rest(&mut self) -> io::Result<Vec<u8>> {
        let mut rest = Vec::new();
        loop {
            rest.extend_from_slice(self.received());
            self.taken = self.buffer.len();
            if !self.fill()? {
                return Ok(rest);
            }
        }
    }
}

/// A socket's time limit shows as `WouldBlock`.
fn timed_out(error: io::Error) -> io::Error {
    if error.kind() == ErrorKind::WouldBlock { ErrorKind::TimedOut.into() } else { error }
}
