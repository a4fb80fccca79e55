//! Debug information and symbols: behind what is loaded, and read by a debugger.

use crate::harness::worker;
use crate::machines::{linux_targets, request_for};
use std::io::Write;
use std::path::Path;
use std::process::Command;
use targets::{ArtifactKind, BuildRequest, Target, read_back};

/// `inner` begins at line 3, its addition stands on line 4; `main` calls it on line 9.
const MODULE: &str = "@scale = global i64 2

define internal i64 @inner(i64 %x) noinline {
  %y = add i64 %x, 40
  ret i64 %y
}

define i64 @main(i64 %argc, ptr %argv) {
  %result = call i64 @inner(i64 %argc)
  %factor = load volatile i64, ptr @scale
  %product = mul i64 %result, %factor
  ret i64 %product
}
";

fn request(target: Target, debug_info: bool, keep_symbols: bool) -> BuildRequest {
    let mut request = request_for(target, &[("answer.ll", MODULE)]);
    request.settings.debug_info = debug_info;
    request.settings.keep_symbols = keep_symbols;
    request
}

#[test]
fn what_is_kept_stands_behind_what_is_loaded_and_changes_none_of_it() {
    let mut worker = worker();
    for target in linux_targets() {
        let plain = worker.build(&request(target, false, false)).unwrap().elf;
        let symbols = worker.build(&request(target, false, true)).unwrap().elf;
        let both = worker.build(&request(target, true, true)).unwrap().elf;
        for kept in [&symbols, &both] {
            let report = read_back(kept, target).unwrap();
            assert!(report.sections > 3 && report.symbols > 3, "{target}: {report:?}");
            assert_eq!(report.segments, read_back(&plain, target).unwrap().segments, "{target}");
            // All but the place and the number of the sections in the file header.
            assert!(kept[..40] == plain[..40] && kept[64..plain.len()] == plain[64..], "{target}");
        }
        assert_eq!(read_back(&plain, target).unwrap().sections, 0);
    }
}

#[test]
fn every_form_on_the_way_can_be_had() {
    let mut wanted = request(Target::X86_64Linux, false, false);
    wanted.settings.artifacts = vec![ArtifactKind::Object, ArtifactKind::Ir, ArtifactKind::Bitcode];
    let built = worker().build(&wanted).unwrap();
    let starts: Vec<(ArtifactKind, &[u8])> = built.artifacts.iter().map(|artifact| (artifact.kind, &artifact.bytes[..4])).collect();
    assert_eq!(starts[0], (ArtifactKind::Object, b"\x7fELF".as_slice()));
    assert_eq!(starts[2], (ArtifactKind::Bitcode, b"BC\xc0\xde".as_slice()));
    let text = String::from_utf8(built.artifacts[1].bytes.clone()).unwrap();
    assert!(text.contains("define void @_start()") && text.contains("target triple = \"x86_64-unknown-linux\""), "{text}");
}

/// What gdb says to `commands`, run on `elf`; nothing, loudly, where there is no gdb.
fn debugger(folder: &Path, commands: &[&str]) -> Option<String> {
    let mut command = Command::new("gdb");
    command.args(["-nx", "-batch", "-ex", "set debuginfod enabled off"]).current_dir(folder);
    for line in commands {
        command.args(["-ex", line]);
    }
    let output = match command.arg("program").output() {
        Ok(output) => output,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "\nNOT TESTED: gdb cannot be started ({error}); install gdb\n");
            return None;
        }
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_debugger_shows_the_lines_of_the_module() {
    let elf = worker().build(&request(Target::X86_64Linux, true, true)).unwrap().elf;
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join("program");
    std::fs::write(folder.path().join("answer.ll"), MODULE).unwrap();
    std::fs::write(&program, elf).unwrap();
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    std::fs::set_permissions(&program, mode).unwrap();
    let Some(said) = debugger(folder.path(), &["info line answer.ll:4", "break answer.ll:4", "list inner"]) else { return };
    assert!(said.contains("Line 4 of \"answer.ll\" starts at address"), "{said}");
    assert!(said.contains("answer.ll, line 4."), "{said}");
    assert!(said.contains("3\tdefine internal i64 @inner(i64 %x) noinline {"), "{said}");
    // Where the machine lets a process be traced, it stops there.
    if let Some(said) = debugger(folder.path(), &["break answer.ll:4", "run", "backtrace"]).filter(|said| !said.contains("ptrace")) {
        assert!(said.contains("#0  inner () at answer.ll:4") && said.contains("in main () at answer.ll:9"), "{said}");
    }
}
