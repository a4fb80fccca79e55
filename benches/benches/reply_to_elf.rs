//! From modules to a linked program: our warm worker against `llvm-link | opt -O2 | llc | ld.lld` on the same modules, in
//! one run, round by round.
//!
//! `cargo bench -p intentc-benches --bench reply_to_elf`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use intentc_benches::pipeline::{Tools, reached, with_runtime, write};
use intentc_benches::{Side, alternate, ratio, worker_binary};
use targets::{BuildRequest, BuildSettings, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions};

const UNMEASURED: usize = 3;
const ROUNDS: usize = 25;

/// The least ratio of the medians that counts as reached, for each program with the whole runtime.
const WANTED: f64 = 10.0;

/// The first two are of the size of a reply or a pattern and must reach [`WANTED`]. The last is there to show how the ratio
/// falls as the program grows: both sides then spend their time in the same optimiser.
static PROGRAMS: [(&str, &str, bool); 3] = [
    ("reverse", include_str!("../modules/reverse.ll"), true),
    ("echo", include_str!("../modules/echo.ll"), true),
    ("statistics", include_str!("../modules/statistics.ll"), false),
];

fn main() {
    let tools = Tools::find().expect("LLVM 19 is installed");
    let mut worker = Worker::start(&WorkerOptions { binary: worker_binary(), limits: Limits::default() }).expect("the worker starts");
    println!("LLVM {} on both sides; {ROUNDS} rounds each, in turn", worker.llvm_version().expect("the worker answers"));
    let mut least = f64::INFINITY;
    for (name, text, must_reach) in PROGRAMS {
        let own = [(name, text)];
        let times = compare(name, with_runtime(&own), &mut worker, &tools);
        least = if must_reach { least.min(times) } else { least };
        // What the pipeline could at best be given by somebody who selects the modules by hand.
        compare(&format!("{name}, only the modules that it reaches"), reached(&own), &mut worker, &tools);
    }
    println!("\nleast ratio of a small program with the whole runtime: {least:.1} (wanted: {WANTED})");
    assert!(least >= WANTED, "a small program took more than a {WANTED}th of the pipeline's time");
}

/// Builds `modules` on both sides in turn, prints what it took, and gives the ratio.
fn compare(title: &str, modules: Vec<SourceModule>, worker: &mut Worker, tools: &Tools) -> f64 {
    let folder = tempfile::tempdir().expect("a folder for the pipeline's files");
    let lines: usize = modules.iter().map(|module| module.text.lines().count()).sum();
    println!("\n{title}: {} modules, {lines} lines", modules.len());
    let files = write(folder.path(), &modules);
    let request = BuildRequest {
        modules,
        optimisation: Optimisation::O2,
        target: Target::X86_64Linux,
        entry: "_start".into(),
        settings: BuildSettings::default(),
        seal: false,
    };
    let elf = worker.build(&request).expect("the program builds").elf;
    targets::read_back(&elf, request.target).expect("the program reads back");
    let ours = || drop(worker.build(&request).expect("the program builds"));
    let theirs = || drop(tools.run(&files, folder.path(), Optimisation::O2));
    let (ours, theirs) = alternate(UNMEASURED, ROUNDS, ("intentc-llvm, warm", ours), ("llvm-link | opt | llc | ld.lld", theirs));
    print(&ours, elf.len());
    print(&theirs, std::fs::metadata(folder.path().join("program")).map_or(0, |file| file.len() as usize));
    let times = ratio(&ours, &theirs);
    println!("  {times:.1} times as fast");
    times
}

fn print(side: &Side, size: usize) {
    let [median, least, most] = [side.median(), side.least(), side.most()].map(|time| time.as_secs_f64() * 1e3);
    println!("  {:<32} median {median:7.2} ms   min {least:7.2}   max {most:7.2}   {size} bytes", side.name);
}
