//! What a seal costs at start: a sealed program of ours against C programs that install the same filter and do the same, in one run,
//! round by round. One C program has its static C library, as a C program has; the other has none, as ours has none.
//!
//! `cargo bench -p intentc-benches --bench seal_startup`

#![expect(clippy::print_stdout, reason = "a measurement prints what it measures")]

use intentc_benches::{Side, alternate, ratio, worker_binary};
use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use targets::seal::decode;
use targets::{BuildRequest, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions};

const UNMEASURED: usize = 50;
const ROUNDS: usize = 1000;

/// The most that ours may take, measured by the medians, of what C takes.
const WANTED: f64 = 1.2;

/// Writes one byte and ends.
const PROGRAM: &str = "
    declare i64 @sys_write(i64, ptr, i64)
    @text = constant [1 x i8] c\"x\"
    define i64 @main(i64 %argc, ptr %argv) {
      %written = call i64 @sys_write(i64 1, ptr @text, i64 1)
      ret i64 0
    }";

const C: &str = r#"
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#ifdef BARE
static long call(long n, long a, long b, long c) {
  long result;
  register long d __asm__("r10") = 0, e __asm__("r8") = 0;
  __asm__ volatile("syscall" : "=a"(result) : "a"(n), "D"(a), "S"(b), "d"(c), "r"(d), "r"(e) : "rcx", "r11", "memory");
  return result;
}
#else
#include <unistd.h>
#define call(n, a, b, c) syscall(n, a, b, c, 0L, 0L)
#endif

static struct sock_filter filter[] = {INSTRUCTIONS};
static struct sock_fprog program = {sizeof filter / sizeof *filter, filter};

static int run(void) {
  if (call(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0) || call(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, (long)&program)) return 71;
  return call(SYS_write, 1, (long)"x", 1) != 1;
}

#ifdef BARE
void _start(void) { call(SYS_exit_group, run(), 0, 0); }
#else
int main(void) { return run(); }
#endif
"#;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the programs");
    let (ours, filter) = ours(folder.path());
    let [with_library, bare] = [("library", ["-static", "-Os"].as_slice()), ("bare", &["-static", "-Os", "-nostdlib", "-DBARE"])]
        .map(|(name, flags)| in_c(&folder.path().join(name), &filter, flags));
    println!("{ROUNDS} rounds each, in turn; a filter of {} instructions", filter.len() / 8);
    let against_library = compare(&ours, ("C, static, -Os", &with_library));
    let against_bare = compare(&ours, ("C, static, -Os, no library", &bare));
    println!("\nours takes {against_library:.2} and {against_bare:.2} of the time (wanted: at most {WANTED})");
    assert!(against_library <= WANTED && against_bare <= WANTED, "a sealed program starts too slowly");
}

/// What ours takes of the time of the other.
fn compare(ours: &Path, (name, theirs): (&'static str, &Path)) -> f64 {
    let (ours, theirs) = alternate(UNMEASURED, ROUNDS, ("ours, sealed", || start(ours)), (name, || start(theirs)));
    for side in [&ours, &theirs] {
        print(side);
    }
    1.0 / ratio(&ours, &theirs)
}

fn print(side: &Side) {
    let [median, least, most] = [side.median(), side.least(), side.most()].map(|time| time.as_secs_f64() * 1e6);
    println!("  {:<32} median {median:7.1} us   min {least:7.1}   max {most:7.1}", side.name);
}

/// Starts a program and waits for its end.
fn start(program: &Path) {
    let status = Command::new(program).stdin(Stdio::null()).stdout(Stdio::null()).status().expect("the program starts");
    assert!(status.success(), "{}: {status}", program.display());
}

/// Our program and its filter.
fn ours(folder: &Path) -> (PathBuf, Vec<u8>) {
    let mut worker = Worker::start(&WorkerOptions { binary: worker_binary(), limits: Limits::default() }).expect("the worker starts");
    let source = |name: &str, text: &str| SourceModule { name: name.to_owned(), text: text.to_owned() };
    let library = runtime::modules(runtime::X86_64_LINUX).iter().map(|module| source(module.name, module.text));
    let modules = library.chain([source("main.ll", PROGRAM)]).collect();
    let settings = targets::BuildSettings::default();
    let entry = "_start".into();
    let request = BuildRequest { modules, optimisation: Optimisation::O2, target: Target::X86_64Linux, entry, settings, seal: true };
    let built = worker.build(&request).expect("the program builds");
    let path = folder.join("ours");
    std::fs::write(&path, &built.elf).expect("the folder can be written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
    (path, built.seal.expect("it is sealed").filter)
}

fn in_c(path: &Path, filter: &[u8], flags: &[&str]) -> PathBuf {
    let mut instructions = String::new();
    for word in decode(filter).expect("it is a filter") {
        let _ = write!(instructions, "{{{}, {}, {}, {}u}}, ", word.code, word.if_true, word.if_false, word.constant);
    }
    let source = path.with_extension("c");
    std::fs::write(&source, C.replace("INSTRUCTIONS", &instructions)).expect("the folder can be written");
    let compiler = ["gcc", "clang-19", "clang"].into_iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    let status = Command::new(compiler.expect("gcc or clang is installed")).args(flags).arg("-o").arg(path).arg(&source).status();
    assert!(status.expect("it starts").success(), "{} does not compile", source.display());
    path.to_owned()
}
