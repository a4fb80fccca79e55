//! `tcp PORT clients N …`: all clients are connected first, then do each act together; none begins the next before all have done
//! this one. Whatever comes is read all the time, so that a program may answer while it is still being sent to.

use super::Mismatch;
use super::random::random_bytes;
use crate::quote::{difference, quote};
use directives::{SLOW_BYTES_APART, TcpAct};
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

/// How long nothing at all may move.
const IDLE: Duration = Duration::from_secs(3);
/// How long one scenario may take.
const TOTAL: Duration = Duration::from_secs(30);
/// How much more than is expected is read before reading stops.
const SURPLUS: usize = 64 << 10;

struct Client {
    stream: TcpStream,
    outgoing: Vec<u8>,
    written: usize,
    /// When the next byte is sent, where bytes are sent slowly.
    next_byte: Option<Instant>,
    /// Sent, and not yet received back.
    unanswered: Vec<u8>,
    /// Received, and not yet expected.
    inbox: Vec<u8>,
    /// How the stream ended.
    end: Option<Result<(), io::Error>>,
    /// All bytes that may come.
    most: usize,
    read: usize,
}

/// Puts the connections through `acts`.
/// Gives them back, still open.
pub(super) fn exchange(connections: Vec<TcpStream>, acts: &[TcpAct]) -> Result<Vec<TcpStream>, Mismatch> {
    let most = SURPLUS + acts.iter().map(size).sum::<usize>();
    let mut clients = Vec::new();
    for stream in connections {
        stream
            .set_nonblocking(true)
            .and_then(|()| stream.set_nodelay(true))
            .map_err(|error| Mismatch::new("a connection", error.to_string()))?;
        clients.push(Client {
            stream,
            outgoing: Vec::new(),
            written: 0,
            next_byte: None,
            unanswered: Vec::new(),
            inbox: Vec::new(),
            end: None,
            most,
            read: 0,
        });
    }
    let deadline = Instant::now() + TOTAL;
    for (number, act) in acts.iter().enumerate() {
        for (index, client) in clients.iter_mut().enumerate() {
            client.begin(act, index, number);
        }
        together(&mut clients, act, deadline)?;
    }
    Ok(clients.into_iter().map(|client| client.stream).collect())
}

/// The bytes that an act sends, and so may come back, or receives.
fn size(act: &TcpAct) -> usize {
    match act {
        TcpAct::Send(bytes) | TcpAct::SendSlowly(bytes) | TcpAct::Receive(bytes) => bytes.len(),
        TcpAct::SendRandom(count) => usize::try_from(*count).unwrap_or(usize::MAX / 2),
        TcpAct::Pause(_) | TcpAct::ReceiveSame | TcpAct::HalfClose | TcpAct::ReceiveEnd => 0,
    }
}

/// One act of all clients, to its end.
fn together(clients: &mut [Client], act: &TcpAct, deadline: Instant) -> Result<(), Mismatch> {
    let mut waiting: Vec<usize> = (0..clients.len()).collect();
    let mut moved_at = Instant::now();
    let pause_ends = match act {
        TcpAct::Pause(pause) => Some(moved_at + *pause),
        _ => None,
    };
    loop {
        let mut moved = false;
        for client in clients.iter_mut() {
            moved |= client.read_all();
        }
        let mut still_waiting = Vec::new();
        for index in waiting {
            let client = &mut clients[index];
            moved |= client.write_all();
            let pauses = pause_ends.is_some_and(|end| Instant::now() < end);
            if pauses || !client.done(act)? {
                still_waiting.push(index);
            }
        }
        let Some(&first) = still_waiting.first() else { return Ok(()) };
        waiting = still_waiting;
        let now = Instant::now();
        if moved {
            moved_at = now;
        }
        let until = deadline.min(pause_ends.unwrap_or(moved_at + IDLE));
        if now >= until && (pause_ends.is_none() || now >= deadline) {
            return Err(clients[first].stalled(act, now >= deadline));
        }
        let next_byte = waiting.iter().filter_map(|&index| clients[index].next_byte).min();
        wait(clients, until.min(next_byte.unwrap_or(until)).saturating_duration_since(now));
    }
}

/// Returns when a stream can be read or written. A failure shows with the stream that it belongs to.
fn wait(clients: &[Client], patience: Duration) {
    let interest = |client: &Client| {
        let mut flags = PollFlags::empty();
        flags.set(PollFlags::POLLIN, client.reads());
        flags.set(PollFlags::POLLOUT, client.writes());
        flags
    };
    let interested = clients.iter().filter(|client| !interest(client).is_empty());
    let mut entries: Vec<_> = interested.map(|client| PollFd::new(client.stream.as_fd(), interest(client))).collect();
    let timeout = PollTimeout::try_from(patience + Duration::from_millis(1)).unwrap_or(PollTimeout::MAX);
    let _ = poll(&mut entries, timeout);
}

impl Client {
    fn begin(&mut self, act: &TcpAct, client: usize, number: usize) {
        let outgoing = match act {
            TcpAct::Send(bytes) | TcpAct::SendSlowly(bytes) => bytes.clone(),
            TcpAct::SendRandom(count) => random_bytes(client, number, usize::try_from(*count).unwrap_or(0)),
            TcpAct::HalfClose => {
                // A stream that the other side reset cannot be shut down; what is expected next then fails.
                let _ = self.stream.shutdown(Shutdown::Write);
                return;
            }
            TcpAct::Pause(_) | TcpAct::Receive(_) | TcpAct::ReceiveSame | TcpAct::ReceiveEnd => return,
        };
        self.next_byte = matches!(act, TcpAct::SendSlowly(_)).then(Instant::now);
        self.unanswered.extend(&outgoing);
        (self.outgoing, self.written) = (outgoing, 0);
    }

