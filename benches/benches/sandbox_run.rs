//! What a jailed run costs: a tiny program in the sandbox, with pipes, limits, filter and account, against a bare start of the same
//! program, in one run, round by round. In the same run: how many such runs a second two sandboxes make side by side, and how fast a
//! program answers that is asked one request after another.
//!
//! `cargo bench -p intentc-benches --bench sandbox_run`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use intentc_benches::{Side, in_turn, sandbox_binary};
use sandbox::{Job, Level, Limits, Program, Reply, Sandbox, Status, Wanted};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const UNMEASURED: usize = 100;
const ROUNDS: usize = 2000;
const PARALLEL_RUNS: usize = 2000;
const PIECES: [usize; 3] = [16, 64 << 10, 16 << 20];
/// So much is sent and comes back for each size of a piece, in bytes, or as many pieces as there are rounds.
const SENT: usize = 512 << 20;

/// The most that a jailed run may take, by the median, on a machine where a bare one takes at most [`ORDINARY_START`].
const WANTED: Duration = Duration::from_micros(300);
const ORDINARY_START: Duration = Duration::from_micros(160);
/// The most that it may take of a bare start on any machine.
const WANTED_RATIO: f64 = 2.5;

/// Ends at once, or gives back what it reads.
const SOURCE: &str = r#"
static long call(long n, long a, long b, long c) {
  long result;
  __asm__ volatile("syscall" : "=a"(result) : "a"(n), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
  return result;
}
static char buffer[1 << 16];
__attribute__((used)) static void run(long *stack) {
  if (*stack > 1) {
    long count;
    while ((count = call(0, 0, (long)buffer, sizeof buffer)) > 0)
      for (long done = 0; done < count;) done += call(1, 1, (long)(buffer + done), count - done);
  }
  call(231, 0, 0, 0);
}
__attribute__((naked)) void _start(void) { __asm__("mov %rsp, %rdi; and $-16, %rsp; call run"); }
"#;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the program");
    let path = compile(folder.path());
    let bytes = std::fs::read(&path).expect("it was written");
    let helper = sandbox_binary();
    println!("{ROUNDS} rounds each, in turn; a program of {} bytes", bytes.len());
    let (bare, kept) = single_runs(&helper, &path, &bytes);
    let ratio = kept.as_secs_f64() / bare.as_secs_f64();
    for level in levels(&helper) {
        println!("  two sandboxes side by side at {level}: {:.0} runs a second", runs_a_second(&helper, level, &bytes));
    }
    conversation(&helper, &bytes);
    println!(
        "\na jailed run takes {ratio:.2} of a bare one (wanted: at most {WANTED_RATIO}, and {WANTED:?} where a bare one takes {ORDINARY_START:?})"
    );
    assert!(ratio <= WANTED_RATIO && (kept <= WANTED || bare > ORDINARY_START), "a jailed run takes too long");
}

fn levels(helper: &Path) -> Vec<Level> {
    Level::LADDER.into_iter().filter(|&level| Sandbox::start(helper, Some(level)).is_ok()).collect()
}

/// The medians of a bare start and of a jailed run at the highest level.
fn single_runs(helper: &Path, path: &Path, bytes: &[u8]) -> (Duration, Duration) {
    let program = Program::new(bytes).expect("it fits into memory");
    let start = |level| Sandbox::start(helper, level).expect("the sandbox starts");
    let (mut again, mut fresh) = (start(None), start(None));
    let (mut filter, job) = (start(Some(Level::Filter)), Job::default());
    let ended = |status: Status| assert_eq!(status, Status::Exited(0));
    let sides = in_turn(
        UNMEASURED,
        ROUNDS,
        vec![
            ("bare: Command, wait", Box::new(|| bare_run(path))),
            ("jailed, program kept", Box::new(|| ended(again.run_again(&program, &job).expect("it runs").status))),
            ("jailed, program passed", Box::new(|| ended(fresh.run(bytes, &job).expect("it runs").status))),
            ("jailed without namespaces, kept", Box::new(|| ended(filter.run_again(&program, &job).expect("it runs").status))),
        ],
    );
    sides.iter().for_each(print);
    (sides[0].median(), sides[1].median())
}

fn bare_run(path: &Path) {
    let status = Command::new(path).stdin(Stdio::null()).stdout(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "{status}");
}

fn runs_a_second(helper: &Path, level: Level, bytes: &[u8]) -> f64 {
    let sandboxes = [(); 2].map(|()| Sandbox::start(helper, Some(level)).expect("the sandbox starts"));
    let program = &Program::new(bytes).expect("it fits into memory");
    let started = Instant::now();
    std::thread::scope(|scope| {
        for mut sandbox in sandboxes {
            scope.spawn(move || {
                for _ in 0..PARALLEL_RUNS {
                    assert!(sandbox.run_again(program, &Job::default()).expect("it runs").status.success());
                }
            });
        }
    });
    2.0 * PARALLEL_RUNS as f64 / started.elapsed().as_secs_f64()
}

/// Pieces of several sizes to a program that gives them back.
fn conversation(helper: &Path, bytes: &[u8]) {
    let mut sandbox = Sandbox::start(helper, None).expect("the sandbox starts");
    let minute = Duration::from_secs(60);
    let limits = Limits { cpu: minute, wall: minute, ..Limits::default() };
    let job = Job { arguments: vec!["echo".to_owned()], effects: "io".parse().expect("it is an effect"), limits, ..Job::default() };
    let mut conversation = sandbox.converse(bytes, &job).expect("it starts");
    for size in PIECES {
        let piece = vec![7u8; size];
        let count = (SENT / size).min(ROUNDS);
        let started = Instant::now();
        for _ in 0..count {
            let reply = conversation.exchange(&mut sandbox, &piece, Wanted::Bytes(size), minute).expect("the sandbox works");
            assert!(matches!(reply, Reply::Whole(answer) if answer.len() == size), "it did not answer");
        }
        let time = started.elapsed() / count as u32;
        println!("  an exchange of {size:>8} bytes: {time:9.1?}, {:.2} GB/s each way", size as f64 / time.as_secs_f64() / 1e9);
    }
    assert!(conversation.finish(&mut sandbox).expect("it ends").status.success());
}

fn print(side: &Side) {
    let [median, least, most] = [side.median(), side.least(), side.most()].map(|time| time.as_secs_f64() * 1e6);
    println!("  {:<32} median {median:7.1} us   min {least:7.1}   max {most:7.1}", side.name);
}

fn compile(folder: &Path) -> PathBuf {
    let (source, path) = (folder.join("program.c"), folder.join("program"));
    std::fs::write(&source, SOURCE).expect("the folder can be written");
    let compiler = ["gcc", "clang-19", "clang"].into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    let flags = ["-static", "-nostdlib", "-O1", "-fno-pie", "-no-pie", "-fno-stack-protector", "-s"];
    let status = Command::new(compiler.expect("gcc or clang is installed")).args(flags).arg("-o").arg(&path).arg(&source).status();
    assert!(status.expect("it starts").success(), "the program does not compile");
    path
}
