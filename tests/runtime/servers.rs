//! The two servers of the pattern library, on real sockets.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::{Child, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, Instant};

use crate::toolchain::{Program, build, loaded_size};

const ECHO: &str = include_str!("../../patterns/library/tcp_echo.ll");
const SITE: &str = include_str!("../../patterns/library/http_site.ll");

/// A port that no client is given by the kernel, which takes those from 32768 upwards, and no other test.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = (std::process::id() % 100) as u16 * 100;
    let mut ports = std::iter::repeat_with(|| 12_000 + first + NEXT.fetch_add(1, Ordering::Relaxed));
    ports.find(|port| TcpListener::bind(("0.0.0.0", *port)).is_ok()).expect("a port is free")
}

/// A program that is killed when the test ends.
struct Server {
    child: Child,
    port: u16,
    _program: Program,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either may fail: most tests have ended the server themselves.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(text: &str, slots: &str) -> Self {
        Self::start_on(free_port(), text, slots)
    }

    fn start_on(port: u16, text: &str, slots: &str) -> Self {
        let slots = format!("@slot_port = constant i64 {port}\n{slots}");
        let program = build("O2", &[("server.ll", text), ("slots.ll", &slots)]);
        let child = program.command().stderr(Stdio::piped()).spawn().unwrap();
        Self { child, port, _program: program }
    }

    fn connect(&self) -> TcpStream {
        let deadline = Instant::now() + Duration::from_secs(5);
        loop {
            match TcpStream::connect(("127.0.0.1", self.port)) {
                Ok(stream) => {
                    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
                    stream.set_nodelay(true).unwrap();
                    return stream;
                }
                Err(error) if error.kind() == ErrorKind::ConnectionRefused && Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(2));
                }
                Err(error) => panic!("{error}"),
            }
        }
    }

    fn signal(&self, signal: i32) {
        // SAFETY: sends a signal to the child, which has not been waited for.
        assert_eq!(unsafe { libc::kill(self.child.id() as i32, signal) }, 0);
    }

    /// Sends a request and reads what comes until the server closes.
    fn ask(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

fn bytes(count: usize, seed: usize) -> Vec<u8> {
    (0..count).map(|index| (index * 31 + index / 251 * 7 + seed) as u8).collect()
}

/// Sends all, ends the own side, waits, and reads to the end.
fn echo(server: &Server, sent: &[u8], wait: Duration) -> Vec<u8> {
    let stream = server.connect();
    let mut received = Vec::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            (&stream).write_all(sent).unwrap();
            stream.shutdown(Shutdown::Write).unwrap();
        });
        std::thread::sleep(wait);
        (&stream).read_to_end(&mut received).unwrap();
    });
    received
}

#[test]
fn echo_gives_back_what_it_gets_and_ends_with_0() {
    for signal in [libc::SIGTERM, libc::SIGINT] {
        let mut server = Server::start(ECHO, "");
        assert_eq!(echo(&server, b"", Duration::ZERO), b"");
        std::thread::scope(|scope| {
            for client in 0..6 {
                let server = &server;
                scope.spawn(move || {
                    let sent = bytes(1 << 20, client);
                    // Every other one reads so late that the server must hold it back.
                    let wait = Duration::from_millis(200 * (client as u64 % 2));
                    assert!(echo(server, &sent, wait) == sent, "client {client}");
                });
            }
        });
        let mut idle = server.connect();
        idle.write_all(b"x").unwrap();
        idle.read_exact(&mut [0]).unwrap();
        server.signal(signal);
        assert_eq!(server.child.wait().unwrap().code(), Some(0));
        assert_eq!(idle.read(&mut [0]).unwrap(), 0);
    }
}

#[test]
fn echo_survives_resets_and_many_clients() {
    let server = Server::start(ECHO, "");
    for _ in 0..20 {
        // Closed with an answer unread: the kernel sends a reset.
        server.connect().write_all(&bytes(100_000, 0)).unwrap();
    }
    let mut clients: Vec<_> = (0..200).map(|_| server.connect()).collect();
    for (index, client) in clients.iter_mut().enumerate() {
        client.write_all(&[index as u8]).unwrap();
    }
    for (index, client) in clients.iter_mut().enumerate() {
        let mut byte = [0];
        client.read_exact(&mut byte).unwrap();
        assert_eq!(byte, [index as u8]);
    }
}

