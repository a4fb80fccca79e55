//! `intentc build "Build a TCP echo server on port N"`.

use crate::workbench::{Server, Workbench, free_port};
use object::{Object, ObjectSegment, ObjectSymbol};
use std::io::{Read, Write};
use std::net::Shutdown;
use std::path::PathBuf;

fn build(bench: &Workbench, port: u16) -> PathBuf {
    let sentence = format!("Build a TCP echo server on port {port}");
    bench.run(["build", &sentence, "-o", "echo"]).exits(0).says("pattern tcp_echo").says("echo");
    bench.path("echo")
}

#[test]
fn the_program_is_small_static_and_free_of_a_c_library() {
    let bench = Workbench::new();
    let bytes = std::fs::read(build(&bench, 8080)).unwrap();
    // With seal, note and section table.
    assert!(bytes.len() <= 2048, "{} bytes", bytes.len());

    let file = object::File::parse(&*bytes).unwrap();
    assert_eq!(file.kind(), object::ObjectKind::Executable);
    assert_eq!(file.dynamic_symbols().count(), 0);
    assert!(file.symbols().all(|symbol| !symbol.is_undefined() || symbol.name() == Ok("")), "undefined symbols");
    assert!(file.segments().all(|segment| segment.size() < 1 << 20));

    let elf = goblin::elf::Elf::parse(&bytes).unwrap();
    assert!(elf.interpreter.is_none() && elf.dynamic.is_none() && elf.libraries.is_empty());
    assert!(
        elf.program_headers.iter().all(|header| !(header.is_executable() && header.is_write())),
        "a segment is both writable and executable"
    );
}

#[test]
fn it_echoes_for_several_clients_and_ends_at_sigterm() {
    let bench = Workbench::new();
    let port = free_port();
    let server = Server::start(&build(&bench, port), port);
    let payload: Vec<u8> = (0..1_u32 << 20).map(|index| (index.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let stream = server.connect();
                let mut reader = stream.try_clone().unwrap();
                let sent = &payload;
                let writer = scope.spawn(move || {
                    let mut stream = stream;
                    stream.write_all(sent).unwrap();
                    stream.shutdown(Shutdown::Write).unwrap();
                });
                let mut echoed = Vec::new();
                reader.read_to_end(&mut echoed).unwrap();
                writer.join().unwrap();
                assert!(echoed == payload, "{} of {} bytes came back", echoed.len(), payload.len());
            });
        }
    });
    assert_eq!(server.terminate(), Some(0));
}

#[test]
fn two_builds_give_the_same_bytes() {
    let (one, other) = (Workbench::new(), Workbench::new());
    assert_eq!(std::fs::read(build(&one, 9000)).unwrap(), std::fs::read(build(&other, 9000)).unwrap());
}

#[test]
fn a_chat_server_is_not_answered_with_an_echo_server() {
    let bench = Workbench::new();
    let finished = bench.run(["build", "Build a TCP chat server on port 8080", "-o", "chat"]).exits(4);
    finished.says("chat").says("--model openai:MODEL").says("--model 'exec:COMMAND ARGS'");
    assert!(!bench.path("chat").exists());
}

#[test]
fn a_port_in_use_is_said_by_the_built_program() {
    let bench = Workbench::new();
    let port = free_port();
    let program = build(&bench, port);
    let _taken = std::net::TcpListener::bind(("0.0.0.0", port)).unwrap();
    let output = std::process::Command::new(program).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert!(stderr.contains(&format!("port {port}")) && stderr.contains("in use"), "{stderr}");
}

#[test]
fn building_does_not_need_the_port_to_be_free() {
    let bench = Workbench::new();
    let taken = std::net::TcpListener::bind("0.0.0.0:0").unwrap();
    build(&bench, taken.local_addr().unwrap().port());
}
