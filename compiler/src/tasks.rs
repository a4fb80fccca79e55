//! The task files of a project.

use crate::exit::Failure;
use crate::project;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use std::path::{Path, PathBuf};

const EXTENSION: &str = "intent";
const DEEPEST: usize = 8;
const MOST_FILES: usize = 10_000;
const MOST_ENTRIES: usize = 200_000;

/// All task files in `folder` and below it, by name. Hidden folders, those of modules and programs, and links are not looked into.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![(folder.to_owned(), 0)];
    let mut entries = 0;
    while let Some((folder, depth)) = open.pop() {
        let unreadable = |error: std::io::Error| {
            let diagnostic = Diagnostic::error(&codes::PROJECT, format!("cannot look for task files in {}: {error}", folder.display()));
            Failure::from(diagnostic.help("name the task files"))
        };
        for entry in folder.read_dir().map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let kind = entry.file_type().map_err(unreadable)?;
            let path = entry.path();
            if kind.is_dir() && depth < DEEPEST && may_hold_tasks(&path) {
                open.push((path, depth + 1));
            } else if kind.is_file() && path.extension().is_some_and(|extension| extension == EXTENSION) {
                found.push(path);
            }
            entries += 1;
            if found.len() > MOST_FILES || entries > MOST_ENTRIES {
                let message = format!("{} holds too many files to look for task files in it", folder.display());
                return Err(Diagnostic::error(&codes::PROJECT, message).help("name the task files").into());
            }
        }
    }
    found.sort();
    Ok(found)
}

fn may_hold_tasks(folder: &Path) -> bool {
    let name = folder.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| !name.starts_with('.') && ![project::MODULES, "bin", "target"].contains(&name.as_ref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn task_files_are_found_by_name_and_links_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        };
        for name in ["b.intent", "tasks/deep/a.intent", ".intentc/x.intent", "modules/y.intent", "a.txt"] {
            write(name);
        }
        std::os::unix::fs::symlink("..", folder.path().join("tasks/up")).unwrap();
        let found = below(folder.path()).unwrap();
        let names: Vec<String> = found.iter().map(|path| path.strip_prefix(folder.path()).unwrap().display().to_string()).collect();
        assert_eq!(names, ["b.intent", "tasks/deep/a.intent"]);
        assert!(below(&folder.path().join("nothing")).is_err());
    }
}
