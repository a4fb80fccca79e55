use super::life::family;
use super::{compile, folder, helper, sandboxes, spelled};
use sandbox::{Job, Level, Limits, Outcome, Sandbox, SandboxError, Status};
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

struct Case {
    path: PathBuf,
    job: Job,
    status: Vec<(Option<Level>, String)>,
    stdout: Option<String>,
}

/// What the attacks are after; an argument names it in braces.
struct Prey {
    _folder: tempfile::TempDir,
    /// A file that everybody may read, and its owner write.
    oracle: PathBuf,
    listener: TcpListener,
}

const ORACLE: &[u8] = b"def answer():\n    return 42\n";

impl Prey {
    fn lay_out() -> Prey {
        let folder = tempfile::tempdir().unwrap();
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
        let oracle = folder.path().join("oracle.py");
        std::fs::write(&oracle, ORACLE).unwrap();
        Prey { _folder: folder, oracle, listener: TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap() }
    }

    fn argument(&self, written: &str) -> String {
        match written {
            "{repository}" => Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().display().to_string(),
            "{oracle}" => self.oracle.display().to_string(),
            "{listener}" => self.listener.local_addr().unwrap().port().to_string(),
            plain => plain.to_owned(),
        }
    }

    fn is_untouched(&self) -> bool {
        self.listener.set_nonblocking(true).unwrap();
        std::fs::read(&self.oracle).is_ok_and(|oracle| oracle == ORACLE) && self.listener.accept().is_err()
    }
}

