//! Builds programs with LLVM's own command-line tools, beside the project's own path: llvm-link, opt, llc, a linker.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use tempfile::TempDir;

const TRIPLE: &str = "x86_64-unknown-linux-gnu";
const LAYOUT: &str = "e-m:e-p270:32:32-p271:32:32-p272:64:64-i64:64-i128:128-f80:128-n8:16:32:64-S128";
/// What code generation may call of its own accord.
const KEPT: &str = "_start,memcpy,memmove,memset,memcmp,bcmp";

/// These programs are not sealed: their filter would be made by the project's own path.
const OPEN: &str = "define i64 @seal() {\n  ret i64 0\n}\n";

/// A program in a folder of its own.
pub(crate) struct Program {
    folder: TempDir,
}

impl Program {
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("program")
    }

    pub(crate) fn command(&self) -> Command {
        Command::new(self.path())
    }
}

/// Links `parts` (name and text) with the whole library, optimised at `level` (`O0`, `O2`).
pub(crate) fn build(level: &str, parts: &[(&str, &str)]) -> Program {
    let folder = tempfile::tempdir().unwrap();
    let mut link = tool("llvm-link");
    link.current_dir(folder.path()).args(["-o", "linked.bc"]);
    let library = runtime::modules(runtime::X86_64_LINUX).iter().filter(|module| !module.name.ends_with("/seal.ll"));
    let parts = parts.iter().chain(&[("open.ll", OPEN)]);
    let library = library.map(|module| (format!("runtime_{}", module.name.replace('/', "_")), module.text));
    for (name, text) in parts.map(|(name, text)| ((*name).to_owned(), *text)).chain(library) {
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        link.arg(&file);
    }
    run(&mut link, b"");
    let passes = format!("-passes=internalize,forceattrs,globaldce,default<{level}>");
    let data_layout = format!("-data-layout={LAYOUT}");
    let triple = format!("-mtriple={TRIPLE}");
    let api = format!("-internalize-public-api-list={KEPT}");
    let mut opt = tool("opt");
    opt.args([&passes, &data_layout, &triple, &api, "-force-attribute=nounwind", "linked.bc", "-o", "optimised.bc"]);
    run(opt.current_dir(folder.path()), b"");
    let mut llc = tool("llc");
    llc.args([&triple, "-O2", "-relocation-model=static", "-function-sections", "-data-sections", "-filetype=obj"]);
    run(llc.args(["optimised.bc", "-o", "program.o"]).current_dir(folder.path()), b"");
    run(linker().args(["program.o", "-o", "program"]).current_dir(folder.path()), b"");
    Program { folder }
}

/// What `opt -passes=verify,lint` says about a module; empty if all is well.
pub(crate) fn lint(text: &str) -> String {
    run(tool("opt").args(["-passes=verify,lint", "-disable-output", "-"]), text.as_bytes())
}

fn tool(name: &str) -> Command {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let config = ["llvm-config-19", "llvm-config"].iter().find_map(|name| Command::new(name).arg("--bindir").output().ok());
        let output = config.expect("LLVM 19's llvm-config is installed").stdout;
        PathBuf::from(String::from_utf8(output).unwrap().trim())
    });
    Command::new(FOLDER.join(name))
}

/// LLVM's linker, or the one of the system's C compiler.
fn linker() -> Command {
    let lld = [PathBuf::from(tool("ld.lld").get_program()), PathBuf::from("/usr/bin/ld.lld-19")];
    if let Some(path) = lld.iter().find(|path| path.exists()) {
        let mut command = Command::new(path);
        command.args(["-static", "--gc-sections", "--no-rosegment", "--build-id=none", "-z", "norelro", "-z", "noseparate-code"]);
        return command;
    }
    let mut command = Command::new("cc");
    command.args(["-static", "-nostdlib", "-no-pie", "-Wl,--gc-sections", "-Wl,--build-id=none"]);
    command
}

/// Runs a tool that must succeed; returns what it wrote to standard error.
fn run(command: &mut Command, input: &[u8]) -> String {
    let spawned = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.unwrap_or_else(|error| panic!("{command:?}: {error}"));
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    let messages = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {messages}");
    messages
}

/// The bytes of an ELF file that its segments load.
pub(crate) fn loaded_size(path: &Path) -> u64 {
    let elf = std::fs::read(path).unwrap();
    let word = |at: usize| u64::from_le_bytes(elf[at..at + 8].try_into().unwrap());
    let half = |at: usize| usize::from(u16::from_le_bytes(elf[at..at + 2].try_into().unwrap()));
    let (table, size, count) = (word(32) as usize, half(54), half(56));
    let loads = (0..count).map(|index| table + index * size).filter(|&row| elf[row..row + 4] == [1, 0, 0, 0]);
    loads.map(|row| word(row + 32)).sum()
}