/// A client that sends until nothing moves any more, and reads nothing; and how much it has sent.
fn stuck_client(server: &Server) -> (TcpStream, usize) {
    let mut client = server.connect();
    client.set_write_timeout(Some(Duration::from_millis(200))).unwrap();
    let piece = bytes(1 << 16, 0);
    let mut sent = 0;
    loop {
        let rest = &piece[sent % piece.len()..];
        let count = client.write(rest).unwrap_or(0);
        sent += count;
        if count < rest.len() {
            return (client, sent);
        }
    }
}

#[test]
fn echo_serves_others_beside_slow_readers_and_ends_after_them() {
    let mut server = Server::start(ECHO, "");
    let (mut slow, sent) = stuck_client(&server);
    assert_eq!(echo(&server, b"others", Duration::ZERO), b"others");
    let mut idle = server.connect();
    idle.write_all(b"x").unwrap();
    idle.read_exact(&mut [0]).unwrap();
    server.signal(libc::SIGTERM);
    std::thread::sleep(Duration::from_millis(100));
    assert!(server.child.try_wait().unwrap().is_none(), "one client has not got all");
    assert!(TcpStream::connect(("127.0.0.1", server.port)).is_err());
    // What had not arrived when all that had arrived was sent may be lost; what comes is right.
    let mut received = vec![0; sent];
    let mut count = 0;
    while let Ok(more @ 1..) = slow.read(&mut received[count..]) {
        count += more;
    }
    assert!(count > 0, "of {sent}");
    let piece = bytes(1 << 16, 0);
    assert!(received[..count].chunks(piece.len()).all(|chunk| chunk == &piece[..chunk.len()]));
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    assert_eq!(idle.read(&mut [0]).unwrap(), 0);
}

#[test]
fn echo_gives_up_on_who_takes_nothing_and_ends_at_once_at_a_second_signal() {
    for (signals, least, most) in [(1, 900, 5000), (2, 0, 900)] {
        let mut server = Server::start(ECHO, "");
        let _client = stuck_client(&server);
        let start = Instant::now();
        for _ in 0..signals {
            server.signal(libc::SIGTERM);
            std::thread::sleep(Duration::from_millis(50));
        }
        assert_eq!(server.child.wait().unwrap().code(), Some(0));
        let taken = start.elapsed().as_millis();
        assert!((least..most).contains(&taken), "{taken} ms after {signals} signals");
    }
}

#[test]
fn echo_holds_no_memory_for_connections() {
    let server = Server::start(ECHO, "");
    let mut clients: Vec<_> = (0..500).map(|_| server.connect()).collect();
    for client in &mut clients {
        client.write_all(b"x").unwrap();
        client.read_exact(&mut [0]).unwrap();
    }
    let _stuck = stuck_client(&server);
    assert!(own_memory(&server) <= 64, "{} KiB", own_memory(&server));
}

/// KiB that are the server's own.
fn own_memory(server: &Server) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", server.child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn echo_says_why_it_cannot_listen() {
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let cases = [(i64::from(port), "address already in use"), (65536, "error 22"), (-1, "error 22")];
    for (port, reason) in cases {
        let program = build("O2", &[("echo.ll", ECHO), ("slots.ll", &format!("@slot_port = constant i64 {port}"))]);
        let output = program.command().output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let message = format!("cannot listen on port {}: {reason}\n", port as u64);
        assert_eq!(String::from_utf8(output.stderr).unwrap(), message);
    }
}

#[test]
fn echo_waits_for_descriptors_without_spinning() {
    let server = Server::start(ECHO, "");
    drop(server.connect());
    let limit = libc::rlimit { rlim_cur: 16, rlim_max: 16 };
    // SAFETY: lowers a limit of the child; the old value is not asked for.
    let lowered = unsafe { libc::prlimit(server.child.id() as i32, libc::RLIMIT_NOFILE, &limit, std::ptr::null_mut()) };
    assert_eq!(lowered, 0);
    let mut clients: Vec<_> = (0..30).map(|_| server.connect()).collect();
    clients.iter_mut().for_each(|client| client.write_all(b"x").unwrap());
    let before = processor_time(&server);
    std::thread::sleep(Duration::from_millis(500));
    assert!(processor_time(&server) - before < 10, "spins");
    // All are served in turn, as those before them leave.
    for mut client in clients {
        client.read_exact(&mut [0]).unwrap();
    }
}

