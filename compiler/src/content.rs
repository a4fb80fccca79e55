//! `--content DIR`: reads the pages of a program, without leaving the folder.

use crate::exit::Failure;
use cap_std::ambient_authority;
use cap_std::fs::Dir;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use patterns::Content;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

/// All pages become constants of one program.
const LARGEST_CONTENT: u64 = 64 << 20;
const MOST_FILES: usize = 10_000;
const DEEPEST: usize = 16;

/// The files below `folder` by relative path. Names that begin with a dot are left out.
pub fn read(folder: &Path) -> Result<Content, Failure> {
    let handle = Dir::open_ambient_dir(folder, ambient_authority()).map_err(|error| unreadable(folder, &error))?;
    let mut reader = Reader { files: BTreeMap::new(), left: LARGEST_CONTENT, root: folder };
    reader.folder(&handle, "", 0)?;
    Ok(Content { files: reader.files })
}

struct Reader<'a> {
    files: BTreeMap<String, Vec<u8>>,
    left: u64,
    root: &'a Path,
}

impl Reader<'_> {
    fn folder(&mut self, folder: &Dir, prefix: &str, depth: usize) -> Result<(), Failure> {
        let shown = self.root.join(prefix);
        for entry in folder.entries().map_err(|error| unreadable(&shown, &error))? {
            let entry = entry.map_err(|error| unreadable(&shown, &error))?;
            let file_name = entry.file_name();
            let Some(file_name) = file_name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let name = format!("{prefix}{file_name}");
            let shown = self.root.join(&name);
            // Links are followed as long as they stay inside the folder; the handle refuses the others.
            let metadata = folder.metadata(file_name).map_err(|error| unreadable(&shown, &error))?;
            if metadata.is_dir() && depth < DEEPEST {
                let inner = folder.open_dir(file_name).map_err(|error| unreadable(&shown, &error))?;
                self.folder(&inner, &format!("{name}/"), depth + 1)?;
            } else if metadata.is_file() {
                let file = folder.open(file_name).map_err(|error| unreadable(&shown, &error))?;
                self.file(name, file.into_std(), &shown)?;
            }
        }
        Ok(())
    }

    fn file(&mut self, name: String, file: std::fs::File, shown: &Path) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        let read = file.take(self.left + 1).read_to_end(&mut bytes).map_err(|error| unreadable(shown, &error))? as u64;
        if read > self.left || self.files.len() >= MOST_FILES {
            let message = format!("{} holds more than {} MiB or {MOST_FILES} files", self.root.display(), LARGEST_CONTENT >> 20);
            return Err(Diagnostic::error(&codes::CONTENT, message).help("point --content at a folder that holds just the pages").into());
        }
        self.left -= read;
        self.files.insert(name, bytes);
        Ok(())
    }
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let diagnostic = Diagnostic::error(&codes::CONTENT, format!("cannot read {}: {error}", path.display()));
    match error.kind() {
        io::ErrorKind::PermissionDenied => diagnostic.help("a link may not lead out of the folder; otherwise check the permissions").into(),
        _ => diagnostic.help("name the folder of the pages with --content DIR").into(),
    }
}
