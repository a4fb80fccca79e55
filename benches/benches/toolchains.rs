//! Programs of ours against those of other toolchains, in one run: how long a build takes, how large the program is, how long it takes to
//! start, and how much memory it takes while it waits. A toolchain that is not installed is named and left out.
//!
//! `cargo bench -p intentc-benches --bench toolchains`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use intentc_benches::pipeline::{Tools, reached, with_runtime, write};
use intentc_benches::{Side, Work, in_turn, worker_binary};
use std::cell::RefCell;
use std::fmt::Write as _;
use std::io::{Read, Write as _};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use targets::provenance::{Note, NoteModule, Proof, attach, digest_of_modules};
use targets::{BuildRequest, BuildSettings, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions};

const BUILD_ROUNDS: usize = 11;
const START_ROUNDS: usize = 1000;
const MEMORY_ROUNDS: usize = 15;
const UNMEASURED: usize = 3;

/// The ratio of the medians of the four tools and of our warm worker that is wanted and not reached, and the least that is held;
/// `docs/benchmarks.md` says what lies between them.
const WANTED: f64 = 15.0;
const HELD: f64 = 8.0;

const OURS: &str = "intentc";
const PIPELINE: &str = "llvm-link, opt, llc, ld.lld";
const WORDS: &str = include_str!("../modules/words.ll");

/// What the programs read where their outputs are compared.
const TEXT: &str = include_str!("../../docs/architecture.md");

/// A program that does nothing, in each language.
const NOTHING: [(&str, &str); 4] = [
    ("ll", "define i64 @main(i64 %argc, ptr %argv) {\n  ret i64 0\n}\n"),
    ("c", "int main(void) { return 0; }\n"),
    ("rs", "fn main() {}\n"),
    ("go", "package main\n\nfunc main() {}\n"),
];
const COUNT: [(&str, &str); 4] = [
    ("ll", WORDS),
    ("c", include_str!("../programs/words.c")),
    ("rs", include_str!("../programs/words.rs")),
    ("go", include_str!("../programs/words.go")),
];
/// Each with the port 9 where ours has a slot.
const ECHO: [(&str, &str); 3] =
    [("c", include_str!("../programs/echo.c")), ("rs", include_str!("../programs/echo.rs")), ("go", include_str!("../programs/echo.go"))];

/// A compiler that makes a static program of one file.
struct Compiler {
    name: &'static str,
    program: &'static str,
    extension: &'static str,
    /// What prints its version, or the folder without which it cannot be used.
    probe: &'static [&'static str],
    fast: &'static [&'static str],
    small: &'static [&'static str],
}

