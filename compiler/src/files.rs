//! Files that are written whole or not at all.

use crate::exit::Failure;
use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptionsExt as _};
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Permission bits of a written file, before the umask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Program = 0o777,
    Data = 0o666,
}

/// A file that is written whole beside its place and not yet under its name. Dropping it takes it back.
#[derive(Debug)]
pub struct PendingFile {
    temporary: PathBuf,
    path: PathBuf,
    committed: bool,
}

/// Writes `content` to a temporary file beside `path`, durable before it is renamed.
pub fn write_pending(path: &Path, content: &[u8], mode: Mode) -> Result<PendingFile, Failure> {
    staged(path, content, mode).map_err(|error| unwritable(path, &error).into())
}

fn staged(path: &Path, content: &[u8], mode: Mode) -> io::Result<PendingFile> {
    let pending = PendingFile { temporary: temporary_beside(path), path: path.to_owned(), committed: false };
    let mut file = OpenOptions::new().write(true).create_new(true).mode(mode as u32).open(&pending.temporary)?;
    file.write_all(content)?;
    file.sync_data()?;
    Ok(pending)
}

impl PendingFile {
    /// Gives the file its name; a reader sees the old content or the new one, also after a power cut.
    pub fn commit(mut self) -> Result<(), Failure> {
        fs::rename(&self.temporary, &self.path).map_err(|error| unwritable(&self.path, &error))?;
        self.committed = true;
        Ok(())
    }
}

impl Drop for PendingFile {
    fn drop(&mut self) {
        if !self.committed {
            // What stood at `path` is untouched; a temporary file that cannot be removed harms nobody.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

fn temporary_beside(path: &Path) -> PathBuf {
    let name = path.file_name().map_or_else(|| "output".into(), |name| name.to_string_lossy().into_owned());
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Replaces an existing file by new content, whole or not at all; its permissions stay, and a link still leads to it.
pub fn replace(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| {
        let diagnostic = Diagnostic::error(&codes::OUTPUT, format!("cannot write {}: {error}", path.display()));
        diagnostic.help("print the module with --stdout, and keep it elsewhere")
    };
    let real = path.canonicalize().map_err(failed)?;
    let permissions = fs::metadata(&real).map_err(failed)?.permissions();
    // A file that may not be written stays as it is, even where its folder would allow to replace it.
    OpenOptions::new().write(true).open(&real).map_err(failed)?;
    let pending = staged(&real, content, Mode::Data).map_err(failed)?;
    fs::set_permissions(&pending.temporary, permissions).map_err(failed)?;
    pending.commit()
}

/// Finds out before any work is done whether `path` can be written.
pub fn check_output(path: &Path) -> Result<(), Failure> {
    if path.is_dir() {
        let diagnostic = Diagnostic::error(&codes::OUTPUT, format!("`{}` is a folder", path.display()));
        return Err(diagnostic.help("name a file with -o").into());
    }
    let probe = temporary_beside(path);
    match File::create_new(&probe) {
        Ok(_) => fs::remove_file(&probe).map_err(|error| unwritable(path, &error).into()),
        Err(error) => Err(unwritable(path, &error).into()),
    }
}

/// The diagnostic for an output that cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    let diagnostic = Diagnostic::error(&codes::OUTPUT, format!("cannot write {}: {error}", path.display()));
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => diagnostic.help("free some space, or write elsewhere with -o"),
        io::ErrorKind::NotFound => diagnostic.help("create the folder first, or write elsewhere with -o"),
        _ => diagnostic.help("write elsewhere with -o"),
    }
}

/// Reads a text that lies in `folder` or below it, through a handle that neither `..` nor a link leads out of; `most` is its
/// largest length in bytes. The error says why it cannot be read.
pub fn read_beneath(folder: &Path, name: &str, most: u64) -> Result<String, String> {
    let folder = Dir::open_ambient_dir(folder, ambient_authority()).map_err(|error| error.to_string())?;
    // A pipe would wait for its other end.
    let mut options = cap_std::fs::OpenOptions::new();
    options.read(true).custom_flags(libc::O_NONBLOCK);
    let file = folder.open_with(name, &options).map_err(|error| error.to_string())?;
    if !file.metadata().map_err(|error| error.to_string())?.is_file() {
        return Err("it is not a regular file".to_owned());
    }
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > most {
        return Err(format!("it is larger than {} KiB", most >> 10));
    }
    String::from_utf8(bytes).map_err(|error| format!("it is not UTF-8 from byte {} on", error.utf8_error().valid_up_to()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_program_is_executable_and_replaces_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("echo");
        fs::write(&path, "old").unwrap();
        write_pending(&path, b"new", Mode::Program).unwrap().commit().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o100, 0o100);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn what_is_replaced_keeps_its_permissions_and_links() {
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.ll"), folder.path().join("b.ll"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        std::os::unix::fs::symlink("a.ll", &link).unwrap();
        replace(&link, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("no/echo");
        let failure = check_output(&path).unwrap_err();
        assert!(failure.diagnostics[0].message.contains("no/echo"));
        assert!(check_output(folder.path()).is_err());
    }

    #[test]
    fn what_is_not_committed_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("echo");
        fs::write(&path, "old").unwrap();
        drop(write_pending(&path, b"new", Mode::Program).unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
    }

    #[test]
    fn what_is_read_beneath_a_folder_lies_there() {
        let outer = tempfile::tempdir().unwrap();
        let folder = outer.path().join("tasks");
        fs::create_dir_all(folder.join("oracles")).unwrap();
        fs::write(outer.path().join("secret.py"), "secret").unwrap();
        fs::write(folder.join("oracles/f.py"), "def f(): pass").unwrap();
        fs::write(folder.join("large.py"), vec![b'#'; 101]).unwrap();
        fs::write(folder.join("bytes.py"), b"ab\xff").unwrap();
        std::os::unix::fs::symlink("../secret.py", folder.join("link.py")).unwrap();
        std::os::unix::fs::symlink("oracles/f.py", folder.join("inside.py")).unwrap();
        let read = |name: &str| read_beneath(&folder, name, 100);
        assert_eq!(read("oracles/f.py").unwrap(), "def f(): pass");
        assert_eq!(read("inside.py").unwrap(), "def f(): pass");
        for name in ["link.py", "../secret.py", "oracles", "nothing.py", "large.py", "bytes.py"] {
            assert!(read(name).is_err(), "{name}");
        }
    }
}
