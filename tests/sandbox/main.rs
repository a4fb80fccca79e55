//! Hostile programs in the sandbox: each `programs/*.c` states in its first lines what it is given and how it must end.

mod conversations;
mod life;
mod probe;
mod programs;
mod python;
mod servers;

use sandbox::{Level, Sandbox, Status};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names a folder with copies of helper and programs, for tests that another user runs.
const COPIES: &str = "INTENTC_SANDBOX_TEST_COPIES";

fn helper() -> PathBuf {
    let copies = std::env::var_os(COPIES).map(|copies| Path::new(&copies).join("intentc-sandbox"));
    copies.unwrap_or_else(|| env!("CARGO_BIN_EXE_intentc-sandbox").into())
}

fn folder() -> PathBuf {
    let copies = std::env::var_os(COPIES).map(|copies| Path::new(&copies).join("programs"));
    copies.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/sandbox/programs"))
}

/// A sandbox for each level that this machine has; the lower one is there wherever tests can run at all.
fn sandboxes() -> Vec<Sandbox> {
    let sandboxes: Vec<_> = Level::LADDER.into_iter().filter_map(|level| Sandbox::start(&helper(), Some(level)).ok()).collect();
    assert!(sandboxes.iter().any(|sandbox| sandbox.level() == Level::Filter), "{:?}", Sandbox::start(&helper(), None).err());
    sandboxes
}

fn spelled(status: Status) -> String {
    match status {
        Status::Exited(code) => format!("exited {code}"),
        Status::Signalled(signal) => format!("signalled {signal}"),
        Status::ForbiddenCall => "forbidden-call".to_owned(),
        Status::CpuTime => "cpu-time".to_owned(),
        Status::WallTime => "wall-time".to_owned(),
        Status::OutputLimit => "output-limit".to_owned(),
    }
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
