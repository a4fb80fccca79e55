//! Several files of a project written as one: staged, listed in a journal, then moved into place. A run that finds a
//! journal finishes what it lists; staged files without a journal were never promised and are removed.

use crate::exit::Failure;
use crate::files;
use crate::project::PRIVATE;
use cap_std::fs::{Dir, File, OpenOptions};
use serde::{Deserialize, Serialize};
use std::io::{self, ErrorKind, Write};
use std::path::Path;

const STAGING: &str = ".intentc/promote";
const JOURNAL: &str = ".intentc/promote/journal.json";
const RUN_LOCK: &str = ".intentc/run.lock";

/// A file to write, by its path in the project.
pub struct StagedFile {
    pub path: String,
    /// `None` for a file that is to be gone.
    pub content: Option<Vec<u8>>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Move {
    /// `None` for a file that is removed.
    staged: Option<String>,
    path: String,
}

/// Held while a build works in a project, so that two builds do not write the same files.
pub struct RunLock(#[expect(dead_code, reason = "dropping the file gives the lock free")] std::fs::File);

/// Waits for other builds in this project; `waiting` is called if there is one.
pub fn lock(folder: &Dir, waiting: impl FnOnce()) -> Result<RunLock, Failure> {
    let open = || {
        folder.create_dir_all(PRIVATE)?;
        let file = folder.open_with(RUN_LOCK, OpenOptions::new().write(true).create(true))?.into_std();
        if file.try_lock().is_err() {
            waiting();
            file.lock()?;
        }
        Ok(file)
    };
    open().map(RunLock).map_err(|error| failed(RUN_LOCK, &error))
}

/// Writes all of `staged`, or nothing.
pub fn write_all(folder: &Dir, staged: &[StagedFile]) -> Result<(), Failure> {
    recover(folder)?;
    let moves = stage(folder, staged).map_err(|error| {
        // What was staged has no name that counts; the next run removes what cannot be removed now.
        let _ = folder.remove_dir_all(STAGING);
        failed("the project's files", &error)
    })?;
    finish(folder, &moves)
}

/// Finishes what an earlier run promised and could not finish.
pub fn recover(folder: &Dir) -> Result<(), Failure> {
    let moves: Option<Vec<Move>> = match folder.read(JOURNAL) {
        // A journal is renamed into place when it is whole, so one that does not parse was not written by intentc.
        Ok(bytes) => serde_json::from_slice(&bytes).ok(),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(failed(JOURNAL, &error)),
    };
    match moves {
        Some(moves) => finish(folder, &moves),
        None => match folder.remove_dir_all(STAGING) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(STAGING, &error)),
            _ => Ok(()),
        },
    }
}

fn stage(folder: &Dir, files: &[StagedFile]) -> io::Result<Vec<Move>> {
    folder.create_dir_all(STAGING)?;
    let mut moves = Vec::with_capacity(files.len());
    for (index, file) in files.iter().enumerate() {
        let staged = file.content.as_ref().map(|content| (format!("{STAGING}/{index}"), content));
        if let Some((staged, content)) = &staged {
            write_synced(folder, staged, content)?;
        }
        moves.push(Move { staged: staged.map(|(staged, _)| staged), path: file.path.clone() });
    }
    let draft = format!("{JOURNAL}.draft");
    write_synced(folder, &draft, &serde_json::to_vec(&moves)?)?;
    folder.rename(&draft, folder, JOURNAL)?;
    sync_folder(folder, STAGING)?;
    Ok(moves)
}

/// From here on the run is committed: each move can be done again.
fn finish(folder: &Dir, moves: &[Move]) -> Result<(), Failure> {
    for step in moves {
        let target = Path::new(&step.path);
        let Some(staged) = &step.staged else {
            remove(folder, target).map_err(|error| failed(&step.path, &error))?;
            continue;
        };
        let moved = target.parent().map_or(Ok(()), |parent| folder.create_dir_all(parent)).and_then(|()| {
            match folder.rename(staged, folder, target) {
                // Moved already, before an earlier run was interrupted.
                Err(error) if error.kind() == ErrorKind::NotFound && folder.exists(target) => Ok(()),
                other => other,
            }
        });
        moved.map_err(|error| failed(&step.path, &error))?;
    }
    folder.remove_dir_all(STAGING).map_err(|error| failed(STAGING, &error))
}

