//! `http …`: one connection, one or more equal requests, each with the expected answer.

use super::Mismatch;
use super::response::{self, LONGEST_BODY, Response};
use super::wire::Wire;
use crate::quote::{difference, quote};
use directives::{BodyExpectation, Header, SLOW_BYTES_APART, Scenario};
use std::fmt::Write;
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::Duration;

/// How long all requests of one connection may take, without the pauses that are asked for.
const TOTAL: Duration = Duration::from_secs(10);
/// How long a connection may stay open that is to be closed.
const CLOSES_WITHIN: Duration = Duration::from_secs(2);
/// What may come beside bodies, for each response.
const HEAD: usize = 64 << 10;

pub(super) fn check(connection: TcpStream, scenario: &Scenario) -> Result<(), Mismatch> {
    let Scenario::Http { port, slowly, requests, pause, method, path, request_headers, request_body, status, response_headers, body } =
        scenario
    else {
        return Ok(());
    };
    let most = (*requests as usize).saturating_mul(HEAD).saturating_add(LONGEST_BODY);
    let request_to = |closes| request(method, path, *port, request_headers, request_body.as_deref(), closes);
    let idle = pause.saturating_mul(*requests) + if *slowly { slow_time(request_to(true).len(), *requests) } else { Duration::ZERO };
    let mut wire = Wire::new(connection, TOTAL + idle, most);
    for number in 1..=*requests {
        let closes = number == *requests;
        if number > 1 {
            std::thread::sleep(*pause);
        }
        let request = request_to(closes);
        let sent = if *slowly { wire.send_slowly(&request) } else { wire.send(&request) };
        // A server may answer and close before it has read a body, so what it says counts even where it did not take everything.
        let response = response::read(&mut wire, method).map_err(|problem| {
            let problem = sent.err().map_or(problem.clone(), |error| format!("{problem} (the request could not be sent whole: {error})"));
            at(number, *requests, Mismatch::new(format!("a response with status {status}"), problem))
        })?;
        judge(&response, *status, response_headers, body).map_err(|mismatch| at(number, *requests, mismatch))?;
        if closes && !response.ended && !names(request_headers, "Connection") {
            expect_close(&mut wire).map_err(|mismatch| at(number, *requests, mismatch))?;
        }
    }
    Ok(())
}

/// What the pauses between the bytes of all requests take.
fn slow_time(bytes: usize, requests: u32) -> Duration {
    SLOW_BYTES_APART.saturating_mul(u32::try_from(bytes).unwrap_or(u32::MAX).saturating_mul(requests))
}

/// Says which of several requests it was.
fn at(number: u32, requests: u32, mismatch: Mismatch) -> Mismatch {
    match requests {
        1 => mismatch,
        _ => Mismatch { expected: format!("{} for request {number} of {requests}", mismatch.expected), ..mismatch },
    }
}

/// The headers that the expectation states come first and replace those that are sent by themselves.
fn request(method: &str, path: &str, port: u16, headers: &[Header], body: Option<&[u8]>, closes: bool) -> Vec<u8> {
    let mut head = format!("{method} {path} HTTP/1.1\r\n");
    // Writing to a String never fails.
    let mut add = |name: &str, value: &str| {
        let _ = write!(head, "{name}: {value}\r\n");
    };
    for header in headers {
        add(&header.name, &header.value);
    }
    if !names(headers, "Host") {
        add("Host", &format!("127.0.0.1:{port}"));
    }
    if let Some(body) = body
        && !names(headers, "Content-Length")
        && !names(headers, "Transfer-Encoding")
    {
        add("Content-Length", &body.len().to_string());
    }
    if closes && !names(headers, "Connection") {
        add("Connection", "close");
    }
    head.push_str("\r\n");
    let mut request = head.into_bytes();
    request.extend_from_slice(body.unwrap_or_default());
    request
}

fn names(headers: &[Header], name: &str) -> bool {
    headers.iter().any(|header| header.name.eq_ignore_ascii_case(name))
}

fn judge(response: &Response, status: u16, headers: &[Header], body: &BodyExpectation) -> Result<(), Mismatch> {
    if response.status != status {
        return Err(Mismatch::new(format!("status {status}"), format!("received status {}", response.status)));
    }
    for header in headers {
        let values: Vec<&[u8]> = response.header(&header.name).collect();
        if !values.contains(&header.value.as_bytes()) {
            let actual = match values.first() {
                None => "the response has no such header".to_owned(),
                Some(value) => format!("its value is {}", quote(value)),
            };
            return Err(Mismatch::new(format!("the header `{}: {}`", header.name, header.value), actual));
        }
    }
    let actual = &response.body;
    match body {
        BodyExpectation::Any => Ok(()),
        BodyExpectation::Empty if actual.is_empty() => Ok(()),
        BodyExpectation::Empty => Err(Mismatch::new("no body", format!("received {}", quote(actual)))),
        BodyExpectation::Exact(expected) if expected == actual => Ok(()),
        BodyExpectation::Exact(expected) => {
            let (expected, actual) = difference(expected, actual);
            Err(Mismatch::new(format!("the body {expected}"), format!("received {actual}")))
        }
        BodyExpectation::Contains(part) if contains(actual, part) => Ok(()),
        BodyExpectation::Contains(part) => {
            Err(Mismatch::new(format!("a body that contains {}", quote(part)), format!("received {}", quote(actual))))
        }
    }
}

/// In linear time for what bodies look like; a part of a task file is short.
pub(super) fn contains(body: &[u8], part: &[u8]) -> bool {
    part.is_empty() || body.windows(part.len()).any(|window| window == part)
}

/// After a request with `Connection: close` and its response nothing may follow but the end.
fn expect_close(wire: &mut Wire) -> Result<(), Mismatch> {
    let expected = "the end of the stream after the response to `Connection: close`";
    wire.expire_in(CLOSES_WITHIN);
    match wire.rest() {
        Ok(rest) if rest.is_empty() => Ok(()),
        Ok(rest) => Err(Mismatch::new(expected, format!("received {} behind the response", quote(&rest)))),
        Err(error) if error.kind() == ErrorKind::TimedOut => Err(Mismatch::new(expected, "the connection stayed open")),
        Err(error) => Err(Mismatch::new(expected, format!("the connection failed ({error})"))),
    }
}
