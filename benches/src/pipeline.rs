//! The four programs of LLVM that make a program of modules, and the modules that they are given.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use targets::{Optimisation, SourceModule};

/// `llvm-link`, `opt`, `llc` and `ld.lld`, all of LLVM 19.
#[derive(Debug)]
pub struct Tools {
    folder: PathBuf,
    linker: PathBuf,
}

impl Tools {
    /// `None` where they are not installed.
    pub fn find() -> Option<Self> {
        let output = Command::new("llvm-config-19").arg("--bindir").output().ok()?;
        let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
        let beside = folder.join("ld.lld");
        let linker = if beside.is_file() { beside } else { PathBuf::from("ld.lld-19") };
        let is_installed = |tool: &Path| Command::new(tool).arg("--version").output().is_ok_and(|output| output.status.success());
        let are_installed = ["llvm-link", "opt", "llc"].iter().all(|name| is_installed(&folder.join(name)));
        (are_installed && is_installed(&linker)).then_some(Self { folder, linker })
    }

    /// Runs the first three side by side, as a shell does, then the linker, which reads no pipe. Gives the program's place.
    ///
    /// # Panics
    ///
    /// Where one of them fails.
    pub fn run(&self, files: &[PathBuf], folder: &Path, optimisation: Optimisation) -> PathBuf {
        let [object, program] = ["program.o", "program"].map(|name| folder.join(name));
        let tool = |name: &str| Command::new(self.folder.join(name));
        let mut link = tool("llvm-link").args(files).stdout(Stdio::piped()).spawn().expect("llvm-link starts");
        let linked = link.stdout.take().expect("its output is piped");
        let optimise_arguments = [&format!("-{}", optimisation.name()), "-mtriple=x86_64-unknown-linux"];
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
        program
    }
}

/// One file for each module.
///
/// # Panics
///
/// Where the folder cannot be written.
pub fn write(folder: &Path, modules: &[SourceModule]) -> Vec<PathBuf> {
    let write_one = |(index, module): (usize, &SourceModule)| {
        let path = folder.join(format!("{index}.ll"));
        std::fs::write(&path, &module.text).expect("the folder can be written");
        path
    };
    modules.iter().enumerate().map(write_one).collect()
}

fn source(name: &str, text: &str) -> SourceModule {
    SourceModule { name: name.to_owned(), text: text.to_owned() }
}

/// The runtime without its seal, which the pipeline cannot make.
fn library<'a>() -> impl Iterator<Item = (&'a str, &'a str)> {
    let open = |name: &str| name.ends_with("/seal.ll").then_some("define i64 @seal() {\n  ret i64 0\n}\n");
    runtime::modules(runtime::X86_64_LINUX).iter().map(move |module| (module.name, open(module.name).unwrap_or(module.text)))
}

/// The program's modules with the whole runtime.
pub fn with_runtime(own: &[(&str, &str)]) -> Vec<SourceModule> {
    library().chain(own.iter().copied()).map(|(name, text)| source(name, text)).collect()
}

/// The program's modules with those that they reach through the functions that they declare, and the memory functions.
pub fn reached(own: &[(&str, &str)]) -> Vec<SourceModule> {
    let declared = |text: &str| names(text, "declare ");
    let mut wanted: BTreeSet<String> = own.iter().flat_map(|(_, text)| declared(text)).collect();
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
    library.chain(own.iter().copied()).map(|(name, text)| source(name, text)).collect()
}

/// The names of the functions on lines that begin with `keyword`.
fn names(text: &str, keyword: &str) -> BTreeSet<String> {
    let lines = text.lines().filter(|line| line.starts_with(keyword) && !line.contains(" internal "));
    lines.filter_map(|line| Some(line.split_once('@')?.1.split_once('(')?.0.to_owned())).collect()
}
