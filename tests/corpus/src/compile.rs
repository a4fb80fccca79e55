//! From C to the text of LLVM IR.

use crate::sources::Source;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const LEVELS: [&str; 2] = ["O0", "O2"];

/// Compilations side by side.
const JOBS: usize = 2;

/// The largest sources take a second.
const LONGEST: Duration = Duration::from_secs(20);

pub(crate) struct Clang {
    program: PathBuf,
    pub(crate) version: String,
    /// clang's own headers.
    headers: PathBuf,
}

impl Clang {
    pub(crate) fn find() -> Result<Self, String> {
        let program = PathBuf::from("clang-19");
        let ask = |question: &str| {
            let output = Command::new(&program).arg(question).stdin(Stdio::null()).output();
            let output = output.map_err(|error| format!("clang-19 cannot be run: {error}; install the package clang-19"))?;
            Ok::<_, String>(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let version = ask("--version")?;
        let headers = Path::new(&ask("-print-resource-dir")?).join("include");
        if !headers.is_dir() {
            return Err(format!("{} is missing; install the package libclang-common-19-dev", headers.display()));
        }
        Ok(Self { program, version, headers })
    }

    /// Whether a module came of it; a source that does not compile has none.
    fn compile(&self, source: &Source, level: &str, output: &Path) -> bool {
        let mut command = Command::new(&self.program);
        let is_foreign = source.flags.iter().any(|flag| flag.starts_with("--target"));
        command.args(["-w", "-S", "-emit-llvm", "-nostdinc", "-isystem"]).arg(&self.headers);
        command.args((!is_foreign).then_some("--target=x86_64-unknown-linux-gnu")).args(&source.flags);
        for folder in &source.includes {
            command.arg("-I").arg(folder);
        }
        command.arg(format!("-{level}")).arg(&source.path).arg("-o").arg(output);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else { return false };
        let start = Instant::now();
        loop {
            match child.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) if start.elapsed() < LONGEST => std::thread::sleep(Duration::from_millis(2)),
                _ => {
                    // It may have ended by itself just now.
                    let _ = child.kill();
                    let _ = child.wait();
                    return false;
                }
            }
        }
    }
}

/// Compiles every source at every level to `folder/NAME.LEVEL.ll`. Sources that do not compile are left out.
pub(crate) fn all(clang: &Clang, sources: &[Source], folder: &Path) -> Result<(), String> {
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(source) = sources.get(next.fetch_add(1, Ordering::Relaxed)) {
            for level in LEVELS {
                let output = folder.join(format!("{}.{level}.ll", source.name));
                if !clang.compile(source, level, &output) {
                    // Half a module is worse than none.
                    let _ = std::fs::remove_file(&output);
                    break;
                }
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..JOBS {
            scope.spawn(work);
        }
    });
    if next.load(Ordering::Relaxed) < sources.len() {
        return Err("the compilations of the corpus were cut short".to_owned());
    }
    Ok(())
}
