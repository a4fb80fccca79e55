//! The servers of the pattern library on every machine, through the same scenarios.

use super::emulator::Program;
use super::{linux_targets, request_for};
use crate::harness::worker;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::process::Child;
use std::time::{Duration, Instant};
use targets::{Target, read_back};

const ECHO: &str = include_str!("../../../patterns/library/tcp_echo.ll");
const SITE: &str = include_str!("../../../patterns/library/http_site.ll");

const ROUTES: &str = "
    %row = type { ptr, i64, ptr, i64, ptr, i64 }
    @path = private constant [6 x i8] c\"/paper\"
    @head = private constant [61 x i8] c\"HTTP/1.1 200 OK\\0D\\0AContent-Type: text/html\\0D\\0AContent-Length: 5\\0D\\0A\"
    @body = private constant [5 x i8] c\"hello\"
    @slot_route_count = constant i64 1
    @slot_routes = constant [1 x %row] [%row { ptr @path, i64 6, ptr @head, i64 61, ptr @body, i64 5 }]
";

struct Server {
    child: Child,
    port: u16,
    /// Bytes of the file.
    size: usize,
    _program: Program,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Either may fail: a test that went well has ended the server itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    /// `None` where this machine cannot run programs for `target`.
    fn start(target: Target, text: &str, slots: &str) -> Option<Self> {
        // Given by the kernel and free again: nothing else asks for it in between, as a rule, and a server that cannot listen says so.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let slots = format!("@slot_port = constant i64 {port}\n{slots}");
        let elf = worker().build(&request_for(target, &[("server.ll", text), ("slots.ll", &slots)])).unwrap().elf;
        read_back(&elf, target).unwrap();
        let program = Program::new(target, &elf)?;
        Some(Self { child: program.command().spawn().unwrap(), port, size: elf.len(), _program: program })
    }

    fn connect(&self) -> TcpStream {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            match TcpStream::connect(("127.0.0.1", self.port)) {
                Ok(stream) => {
                    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
                    return stream;
                }
                Err(error) if error.kind() == ErrorKind::ConnectionRefused && Instant::now() < deadline => {
                    std::thread::sleep(Duration::from_millis(5));
                }
                Err(error) => panic!("{error}"),
            }
        }
    }

    /// Ends it as an administrator would; gives the exit code.
    fn end(mut self) -> Option<i32> {
        // SAFETY: sends a signal to the child, which has not been waited for.
        assert_eq!(unsafe { libc::kill(self.child.id() as i32, libc::SIGTERM) }, 0);
        self.child.wait().unwrap().code()
    }
}

#[test]
fn echo_gives_back_what_it_gets_on_every_machine() {
    for target in linux_targets() {
        let Some(server) = Server::start(target, ECHO, "") else { continue };
        assert!(server.size <= 2560, "{target}: {} bytes", server.size);
        let sent: Vec<u8> = (0..300_000u32).map(|index| (index * 31 + index / 251) as u8).collect();
        std::thread::scope(|scope| {
            for _ in 0..3 {
                let (server, sent) = (&server, &sent);
                scope.spawn(move || {
                    let stream = server.connect();
                    let mut received = Vec::new();
                    std::thread::scope(|scope| {
                        scope.spawn(|| {
                            (&stream).write_all(sent).unwrap();
                            stream.shutdown(Shutdown::Write).unwrap();
                        });
                        (&stream).read_to_end(&mut received).unwrap();
                    });
                    assert!(received == *sent, "{target}: {} of {} bytes", received.len(), sent.len());
                });
            }
        });
        assert_eq!(server.end(), Some(0), "{target}");
    }
}

#[test]
fn site_answers_by_method_and_path_on_every_machine() {
    for target in linux_targets() {
        let Some(server) = Server::start(target, SITE, ROUTES) else { continue };
        let cases = [
            ("GET /paper", "HTTP/1.1 200 OK\r\n", "\r\n\r\nhello"),
            ("HEAD /paper", "HTTP/1.1 200 OK\r\n", "\r\n\r\n"),
            ("GET /none", "HTTP/1.1 404 ", ""),
            ("POST /paper", "HTTP/1.1 405 ", ""),
        ];
        for (request, start, end) in cases {
            let mut stream = server.connect();
            stream.write_all(format!("{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
            let mut answer = String::new();
            stream.read_to_string(&mut answer).unwrap();
            assert!(answer.starts_with(start) && answer.ends_with(end), "{target} {request}: {answer:?}");
        }
        assert_eq!(server.end(), Some(0), "{target}");
    }
}