/// Reads the comment at the top: `// KEY: VALUE` lines; other lines are for the reader. A program with the key `attack` says there
/// what it tries, and its status is one with which it failed.
fn read_case(path: &Path, prey: &Prey) -> Case {
    let text = std::fs::read_to_string(path).unwrap();
    let mut case = Case { path: path.to_owned(), job: Job::default(), status: Vec::new(), stdout: None };
    let limits = &mut case.job.limits;
    for line in text.lines().map_while(|line| line.strip_prefix("// ")) {
        let Some((key, value)) = line.split_once(": ") else { continue };
        let milliseconds = || Duration::from_millis(value.parse().unwrap());
        match key {
            "effects" => case.job.effects = value.parse().unwrap(),
            "arguments" => case.job.arguments.push(prey.argument(value)),
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
        Some((_, expected)) if expected.split(" or ").all(|expected| expected != actual) => {
            failures.push(format!("{name} at {level}: {actual}, not {expected}"))
        }
        _ => {}
    }
    if case.stdout.as_ref().is_some_and(|expected| *expected != stdout) {
        failures.push(format!("{name} at {level}: wrote {stdout:?}"));
    }
    let limits = case.job.limits;
    if outcome.stdout.len() > limits.output || outcome.stderr.len() > limits.output {
        failures.push(format!("{name} at {level}: more output than its limit was kept"));
    }
    if outcome.wall > limits.wall + LATEST {
        failures.push(format!("{name} at {level}: ended {:?} after its wall limit", outcome.wall - limits.wall));
    }
}

/// How long after its wall limit a program may end.
const LATEST: Duration = Duration::from_millis(500);

/// The processes of a sandbox in which nothing runs.
fn at_rest(sandbox: &Sandbox) -> usize {
    match sandbox.level() {
        Level::Namespaces => 2,
        Level::Filter => 1,
    }
}

fn leaves_nothing_behind(sandbox: &Sandbox) -> bool {
    let deadline = Instant::now() + Duration::from_secs(2);
    let size = || sandbox.helper_process().map_or(0, |helper| family(helper).len());
    while size() > at_rest(sandbox) {
        if Instant::now() > deadline {
            return false;
        }
        std::thread::yield_now();
    }
    true
}

fn check(case: &Case, program: &[u8], sandbox: &mut Sandbox) -> Vec<String> {
    let mut failures = Vec::new();
    let mut outcome = sandbox.run(program, &case.job);
    // Bombs of other cases may have had the processors; what is late once more is late by itself.
    if outcome.as_ref().is_ok_and(|outcome| outcome.wall > case.job.limits.wall + LATEST) {
        outcome = sandbox.run(program, &case.job);
    }
    match outcome {
        Ok(outcome) => judge(case, sandbox.level(), &outcome, &mut failures),
        Err(error) => failures.push(format!("{} at {}: {error}", case.path.display(), sandbox.level())),
    }
    if !leaves_nothing_behind(sandbox) {
        failures.push(format!("{} at {}: left processes behind", case.path.display(), sandbox.level()));
    }
    failures
}

/// Does `work` for each number below `count`, in as many threads as there are `workers`.
fn side_by_side<W: Send, R: Send>(workers: Vec<W>, count: usize, work: impl Fn(&mut W, usize) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let (work, next) = (&work, &next);
    let all = move |mut worker: W| {
        let mine = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|&number| number < count));
        mine.map(|number| work(&mut worker, number)).collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = workers.into_iter().map(|worker| scope.spawn(move || all(worker))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

/// Most of them wait for their limits, so several run at a time.
#[test]
fn every_program_ends_as_it_says() {
    const SIDE_BY_SIDE: usize = 4;
    let mut paths: Vec<_> = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "c"));
    paths.sort();
    let prey = Prey::lay_out();
    let build = |_: &mut (), number: usize| (read_case(&paths[number], &prey), compile(&paths[number]));
    let cases = side_by_side(vec![(); SIDE_BY_SIDE], paths.len(), build);
    assert!(cases.len() > 200, "{} programs", cases.len());
    let mut failures = Vec::new();
    for level in sandboxes().into_iter().map(|sandbox| sandbox.level()) {
        let many = (0..SIDE_BY_SIDE).map(|_| Sandbox::start(&helper(), Some(level)).unwrap()).collect();
        let found = side_by_side(many, cases.len(), |sandbox, number| check(&cases[number].0, &cases[number].1, sandbox));
        failures.extend(found.into_iter().flatten());
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(prey.is_untouched(), "an attack reached its prey");
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

/// The calls of which a program with these effects may make at least one form.
fn callable(effects: &str, level: Level) -> Vec<u64> {
    // read, write, mmap, munmap, exit, exit_group, rt_sigreturn, restart_syscall, prctl, seccomp, execveat
    let mut numbers = vec![0, 1, 9, 11, 60, 231, 15, 219, 157, 317, 322];
    for effect in effects.split_whitespace() {
        numbers.extend(match effect {
            "alloc" => &[12, 25, 28][..],
            "io" => &[3, 5, 7, 8, 17, 18, 19, 20, 22, 32, 33, 72, 74, 77, 271, 292, 293],
            "fs" => &[2, 4, 79, 80, 82, 83, 84, 87, 217, 257, 258, 262, 263, 316, 437],
            "net" => &[41, 43, 44, 45, 47, 48, 49, 50, 51, 52, 54, 55, 232, 233, 281, 288, 291],
            "proc" => &[13, 14, 39, 56, 57, 61, 289],
            "time" => &[35, 96, 201, 228, 230],
            _ => &[318],
        });
        match (effect, level) {
            ("net", Level::Namespaces) => numbers.extend([42, 46]),
            ("proc", Level::Namespaces) => numbers.push(62),
            _ => {}
        }
    }
    numbers
}

/// Every number of every table, for programs that may do nothing and everything; and for those that may do one thing, the numbers
/// that only others may use.
#[test]
fn every_system_call_that_is_not_allowed_ends_the_program() {
    const ALL: &str = "alloc io fs net proc time rand";
    const X32: u64 = 1 << 30;
    // What kernels since 6.14 let by every filter: the ends of probes, which do nothing where there is no probe.
    const PROBES: [u64; 2] = [335, 336];
    let program = compile(&folder().join("call_by_number.c"));
    let every: Vec<u64> = (0..520).chain([600, 1024, 0xffff, 0xf000_0000]).chain((0..560).map(|number| number | X32)).collect();
    for sandbox in &mut sandboxes() {
        let of_anyone = callable(ALL, sandbox.level());
        for effects in ["", "alloc", "io", "fs", "net", "proc", "time", "rand", ALL] {
            let own = callable(effects, sandbox.level());
            let numbers = if effects.is_empty() || effects == ALL { &every } else { &of_anyone };
            let effects = effects.replace(' ', ", ").parse().unwrap();
            for number in numbers.iter().filter(|number| !own.contains(number) && !PROBES.contains(number)) {
                let outcome = sandbox.run(&program, &Job { arguments: vec![number.to_string()], effects, ..Job::default() }).unwrap();
                assert_eq!(outcome.status, Status::ForbiddenCall, "{number} with `{effects}` at {}", sandbox.level());
            }
        }
    }
}