/// Hundredths of a second.
fn processor_time(server: &Server) -> u64 {
    let text = std::fs::read_to_string(format!("/proc/{}/stat", server.child.id())).unwrap();
    let fields: Vec<_> = text.rsplit_once(')').unwrap().1.split_whitespace().collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

#[test]
fn echo_fits_in_two_kilobytes() {
    let program = build("O2", &[("echo.ll", ECHO), ("slots.ll", "@slot_port = constant i64 8080")]);
    let size = loaded_size(&program.path());
    assert!(size <= 2048 + 56, "{size} bytes, with one program header more than the project's own linker writes");
}

const LARGE: usize = 3 << 20;

/// Two pages and a large one.
static ROUTES: LazyLock<String> = LazyLock::new(|| {
    let pages = [("/", "home"), ("/whitepaper", "paper\n")];
    let large = format!("[{LARGE} x i8] zeroinitializer");
    let mut constants = String::new();
    let mut rows = Vec::new();
    let bodies = pages.iter().map(|(path, body)| (*path, body.len(), format!("[{} x i8] c\"{}\"", body.len(), body.replace('\n', "\\0A"))));
    for (index, (path, length, body)) in bodies.chain([("/large", LARGE, large)]).enumerate() {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {length}\r\n");
        constants += &format!("@path_{index} = private constant [{} x i8] c\"{path}\"\n", path.len());
        constants += &format!("@head_{index} = private constant [{} x i8] c\"{}\"\n", head.len(), head.replace("\r\n", "\\0D\\0A"));
        constants += &format!("@body_{index} = private constant {body}\n");
        let (path_len, head_len) = (path.len(), head.len());
        rows.push(format!(
            "%row {{ ptr @path_{index}, i64 {path_len}, ptr @head_{index}, i64 {head_len}, ptr @body_{index}, i64 {length} }}"
        ));
    }
    let count = rows.len();
    format!(
        "%row = type {{ ptr, i64, ptr, i64, ptr, i64 }}\n{constants}@slot_route_count = constant i64 {count}\n@slot_routes = constant [{count} x %row] [{}]\n",
        rows.join(", ")
    )
});

const HOST: &str = "Host: x\r\n";

#[test]
fn site_answers_by_method_and_path() {
    let server = Server::start(SITE, &ROUTES);
    let cases = [
        ("GET /", "200 OK", "home"),
        ("GET /?query", "200 OK", "home"),
        ("GET http://x/whitepaper", "200 OK", "paper\n"),
        ("HEAD /whitepaper", "200 OK", ""),
        ("HEAD /missing", "404 Not Found", ""),
        ("GET /missing", "404 Not Found", "404 Not Found"),
        ("GET /whitepaper/", "404 Not Found", "404 Not Found"),
        ("PUT /missing", "404 Not Found", "404 Not Found"),
        ("PUT /", "405 Method Not Allowed", "405 Method Not Allowed"),
        ("DELETE /", "405 Method Not Allowed", "405 Method Not Allowed"),
        ("BREW /", "501 Not Implemented", "501 Not Implemented"),
        ("GET index.html", "400 Bad Request", "400 Bad Request"),
    ];
    for (line, status, body) in cases {
        let answer = server.ask(&format!("{line} HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n"));
        let (head, actual) = answer.split_once("\r\n\r\n").unwrap();
        assert!(head.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{line}: {head}");
        assert!(head.ends_with("\r\nConnection: close"), "{line}: {head}");
        assert_eq!(actual, body, "{line}");
        if !line.starts_with("HEAD") {
            assert!(head.contains(&format!("\r\nContent-Length: {}\r\n", body.len())), "{line}: {head}");
        }
        assert_eq!(head.contains("\r\nAllow: GET, HEAD\r\n"), status.starts_with("405"), "{line}: {head}");
    }
    let kept = server.ask("HEAD / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n");
    assert!(kept.contains("Content-Length: 4\r\nConnection: keep-alive\r\n\r\nHTTP/1.1 200 OK"), "{kept}");
    assert!(kept.ends_with("Content-Length: 4\r\nConnection: close\r\n\r\nhome"), "{kept}");
}

#[test]
fn site_refuses_what_is_too_long() {
    let server = Server::start(SITE, &ROUTES);
    let long = "x".repeat(70_000);
    for (request, status) in [
        (format!("GET /{long} HTTP/1.1\r\n{HOST}\r\n"), "414"),
        (format!("GET / HTTP/1.1\r\n{HOST}A: {long}\r\n\r\n"), "431"),
        (format!("{long} / HTTP/1.1\r\n{HOST}\r\n"), "400"),
        (format!("POST / HTTP/1.1\r\n{HOST}Content-Length: 1073741824\r\n\r\n"), "413"),
    ] {
        // The answer arrives although the server has not read all: it waits for the other side to close.
        let answer = server.ask(&request);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains("\r\nConnection: close\r\n"), "{answer}");
    }
}

#[test]
fn site_answers_pipelined_requests_from_any_split() {
    let server = Server::start(SITE, &ROUTES);
    let one = format!("GET /whitepaper HTTP/1.1\r\n{HOST}\r\nPOST / HTTP/1.1\r\n{HOST}Content-Length: 4\r\n\r\nbody\r\n");
    let last = format!("GET / HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n");
    for (count, piece) in [(3, 1), (25, 50), (1000, 4093), (1000, 100_000)] {
        let mut stream = server.connect();
        let sender = stream.try_clone().unwrap();
        let requests = one.repeat(count) + &last;
        let mut answers = String::new();
        std::thread::scope(|scope| {
            scope.spawn(move || requests.as_bytes().chunks(piece).for_each(|bytes| (&sender).write_all(bytes).unwrap()));
            stream.read_to_string(&mut answers).unwrap();
        });
        let expected = ["HTTP/1.1 200 OK", "HTTP/1.1 405 Method Not Allowed"].repeat(count);
        let lines = answers.lines().filter_map(|line| line.find("HTTP/1.1 ").map(|start| &line[start..]));
        assert_eq!(lines.collect::<Vec<_>>(), [expected, vec!["HTTP/1.1 200 OK"]].concat());
        assert!(answers.ends_with("\r\n\r\nhome"));
    }
}

#[test]
fn site_looks_at_every_request_from_its_start() {
    let server = Server::start(SITE, &ROUTES);
    let mut stream = server.connect();
    stream.write_all(format!("GET / HTTP/1.1\r\n{HOST}Long: {}", "x".repeat(200)).as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(30));
    // The second request is shorter than what was searched of the first.
    stream.write_all(b"\r\n\r\nGET / HTTP/1.0\r\n\r\n").unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("home").count(), 2);
}