const SMALL_C: [&str; 6] = ["-static", "-s", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections", "-Os"];
const SMALL_CLANG: [&str; 6] = ["-static", "-s", "-ffunction-sections", "-fdata-sections", "-Wl,--gc-sections", "-Oz"];
const GO: [&str; 3] = ["build", "-ldflags", "-s -w"];

static COMPILERS: [Compiler; 6] = [
    Compiler {
        name: "clang-19 -static",
        program: "clang-19",
        extension: "c",
        probe: &["--version"],
        fast: &["-O2", "-static"],
        small: &SMALL_CLANG,
    },
    Compiler { name: "gcc -static", program: "gcc", extension: "c", probe: &["--version"], fast: &["-O2", "-static"], small: &SMALL_C },
    Compiler {
        name: "musl-gcc -static",
        program: "musl-gcc",
        extension: "c",
        probe: &["--version"],
        fast: &["-O2", "-static"],
        small: &SMALL_C,
    },
    Compiler {
        name: "rustc, musl",
        program: "rustc",
        extension: "rs",
        probe: &["--target=x86_64-unknown-linux-musl", "--print=target-libdir"],
        fast: &["-O", "--target=x86_64-unknown-linux-musl"],
        small: &[
            "--target=x86_64-unknown-linux-musl",
            "-Copt-level=z",
            "-Clto=fat",
            "-Cpanic=abort",
            "-Ccodegen-units=1",
            "-Cstrip=symbols",
        ],
    },
    Compiler {
        name: "rustc, glibc, static",
        program: "rustc",
        extension: "rs",
        probe: &["--version"],
        fast: &["-O", "-Ctarget-feature=+crt-static"],
        small: &["-Ctarget-feature=+crt-static", "-Copt-level=z", "-Clto=fat", "-Cpanic=abort", "-Ccodegen-units=1", "-Cstrip=symbols"],
    },
    Compiler { name: "go build", program: "go", extension: "go", probe: &["version"], fast: &GO, small: &GO },
];

impl Compiler {
    fn is_installed(&self) -> bool {
        let output = Command::new(self.program).args(self.probe).stdin(Stdio::null()).output();
        output.is_ok_and(|output| {
            let printed = String::from_utf8_lossy(&output.stdout);
            output.status.success() && (!printed.starts_with('/') || Path::new(printed.trim()).is_dir())
        })
    }

    /// The source of this compiler's language, in a file of its own.
    fn source(&self, folder: &Path, name: &str, texts: &[(&str, &str)]) -> Source {
        let text = texts.iter().find(|(extension, _)| *extension == self.extension).expect("every language has one").1;
        let folder = folder.join(self.name.replace(' ', "-"));
        std::fs::create_dir_all(&folder).expect("the folder can be written");
        Source { path: folder.join(format!("{name}.{}", self.extension)), text: text.to_owned() }
    }

    fn compile(&self, source: &Source, flags: &[&str]) -> PathBuf {
        std::fs::write(&source.path, &source.text).expect("the folder can be written");
        let program = source.path.with_extension("out");
        let mut command = Command::new(self.program);
        command.env("CGO_ENABLED", "0").args(flags).arg("-o").arg(&program).arg(&source.path);
        let output = command.output().expect("it starts");
        assert!(output.status.success(), "{}: {}", self.name, String::from_utf8_lossy(&output.stderr));
        program
    }
}

struct Source {
    path: PathBuf,
    text: String,
}

/// What was made by one toolchain.
struct Made {
    name: &'static str,
    program: PathBuf,
}

/// All that is compared, and where it writes.
struct Bench {
    folder: tempfile::TempDir,
    options: WorkerOptions,
    worker: RefCell<Worker>,
    tools: Option<Tools>,
    compilers: Vec<&'static Compiler>,
}

fn main() {
    let bench = Bench::find();
    agree(&bench.make("words", &COUNT, Optimisation::O2));
    let times = bench.build_times();
    let port = TcpListener::bind((Ipv4Addr::UNSPECIFIED, 0)).and_then(|socket| socket.local_addr()).expect("a port is free").port();
    let echo = bench.echo_servers(port);
    let words = bench.make("words", &COUNT, Optimisation::Oz);
    agree(&words);
    let smallest = [("words", &words), ("TCP echo server", &echo)].map(|(title, made)| sizes(title, made));
    bench.start_times();
    let lightest = memory(&echo, port);
    if let Some(times) = times {
        println!("\na warm build is {times:.1} times as fast as the four tools (wanted: {WANTED}, held: {HELD})");
        assert!(times >= HELD, "a warm build is {times:.1} times as fast as the four tools, not even {HELD}");
    }
    assert_eq!(smallest, [OURS; 2], "a program of another toolchain is smaller");
    assert_eq!(lightest, OURS, "a server of another toolchain takes less memory");
}

impl Bench {
    fn find() -> Self {
        let options = WorkerOptions { binary: worker_binary(), limits: Limits::default() };
        let worker = RefCell::new(Worker::start(&options).expect("the worker starts"));
        let tools = Tools::find();
        let (installed, missing): (Vec<_>, Vec<_>) = COMPILERS.iter().partition(|compiler| compiler.is_installed());
        let missing = missing.iter().map(|compiler| compiler.name).chain(tools.is_none().then_some(PIPELINE));
        for name in missing {
            println!("not installed, left out: {name}");
        }
        // One rustc is enough: the other differs in its C library alone.
        let has_musl = installed.iter().any(|compiler| compiler.name == "rustc, musl");
        let compilers = installed.into_iter().filter(|compiler| !(has_musl && compiler.name == "rustc, glibc, static")).collect();
        Self { folder: tempfile::tempdir().expect("a folder for the programs"), options, worker, tools, compilers }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// How many times our warm worker fits into the four tools' time; `None` without those.
    fn build_times(&self) -> Option<f64> {
        let request = request(&[("words.ll", WORDS)], Optimisation::O2);
        let lines = WORDS.lines().count();
        println!(
            "\nbuild of the program `words`, {lines} lines of IR with the runtime, or as much in C, Rust and Go; {BUILD_ROUNDS} rounds in turn"
        );
        let warm = || drop(self.worker.borrow_mut().build(&request).expect("the program builds"));
        let cold = || drop(Worker::start(&self.options).expect("the worker starts").build(&request).expect("the program builds"));
        let mut sides: Vec<(&'static str, Work<'_>)> =
            vec![("intentc, warm worker", Box::new(warm)), ("intentc, cold worker", Box::new(cold))];
        sides.extend(self.pipeline_builds());
        sides.extend(self.compilers.iter().map(|compiler| (compiler.name, self.compiler_build(compiler))));
        let sides = in_turn(UNMEASURED, BUILD_ROUNDS, sides);
        print_times(&sides, "ms", 1e3);
        let median = |name: &str| sides.iter().find(|side| side.name == name).map(|side| side.median().as_secs_f64());
        Some(median(PIPELINE)? / median("intentc, warm worker")?)
    }

    /// The four tools with the modules that our worker gets, and with those alone that the program needs.
    fn pipeline_builds(&self) -> Vec<(&'static str, Work<'_>)> {
        let own = [("words.ll", WORDS)];
        let modules = [(PIPELINE, with_runtime(&own)), ("the same, only what is needed", reached(&own))];
        let build = |(name, modules): (&'static str, Vec<SourceModule>)| -> Option<(_, Work<'_>)> {
            let tools = self.tools.as_ref()?;
            let folder = self.path().join(name);
            std::fs::create_dir_all(&folder).expect("the folder can be written");
            let files = write(&folder, &modules);
            Some((name, Box::new(move || drop(tools.run(&files, &folder, Optimisation::O2)))))
        };
        modules.into_iter().filter_map(build).collect()
    }

    fn compiler_build(&self, compiler: &'static Compiler) -> Work<'static> {
        let mut source = compiler.source(self.path(), "words", &COUNT);
        let mut round = 0;
        Box::new(move || {
            round += 1;
            // Go keeps what it has once compiled: no text comes twice.
            let _ = writeln!(source.text, "// {round} of {}", std::process::id());
            drop(compiler.compile(&source, compiler.fast));
        })
    }

    /// What every toolchain makes of `sources`, each with the flags that this optimisation stands for.
    fn make(&self, name: &str, sources: &[(&str, &str)], optimisation: Optimisation) -> Vec<Made> {
        let own = sources.iter().filter(|(extension, _)| *extension == "ll").map(|(_, text)| ("main.ll", *text));
        let note = Note { intent: format!("the program `{name}`"), ..Note::new() };
        self.make_of(name, &own.collect::<Vec<_>>(), note, sources, optimisation)
    }

    fn make_of(&self, name: &str, own: &[(&str, &str)], note: Note, sources: &[(&str, &str)], optimisation: Optimisation) -> Vec<Made> {
        let mut made = vec![Made { name: OURS, program: self.ours(name, own, note, optimisation) }];
        if let Some(tools) = &self.tools {
            let folder = self.path().join(format!("pipeline-{name}"));
            std::fs::create_dir_all(&folder).expect("the folder can be written");
            let files = write(&folder, &with_runtime(own));
            made.push(Made { name: PIPELINE, program: tools.run(&files, &folder, optimisation) });
        }
        for compiler in &self.compilers {
            let source = compiler.source(self.path(), name, sources);
            let flags = if optimisation == Optimisation::Oz { compiler.small } else { compiler.fast };
            made.push(Made { name: compiler.name, program: compiler.compile(&source, flags) });
        }
        made
    }

    /// As a user gets it: sealed, with its note and a section table.
    fn ours(&self, name: &str, own: &[(&str, &str)], note: Note, optimisation: Optimisation) -> PathBuf {
        let request = request(own, optimisation);
        let built = self.worker.borrow_mut().build(&request).expect("the program builds");
        let seal = built.seal.expect("it is sealed");
        let place = built.elf.windows(seal.filter.len()).position(|window| window == seal.filter).expect("the filter is in the program");
        let is_own = |module: &&SourceModule| own.iter().any(|(name, _)| *name == module.name);
        let (own_modules, library): (Vec<_>, Vec<_>) = request.modules.iter().partition(is_own);
        let note = Note {
            target: request.target,
            optimisation: request.optimisation,
            modules: own_modules.into_iter().map(NoteModule::new).collect(),
            library: digest_of_modules(library.into_iter()),
            system_calls: Some(seal.calls.iter().map(|call| call.number).collect()),
            filter: Some((place as u32, seal.filter.len() as u32)),
            ..note
        };
        let path = self.path().join(format!("{name}-ours"));
        write_program(&path, &attach(&built.elf, &note).expect("the note fits"));
        path
    }

    fn echo_servers(&self, port: u16) -> Vec<Made> {
        let sentence = format!("Build a TCP echo server on port {port}");
        let library = patterns::Library::shipped();
        let patterns::Answer::Match(found) = library.answer(&sentence) else { panic!("a pattern understands `{sentence}`") };
        let instance = found.instantiate(&patterns::Inputs::default()).expect("it needs no inputs");
        let own: Vec<_> = instance.modules.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let proof = Proof { rests_on: "scenarios of the pattern".to_owned(), scenarios: 4, connections: 20, unproven: 0 };
        let note = Note { intent: sentence.clone(), effects: instance.effects.bits(), proof, ..Note::new() };
        let texts = ECHO.map(|(extension, text)| (extension, text.replace("PORT = 9", &format!("PORT = {port}"))));
        let texts = texts.map(|(extension, text)| (extension, text.replace("PORT: u16 = 9", &format!("PORT: u16 = {port}"))));
        let sources: Vec<_> = texts.iter().map(|(extension, text)| (*extension, text.as_str())).collect();
        self.make_of("echo", &own, note, &sources, Optimisation::Oz)
    }

    fn start_times(&self) {
        println!("\nstart and end of a program that does nothing; {START_ROUNDS} rounds in turn");
        let mut made = self.make("nothing", &NOTHING, Optimisation::Oz);
        made.insert(1, Made { name: "intentc --no-seal", program: self.unsealed(NOTHING[0].1) });
        let sides = made.iter().map(|made| -> (_, Work<'_>) { (made.name, Box::new(|| start(&made.program))) });
        print_times(&in_turn(50, START_ROUNDS, sides.collect()), "us", 1e6);
    }

    fn unsealed(&self, text: &str) -> PathBuf {
        let request = BuildRequest { seal: false, ..request(&[("main.ll", text)], Optimisation::Oz) };
        let path = self.path().join("unsealed");
        write_program(&path, &self.worker.borrow_mut().build(&request).expect("the program builds").elf);
        path
    }
}

fn write_program(path: &Path, bytes: &[u8]) {
    std::fs::write(path, bytes).expect("the folder can be written");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
}

fn request(own: &[(&str, &str)], optimisation: Optimisation) -> BuildRequest {
    let library = runtime::modules(runtime::X86_64_LINUX).iter().map(|module| (module.name, module.text));
    let modules = library.chain(own.iter().copied()).map(|(name, text)| SourceModule { name: name.into(), text: text.into() });
    let settings = BuildSettings::default();
    BuildRequest { modules: modules.collect(), optimisation, target: Target::X86_64Linux, entry: "_start".into(), settings, seal: true }
}

/// Fails where the programs do not print the same for the same text.
fn agree(made: &[Made]) {
    let print = |made: &Made| {
        let mut child = Command::new(&made.program).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        child.stdin.take().expect("it is piped").write_all(TEXT.as_bytes()).expect("the program reads");
        let output = child.wait_with_output().expect("it was started");
        assert!(output.status.success(), "{}: {}", made.name, output.status);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    let first = print(&made[0]);
    assert!(first.starts_with(&format!("bytes {}\n", TEXT.len())), "{first}");
    for other in &made[1..] {
        assert_eq!(print(other), first, "{}", other.name);
    }
}

/// One row for each side, with what it takes of the first one's time.
fn print_times(sides: &[Side], unit: &str, factor: f64) {
    let value = |time: Duration| time.as_secs_f64() * factor;
    for side in sides {
        let times = value(side.median()) / value(sides[0].median());
        let [median, least, most] = [side.median(), side.least(), side.most()].map(value);
        println!("  {:<30} median {median:8.2} {unit}   min {least:8.2}   max {most:8.2}   {times:6.2}", side.name);
    }
}

/// Prints the sizes of programs that do the same, and gives the name of the one that is smaller than all others.
fn sizes(title: &str, made: &[Made]) -> &'static str {
    println!("\nsize of {title}, in bytes");
    let size = |made: &Made| std::fs::metadata(&made.program).expect("it was made").len();
    least(made.iter().map(|made| (made.name, [size(made), 0])).collect())
}

/// Prints a row for each, and gives the name of the one with the least first figure.
fn least(rows: Vec<(&'static str, [u64; 2])>) -> &'static str {
    let first = rows[0].1[0] as f64;
    for (name, [figure, second]) in &rows {
        let second = if *second == 0 { String::new() } else { format!("   {second:>8}") };
        println!("  {name:<30} {figure:>9}{second}   {:8.2}", *figure as f64 / first);
    }
    rows.into_iter().min_by_key(|(_, [figure, _])| *figure).expect("ours is there").0
}

/// Starts a program and waits for its end.
fn start(program: &Path) {
    let status = Command::new(program).stdin(Stdio::null()).stdout(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "{}: {status}", program.display());
}

/// A server that is ended when this is dropped.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Prints what the servers take once each has served a client, and gives the name of one that takes no more than any other.
fn memory(servers: &[Made], port: u16) -> &'static str {
    println!(
        "\nmemory of a TCP echo server that has served one client and waits, in KiB: least and most of {MEMORY_ROUNDS} starts, in turn"
    );
    let mut figures = vec![Vec::new(); servers.len()];
    for _ in 0..MEMORY_ROUNDS {
        for (figures, made) in figures.iter_mut().zip(servers) {
            figures.push(idle_memory(&made.program, port));
        }
    }
    let extremes = |figures: &Vec<u64>| [figures.iter().min(), figures.iter().max()].map(|figure| *figure.expect("there were rounds"));
    least(servers.iter().zip(&figures).map(|(made, figures)| (made.name, extremes(figures))).collect())
}

/// What is resident of a server, in KiB. Where the kernel puts the stack is random, so it takes a page more or less each time.
fn idle_memory(program: &Path, port: u16) -> u64 {
    let server = Server(Command::new(program).stdin(Stdio::null()).spawn().expect("the server starts"));
    echo_once(port);
    // Until it has closed its side and waits again.
    std::thread::sleep(Duration::from_millis(30));
    let rollup = std::fs::read_to_string(format!("/proc/{}/smaps_rollup", server.0.id())).expect("the server runs");
    let line = rollup.lines().find_map(|line| line.strip_prefix("Rss:")).expect("the kernel says it");
    line.split_whitespace().next().and_then(|figure| figure.parse().ok()).expect("it is a number")
}

/// Connects as soon as the server accepts, and gets back what it sends.
fn echo_once(port: u16) {
    let deadline = Instant::now() + Duration::from_secs(5);
    let mut client = loop {
        match TcpStream::connect((Ipv4Addr::LOCALHOST, port)) {
            Ok(client) => break client,
            Err(error) => assert!(Instant::now() < deadline, "the server does not accept: {error}"),
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    client.write_all(b"hello\n").and_then(|()| client.shutdown(Shutdown::Write)).expect("the server takes it");
    let mut answer = Vec::new();
    client.read_to_end(&mut answer).expect("the server answers");
    assert_eq!(answer, b"hello\n");
}
