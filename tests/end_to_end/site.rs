//! `intentc build "Build an HTTP server …" --content DIR`.

use crate::workbench::{Server, Workbench, free_port};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;

fn build(bench: &Workbench, port: u16) -> Server {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/site");
    let sentence = format!("Build an HTTP server with routing for /, /whitepaper, and /build-log on port {port}");
    bench.run(["build".as_ref(), sentence.as_ref(), "--content".as_ref(), content.as_os_str(), "-o".as_ref(), "site".as_ref()]).exits(0);
    Server::start(&bench.path("site"), port)
}

/// Curl's view: status, headers, body.
fn curl(arguments: &[&str], url: &str) -> String {
    let output = Command::new("curl").args(["-sS", "-i", "--max-time", "10"]).args(arguments).arg(url).output();
    let output = output.expect("curl is needed (Debian package curl)");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn pages_are_served_as_curl_sees_them() {
    let bench = Workbench::new();
    let server = build(&bench, free_port());
    let url = |path: &str| format!("http://127.0.0.1:{}{path}", server.port);

    let home = curl(&[], &url("/"));
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n"), "{home}");
    assert!(home.contains("Content-Type: text/html; charset=utf-8\r\n"), "{home}");
    assert!(home.contains("<h1>A site in one binary</h1>"), "{home}");
    assert!(curl(&[], &url("/whitepaper")).contains("<h1>Whitepaper</h1>"));
    assert!(curl(&[], &url("/build-log")).contains("Content-Type: text/plain"));

    assert!(curl(&[], &url("/nowhere")).starts_with("HTTP/1.1 404 "));
    let refused = curl(&["-X", "PUT"], &url("/"));
    assert!(refused.starts_with("HTTP/1.1 405 ") && refused.contains("Allow: GET, HEAD\r\n"), "{refused}");

    let head = curl(&["--head"], &url("/"));
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n") && head.ends_with("\r\n\r\n"), "{head}");
    let length = |answer: &str| answer.lines().find_map(|line| line.strip_prefix("Content-Length: ")?.trim().parse::<usize>().ok());
    assert_eq!(length(&head), length(&home));
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn one_connection_carries_many_requests() {
    let bench = Workbench::new();
    let server = build(&bench, free_port());
    let mut stream = server.connect();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: x\r\n\r\nGET /build-log HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    let statuses: Vec<&str> = answers.split("HTTP/1.1 ").skip(1).map(|answer| &answer[..3]).collect();
    assert_eq!(statuses, ["200", "404", "200"]);

    let url = format!("http://127.0.0.1:{}/", server.port);
    let output = Command::new("curl").args(["-sS", "-v", "-o", "/dev/null", "-o", "/dev/null", &url, &url]).output().unwrap();
    let trace = String::from_utf8_lossy(&output.stderr).to_lowercase();
    assert!(trace.contains("re-using existing connection") || trace.contains("reusing existing connection"), "{trace}");
}

#[test]
fn pages_larger_than_a_socket_buffer_arrive_whole() {
    let bench = Workbench::new();
    let page = "0123456789abcdef".repeat(1 << 18);
    bench.write("pages/index.txt", &page);
    let port = free_port();
    let sentence = format!("Build an HTTP server with routing for / on port {port}");
    bench.run(["build", &sentence, "--content", "pages", "-o", "site"]).exits(0);
    let server = Server::start(&bench.path("site"), port);
    let answer = server.exchange("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert!(answer.ends_with(&page), "{} bytes", answer.len());
}
