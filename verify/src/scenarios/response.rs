//! Reads an HTTP/1.1 response as RFC 9112 has it, and nothing that only resembles one.

use super::wire::Wire;
use crate::quote::quote;
use std::io::{self, ErrorKind};

const LONGEST_LINE: usize = 16 << 10;
const MOST_HEADERS: usize = 100;
/// The longest body.
pub(super) const LONGEST_BODY: usize = 16 << 20;

#[derive(Debug)]
pub(super) struct Response {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, Vec<u8>)>,
    pub(super) body: Vec<u8>,
    /// The body reached to the end of the stream, so nothing can follow.
    pub(super) ended: bool,
}

/// Why there is no response: what is wrong with what came.
pub(super) type Malformed = String;

impl Response {
    /// The values of the header `name`, in any case.
    pub(super) fn header(&self, name: &str) -> impl Iterator<Item = &[u8]> {
        self.headers.iter().filter(move |(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_slice())
    }
}

/// The response to a request with `method`.
pub(super) fn read(wire: &mut Wire, method: &str) -> Result<Response, Malformed> {
    let status = status_line(&line(wire, "the status line")?)?;
    let headers = header_fields(wire)?;
    let mut response = Response { status, headers, body: Vec::new(), ended: false };
    if method == "HEAD" || status < 200 || status == 204 || status == 304 {
        return Ok(response);
    }
    let codings: Vec<&[u8]> = response.header("Transfer-Encoding").collect();
    let lengths: Vec<&[u8]> = response.header("Content-Length").collect();
    response.body = match (codings.as_slice(), lengths.as_slice()) {
        ([], []) => {
            response.ended = true;
            wire.rest().map_err(|error| broken("a body without a length", &error))?
        }
        ([], [length, others @ ..]) if others.iter().all(|other| other == length) => {
            let length = decimal(length).ok_or_else(|| format!("the Content-Length is {}", quote(length)))?;
            wire.exactly(length).map_err(|error| broken(&format!("a body of {length} bytes"), &error))?
        }
        ([coding], []) if coding.eq_ignore_ascii_case(b"chunked") => chunks(wire)?,
        ([], _) => return Err("the response has two different Content-Length headers".to_owned()),
        ([..], []) => return Err(format!("the Transfer-Encoding is {}", quote(codings[0]))),
        _ => return Err("the response has both Content-Length and Transfer-Encoding".to_owned()),
    };
    Ok(response)
}

/// `HTTP/1.1 200 OK`; the reason may be empty, the blank before it may not be missing.
fn status_line(line: &[u8]) -> Result<u16, Malformed> {
    let malformed = || format!("received the status line {}", quote(line));
    let rest = line.strip_prefix(b"HTTP/1.1 ").or_else(|| line.strip_prefix(b"HTTP/1.0 ")).ok_or_else(malformed)?;
    match rest {
        [a @ b'1'..=b'5', b @ b'0'..=b'9', c @ b'0'..=b'9', b' ', reason @ ..] if reason.iter().all(|&byte| is_text(byte)) => {
            Ok(u16::from(a - b'0') * 100 + u16::from(b - b'0') * 10 + u16::from(c - b'0'))
        }
        _ => Err(malformed()),
    }
}

fn header_fields(wire: &mut Wire) -> Result<Vec<(String, Vec<u8>)>, Malformed> {
    let mut headers = Vec::new();
    loop {
        let line = line(wire, "the headers")?;
        if line.is_empty() {
            return Ok(headers);
        }
        if headers.len() == MOST_HEADERS {
            return Err(format!("the response has more than {MOST_HEADERS} headers"));
        }
        headers.push(header_field(&line).ok_or_else(|| format!("received the header line {}", quote(&line)))?);
    }
}

/// `Name: value`, without blanks before the colon and around the value.
fn header_field(line: &[u8]) -> Option<(String, Vec<u8>)> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    let (name, value) = (&line[..colon], &line[colon + 1..]);
    let well_formed = !name.is_empty() && name.iter().all(|&byte| is_token(byte)) && value.iter().all(|&byte| is_text(byte));
    well_formed.then(|| (String::from_utf8_lossy(name).into_owned(), value.trim_ascii().to_vec()))
}

fn chunks(wire: &mut Wire) -> Result<Vec<u8>, Malformed> {
    let mut body = Vec::new();
    loop {
        let head = line(wire, "the length of a chunk")?;
        let digits = head.split(|&byte| byte == b';').next().unwrap_or_default().trim_ascii_end();
        let length = hexadecimal(digits).ok_or_else(|| format!("received the chunk length {}", quote(&head)))?;
        if length == 0 {
            header_fields(wire)?;
            return Ok(body);
        }
        body.extend(wire.exactly(length).map_err(|error| broken(&format!("a chunk of {length} bytes"), &error))?);
        if !line(wire, "the end of a chunk")?.is_empty() {
            return Err("a chunk is longer than it says".to_owned());
        }
    }
}

