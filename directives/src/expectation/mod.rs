//! The language of `@expect`: what the built program is put through. Also the language in which patterns state their
//! scenarios.

mod http;
mod process;
mod tcp;

use crate::cursor::{Cursor, excerpt, one_line};
use crate::nearest;
use diagnostics::codes::directives::BAD_EXPECTATION;
use diagnostics::{Diagnostic, Source, Span};
use std::time::Duration;

pub use http::{BodyExpectation, DEFAULT_HTTP_PORT, Header};
pub use process::{OutputExpectation, Signal};
pub use tcp::{SLOW_BYTES_APART, TcpAct};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    pub scenario: Scenario,
    pub span: Span,
    /// As written, on one line.
    pub text: String,
}

/// What is done with the running program, and what it must answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scenario {
    /// `clients` connections at the same time, each doing `exchange` in order.
    Tcp { port: u16, clients: u32, exchange: Vec<TcpAct> },
    /// `requests` equal requests, one after the other on one connection, each with this answer.
    Http {
        port: u16,
        /// Each request is sent byte by byte, [`SLOW_BYTES_APART`].
        slowly: bool,
        requests: u32,
        /// Between two requests.
        pause: Duration,
        method: String,
        /// The request target: begins with `/`, or is `*`.
        path: String,
        request_headers: Vec<Header>,
        request_body: Option<Vec<u8>>,
        status: u16,
        /// Headers that the answer must have, among others.
        response_headers: Vec<Header>,
        body: BodyExpectation,
    },
    /// The program is started, reads `stdin` to its end, writes what is expected and exits with `exit`.
    Run { arguments: Vec<String>, stdin: Vec<u8>, stdout: OutputExpectation, stderr: OutputExpectation, exit: i32 },
    /// The running program gets a signal and exits.
    Signal { signal: Signal, exit: i32 },
    /// The running program is ended by `SIGTERM` while a client is connected, and started again: its ports must accept at once. It ends
    /// with `exit`, or where none is stated with exit code 0 or by the signal.
    Restart { exit: Option<i32> },
}

const KINDS: [&str; 5] = ["tcp", "http", "run", "signal", "restart"];

/// Reads `span` of `source` as one expectation (without the `@expect`).
///
/// # Errors
/// What is wrong with it, with its place.
pub fn parse_expectation(source: &Source, span: Span) -> Result<Expectation, Diagnostic> {
    let mut cursor = Cursor::new(source, span);
    cursor.skip_blanks();
    let start = cursor.offset();
    let (kind, kind_span) = keyword(&mut cursor);
    let scenario = match kind {
        "tcp" => tcp::read(&mut cursor)?,
        "http" => http::read(&mut cursor)?,
        "run" => process::read_run(&mut cursor)?,
        "signal" => process::read_signal(&mut cursor)?,
        "restart" => process::read_restart(&mut cursor)?,
        _ => return Err(unknown(&cursor, "kind of scenario", kind, kind_span, &KINDS)),
    };
    let span = Span::new(start, cursor.offset());
    Ok(Expectation { scenario, span, text: one_line(span.of(source.text())) })
}

/// The next word; a quote ends it.
fn keyword<'a>(cursor: &mut Cursor<'a>) -> (&'a str, Span) {
    cursor.take_while(|character| !character.is_whitespace() && character != '"')
}

fn peek_keyword<'a>(cursor: &Cursor<'a>) -> &'a str {
    keyword(&mut cursor.clone()).0
}

fn eat_keyword(cursor: &mut Cursor<'_>, wanted: &str) -> bool {
    let found = peek_keyword(cursor) == wanted;
    if found {
        keyword(cursor);
    }
    found
}

/// A text literal that must be valid UTF-8 without NUL, for places that are text to the kernel or the protocol.
fn plain_text(cursor: &mut Cursor<'_>) -> Result<(String, Span), Diagnostic> {
    let (bytes, span) = crate::literal::text(cursor)?;
    match String::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok((text, span)),
        _ => Err(bad(cursor, span, "this text must be UTF-8 without `\\0`", "not plain text")),
    }
}

/// An integer from `low` to `high`; `what` names it in messages.
fn integer(cursor: &mut Cursor<'_>, what: &str, low: u64, high: u64) -> Result<u64, Diagnostic> {
    let (word, span) = keyword(cursor);
    if word.is_empty() {
        let place = cursor.here();
        return Err(bad(cursor, place, format!("the {what} is missing"), "a number is wanted here"));
    }
    let is_number = word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_') && word.as_bytes()[0] != b'_';
    if !is_number {
        return Err(bad(cursor, span, format!("the {what} is a number, not `{}`", excerpt(word)), "a number is wanted here"));
    }
    match word.replace('_', "").parse() {
        Ok(number) if (low..=high).contains(&number) => Ok(number),
        _ => Err(bad(cursor, span, format!("the {what} lies between {low} and {high}"), "out of range")),
    }
}

fn port(cursor: &mut Cursor<'_>) -> Result<u16, Diagnostic> {
    integer(cursor, "port", 1, u16::MAX.into()).map(|port| port as u16)
}

fn exit_code(cursor: &mut Cursor<'_>) -> Result<i32, Diagnostic> {
    integer(cursor, "exit code", 0, 255).map(|code| code as i32)
}

fn bad(cursor: &Cursor<'_>, span: Span, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::error(&BAD_EXPECTATION, message).at(cursor.source, span, label).help("`intentc help expect` shows the forms")
}

/// `word` (possibly empty) where one of `known` is wanted.
fn unknown(cursor: &Cursor<'_>, what: &str, word: &str, span: Span, known: &[&'static str]) -> Diagnostic {
    let list = match known {
        [only] => format!("`{only}` is wanted here"),
        _ => format!("one of `{}` is wanted here", known.join("`, `")),
    };
    if word.is_empty() {
        let place = cursor.here();
        return bad(cursor, place, format!("the {what} is missing"), &list);
    }
    let problem = bad(cursor, span, format!("unknown {what} `{}`", excerpt(word)), &list);
    match nearest(word, known.iter().copied()) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem,
    }
}
