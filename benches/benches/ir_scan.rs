//! How fast `ir/` reads: the lossless scan and print of 100 MB of IR, and the bodies in it with every instruction and operand, on one
//! core. In the same run: a count of line ends, which does little more than read the memory, and LLVM's own parser on one large
//! module, so that the figures mean something on any machine.
//!
//! `cargo bench -p intentc-benches --bench ir_scan`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use intentc_benches::{Side, processor_time};
use std::fmt::Write;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;

/// So much text a round reads at least, in bytes.
const LEAST_SIZE: usize = 100_000_000;

/// So large the module for LLVM is at least, so that its start does not count.
const LEAST_MODULE: usize = 20_000_000;

/// Megabytes per second of the processor's time that count as reached, for the scan and for the bodies.
const WANTED: [f64; 2] = [200.0, 50.0];

fn main() {
    let modules: Vec<&str> = clang_corpus::modules()
        .iter()
        .map(|module| module.text.as_str())
        .chain(runtime::modules(runtime::X86_64_LINUX).iter().map(|module| module.text))
        .collect();
    let once: usize = modules.iter().map(|text| text.len()).sum();
    let repeated: Vec<&str> = modules.iter().cycle().take(modules.len() * LEAST_SIZE.div_ceil(once)).copied().collect();
    let size: usize = repeated.iter().map(|text| text.len()).sum();
    println!(
        "{} modules of clang at -O0 and -O2 and of the runtime, {:.1} MB, read until {:.1} MB",
        modules.len(),
        megabytes(once),
        megabytes(size)
    );
    for text in &modules {
        let mut printed = String::new();
        scan_and_print(text, &mut printed);
        assert_eq!(&printed, text, "the scan loses nothing");
    }
    let mut printed = String::with_capacity(modules.iter().map(|text| text.len()).max().unwrap_or(0));
    let scan = measure("scan and print", || repeated.iter().for_each(|text| scan_and_print(text, &mut printed)));
    let bodies = measure("scan, instructions, operands", || repeated.iter().for_each(|text| bodies(text)));
    let lines = measure("line ends (memchr)", || {
        let lines: usize = repeated.iter().map(|text| memchr::memchr_iter(b'\n', text.as_bytes()).count()).sum();
        black_box(lines);
    });
    println!("\n{:<34} {:>12} {:>12} {:>12}", "one core, MB/s of processor time", "median", "best", "worst");
    let rates = [&scan, &bodies, &lines].map(|side| print(side, size));
    against_llvm();
    println!("\nwanted: scan and print {} MB/s, bodies {} MB/s", WANTED[0], WANTED[1]);
    assert!(rates[0] >= WANTED[0] && rates[1] >= WANTED[1], "too slow");
}

/// Every entity, printed in order.
fn scan_and_print(text: &str, printed: &mut String) {
    printed.clear();
    for entity in ir::parse(text).entities() {
        printed.push_str(entity.span.of(text));
    }
}

/// Every body with its instructions and their operands.
fn bodies(text: &str) {
    for function in ir::parse(text).definitions() {
        let body = function.body();
        for instruction in body.instructions() {
            black_box(body.operands(instruction));
        }
    }
}

/// The same work as LLVM does on one large module: from text to instructions with their operands.
fn against_llvm() {
    let module = large_module();
    let folder = tempfile::tempdir().expect("a folder for the module");
    let path = folder.path().join("large.ll");
    std::fs::write(&path, &module).expect("the module can be written");
    println!("\n{:<34} {:>12} {:>12} {:>12}", format!("one module of {:.1} MB", megabytes(module.len())), "median", "best", "worst");
    print(&measure("scan, instructions, operands", || bodies(&module)), module.len());
    for (name, tool, arguments) in
        [("llvm-as", "llvm-as", &["-o", "/dev/null"][..]), ("opt -passes=verify", "opt", &["-passes=verify", "-disable-output"])]
    {
        let mut command = Command::new(llvm_tool(tool));
        command.args(arguments).arg(&path).stdin(Stdio::null());
        let times = (0..3).map(|_| children(|| assert!(command.status().expect("LLVM's tools run").success(), "LLVM accepts the module")));
        print(&Side { name, times: times.collect() }, module.len());
    }
}

/// The largest module of the corpus, with so many copies of each of its functions, under other names, that it is long enough.
fn large_module() -> String {
    let plain = clang_corpus::modules().iter().filter(|module| !module.text.contains("!DICompileUnit"));
    let text = &plain.max_by_key(|module| module.text.len()).expect("the corpus has modules").text;
    let module = ir::parse(text);
    let mut large = text.clone();
    let mut copy = 0;
    while large.len() < LEAST_MODULE {
        copy += 1;
        for function in module.definitions() {
            let (name, span) = (function.name_span(), function.span);
            let (before, after) = (&text[span.start..name.start], &text[name.end..span.end]);
            write!(large, "\n{before}@\"{} {copy}\"{after}\n", function.name()).expect("a text takes all");
        }
    }
    large
}

fn llvm_tool(name: &str) -> PathBuf {
    let output = Command::new("llvm-config-19").arg("--bindir").output().expect("llvm-config-19 must be installed (package llvm-19-dev)");
    PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).join(name)
}

/// The first round only warms up.
fn measure(name: &'static str, mut work: impl FnMut()) -> Side {
    work();
    Side { name, times: (0..ROUNDS).map(|_| processor_time(&mut work)).collect() }
}

/// The processor's time that ended child processes spent, in steps of 10 ms; the time that passes, where Linux does not say it.
fn children(mut work: impl FnMut()) -> Duration {
    let spent = || {
        let line = std::fs::read_to_string("/proc/self/stat").ok()?;
        let fields: Vec<u64> = line.rsplit(')').next()?.split_whitespace().map(|field| field.parse().unwrap_or(0)).collect();
        Some(Duration::from_millis(10 * (fields.get(13)? + fields.get(14)?)))
    };
    let (start, before) = (Instant::now(), spent());
    work();
    before.and_then(|before| Some(spent()? - before)).unwrap_or_else(|| start.elapsed())
}

/// Prints a line of the table; gives the rate of the median round.
fn print(side: &Side, size: usize) -> f64 {
    let [median, best, worst] = [side.median(), side.least(), side.most()].map(|time| megabytes(size) / time.as_secs_f64());
    println!("{:<34} {median:12.0} {best:12.0} {worst:12.0}", side.name);
    median
}

#[expect(clippy::cast_precision_loss, reason = "a size for people")]
fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}