/// Removed already, before an earlier run was interrupted, is removed too.
fn remove(folder: &Dir, path: &Path) -> io::Result<()> {
    match folder.remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write_synced(folder: &Dir, path: &str, content: &[u8]) -> io::Result<()> {
    let mut file: File = folder.create(path)?;
    file.write_all(content)?;
    file.sync_data()
}

fn sync_folder(folder: &Dir, path: &str) -> io::Result<()> {
    folder.open(path)?.sync_all()
}

fn failed(path: &str, error: &io::Error) -> Failure {
    files::unwritable(Path::new(path), error).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use cap_std::ambient_authority;

    fn project() -> (tempfile::TempDir, Dir) {
        let folder = tempfile::tempdir().unwrap();
        let handle = Dir::open_ambient_dir(folder.path(), ambient_authority()).unwrap();
        (folder, handle)
    }

    fn file(path: &str, content: &str) -> StagedFile {
        StagedFile { path: path.to_owned(), content: Some(content.as_bytes().to_vec()) }
    }

    #[test]
    fn all_files_arrive_and_nothing_else_stays() {
        let (_guard, folder) = project();
        write_all(&folder, &[file("modules/text/a.ll", "one"), file("intent.lock", "two")]).unwrap();
        assert_eq!(folder.read_to_string("modules/text/a.ll").unwrap(), "one");
        assert_eq!(folder.read_to_string("intent.lock").unwrap(), "two");
        assert!(!folder.exists(STAGING));
    }

    #[test]
    fn a_run_killed_after_the_journal_is_finished_by_the_next() {
        let (_guard, folder) = project();
        let moves = stage(&folder, &[file("modules/a.ll", "new"), file("intent.lock", "lock")]).unwrap();
        folder.create_dir_all("modules").unwrap();
        folder.rename(moves[0].staged.as_ref().unwrap(), &folder, "modules/a.ll").unwrap();
        recover(&folder).unwrap();
        assert_eq!(folder.read_to_string("modules/a.ll").unwrap(), "new");
        assert_eq!(folder.read_to_string("intent.lock").unwrap(), "lock");
    }

    #[test]
    fn a_file_is_removed_with_the_rest_also_when_that_was_interrupted() {
        let (_guard, folder) = project();
        write_all(&folder, &[file("modules/a.ll", "one"), file("modules/b.ll", "two")]).unwrap();
        let moves =
            stage(&folder, &[StagedFile { path: "modules/a.ll".to_owned(), content: None }, file("modules/b.ll", "three")]).unwrap();
        assert!(folder.exists("modules/a.ll"), "nothing happens before the journal is whole");
        remove(&folder, Path::new(&moves[0].path)).unwrap();
        recover(&folder).unwrap();
        assert!(!folder.exists("modules/a.ll"));
        assert_eq!(folder.read_to_string("modules/b.ll").unwrap(), "three");
    }

    #[test]
    fn a_run_killed_before_the_journal_leaves_nothing() {
        let (_guard, folder) = project();
        folder.create_dir_all(STAGING).unwrap();
        folder.write(format!("{STAGING}/0"), "half").unwrap();
        recover(&folder).unwrap();
        assert!(!folder.exists(STAGING));
    }

    #[test]
    fn a_link_out_of_the_project_is_not_followed() {
        let (guard, folder) = project();
        let outside = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(outside.path(), guard.path().join("modules")).unwrap();
        assert!(write_all(&folder, &[file("modules/a.ll", "new")]).is_err());
        assert_eq!(std::fs::read_dir(outside.path()).unwrap().count(), 0);
    }
}