    fn reads(&self) -> bool {
        self.end.is_none() && self.read < self.most
    }

    /// Something is to be sent now.
    fn writes(&self) -> bool {
        self.written < self.outgoing.len() && self.next_byte.is_none_or(|next| Instant::now() >= next)
    }

    fn read_all(&mut self) -> bool {
        let mut chunk = [0; 64 << 10];
        let mut moved = false;
        while self.reads() {
            match self.stream.read(&mut chunk) {
                Ok(0) => self.end = Some(Ok(())),
                Ok(count) => {
                    self.inbox.extend_from_slice(&chunk[..count]);
                    self.read += count;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => self.end = Some(Err(error)),
            }
            moved = true;
        }
        moved
    }

    fn write_all(&mut self) -> bool {
        let before = self.written;
        while self.writes() {
            let most = if self.next_byte.is_some() { self.written + 1 } else { self.outgoing.len() };
            match self.stream.write(&self.outgoing[self.written..most]) {
                Ok(count) => {
                    self.written += count;
                    self.next_byte = self.next_byte.map(|_| Instant::now() + SLOW_BYTES_APART);
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                Err(error) => {
                    self.end = Some(Err(error));
                    break;
                }
            }
        }
        self.written > before
    }

    /// Whether the act is done; `Err` as soon as it cannot be done any more.
    fn done(&mut self, act: &TcpAct) -> Result<bool, Mismatch> {
        match act {
            TcpAct::Send(_) | TcpAct::SendSlowly(_) | TcpAct::SendRandom(_) => self.sent(),
            TcpAct::Receive(expected) => {
                let done = self.received(expected)?;
                if done && self.unanswered.starts_with(expected) {
                    self.unanswered.drain(..expected.len());
                }
                Ok(done)
            }
            TcpAct::ReceiveSame => {
                let expected = std::mem::take(&mut self.unanswered);
                let done = self.received(&expected)?;
                if !done {
                    self.unanswered = expected;
                }
                Ok(done)
            }
            TcpAct::HalfClose | TcpAct::Pause(_) => Ok(true),
            TcpAct::ReceiveEnd => self.ended(),
        }
    }

    fn sent(&self) -> Result<bool, Mismatch> {
        match (&self.end, self.outgoing.len() - self.written) {
            (_, 0) => Ok(true),
            (Some(Err(error)), rest) => {
                let expected = format!("{} bytes to be taken", self.outgoing.len());
                Err(Mismatch::new(expected, format!("the connection failed with {rest} of them still to be sent ({error})")))
            }
            _ => Ok(false),
        }
    }

    /// Takes `expected` from the inbox once it is all there.
    fn received(&mut self, expected: &[u8]) -> Result<bool, Mismatch> {
        let there = self.inbox.len().min(expected.len());
        if self.inbox[..there] != expected[..there] {
            let (expected, actual) = difference(expected, &self.inbox[..self.inbox.len().min(expected.len() + 64)]);
            return Err(Mismatch::new(expected, format!("received {actual}")));
        }
        if there == expected.len() {
            self.inbox.drain(..there);
            return Ok(true);
        }
        match &self.end {
            None => Ok(false),
            Some(end) => Err(Mismatch::new(quote(expected), format!("{} after {} bytes of it", how(end), there))),
        }
    }

    fn ended(&self) -> Result<bool, Mismatch> {
        let expected = "the end of the stream";
        match &self.end {
            _ if !self.inbox.is_empty() => Err(Mismatch::new(expected, format!("received {}", quote(&self.inbox)))),
            None => Ok(false),
            Some(Ok(())) => Ok(true),
            Some(end) => Err(Mismatch::new(expected, how(end))),
        }
    }

    fn stalled(&self, act: &TcpAct, out_of_time: bool) -> Mismatch {
        let expected = match act {
            TcpAct::Send(_) | TcpAct::SendSlowly(_) | TcpAct::SendRandom(_) => format!("{} bytes to be taken", self.outgoing.len()),
            TcpAct::Receive(bytes) => quote(bytes),
            TcpAct::ReceiveSame => quote(&self.unanswered),
            TcpAct::Pause(_) | TcpAct::HalfClose | TcpAct::ReceiveEnd => "the end of the stream".to_owned(),
        };
        let progress = match act {
            TcpAct::Send(_) | TcpAct::SendSlowly(_) | TcpAct::SendRandom(_) => format!("{} bytes were taken", self.written),
            _ => format!("{} bytes of it came", self.inbox.len()),
        };
        let seconds = if out_of_time { TOTAL } else { IDLE }.as_secs();
        Mismatch::new(expected, format!("{progress} and then nothing moved for {seconds} s"))
    }
}

fn how(end: &Result<(), io::Error>) -> String {
    match end {
        Ok(()) => "the stream ended".to_owned(),
        Err(error) if error.kind() == ErrorKind::ConnectionReset => "the connection was reset".to_owned(),
        Err(error) => format!("the connection failed ({error})"),
    }
}
