//! From modules to a linked program: our warm worker against `llvm-link | opt -O2 | llc | ld.lld` on the same modules, in
//! one run, round by round.
//!
//! `cargo bench -p intentc-benches --bench reply_to_elf`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use intentc_benches::{Side, alternate, ratio};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
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
    let tools = Tools::find();
    let mut worker = Worker::start(&WorkerOptions { binary: worker_binary(), limits: Limits::default() }).expect("the worker starts");
    println!("LLVM {} on both sides; {ROUNDS} rounds each, in turn", worker.llvm_version().expect("the worker answers"));
    let mut least = f64::INFINITY;
    for (name, text, must_reach) in PROGRAMS {
        let times = compare(name, with_runtime(name, text), &mut worker, &tools);
        least = if must_reach { least.min(times) } else { least };
        // What the pipeline could at best be given by somebody who selects the modules by hand.
        compare(&format!("{name}, only the modules that it reaches"), reached(name, text), &mut worker, &tools);
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
    let theirs = || tools.run(&files, folder.path());
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

/// Builds the worker in the profile of this measurement; does nothing if it is up to date.
fn worker_binary() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo).args(["build", "--release", "--quiet", "-p", "intentc-llvm"]).status().expect("cargo runs");
    assert!(status.success(), "the worker does not build");
    targets::locate_binary("intentc-llvm").expect("the worker lies above this program")
}

fn source(name: &str, text: &str) -> SourceModule {
    SourceModule { name: name.to_owned(), text: text.to_owned() }
}

/// The runtime without its seal, which the pipeline cannot make.
fn library() -> impl Iterator<Item = (&'static str, &'static str)> {
    let open = |name: &str| name.ends_with("/seal.ll").then_some("define i64 @seal() {\n  ret i64 0\n}\n");
    runtime::modules(runtime::X86_64_LINUX).iter().map(move |module| (module.name, open(module.name).unwrap_or(module.text)))
}

/// The program with the whole runtime.
fn with_runtime(name: &str, text: &str) -> Vec<SourceModule> {
    let library = library().map(|(name, text)| source(name, text));
    library.chain([source(&format!("{name}.ll"), text)]).collect()
}

/// The program with the modules that it reaches through the functions that they declare, and the memory functions.
fn reached(name: &str, text: &str) -> Vec<SourceModule> {
    let declared = |text: &str| names(text, "declare ");
    let mut wanted: BTreeSet<String> = declared(text);
    wanted.extend(["_start", "memcpy"].map(str::to_owned));
    let mut chosen = BTreeSet::new();
    loop {
        let before = chosen.len();
        for (module, text) in library() {
            let provides = !names(text, "define ").is_disjoint(&wanted);
            if provides && chosen.insert(module) {
                wanted.extend(declared(text));
            }
        }
        if chosen.len() == before {
            break;
        }
    }
    let library = library().filter(|(module, _)| chosen.contains(module));
    library.map(|(name, text)| source(name, text)).chain([source(&format!("{name}.ll"), text)]).collect()
}

/// The names of the functions on lines that begin with `keyword`.
fn names(text: &str, keyword: &str) -> BTreeSet<String> {
    let lines = text.lines().filter(|line| line.starts_with(keyword) && !line.contains(" internal "));
    lines.filter_map(|line| Some(line.split_once('@')?.1.split_once('(')?.0.to_owned())).collect()
}

fn write(folder: &Path, modules: &[SourceModule]) -> Vec<PathBuf> {
    let write_one = |(index, module): (usize, &SourceModule)| {
        let path = folder.join(format!("{index}.ll"));
        std::fs::write(&path, &module.text).expect("the folder can be written");
        path
    };
    modules.iter().enumerate().map(write_one).collect()
}

/// The pipeline's four programs, all of LLVM 19.
struct Tools {
    folder: PathBuf,
    linker: PathBuf,
}

impl Tools {
    fn find() -> Self {
        let output = Command::new("llvm-config-19").arg("--bindir").output().expect("llvm-config-19 is installed");
        let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
        let beside = folder.join("ld.lld");
        let linker = if beside.is_file() { beside } else { PathBuf::from("ld.lld-19") };
        Self { folder, linker }
    }

    /// Runs the first three side by side, as a shell does, then the linker, which reads no pipe.
    fn run(&self, files: &[PathBuf], folder: &Path) {
        let [object, program] = ["program.o", "program"].map(|name| folder.join(name));
        let tool = |name: &str| Command::new(self.folder.join(name));
        let mut link = tool("llvm-link").args(files).stdout(Stdio::piped()).spawn().expect("llvm-link starts");
        let linked = link.stdout.take().expect("its output is piped");
        let optimise_arguments = ["-O2", "-mtriple=x86_64-unknown-linux"];
        let mut optimise =
            tool("opt").args(optimise_arguments).stdin(linked).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("opt starts");
        let optimised = optimise.stdout.take().expect("its output is piped");
        let emit_arguments = ["-O2", "-filetype=obj", "-relocation-model=static", "-function-sections", "-data-sections", "-o"];
        let mut emit = tool("llc").args(emit_arguments).arg(&object).stdin(optimised).spawn().expect("llc starts");
        for process in [&mut link, &mut optimise, &mut emit] {
            assert!(process.wait().expect("it was started").success());
        }
        let arguments = ["-static", "--gc-sections", "--strip-all", "--entry=_start", "-o"];
        let status = Command::new(&self.linker).args(arguments).arg(&program).arg(&object).status().expect("ld.lld starts");
        assert!(status.success());
    }
}
