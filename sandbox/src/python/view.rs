//! The files of an interpreter, and nothing else: what a Python instance sees of the machine.

use super::query::Answer;
use crate::identity;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What the loader reads to find libraries, where there is one.
const LIBRARY_CACHE: &str = "/etc/ld.so.cache";
/// Where the loader looks by itself, and names that often are links to the like.
const LIBRARY_FOLDERS: [&str; 5] = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib"];
/// Other people's modules lie in Python's own folder; they are not Python's.
const FOREIGN: [&str; 2] = ["site-packages", "dist-packages"];
/// As many links as the kernel follows.
const MOST_LINKS: usize = 40;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct View {
    /// Executable, loader, libraries; without links.
    pub(crate) files: BTreeSet<PathBuf>,
    /// Folders of modules, none within another; without links.
    pub(crate) folders: BTreeSet<PathBuf>,
    /// Folders within those that are not to be seen.
    pub(crate) hidden: BTreeSet<PathBuf>,
    /// Links by which the files are found, and what is written in them.
    pub(crate) links: BTreeSet<(PathBuf, PathBuf)>,
}

impl View {
    pub(super) fn of(answer: &Answer) -> Result<View, String> {
        let mut view = View::default();
        view.files.insert(view_path(&answer.executable)?);
        for path in answer.mapped.iter().filter(|path| path.is_file()) {
            view.files.insert(view_path(path)?);
            view.add_names(path);
        }
        let cache = PathBuf::from(LIBRARY_CACHE);
        let cache = cache.is_file().then_some(cache);
        for path in answer.loader.iter().chain(cache.as_ref()) {
            let file = view.follow(path)?;
            view.files.insert(file);
        }
        for folder in LIBRARY_FOLDERS.map(Path::new).into_iter().filter(|folder| folder.is_symlink()) {
            view.follow(folder)?;
        }
        for folder in &answer.folders {
            let folder = view.follow(folder)?;
            view.add_folder(folder);
        }
        view.check_readable()?;
        Ok(view)
    }

    /// A library is asked for by names that are links beside it.
    fn add_names(&mut self, library: &Path) {
        let Some(entries) = library.parent().and_then(|folder| fs::read_dir(folder).ok()) else { return };
        for link in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_symlink()) {
            if let (Ok(target), Ok(file)) = (fs::read_link(&link), fs::canonicalize(&link))
                && file == library
            {
                self.links.insert((link, target));
            }
        }
    }

    fn add_folder(&mut self, folder: PathBuf) {
        if self.folders.iter().any(|known| folder.starts_with(known)) {
            return;
        }
        self.folders.retain(|known| !known.starts_with(&folder));
        self.hidden.extend(FOREIGN.iter().map(|name| folder.join(name)).filter(|path| path.is_dir()));
        self.folders.insert(folder);
    }

    /// The place of `path` without links, which are taken note of.
    fn follow(&mut self, path: &Path) -> Result<PathBuf, String> {
        let mut rest: Vec<PathBuf> = parts(path);
        let mut place = PathBuf::from("/");
        let mut links = 0;
        while let Some(part) = rest.pop() {
            if part.as_os_str() == ".." {
                place.pop();
                continue;
            }
            let next = place.join(&part);
            let Ok(target) = fs::read_link(&next) else {
                place = next;
                continue;
            };
            links += 1;
            if links > MOST_LINKS {
                return Err(format!("{} has too many links", path.display()));
            }
            if target.is_absolute() {
                place = PathBuf::from("/");
            }
            rest.extend(parts(&target));
            self.links.insert((next, target));
        }
        view_path(&place)
    }

    fn check_readable(&self) -> Result<(), String> {
        let unreadable = self.files.iter().chain(&self.folders).find(|path| !identity::can_read(path));
        unreadable.map_or(Ok(()), |path| Err(format!("the sandbox's user cannot read {}", path.display())))
    }

    /// Folders of libraries that the loader does not look into by itself.
    pub(crate) fn library_folders(&self) -> Vec<String> {
        let is_library = |path: &&PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().contains(".so"));
        let folders: BTreeSet<String> = self
            .files
            .iter()
            .filter(is_library)
            .filter(|path| !self.folders.iter().any(|folder| path.starts_with(folder)))
            .filter_map(|path| path.parent())
            .filter(|folder| !LIBRARY_FOLDERS[..4].iter().any(|usual| folder.starts_with(usual)))
            .map(|folder| folder.to_string_lossy().into_owned())
            .collect();
        folders.into_iter().collect()
    }

    /// Every place that is to be there.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Path> {
        self.files.iter().chain(&self.folders).chain(self.links.iter().map(|(link, _)| link)).map(PathBuf::as_path)
    }
}

/// The parts of a path, the last one first.
fn parts(path: &Path) -> Vec<PathBuf> {
    let named = |part: Component<'_>| match part {
        Component::Normal(name) => Some(PathBuf::from(name)),
        Component::ParentDir => Some(PathBuf::from("..")),
        _ => None,
    };
    path.components().rev().filter_map(named).collect()
}

/// A path can be shown if it can be passed on, and is not the whole of the machine.
fn view_path(path: &Path) -> Result<PathBuf, String> {
    if path.to_str().is_none() || path.parent().is_none() {
        return Err(format!("{} cannot be shown to it alone", path.display()));
    }
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_are_followed_and_kept() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir(root.join("real")).unwrap();
        fs::write(root.join("real/library.so.1.2"), "").unwrap();
        symlink("library.so.1.2", root.join("real/library.so.1")).unwrap();
        symlink("../".to_owned() + root.file_name().unwrap().to_str().unwrap() + "/real", root.join("alias")).unwrap();
        let mut view = View::default();
        assert_eq!(view.follow(&root.join("alias/library.so.1")).unwrap(), root.join("real/library.so.1.2"));
        let links: Vec<_> = view.links.iter().map(|(link, _)| link.clone()).collect();
        assert_eq!(links, [root.join("alias"), root.join("real/library.so.1")]);
        symlink("circle", root.join("circle")).unwrap();
        assert!(view.follow(&root.join("circle")).is_err());
    }

    #[test]
    fn folders_within_folders_are_one() {
        let mut view = View::default();
        for folder in ["/a/b/c", "/a/b", "/a/b/d", "/a/bc"] {
            view.add_folder(folder.into());
        }
        assert_eq!(view.folders, BTreeSet::from(["/a/b".into(), "/a/bc".into()]));
        assert!(view_path(Path::new("/")).is_err());
    }
}
