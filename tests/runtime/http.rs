//! Reading request heads.

use crate::driver::{Argument, Call, answers, check_results};

const REQUEST_WORDS: usize = 12;

/// A call of `http_parse_head` with a place for the request before the head.
fn parse(head: &[u8]) -> Call {
    let mut call = Call { function: "http_parse_head", arguments: Vec::new(), memory: vec![0; 8 * REQUEST_WORDS] };
    call.arguments = vec![Argument::At(call.memory.len()), Argument::Value(head.len() as i64), Argument::At(0)];
    call.memory.extend_from_slice(head);
    call
}

fn statuses(heads: &[&[u8]]) -> Vec<i64> {
    let calls: Vec<_> = heads.iter().map(|head| parse(head)).collect();
    crate::driver::results(&calls)
}

/// The stored words, from the plain program; pointers are of no use here.
fn words(head: &[u8]) -> [i64; REQUEST_WORDS] {
    let memory = crate::driver::plain_memory(&parse(head));
    std::array::from_fn(|index| i64::from_le_bytes(memory[8 * index..8 * index + 8].try_into().unwrap()))
}

#[test]
fn refuses_what_is_not_a_request() {
    let cases: &[(i64, &[u8])] = &[
        (0, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        (0, b"GET / HTTP/1.0\r\n\r\n"),
        (0, b"get! /%41?x=/y HTTP/1.9\r\nHOST:\t x:80 \r\nAny: \x80\xff \t\r\n\r\n"),
        (0, b"OPTIONS * HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n"),
        (0, b"GET https://h HTTP/1.1\r\nHost: h\r\n\r\n"),
        (0, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8388608\r\n\r\n"),
        (0, b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: Chunked\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP/1.0\r\nHost: x\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost:\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: a, b\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost : x\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\n Host: x\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n"),
        (400, b"GET / HTTP/1.1\nHost: x\n\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n"),
        (400, b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\r\n\r\n"),
        (400, b"\r\n"),
        (400, b"\n"),
        (400, b"GET\r\n\r\n"),
        (400, b"GET /\r\n\r\n"),
        (400, b"GET / \r\n\r\n"),
        (400, b" GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET /  HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP/1.1 \r\nHost: x\r\n\r\n"),
        (400, b"G@T / HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET /a#b HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET /\x80 HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET /\x7f HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET a HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET http:/// HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET ftp://a/ HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET * HTTP/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET / http/1.1\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP/1.\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP/1.10\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP/a.1\r\nHost: x\r\n\r\n"),
        (400, b"GET / HTTP1.1.\r\nHost: x\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: \r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5, 5\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x5\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551616\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n"),
        (400, b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n"),
        (400, b"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"),
        (413, b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 8388609\r\n\r\n"),
        (417, b"GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n"),
        (501, b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"),
        (505, b"GET / HTTP/2.0\r\nHost: x\r\n\r\n"),
        (505, b"GET / HTTP/0.9\r\nHost: x\r\n\r\n"),
    ];
    let heads: Vec<_> = cases.iter().map(|(_, head)| *head).collect();
    for (status, (expected, head)) in statuses(&heads).into_iter().zip(cases) {
        assert_eq!(status, *expected, "{}", head.escape_ascii());
    }
    let long = |length: usize| [b"GET /", "x".repeat(length - 1).as_bytes(), b" HTTP/1.1\r\nHost: x\r\n\r\n"].concat();
    assert_eq!(statuses(&[&long(8192), &long(8193)]), [0, 414]);
}

#[test]
fn takes_a_request_apart() {
    let stored = words(
        b"HEAD /a/b?c=d HTTP/1.0\r\nHost: x\r\nConnection: x,\tKeep-Alive , close\r\nContent-Length: 012\r\nExpect: 100-Continue\r\n\r\n",
    );
    assert_eq!([stored[1], stored[3], stored[5]], [4, 4, 3], "lengths of method, path and query");
    assert_eq!(stored[4] - stored[2], 5, "the query stands behind the path");
    assert_eq!(stored[6..], [0, 1, 3, 12, 0, 1]);
    let absolute = words(b"GET HTTP://user@h:1?q HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: closed\r\n\r\n");
    assert_eq!([absolute[3], absolute[5]], [1, 1], "a path is made up where there is none");
    assert_eq!(absolute[6..], [1, 1, 0, -1, 1, 0]);
}

#[test]
fn finds_the_end_from_any_split() {
    let mut cases = Vec::new();
    for head in ["GET / HTTP/1.1\r\nA: b\r\n\r\n", "\r\n\r\n", "a\n\n", "a\n\r\n", "\n", "\ra\r\n\r\n"] {
        let expected = head.len() as i64;
        for searched in 0..head.len() {
            let call = |length: usize| Call::new("http_head_length").text(&head.as_bytes()[..length]).value(searched as i64);
            cases.push((call(head.len()), expected));
            cases.extend((searched..head.len()).map(|length| (call(length), 0)));
            let followed = [head.as_bytes(), b"more\r\n\r\n"].concat();
            cases.push((Call::new("http_head_length").text(&followed).value(searched as i64), expected));
        }
    }
    let controls = (0..=255).map(|byte: u8| {
        let is_allowed = !byte.is_ascii_control() || matches!(byte, b'\t' | b'\r' | b'\n');
        (Call::new("http_head_length").text(&[b'a', byte]).value(0), if is_allowed { 0 } else { -1 })
    });
    cases.extend(controls);
    check_results(cases);
}

#[test]
fn knows_tokens_and_lists() {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    check_results((0..=255).map(|byte: u8| (Call::new("http_is_token_byte").value(byte.into()), is_token(byte).into())).collect());
    let lists = [
        ("close", 1),
        ("CLOSE", 1),
        ("a, close", 1),
        ("a,close,b", 1),
        ("closed", 0),
        ("a close", 1),
        ("", 0),
        (",,", 0),
        ("clos", 0),
        ("x-close", 0),
    ];
    let case = |(list, expected): (&str, i64)| (Call::new("http_list_contains").text(list.as_bytes()).text(b"close"), expected);
    check_results(lists.into_iter().map(case).collect());
}

/// Heads with bytes changed, removed and doubled: the parser reads nothing beyond the head and gives one of its answers.
#[test]
fn survives_damage() {
    let head = b"POST http://h/p?q HTTP/1.1\r\nHost: h:1\r\nContent-Length: 5\r\nConnection: a, close\r\nExpect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n";
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as usize % below
    };
    let mut calls = Vec::new();
    for _ in 0..4000 {
        let mut damaged = head.to_vec();
        for _ in 0..=random(3) {
            let place = random(damaged.len() - 2);
            match random(4) {
                0 => damaged[place] = random(256) as u8,
                1 => drop(damaged.remove(place)),
                2 => damaged.insert(place, b" \t\r\n:,/?0aZ\x80"[random(12)]),
                _ => damaged.truncate(place),
            }
            damaged.truncate(damaged.len());
            if damaged.len() < 4 {
                damaged.extend_from_slice(b"\r\n\r\n");
            }
        }
        damaged.extend_from_slice(b"\r\n\r\n");
        calls.push(Call::new("http_head_length").text(&damaged).value(0));
        calls.push(parse(&damaged));
    }
    let results = crate::driver::results(&calls);
    for (call, result) in calls.iter().zip(&results) {
        if call.function == "http_parse_head" {
            assert!([0, 400, 413, 414, 417, 501, 505].contains(result), "{result}: {call:?}");
        }
    }
    assert!(answers(&[Call::new("http_is_host").text(b"h")])[0].result == 1);
}
