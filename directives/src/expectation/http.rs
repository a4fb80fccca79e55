//! `http [PORT] [slowly] [keep-alive N [pause MILLISECONDS]] METHOD PATH [header STR]… [body STR] status N [header STR]… [no-body | body STR | body contains STR]`

use super::{Scenario, bad, eat_keyword, integer, keyword, peek_keyword, plain_text, port, tcp, unknown};
use crate::cursor::{Cursor, excerpt};
use crate::literal;
use diagnostics::{Diagnostic, Span};
use std::time::Duration;

/// The port where an `http` scenario names none.
pub const DEFAULT_HTTP_PORT: u16 = 8080;

/// The most requests on one connection.
const MOST_REQUESTS: u64 = 10_000;

/// How long the pauses between requests may take together.
const LONGEST_PAUSES: Duration = Duration::from_secs(5);

/// How much of its path, headers and body a slow scenario may state, all requests together.
const MOST_SLOW_BYTES: usize = 1_000;

/// The longest method, in bytes.
const LONGEST_METHOD: usize = 32;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub name: String,
    pub value: String,
}

impl Header {
    fn len(&self) -> usize {
        self.name.len() + self.value.len()
    }
}

/// What the body of an answer must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyExpectation {
    Any,
    Empty,
    Exact(Vec<u8>),
    Contains(Vec<u8>),
}

pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Scenario, Diagnostic> {
    let has_port = peek_keyword(cursor).starts_with(|character: char| character.is_ascii_digit());
    let port = if has_port { port(cursor)? } else { DEFAULT_HTTP_PORT };
    let (_, slowly_span) = keyword(&mut cursor.clone());
    let slowly = eat_keyword(cursor, "slowly");
    let (requests, pause) = keep_alive(cursor)?;
    let method = method(cursor)?;
    let path = path(cursor)?;
    let request_headers = headers(cursor)?;
    let request_body = if eat_keyword(cursor, "body") { Some(literal::text(cursor)?.0) } else { None };
    if !eat_keyword(cursor, "status") {
        return Err(no_status(cursor, request_body.is_some()));
    }
    let stated = path.len() + request_headers.iter().map(Header::len).sum::<usize>() + request_body.as_ref().map_or(0, Vec::len);
    if slowly && stated.saturating_mul(requests as usize) > MOST_SLOW_BYTES {
        let message = format!("slow requests send more than {MOST_SLOW_BYTES} stated bytes together");
        return Err(bad(cursor, slowly_span, message, "takes too long"));
    }
    let status = integer(cursor, "status", 100, 599)? as u16;
    let response_headers = headers(cursor)?;
    let body = body(cursor)?;
    Ok(Scenario::Http { port, slowly, requests, pause, method, path, request_headers, request_body, status, response_headers, body })
}

/// The number of requests, and the pause between two of them.
fn keep_alive(cursor: &mut Cursor<'_>) -> Result<(u32, Duration), Diagnostic> {
    if !eat_keyword(cursor, "keep-alive") {
        return Ok((1, Duration::ZERO));
    }
    let requests = integer(cursor, "number of requests", 1, MOST_REQUESTS)? as u32;
    let (_, span) = keyword(&mut cursor.clone());
    if !eat_keyword(cursor, "pause") {
        return Ok((requests, Duration::ZERO));
    }
    let pause = tcp::pause(cursor)?;
    match pause.saturating_mul(requests - 1) > LONGEST_PAUSES {
        true => Err(bad(cursor, span, "the pauses take more than 5 s together", "too long for so many requests")),
        false => Ok((requests, pause)),
    }
}

/// Something else, or nothing, where `status` must come at the latest.
fn no_status(cursor: &mut Cursor<'_>, has_body: bool) -> Diagnostic {
    let (word, span) = keyword(cursor);
    if word.is_empty() {
        return bad(cursor, cursor.here(), "the status is missing", "`status N` is wanted here");
    }
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        let problem = bad(cursor, span, format!("unknown part of a request `{}`", excerpt(word)), "`status N` is wanted here");
        return problem.help(format!("write `status {}`", excerpt(word)));
    }
    let known: &[&'static str] = if has_body { &["status"] } else { &["header", "body", "status"] };
    unknown(cursor, "part of a request", word, span, known)
}

fn method(cursor: &mut Cursor<'_>) -> Result<String, Diagnostic> {
    let (word, span) = keyword(cursor);
    if word.is_empty() {
        let place = cursor.here();
        return Err(bad(cursor, place, "the method is missing", "for example `GET`"));
    }
    if word.len() <= LONGEST_METHOD && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-') {
        return Ok(word.to_owned());
    }
    let problem = bad(cursor, span, format!("`{}` is not a method", excerpt(word)), "a method is wanted here");
    let upper = word.to_ascii_uppercase();
    let is_known = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"].contains(&upper.as_str());
    Err(if is_known { problem.help(format!("methods are written in capitals: `{upper}`")) } else { problem })
}

fn path(cursor: &mut Cursor<'_>) -> Result<String, Diagnostic> {
    let (word, span) = keyword(cursor);
    if word.is_empty() {
        let place = cursor.here();
        return Err(bad(cursor, place, "the path is missing", "for example `/`"));
    }
    if !word.starts_with('/') && word != "*" {
        return Err(bad(cursor, span, "a path begins with `/`", "not a path"));
    }
    if !word.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(bad(cursor, span, "a path is made of visible ASCII characters", "not a path").help("write others as `%HH`"));
    }
    Ok(word.to_owned())
}

fn headers(cursor: &mut Cursor<'_>) -> Result<Vec<Header>, Diagnostic> {
    let mut headers = Vec::new();
    while eat_keyword(cursor, "header") {
        let (text, span) = plain_text(cursor)?;
        headers.push(header(cursor, &text, span)?);
    }
    Ok(headers)
}

fn header(cursor: &Cursor<'_>, text: &str, span: Span) -> Result<Header, Diagnostic> {
    let is_name_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    match text.split_once(':') {
        Some((name, value)) if !name.is_empty() && name.bytes().all(is_name_byte) && !value.chars().any(char::is_control) => {
            Ok(Header { name: name.to_owned(), value: value.trim().to_owned() })
        }
        _ => Err(bad(cursor, span, "a header is written `\"Name: value\"`, without line ends", "not a header")),
    }
}

fn body(cursor: &mut Cursor<'_>) -> Result<BodyExpectation, Diagnostic> {
    let body = match peek_keyword(cursor) {
        "" if cursor.at_end() => return Ok(BodyExpectation::Any),
        "no-body" => {
            keyword(cursor);
            BodyExpectation::Empty
        }
        "body" => {
            keyword(cursor);
            if eat_keyword(cursor, "contains") {
                BodyExpectation::Contains(literal::text(cursor)?.0)
            } else {
                BodyExpectation::Exact(literal::text(cursor)?.0)
            }
        }
        _ => {
            let (word, span) = keyword(cursor);
            return Err(unknown(cursor, "part of an answer", word, span, &["header", "no-body", "body"]));
        }
    };
    match cursor.at_end() {
        true => Ok(body),
        false => Err(bad(cursor, cursor.here(), "text stands behind the body", "not part of the expectation")),
    }
}
