//! Workers are made before a program is sealed, and none after it.

use super::emulator::Program;
use super::{linux_targets, request_for};
use crate::harness::{module, worker};
use std::io::{ErrorKind, Read};
use std::process::{Child, Stdio};
use std::thread::available_parallelism;
use std::time::Duration;
use targets::{Built, Optimisation, Target};

/// Says that it is there, and stays until its input ends.
const WORKER: &str = "
    declare i64 @sys_read(i64, ptr, i64)
    declare i64 @print_text(i64, ptr, i64)
    @text = constant [1 x i8] c\"w\"
    define i64 @main(i64 %argc, ptr %argv) {
      %byte = alloca i8
      %written = call i64 @print_text(i64 1, ptr @text, i64 1)
      %ended = call i64 @sys_read(i64 0, ptr %byte, i64 1)
      ret i64 %ended
    }\n";

fn build(target: Target, count: Option<i64>, optimisation: Optimisation, seal: bool) -> Built {
    let count = count.map(|count| format!("@worker_count = constant i64 {count}\n")).unwrap_or_default();
    let mut request = request_for(target, &[]);
    request.modules.push(module("main.ll", WORKER.to_owned() + &count));
    (request.optimisation, request.seal) = (optimisation, seal);
    worker().build(&request).unwrap_or_else(|failure| panic!("{target}: {failure}"))
}

fn start(program: &Program) -> Child {
    loop {
        match program.command().stdin(Stdio::piped()).stdout(Stdio::piped()).spawn() {
            // Another test's child may hold the file open for writing between its fork and its exec.
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => std::thread::sleep(Duration::from_millis(1)),
            child => return child.unwrap(),
        }
    }
}

/// Waits until `count` workers have said that they are there, ends their input, and gives what else they said.
fn greet(child: &mut Child, count: usize) -> Vec<u8> {
    let mut output = child.stdout.take().unwrap();
    let mut greetings = vec![0; count];
    output.read_exact(&mut greetings).unwrap();
    assert_eq!(greetings, vec![b'w'; count]);
    drop(child.stdin.take());
    let mut rest = Vec::new();
    output.read_to_end(&mut rest).unwrap();
    rest
}

#[test]
fn as_many_workers_start_as_the_program_says_on_every_machine() {
    for target in linux_targets() {
        for optimisation in [Optimisation::O0, Optimisation::O2] {
            let seal = target == Target::X86_64Linux;
            for (stated, wanted) in [(None, 1), (Some(0), 1), (Some(1), 1), (Some(3), 3), (Some(-2), 1), (Some(1000), 64)] {
                let built = build(target, stated, optimisation, seal);
                let Some(program) = Program::new(target, &built.elf) else { continue };
                let mut child = start(&program);
                assert_eq!(greet(&mut child, wanted), b"", "{target} {optimisation:?} {stated:?}");
                assert_eq!(child.wait().unwrap().code(), Some(0), "{target} {optimisation:?} {stated:?}");
            }
        }
    }
}

#[test]
fn one_worker_starts_on_each_processor_that_the_program_may_use() {
    let built = build(Target::X86_64Linux, Some(-1), Optimisation::O2, true);
    let program = Program::new(Target::X86_64Linux, &built.elf).unwrap();
    let mut child = start(&program);
    assert_eq!(greet(&mut child, available_parallelism().unwrap().get()), b"");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

/// What forks is not in the filter, and a program with one worker has none of it.
#[test]
fn nothing_forks_after_the_seal() {
    let names = |built: &Built| built.seal.as_ref().unwrap().calls.iter().map(|call| call.name.clone()).collect::<Vec<_>>();
    for target in linux_targets() {
        let one = build(target, None, Optimisation::O2, true);
        let stated = build(target, Some(1), Optimisation::O2, true);
        let many = build(target, Some(3), Optimisation::O2, true);
        assert_eq!(names(&one), names(&many), "{target}");
        assert_eq!(names(&many).len(), 3, "{target}: {:?}", names(&many));
        assert_eq!(one.elf, stated.elf, "{target}");
        assert!(one.elf.len() + 60 < many.elf.len(), "{target}: {} and {} bytes", one.elf.len(), many.elf.len());
    }
}

#[test]
fn the_others_end_with_the_first() {
    let built = build(Target::X86_64Linux, Some(4), Optimisation::O2, true);
    let program = Program::new(Target::X86_64Linux, &built.elf).unwrap();
    let mut child = start(&program);
    let mut output = child.stdout.take().unwrap();
    output.read_exact(&mut [0; 4]).unwrap();
    child.kill().unwrap();
    // Their input stays open, so only the signal ends them; their output ends with the last of them.
    let mut rest = Vec::new();
    output.read_to_end(&mut rest).unwrap();
    assert_eq!(rest, b"");
    child.wait().unwrap();
}
