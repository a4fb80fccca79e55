use super::{Header, cases, folder, oracles, sandbox, worker};
use diagnostics::{Source, Span};
use directives::{Expectation, parse_expectation};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use verify::{Gate, GateError, Verdict};

fn expectation(text: &str) -> Expectation {
    parse_expectation(&Source::new("case", text), Span::new(0, text.len())).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// A static program without a C library.
fn compile(source: &Path) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let output = folder.path().join("program");
    let flags =
        ["-static", "-nostdlib", "-O1", "-w", "-fno-stack-protector", "-fno-builtin", "-fno-tree-loop-distribute-patterns", "-fno-pie"];
    let compiled = Command::new("cc").args(flags).arg("-no-pie").arg(source).arg("-o").arg(&output).status();
    assert!(compiled.unwrap().success(), "{}", source.display());
    std::fs::read(output).unwrap()
}

fn check(gate: &mut Gate<'_>, path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).unwrap();
    let header = Header::read(&text, "// ");
    let expectations: Vec<_> = header.all("expect").map(expectation).collect();
    let effects = header.one("effects").unwrap_or("net, io, proc").parse().unwrap();
    let failure = header.judge(&verify::scenarios(gate, &compile(path), &expectations, effects))?;
    Some(format!("{}: {failure}", path.display()))
}

/// Some wait for what never comes, so they wait side by side.
#[test]
fn every_server_gets_its_verdict() {
    const SIDE_BY_SIDE: usize = 8;
    let paths = cases(&folder().join("servers"), "c");
    assert!(paths.len() > 40, "{} cases", paths.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
        let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
        let mine = std::iter::from_fn(|| paths.get(next.fetch_add(1, Ordering::Relaxed)));
        mine.filter_map(|path| check(&mut gate, path)).collect::<Vec<_>>()
    };
    let failures: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..SIDE_BY_SIDE).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_evidence_counts_what_was_done() {
    let program = compile(&folder().join("servers/echo.c"));
    let lines = ["tcp 8080 clients 4 send \"a\" receive \"a\"", "tcp 8080 send \"b\" receive same", "signal TERM exit 0"];
    let expectations: Vec<_> = lines.into_iter().map(expectation).collect();
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    let verdict = verify::scenarios(&mut gate, &program, &expectations, "net, io, proc".parse().unwrap()).unwrap();
    let Verdict::Accepted(evidence) = verdict.resting_on("scenario of the pattern tcp_echo") else { panic!() };
    assert_eq!((evidence.checked.scenarios, evidence.checked.connections, evidence.checked.runs), (3, 5, 1));
    assert_eq!(evidence.rests_on, "scenario of the pattern tcp_echo");
}

#[test]
fn what_is_no_program_is_no_verdict() {
    let (mut worker, mut sandbox, mut oracles) = (worker(), sandbox(), oracles());
    let mut gate = Gate { worker: &mut worker, sandbox: &mut sandbox, oracles: &mut oracles };
    for line in ["run", "tcp 8080 receive \"a\""] {
        let verdict = verify::scenarios(&mut gate, b"no program", &[expectation(line)], "net, io".parse().unwrap());
        assert!(matches!(verdict, Err(GateError::Sandbox(_))), "{verdict:?}");
    }
}
