//! What starts a program of another machine.

use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;
use targets::Target;
use tempfile::TempDir;

/// A program in a folder of its own, which is also its working folder.
pub(crate) struct Program {
    folder: TempDir,
    emulator: Option<PathBuf>,
}

impl Program {
    /// `None`, with a loud message, where this machine cannot run programs for `target`.
    pub(crate) fn new(target: Target, elf: &[u8]) -> Option<Self> {
        let emulator = match target == Target::host() {
            true => None,
            false => Some(find(target)?),
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("program");
        std::fs::write(&path, elf).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        Some(Self { folder, emulator })
    }

    pub(crate) fn command(&self) -> Command {
        let path = self.folder.path().join("program");
        let mut command = match &self.emulator {
            Some(emulator) => {
                let mut command = Command::new(emulator);
                command.arg(path);
                command
            }
            None => Command::new(path),
        };
        command.current_dir(self.folder.path());
        command
    }
}

fn find(target: Target) -> Option<PathBuf> {
    let machine = target.name().split('-').next().unwrap();
    let names = [format!("qemu-{machine}"), format!("qemu-{machine}-static")];
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let found = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.is_file());
    if found.is_none() {
        // Not through the test's own captured output: whoever runs the tests must see that these were not run.
        let _ = writeln!(std::io::stderr(), "\nNOT TESTED: programs for {target} are not run; install qemu-user (apt install qemu-user)\n");
    }
    found
}
