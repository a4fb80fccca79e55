//! A worker for a test, and modules for it.

use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::time::Duration;
use targets::{BuildRequest, BuildSettings, Limits, Optimisation, SourceModule, Target, Worker, WorkerOptions};

pub(crate) fn binary() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_intentc-llvm"))
}

pub(crate) fn worker() -> Worker {
    worker_with(Limits::default())
}

/// Straight to LLVM: the gate before it has tests of its own, and the start-up modules here hold assembly.
pub(crate) fn worker_with(limits: Limits) -> Worker {
    gated_worker(limits).without_gate()
}

pub(crate) fn gated_worker(limits: Limits) -> Worker {
    Worker::start(&WorkerOptions { binary: binary(), limits }).unwrap()
}

/// Limits under which a hostile module is given up soon.
pub(crate) fn short_limits() -> Limits {
    Limits { cpu_seconds: 1, wall: Duration::from_secs(2), ..Limits::default() }
}

pub(crate) fn module(name: &str, text: impl Into<String>) -> SourceModule {
    SourceModule { name: name.into(), text: text.into() }
}

pub(crate) fn request(modules: Vec<SourceModule>) -> BuildRequest {
    BuildRequest {
        modules,
        optimisation: Optimisation::O2,
        target: Target::X86_64Linux,
        entry: "_start".into(),
        settings: BuildSettings::default(),
        seal: false,
    }
}

/// A start-up module that ends the program with what `@main` returns, in place of the runtime's.
pub(crate) fn start() -> SourceModule {
    module(
        "start.ll",
        r#"
declare i64 @main()

define void @_start() {
  call void asm sideeffect "andq $$-16, %rsp", "~{memory}"()
  %status = call i64 @main()
  %unused = call i64 asm sideeffect "syscall", "={rax},{rax},{rdi},~{rcx},~{r11},~{memory}"(i64 60, i64 %status)
  unreachable
}
"#,
    )
}

/// A program whose `@main` has this body.
pub(crate) fn program(main: &str) -> Vec<SourceModule> {
    vec![start(), module("main.ll", format!("define i64 @main() {{\n{main}\n}}\n"))]
}

/// Runs a program that was built and gives its standard output and how it ended.
pub(crate) fn run(elf: &[u8]) -> (Vec<u8>, ExitStatus) {
    let folder = tempfile::tempdir().unwrap();
    let path = write_program(&folder, elf);
    let output = run_retrying(&path);
    (output.stdout, output.status)
}

pub(crate) fn write_program(folder: &tempfile::TempDir, elf: &[u8]) -> PathBuf {
    let path = folder.path().join("program");
    std::fs::write(&path, elf).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// All modules of the library.
pub(crate) fn runtime_modules() -> Vec<SourceModule> {
    runtime::modules(runtime::X86_64_LINUX).iter().map(|known| module(known.name, known.text)).collect()
}

/// Runs a program for which one system call fails with `EPERM`, as under a filter of somebody else.
pub(crate) fn run_denied(elf: &[u8], number: libc::c_long) -> (Vec<u8>, ExitStatus) {
    let instruction = |code: u16, jt: u8, jf: u8, k: u32| libc::sock_filter { code, jt, jf, k };
    let filter = [
        instruction(0x20, 0, 0, 0),
        instruction(0x15, 0, 1, number as u32),
        instruction(0x06, 0, 0, libc::SECCOMP_RET_ERRNO | libc::EPERM as u32),
        instruction(0x06, 0, 0, libc::SECCOMP_RET_ALLOW),
    ];
    let folder = tempfile::tempdir().unwrap();
    let path = write_program(&folder, elf);
    loop {
        let mut command = Command::new(&path);
        // SAFETY: only system calls, on memory that was there before the fork.
        unsafe {
            command.pre_exec(move || {
                let program = libc::sock_fprog { len: filter.len() as u16, filter: filter.as_ptr().cast_mut() };
                let denied = libc::prctl(libc::PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
                    && libc::syscall(libc::SYS_seccomp, libc::SECCOMP_SET_MODE_FILTER, 0, &raw const program) == 0;
                if denied { Ok(()) } else { Err(std::io::Error::last_os_error()) }
            });
        }
        match command.output() {
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::sleep(Duration::from_millis(1)),
            output => return output.map(|output| (output.stdout, output.status)).unwrap(),
        }
    }
}

/// Another test's child may hold the file open for writing between its fork and its exec.
fn run_retrying(path: &std::path::Path) -> std::process::Output {
    loop {
        match Command::new(path).output() {
            Err(error) if error.kind() == std::io::ErrorKind::ExecutableFileBusy => std::thread::sleep(Duration::from_millis(1)),
            other => return other.unwrap(),
        }
    }
}

pub(crate) fn exit_code(elf: &[u8]) -> i32 {
    let (_, status) = run(elf);
    status.code().unwrap_or_else(|| panic!("{status}"))
}
