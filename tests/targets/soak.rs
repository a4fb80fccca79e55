//! Mutates the hostile modules for as many minutes as asked and sends them to warm workers, through the gate and without it.
//!
//! `cargo build -p intentc-llvm && cargo run -p intentc-llvm --example soak -- MINUTES [SEED]`
//!
//! What must hold of every answer: the worker that was asked lives on, the answer comes in time, it is a program that reads
//! back well or a reason, no file is in it, and nothing is left of the child that made it. A text for which one of these
//! does not hold goes to `target/soak/`, and the command fails.

#![expect(clippy::print_stdout, reason = "a command that reports to who started it")]

#[path = "hostile/corpus.rs"]
#[expect(dead_code, reason = "what comes of a module that was mutated is not known beforehand")]
mod corpus;
#[path = "hostile/large.rs"]
mod large;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use targets::{BuildRequest, Built, Failure, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions};

const SECRET: &str = "stays-where-it-is-7c1e";
const LIMITS: Limits = Limits { memory: 2 << 30, cpu_seconds: 1, wall: Duration::from_secs(2), stack: 64 << 20 };
/// How much longer than its wall limit an answer may take on a busy machine.
const GRACE: Duration = Duration::from_secs(4);
/// Longer texts are no seeds: they would be most of the time.
const LONGEST_SEED: usize = 64 << 10;
const MOST_TEXT: usize = 1 << 20;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let (Some(Ok(minutes)), seed) = (arguments.next(), arguments.next()) else {
        println!("usage: soak MINUTES [SEED]");
        return ExitCode::FAILURE;
    };
    let seed = seed.and_then(Result::ok).unwrap_or(1);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let secret = folder.path().join("secret");
    std::fs::write(&secret, SECRET).expect("a file can be written");
    let soak = Soak::new(Duration::from_secs(60 * minutes), &secret);
    std::thread::scope(|scope| {
        for thread in 0..2 {
            let soak = &soak;
            scope.spawn(move || soak.run(seed * 2 + thread));
        }
    });
    let (executions, built, findings) = [&soak.executions, &soak.built, &soak.findings].map(|count| count.load(Ordering::Relaxed)).into();
    println!("{executions} executions, {built} built a program, {findings} findings");
    if findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Soak {
    end: Instant,
    seeds: Vec<String>,
    /// Words, names and signs of all seeds.
    tokens: Vec<String>,
    executions: AtomicU64,
    built: AtomicU64,
    findings: AtomicU64,
}

impl Soak {
    fn new(time: Duration, secret: &Path) -> Self {
        let cases = corpus::cases().into_iter().filter(|case| case.text.len() < LONGEST_SEED);
        let mut seeds: Vec<String> = cases.map(|case| case.text.replace(corpus::SECRET_FILE, &secret.display().to_string())).collect();
        seeds.extend(runtime::modules(runtime::X86_64_LINUX).iter().map(|module| module.text.to_owned()));
        let mut tokens: Vec<String> = Vec::new();
        for text in &seeds {
            let cut = ir::significant(text, ir::Span::new(0, text.len()));
            tokens.extend(cut.iter().map(|token| token.text(text).to_owned()).filter(|token| token.len() < 100));
        }
        tokens.sort();
        tokens.dedup();
        let counters = [(); 3].map(|()| AtomicU64::new(0));
        let [executions, built, findings] = counters;
        Self { end: Instant::now() + time, seeds, tokens, executions, built, findings }
    }

    fn run(&self, seed: u64) {
        let binary = targets::locate_binary("intentc-llvm").expect("the worker is built");
        let start = || Worker::start(&WorkerOptions { binary: binary.clone(), limits: LIMITS }).expect("the worker starts");
        let mut workers = [start(), start().without_gate()];
        let mut random = Random(seed);
        let mut count = 0usize;
        while Instant::now() < self.end {
            let text = self.mutated(&mut random);
            let worker = &mut workers[count % 2];
            count += 1;
            let problem = self.send(worker, &text).or_else(|| (count % 256 < 2).then(|| left_behind(worker))?);
            if let Some(problem) = problem {
                self.report(&text, &problem);
            }
        }
    }

    fn send(&self, worker: &mut Worker, text: &str) -> Option<String> {
        worker.llvm_version().ok()?;
        let before = worker.process_id();
        let start = Instant::now();
        let result = worker.build(&request(text));
        let took = start.elapsed();
        self.executions.fetch_add(1, Ordering::Relaxed);
        self.built.fetch_add(u64::from(result.is_ok()), Ordering::Relaxed);
        if worker.process_id() != before {
            return Some(format!("it cost the worker: {result:?}"));
        }
        if took > LIMITS.wall + GRACE {
            return Some(format!("it took {took:?}"));
        }
        wrong_answer(&result, text)
    }

