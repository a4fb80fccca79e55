//! Reads a folder of kept replies, safely: it may have come with a project from anywhere.
//!
//! Ensures: every file read is regular, lies in the folder (a link that leads out of it is refused) and has at most
//! [`LONGEST_FILE`] bytes; all together have at most [`LONGEST_FOLDER`]; no two answer the same request.

use super::reply_file::{self, ReplyFile};
use crate::error::ReplyFileError;
use crate::{ModelError, Purpose};
use std::collections::HashMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

const LONGEST_FILE: u64 = 8 << 20;
const LONGEST_FOLDER: u64 = 256 << 20;
const MOST_FILES: usize = 10_000;

/// Every `*.reply` directly in `directory`, in the order of their names.
pub(super) fn load(directory: &Path) -> Result<Vec<ReplyFile>, ModelError> {
    let unreadable = |error: io::Error| fault(directory, format!("the folder cannot be read: {error}"));
    let root = directory.canonicalize().map_err(unreadable)?;
    let mut paths = Vec::new();
    for entry in root.read_dir().map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "reply") {
            paths.push(path);
        }
        if paths.len() > MOST_FILES {
            return Err(fault(directory, format!("the folder holds more than {MOST_FILES} replies")));
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(fault(directory, "the folder holds no file `*.reply`".to_owned()));
    }
    let mut files = Vec::with_capacity(paths.len());
    let mut total = 0;
    for path in paths {
        let shown = path.file_name().map_or_else(|| path.clone(), |name| directory.join(name));
        let text = read(&root, &path).map_err(|problem| fault(&shown, problem))?;
        total += text.len() as u64;
        if total > LONGEST_FOLDER {
            return Err(fault(directory, format!("its replies have more than {} MiB together", LONGEST_FOLDER >> 20)));
        }
        files.push(reply_file::parse(shown, text).map_err(|error| ModelError::ReplyFile(Box::new(error)))?);
    }
    refuse_duplicates(&files)?;
    Ok(files)
}

fn fault(path: &Path, problem: String) -> ModelError {
    ModelError::ReplyFile(Box::new(ReplyFileError { path: path.to_owned(), problem, place: None }))
}

fn read(root: &Path, path: &Path) -> Result<String, String> {
    let real = path.canonicalize().map_err(|error| error.to_string())?;
    if !real.starts_with(root) {
        return Err("it is a link that leads out of the folder".to_owned());
    }
    let file = open_regular(&real)?;
    let mut bytes = Vec::new();
    file.take(LONGEST_FILE + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > LONGEST_FILE {
        return Err(format!("it has more than {} MiB", LONGEST_FILE >> 20));
    }
    String::from_utf8(bytes)
        .map_err(|error| format!("it is not UTF-8: the byte at offset {} cannot be read", error.utf8_error().valid_up_to()))
}

/// Neither follows a link that has just been put there nor waits for the other end of a named pipe.
fn open_regular(path: &PathBuf) -> Result<File, String> {
    let file =
        OpenOptions::new().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(path).map_err(|error| error.to_string())?;
    let is_regular = file.metadata().is_ok_and(|metadata| metadata.is_file());
    if is_regular { Ok(file) } else { Err("it is not a regular file".to_owned()) }
}

fn refuse_duplicates(files: &[ReplyFile]) -> Result<(), ModelError> {
    let mut seen: HashMap<(&str, Purpose, u32), &ReplyFile> = HashMap::new();
    for file in files {
        if let Some(earlier) = seen.insert((&file.step, file.purpose, file.ordinal), file) {
            let problem = format!(
                "it answers request {} ({}) of step `{}`, and so does `{}`",
                file.ordinal,
                file.purpose,
                file.step,
                earlier.file_name()
            );
            return Err(fault(&file.path, problem));
        }
    }
    Ok(())
}
