//! `tcp PORT [clients N] ACT…`, where an act is `send STR`, `send slowly STR`, `send random BYTES`, `pause MILLISECONDS`, `receive STR`,
//! `receive same`, `half-close` or `receive end`.
//!
//! Requires: something is sent before `receive same`; nothing is sent after `half-close`; nothing follows `receive end`; the pauses take
//! at most [`LONGEST_PAUSES`] together.

use super::{Scenario, bad, eat_keyword, integer, keyword, port, unknown};
use crate::cursor::{Cursor, excerpt};
use crate::{literal, nearest};
use diagnostics::{Diagnostic, Span};
use std::time::Duration;

/// The most connections at the same time.
const MOST_CLIENTS: u64 = 1_000;

/// The most random bytes that one act sends.
const MOST_RANDOM_BYTES: u64 = 64 << 20;

/// How long `send slowly` waits between two bytes.
pub const SLOW_BYTES_APART: Duration = Duration::from_millis(5);

/// The longest pause, in milliseconds.
pub(super) const LONGEST_PAUSE: u64 = 5_000;

/// How long a client may do nothing, all pauses and those between slow bytes together.
const LONGEST_PAUSES: Duration = Duration::from_secs(10);

/// One act of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TcpAct {
    Send(Vec<u8>),
    /// Byte by byte, [`SLOW_BYTES_APART`].
    SendSlowly(Vec<u8>),
    /// So many bytes, drawn afresh for each client.
    SendRandom(u64),
    /// Exactly these bytes come next.
    Receive(Vec<u8>),
    /// Exactly what was sent so far and not yet received comes next.
    ReceiveSame,
    /// Nothing is sent for so long; what comes is kept.
    Pause(Duration),
    /// Shuts down writing.
    HalfClose,
    /// The peer ends the stream in order.
    ReceiveEnd,
}

pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Scenario, Diagnostic> {
    let port = port(cursor)?;
    let clients = if eat_keyword(cursor, "clients") { integer(cursor, "number of clients", 1, MOST_CLIENTS)? as u32 } else { 1 };
    let mut order = Order::default();
    let mut exchange = Vec::new();
    while exchange.is_empty() || !cursor.at_end() {
        let (word, span) = keyword(cursor);
        let act = act(cursor, word, span)?;
        order.check(&act).map_err(|problem| bad(cursor, span, problem, "cannot stand here"))?;
        exchange.push(act);
    }
    Ok(Scenario::Tcp { port, clients, exchange })
}

fn act(cursor: &mut Cursor<'_>, word: &str, span: Span) -> Result<TcpAct, Diagnostic> {
    match word {
        "send" if eat_keyword(cursor, "random") => integer(cursor, "number of bytes", 1, MOST_RANDOM_BYTES).map(TcpAct::SendRandom),
        "send" if eat_keyword(cursor, "slowly") => data(cursor, &[]).map(TcpAct::SendSlowly),
        "send" => data(cursor, &["random", "slowly"]).map(TcpAct::Send),
        "pause" => pause(cursor).map(TcpAct::Pause),
        "receive" if eat_keyword(cursor, "same") => Ok(TcpAct::ReceiveSame),
        "receive" if eat_keyword(cursor, "end") => Ok(TcpAct::ReceiveEnd),
        "receive" => data(cursor, &["same", "end"]).map(TcpAct::Receive),
        "half-close" => Ok(TcpAct::HalfClose),
        _ => Err(unknown(cursor, "act of a client", word, span, &["send", "receive", "pause", "half-close"])),
    }
}

/// Milliseconds.
pub(super) fn pause(cursor: &mut Cursor<'_>) -> Result<Duration, Diagnostic> {
    integer(cursor, "number of milliseconds", 1, LONGEST_PAUSE).map(Duration::from_millis)
}

/// A text literal that is not empty; `others` are the words that could stand there instead.
fn data(cursor: &mut Cursor<'_>, others: &[&'static str]) -> Result<Vec<u8>, Diagnostic> {
    let (word, span) = keyword(&mut cursor.clone());
    if !word.is_empty() {
        let problem = bad(cursor, span, format!("`{}` is not a text", excerpt(word)), "a text in double quotes is wanted here");
        return Err(match nearest(word, others.iter().copied()) {
            Some(meant) => problem.help(format!("did you mean `{meant}`?")),
            None => problem.help("put the text in double quotes"),
        });
    }
    let (bytes, span) = literal::text(cursor)?;
    match bytes.is_empty() {
        true => Err(bad(cursor, span, "an empty text sends and receives nothing", "empty")),
        false => Ok(bytes),
    }
}

/// What has been done so far, as far as it forbids what follows.
#[derive(Default)]
struct Order {
    has_unanswered: bool,
    is_half_closed: bool,
    is_ended: bool,
    pauses: Duration,
}

impl Order {
    fn check(&mut self, act: &TcpAct) -> Result<(), &'static str> {
        if self.is_ended && *act != TcpAct::HalfClose {
            return Err("nothing can be sent or received after `receive end`");
        }
        self.pauses += match act {
            TcpAct::Pause(pause) => *pause,
            TcpAct::SendSlowly(bytes) => SLOW_BYTES_APART.saturating_mul(u32::try_from(bytes.len()).unwrap_or(u32::MAX)),
            _ => Duration::ZERO,
        };
        if self.pauses > LONGEST_PAUSES {
            return Err("the pauses, and the 5 ms between slow bytes, take more than 10 s together");
        }
        match act {
            TcpAct::Send(_) | TcpAct::SendSlowly(_) | TcpAct::SendRandom(_) if self.is_half_closed => {
                return Err("nothing can be sent after `half-close`");
            }
            TcpAct::Send(_) | TcpAct::SendSlowly(_) | TcpAct::SendRandom(_) => self.has_unanswered = true,
            TcpAct::ReceiveSame if !self.has_unanswered => return Err("`receive same` needs a `send` before it"),
            TcpAct::ReceiveSame => self.has_unanswered = false,
            TcpAct::HalfClose if self.is_half_closed => return Err("`half-close` stands twice"),
            TcpAct::HalfClose => self.is_half_closed = true,
            TcpAct::ReceiveEnd => self.is_ended = true,
            TcpAct::Receive(_) | TcpAct::Pause(_) => {}
        }
        Ok(())
    }
}