    fn report(&self, text: &str, problem: &str) {
        let number = self.findings.fetch_add(1, Ordering::Relaxed);
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/soak");
        let path = folder.join(format!("{}-{number}.ll", std::process::id()));
        let written = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, text));
        println!("{}: {problem}{}", path.display(), if written.is_ok() { "" } else { " (not written)" });
    }

    fn mutated(&self, random: &mut Random) -> String {
        let mut text = random.of(&self.seeds).clone().into_bytes();
        for _ in 0..1 + random.below(6) {
            self.mutate(&mut text, random);
            text.truncate(MOST_TEXT);
        }
        String::from_utf8_lossy(&text).into_owned()
    }

    fn mutate(&self, text: &mut Vec<u8>, random: &mut Random) {
        let at = random.below(text.len() + 1);
        let end = (at + random.below(64)).min(text.len());
        match random.below(9) {
            0 if at < text.len() => text[at] ^= 1 << random.below(8),
            1 => drop(text.drain(at..end)),
            2 => {
                let copy = text[at..end].to_vec();
                let repeated = copy.repeat(1 + random.below(40));
                text.splice(end..end, repeated);
            }
            // A token for another.
            3 | 4 => {
                let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'%' | b'@' | b'!');
                let length = text[at..].iter().take_while(|byte| is_word(byte)).count();
                text.splice(at..at + length, random.of(&self.tokens).bytes());
            }
            5 => drop(text.splice(at..at, format!(" {} ", random.of(&self.tokens)).into_bytes())),
            // A line of another module, or many.
            6 => {
                let other = random.of(&self.seeds);
                let lines: Vec<&str> = other.split_inclusive('\n').collect();
                let first = random.below(lines.len().max(1));
                let piece: String = lines.iter().skip(first).take(1 + random.below(8)).copied().collect();
                let line_start = text[..at].iter().rposition(|&byte| byte == b'\n').map_or(0, |newline| newline + 1);
                text.splice(line_start..line_start, piece.into_bytes());
            }
            7 => {
                const NUMBERS: [&str; 10] =
                    ["0", "-1", "1", "64", "255", "65536", "4294967296", "18446744073709551615", "8388607", "99999999999999999999"];
                text.splice(at..end.min(at + 2), NUMBERS[random.below(NUMBERS.len())].bytes());
            }
            _ => {
                let (one, other) = (random.below(text.len().max(1)), at);
                if one < text.len() && other < text.len() {
                    text.swap(one, other);
                }
            }
        }
    }
}

fn request(text: &str) -> BuildRequest {
    let own =
        runtime::modules(runtime::X86_64_LINUX).iter().map(|own| SourceModule { name: own.name.to_owned(), text: own.text.to_owned() });
    let modules = own.chain([SourceModule { name: "hostile.ll".to_owned(), text: text.to_owned() }]).collect();
    BuildRequest {
        modules,
        optimisation: Optimisation::O2,
        target: Target::X86_64Linux,
        entry: "_start".into(),
        settings: targets::BuildSettings::default(),
        seal: true,
    }
}

/// What must not be in an answer, and what must.
fn wrong_answer(result: &Result<Built, Failure>, text: &str) -> Option<String> {
    match result {
        Ok(built) => {
            let is_secret = built.elf.windows(SECRET.len()).any(|window| window == SECRET.as_bytes());
            is_secret.then(|| "a file is in the program".to_owned())
        }
        Err(Failure::Toolchain(error)) => Some(format!("the toolchain fails: {error}")),
        Err(failure) => {
            let source = diagnostics::Source::new("hostile.ll", text);
            let found = failure.diagnostics(&[source]);
            let shown: String = found.iter().map(|diagnostic| diagnostics::render(diagnostic, false)).collect();
            match () {
                () if found.is_empty() || found.iter().any(|diagnostic| diagnostic.message.trim().is_empty()) => {
                    Some(format!("no reason is given: {failure:?}"))
                }
                () if shown.contains('\u{1b}') => Some("a message commands the terminal".to_owned()),
                () if shown.contains(SECRET) => Some("a file is in a message".to_owned()),
                () => None,
            }
        }
    }
}

/// Descriptors and processes that a worker should not have between two requests.
fn left_behind(worker: &Worker) -> Option<String> {
    let id = worker.process_id()?;
    let descriptors = std::fs::read_dir(format!("/proc/{id}/fd")).map_or(0, Iterator::count);
    let children = std::fs::read_to_string(format!("/proc/{id}/task/{id}/children")).unwrap_or_default();
    (descriptors > 6 || !children.trim().is_empty()).then(|| format!("{descriptors} descriptors and the children `{children}` are left"))
}

/// splitmix64
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `bound`, which is at least 1.
    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound.max(1) as u64) as usize
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}