#[test]
fn site_holds_no_memory_for_idle_connections() {
    let server = Server::start(SITE, &ROUTES);
    let mut clients: Vec<_> = (0..500).map(|_| server.connect()).collect();
    for client in &mut clients {
        client.write_all(format!("GET / HTTP/1.1\r\n{HOST}\r\n").as_bytes()).unwrap();
        let mut answer = [0; 67];
        client.read_exact(&mut answer).unwrap();
        assert!(answer.ends_with(b"home"), "{}", answer.escape_ascii());
    }
    assert!(own_memory(&server) < 256, "{} KiB", own_memory(&server));
}

#[test]
fn site_survives_clients_that_leave_and_can_start_again() {
    let mut server = Server::start(SITE, &ROUTES);
    for _ in 0..10 {
        let mut client = server.connect();
        client.write_all(format!("GET /large HTTP/1.1\r\n{HOST}\r\n").repeat(5).as_bytes()).unwrap();
        // The own side has ended when the reset arrives: what the server sends then would be a SIGPIPE.
        client.shutdown(Shutdown::Write).unwrap();
        client.read_exact(&mut [0; 100]).unwrap();
    }
    let request = format!("GET / HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n");
    assert!(server.ask(&request).ends_with("home"));
    server.signal(libc::SIGTERM);
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    // The server closed first, so the kernel still remembers its side of the connection.
    let again = Server::start_on(server.port, SITE, &ROUTES);
    assert!(again.ask(&request).ends_with("home"));
}

#[test]
fn site_serves_slow_readers_and_ends_after_them() {
    let mut server = Server::start(SITE, &ROUTES);
    let request = format!("GET /large HTTP/1.1\r\n{HOST}\r\n");
    let mut slow = server.connect();
    slow.write_all(request.repeat(3).as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    assert!(server.ask(&format!("GET / HTTP/1.1\r\n{HOST}Connection: close\r\n\r\n")).ends_with("home"), "others are served meanwhile");
    let mut head = [0; 200];
    slow.read_exact(&mut head).unwrap();
    let head_len = head.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
    let mut rest = vec![1; 3 * (head_len + LARGE) - head.len()];
    slow.read_exact(&mut rest).unwrap();
    assert_eq!(rest.iter().filter(|byte| **byte == 0).count(), 3 * LARGE - (head.len() - head_len));
    // What is being sent when the signal comes is sent to its end; the request after it is the last.
    slow.write_all(request.repeat(6).as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    server.signal(libc::SIGTERM);
    std::thread::sleep(Duration::from_millis(50));
    let mut last = Vec::new();
    slow.read_to_end(&mut last).unwrap();
    assert_eq!(server.child.wait().unwrap().code(), Some(0));
    let close = b"Connection: close\r\n";
    assert!(last.windows(close.len()).any(|window| window == close));
    let whole = head_len + LARGE;
    assert!((2..6).contains(&(last.len() / whole)), "{} bytes", last.len());
    assert_eq!((last.len() - close.len()) % whole, 0);
}
