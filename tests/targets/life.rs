//! The worker's life: started, killed, replaced, ended; and what it does with bytes that are no request.

use crate::harness::{binary, exit_code, module, program, request, worker, worker_with};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use targets::protocol::{self, Hello, Request, Response, Work};
use targets::{Failure, Limits, ToolchainError, Worker, WorkerOptions};

fn kill(id: u32) {
    assert!(Command::new("kill").args(["-9", &id.to_string()]).status().unwrap().success());
}

fn is_alive(id: u32) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    !stat.is_empty() && !stat.contains(") Z ")
}

fn wait_for_end(id: u32) {
    let start = Instant::now();
    while is_alive(id) {
        assert!(start.elapsed() < Duration::from_secs(5), "process {id} does not end");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A module on which LLVM works for much longer than any test.
fn endless() -> targets::SourceModule {
    module(
        "endless.ll",
        "define i64 @main() {\n  %a = load volatile i8388607, ptr null\n  %b = mul i8388607 %a, %a\n  store volatile i8388607 %b, ptr null\n  ret i64 0\n}\n",
    )
}

#[test]
fn it_says_which_llvm_it_is_and_which_walls_stand() {
    let mut worker = worker();
    assert!(worker.llvm_version().unwrap().starts_with("19."));
    let jail = worker.jail().unwrap();
    assert!(jail.filter, "{jail:?}");
}

#[test]
fn a_worker_that_was_killed_while_idle_is_replaced() {
    let mut worker = worker();
    let good = request(program("ret i64 3"));
    worker.build(&good).unwrap();
    let first = worker.process_id().unwrap();
    kill(first);
    wait_for_end(first);
    assert_eq!(exit_code(&worker.build(&good).unwrap().elf), 3);
    assert_ne!(worker.process_id().unwrap(), first);
}

#[test]
fn a_worker_that_is_killed_in_mid_request_fails_that_request_only() {
    let mut worker = worker();
    worker.llvm_version().unwrap();
    let id = worker.process_id().unwrap();
    let killer = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(300));
        kill(id);
    });
    let start = Instant::now();
    let mut modules = program("ret i64 0");
    modules[1] = endless();
    let failure = worker.build(&request(modules)).unwrap_err();
    killer.join().unwrap();
    assert!(matches!(&failure, Failure::Toolchain(ToolchainError::Ended { status, .. }) if status.contains('9')), "{failure:?}");
    assert!(start.elapsed() < Duration::from_secs(2));
    assert_eq!(exit_code(&worker.build(&request(program("ret i64 4"))).unwrap().elf), 4);
}

#[test]
fn no_process_is_left_when_the_client_drops_it_in_mid_request() {
    let mut child = spawn();
    read_hello(&mut child);
    let mut modules = program("ret i64 0");
    modules[1] = endless();
    let frame = protocol::encode(&Request { limits: Limits::default(), work: Work::Build(request(modules)) }).unwrap();
    child.stdin.as_mut().unwrap().write_all(&frame).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let children = std::fs::read_to_string(format!("/proc/{0}/task/{0}/children", child.id())).unwrap();
    let grandchild: u32 = children.trim().parse().unwrap();
    assert!(is_alive(grandchild));
    drop(child.stdin.take());
    wait_for_end(grandchild);
    wait_for_end(child.id());
    child.wait().unwrap();
}

#[test]
fn it_ends_with_its_client() {
    let worker = worker();
    let id = worker.process_id().unwrap();
    drop(worker);
    assert!(!is_alive(id));
}

#[test]
fn it_outlives_the_thread_that_started_it() {
    let mut worker = std::thread::spawn(|| {
        let mut worker = worker();
        worker.llvm_version().unwrap();
        worker
    })
    .join()
    .unwrap();
    let id = worker.process_id().unwrap();
    std::thread::sleep(Duration::from_millis(50));
    worker.validate(&module("a.ll", "")).unwrap();
    assert_eq!(worker.process_id(), Some(id));
}

#[test]
fn wall_time_is_enforced_from_outside() {
    let mut worker = worker_with(Limits { wall: Duration::from_millis(300), ..Limits::default() });
    worker.llvm_version().unwrap();
    let start = Instant::now();
    let mut modules = program("ret i64 0");
    modules[1] = endless();
    let failure = worker.build(&request(modules)).unwrap_err();
    assert_eq!(failure, Failure::Died(targets::Death::WallTime));
    assert!(start.elapsed() < Duration::from_millis(1500), "{:?}", start.elapsed());
}

#[test]
fn a_program_that_is_no_worker_is_an_error_with_a_name() {
    let start = |path: &str| Worker::start(&WorkerOptions { binary: path.into(), limits: Limits::default() });
    assert!(matches!(start("/nonexistent/intentc-llvm"), Err(ToolchainError::Start { .. })));
    let failure = start("/bin/true").unwrap().validate(&module("a.ll", "")).unwrap_err();
    assert!(matches!(failure, Failure::Toolchain(ToolchainError::Ended { .. })), "{failure:?}");
    let failure = start("/bin/ls").unwrap().validate(&module("a.ll", "")).unwrap_err();
    assert!(matches!(failure, Failure::Toolchain(_)), "{failure:?}");
}

#[test]
fn a_request_that_is_too_large_is_refused_before_it_is_sent() {
    let large = module("large.ll", ";".repeat(protocol::MAX_FRAME + 1));
    let failure = worker().validate(&large).unwrap_err();
    assert!(matches!(failure, Failure::Toolchain(ToolchainError::TooLarge { .. })));
}

fn spawn() -> Child {
    Command::new(binary()).env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

fn read_hello(child: &mut Child) -> Hello {
    protocol::decode(&protocol::read_payload(child.stdout.as_mut().unwrap()).unwrap()).unwrap()
}

#[test]
fn a_frame_of_garbage_is_answered_and_the_next_one_works() {
    let mut child = spawn();
    assert_eq!(read_hello(&mut child).version, protocol::VERSION);
    let mut send = |frame: &[u8]| -> Response {
        child.stdin.as_mut().unwrap().write_all(frame).unwrap();
        protocol::decode(&protocol::read_payload(child.stdout.as_mut().unwrap()).unwrap()).unwrap()
    };
    for garbage in [&[0u8, 0, 0, 0][..], &[5, 0, 0, 0, 255, 255, 255, 255, 255], &[3, 0, 0, 0, 1, 2, 3]] {
        assert!(matches!(send(garbage), Response::Broken(reason) if reason.contains("cannot be read")));
    }
    let good = Request { limits: Limits::default(), work: Work::Validate(module("a.ll", "")) };
    assert_eq!(send(&protocol::encode(&good).unwrap()), Response::Valid);
    drop(child.stdin.take());
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_frame_that_is_too_long_or_cut_short_ends_the_worker() {
    for garbage in [&[255u8; 64][..], &[9, 0, 0, 0, 1, 2], &[1, 2]] {
        let mut child = spawn();
        read_hello(&mut child);
        child.stdin.as_mut().unwrap().write_all(garbage).unwrap();
        drop(child.stdin.take());
        let mut rest = Vec::new();
        child.stdout.as_mut().unwrap().read_to_end(&mut rest).unwrap();
        assert!(rest.is_empty());
        assert_eq!(child.wait().unwrap().code(), Some(1));
    }
}