fn line(wire: &mut Wire, what: &str) -> Result<Vec<u8>, Malformed> {
    wire.line(LONGEST_LINE).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof if wire.received().is_empty() => format!("the stream ended before {what}"),
        ErrorKind::UnexpectedEof | ErrorKind::TimedOut => format!("{} within {what}, after {}", ending(&error), quote(wire.received())),
        _ => broken(what, &error),
    })
}

fn broken(what: &str, error: &io::Error) -> Malformed {
    format!("{} within {what}", ending(error))
}

fn ending(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::UnexpectedEof => "the stream ended".to_owned(),
        ErrorKind::TimedOut => "nothing more came in time".to_owned(),
        ErrorKind::ConnectionReset => "the connection was reset".to_owned(),
        ErrorKind::InvalidData => error.to_string(),
        _ => format!("the connection failed ({error})"),
    }
}

fn decimal(digits: &[u8]) -> Option<usize> {
    number(digits, 10)
}

fn hexadecimal(digits: &[u8]) -> Option<usize> {
    number(digits, 16)
}

/// Digits only, and no more than the longest body.
fn number(digits: &[u8], radix: u32) -> Option<usize> {
    let text = std::str::from_utf8(digits).ok().filter(|text| text.len() <= 16 && text.chars().all(|digit| digit.is_digit(radix)))?;
    usize::from_str_radix(text, radix).ok().filter(|&length| length <= LONGEST_BODY)
}

/// A character of a token (RFC 9110, 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

fn is_text(byte: u8) -> bool {
    byte == b'\t' || byte >= b' ' && byte != 0x7f
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::io::Write;
    use std::net::{Shutdown, TcpListener, TcpStream};
    use std::time::Duration;

    /// What is read from a server that says just this.
    fn read_from(bytes: &[u8], method: &str) -> Result<Response, Malformed> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        let (mut server, _) = listener.accept().unwrap();
        server.write_all(bytes).unwrap();
        server.shutdown(Shutdown::Write).unwrap();
        read(&mut Wire::new(client, Duration::from_secs(5), 1 << 20), method)
    }

    #[test]
    fn a_body_ends_where_the_headers_say() {
        let bodies = [
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc", "GET", "ab"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nabc", "GET", "ab"),
            ("HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\n\r\nA\r\n0123456789\r\n0\r\n\r\nabc", "GET", "0123456789"),
            ("HTTP/1.1 200 OK\r\n\r\nabc", "GET", "abc"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", "HEAD", ""),
            ("HTTP/1.1 204 No Content\r\n\r\nabc", "GET", ""),
            ("HTTP/1.1 304 \r\nContent-Length: 7\r\n\r\n", "GET", ""),
        ];
        for (bytes, method, body) in bodies {
            let response = read_from(bytes.as_bytes(), method).unwrap();
            assert_eq!(String::from_utf8_lossy(&response.body), body, "{bytes:?}");
        }
    }

    #[test]
    fn what_only_resembles_a_response_is_none() {
        for bytes in [
            "",
            "HTTP/1.1 200\r\n\r\n",
            "HTTP/2 200 OK\r\n\r\n",
            "HTTP/1.1 99 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
            "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
            "HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n+3\r\nabc\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc",
        ] {
            assert!(read_from(bytes.as_bytes(), "GET").is_err(), "{bytes:?}");
        }
        let endless = format!("HTTP/1.1 200 OK\r\n{}", "A: b\r\n".repeat(1000));
        assert!(read_from(endless.as_bytes(), "GET").unwrap_err().contains("more than 100 headers"));
        assert!(read_from("x".repeat(100_000).as_bytes(), "GET").unwrap_err().contains("too long"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100))]
        #[test]
        fn whatever_a_server_says_is_read_to_its_end(
            tail in "(HTTP/1.1 200 OK\r\n)?(Content-Length: [0-9]{0,3}\r\n|Transfer-Encoding: chunked\r\n|[A-Za-z: ]{0,9}\r\n){0,3}(\r\n)?[0-9a-f\r\n;]{0,40}",
        ) {
            let response = read_from(tail.as_bytes(), "GET");
            prop_assert!(response.is_err() || tail.starts_with("HTTP/1.1 200 OK\r\n"));
        }
    }
}
