use super::{compile, folder, sandboxes, spelled};
use sandbox::{Job, Level, Limits, Outcome, Sandbox, SandboxError, Status};
use std::path::{Path, PathBuf};
use std::time::Duration;

struct Case {
    path: PathBuf,
    job: Job,
    status: Vec<(Option<Level>, String)>,
    stdout: Option<String>,
}

/// Reads the comment at the top: `// KEY: VALUE` lines; other lines are for the reader.
fn read_case(path: &Path) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let mut case = Case { path: path.to_owned(), job: Job::default(), status: Vec::new(), stdout: None };
    let limits = &mut case.job.limits;
    for line in text.lines().map_while(|line| line.strip_prefix("// ")) {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let milliseconds = || Duration::from_millis(value.parse().unwrap());
        match key {
            "effects" => case.job.effects = value.parse().unwrap(),
            "arguments" => case.job.arguments.push(value.to_owned()),
            "stdin" => case.job.stdin = value.into(),
            "stdout" => case.stdout = Some(value.to_owned()),
            "cpu" => limits.cpu = milliseconds(),
            "wall" => limits.wall = milliseconds(),
            "memory" => limits.memory = value.parse().unwrap(),
            "output" => limits.output = value.parse().unwrap(),
            "processes" => limits.processes = value.parse().unwrap(),
            "status" => case.status.push((None, value.to_owned())),
            "namespaces status" => case.status.push((Some(Level::Namespaces), value.to_owned())),
            "filter status" => case.status.push((Some(Level::Filter), value.to_owned())),
            _ => {}
        }
    }
    assert!(!case.status.is_empty(), "{} states no status", path.display());
    case
}

fn judge(case: &Case, level: Level, outcome: &Outcome, failures: &mut Vec<String>) {
    let name = case.path.file_stem().unwrap().to_string_lossy();
    let actual = spelled(outcome.status);
    let expected = case.status.iter().find(|(of, _)| of.is_none_or(|of| of == level));
    let stdout = String::from_utf8_lossy(&outcome.stdout);
    match expected {
        Some((_, expected)) if *expected != actual => failures.push(format!("{name} at {level}: {actual}, not {expected}")),
        _ => {}
    }
    if case.stdout.as_ref().is_some_and(|expected| *expected != stdout) {
        failures.push(format!("{name} at {level}: wrote {stdout:?}"));
    }
    let limits = case.job.limits;
    if outcome.stdout.len() > limits.output || outcome.stderr.len() > limits.output {
        failures.push(format!("{name} at {level}: more output than its limit was kept"));
    }
    if outcome.wall > limits.wall + Duration::from_millis(500) {
        failures.push(format!("{name} at {level}: ended {:?} after its wall limit", outcome.wall - limits.wall));
    }
}

#[test]
fn every_program_ends_as_it_says() {
    let mut paths: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "c"));
    paths.sort();
    assert!(paths.len() > 30, "{} programs", paths.len());
    let cases: Vec<_> = paths.iter().map(|path| (read_case(path), compile(path))).collect();
    let failures: Vec<String> = std::thread::scope(|scope| {
        let run_all = |mut sandbox: Sandbox| {
            let cases = &cases;
            scope.spawn(move || {
                let mut failures = Vec::new();
                for (case, program) in cases {
                    match sandbox.run(program, &case.job) {
                        Ok(outcome) => judge(case, sandbox.level(), &outcome, &mut failures),
                        Err(error) => failures.push(format!("{} at {}: {error}", case.path.display(), sandbox.level())),
                    }
                }
                failures
            })
        };
        let threads: Vec<_> = sandboxes().into_iter().map(run_all).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn what_is_no_program_is_an_error_with_the_step() {
    for mut sandbox in sandboxes() {
        let error = sandbox.run(b"#!/bin/sh\n", &Job::default()).unwrap_err();
        assert!(matches!(&error, SandboxError::NotExecutable { step, .. } if step == "execute the program"), "{error}");
        assert!(error.diagnostic().help.is_some());
        let too_little = Limits { memory: 4096, ..Limits::default() };
        let exit = compile(&folder().join("exit_code.c"));
        let error = sandbox.run(&exit, &Job { limits: too_little, ..Job::default() });
        assert!(!matches!(&error, Ok(outcome) if outcome.status.success()), "{error:?}");
        assert_eq!(sandbox.run(&exit, &Job::default()).unwrap().status, Status::Exited(7), "the sandbox goes on");
    }
}

#[test]
fn arguments_that_cannot_be_passed_are_refused() {
    for mut sandbox in sandboxes() {
        for argument in ["a\0b".to_owned(), "x".repeat(40_000)] {
            let job = Job { arguments: vec![argument], ..Job::default() };
            assert!(matches!(sandbox.run(b"", &job), Err(SandboxError::InvalidArguments(_))));
        }
    }
}

/// A pipe holds 64 KiB, so this needs input and output to be served side by side.
#[test]
fn large_input_and_output_do_not_block_each_other() {
    let program = compile(&folder().join("standard_input_comes_back.c"));
    for mut sandbox in sandboxes() {
        let stdin: Vec<u8> = (0..900_000u32).flat_map(u32::to_le_bytes).take(1 << 20).collect();
        let outcome = sandbox.run(&program, &Job { stdin: stdin.clone(), ..Job::default() }).unwrap();
        assert_eq!(outcome.status, Status::Exited(0));
        assert!(outcome.stdout == stdin, "the echo differs");
    }
}
