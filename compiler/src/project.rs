//! The user's project: where modules, the lock and the record of runs lie. What a folder holds is data of a stranger:
//! it is read through a handle that does not leave the folder, whatever links it contains.

use crate::exit::Failure;
use crate::lock::Lock;
use cap_std::ambient_authority;
use cap_std::fs::Dir;
use diagnostics::Diagnostic;
use diagnostics::codes::compiler as codes;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Name of the settings file that marks a project's root.
pub const SETTINGS_FILE: &str = "intent.toml";
pub const LOCK_FILE: &str = "intent.lock";
pub const MODULES: &str = "modules";
pub const PRIVATE: &str = ".intentc";

/// A module of 4 MiB is ten times what a person would read.
pub const LARGEST_MODULE: u64 = 4 << 20;
const MOST_MODULES: usize = 10_000;

/// A project on disk, or none: a sentence on the command line needs none.
#[derive(Debug)]
pub struct Project {
    root: Option<PathBuf>,
}

impl Project {
    /// The nearest folder from `start` upwards that holds `intent.toml`.
    pub fn containing(start: &Path) -> Self {
        let root = start.ancestors().find(|folder| folder.join(SETTINGS_FILE).is_file());
        Self { root: root.map(Path::to_owned) }
    }

    /// The project of a task file: as above, otherwise the task file's own folder.
    pub fn of_task_file(file: &Path) -> Self {
        let folder = file.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
        let found = Self::containing(&folder);
        if found.root.is_some() { found } else { Self { root: Some(folder) } }
    }

    /// The project of a module: the folder whose `modules/` holds it, otherwise as [`Project::containing`].
    pub fn of_module_file(file: &Path) -> Self {
        let Ok(path) = file.canonicalize() else { return Self { root: None } };
        let above = path.ancestors().find(|folder| folder.file_name().is_some_and(|name| name == MODULES));
        match above.and_then(Path::parent) {
            Some(root) if root.join(LOCK_FILE).is_file() || root.join(SETTINGS_FILE).is_file() => Self { root: Some(root.to_owned()) },
            _ => Self::containing(path.parent().unwrap_or(&path)),
        }
    }

    /// The project of a program: the nearest folder from `folder` upwards that has settings or a lock.
    pub fn of_program_in(folder: &Path) -> Self {
        let is_root = |folder: &&Path| folder.join(SETTINGS_FILE).is_file() || folder.join(LOCK_FILE).is_file();
        Self { root: folder.ancestors().find(is_root).map(Path::to_owned) }
    }

    /// The project whose runs `intentc runs` shows: as [`Project::containing`], else the current folder if a task file in it was
    /// built before.
    pub fn of_current_folder() -> Self {
        let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
        let found = Self::containing(&here);
        if found.root.is_none() && here.join(PRIVATE).is_dir() { Self { root: Some(here) } } else { found }
    }

    pub fn root(&self) -> Option<&Path> {
        self.root.as_deref()
    }

    /// A path of the project as a message shows it: relative to the current folder where it lies below.
    pub fn shown(&self, path: &str) -> PathBuf {
        let whole = self.root.as_deref().unwrap_or(Path::new("")).join(path);
        let here = std::env::current_dir().ok();
        here.and_then(|here| whole.strip_prefix(here).ok().map(Path::to_owned)).unwrap_or(whole)
    }

    pub fn settings_file(&self) -> Option<PathBuf> {
        Some(self.root.as_ref()?.join(SETTINGS_FILE)).filter(|path| path.is_file())
    }

    /// Where runs are recorded: `.intentc` in a project, otherwise the user's state folder.
    pub fn store_folder(&self, environment: impl Fn(&str) -> Option<String>) -> PathBuf {
        if let Some(folder) = environment("INTENTC_STATE_DIR") {
            return PathBuf::from(folder);
        }
        if let Some(root) = &self.root {
            return root.join(PRIVATE);
        }
        let state = environment("XDG_STATE_HOME").map(PathBuf::from);
        let home = || environment("HOME").map(|home| PathBuf::from(home).join(".local/state"));
        state.or_else(home).unwrap_or_else(|| PathBuf::from(PRIVATE)).join("intentc")
    }

    /// A handle that cannot be left by `..` or links.
    pub fn open(&self) -> Result<Option<Dir>, Failure> {
        let Some(root) = &self.root else { return Ok(None) };
        match Dir::open_ambient_dir(root, ambient_authority()) {
            Ok(folder) => Ok(Some(folder)),
            Err(error) => Err(unreadable(root, &error)),
        }
    }

    /// The accepted modules by name, for example `text/strings.ll`.
    pub fn modules(&self) -> Result<BTreeMap<String, String>, Failure> {
        let mut modules = BTreeMap::new();
        let Some(folder) = self.open()? else { return Ok(modules) };
        match folder.open_dir(MODULES) {
            Ok(folder) => read_modules(&folder, "", &mut modules)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(unreadable(Path::new(MODULES), &error)),
        }
        Ok(modules)
    }

    pub fn lock(&self) -> Result<Lock, Failure> {
        let Some(folder) = self.open()? else { return Ok(Lock::default()) };
        match folder.read_to_string(LOCK_FILE) {
            Ok(text) => Lock::parse(&text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Lock::default()),
            Err(error) => Err(unreadable(Path::new(LOCK_FILE), &error)),
        }
    }
}

fn read_modules(folder: &Dir, prefix: &str, modules: &mut BTreeMap<String, String>) -> Result<(), Failure> {
    let entries = folder.entries().map_err(|error| unreadable(Path::new(prefix), &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(Path::new(prefix), &error))?;
        let file_name = entry.file_name();
        let Some(file_name) = file_name.to_str() else { continue };
        let name = format!("{prefix}{file_name}");
        let shown = Path::new(MODULES).join(&name);
        let kind = entry.file_type().map_err(|error| unreadable(&shown, &error))?;
        if kind.is_dir() && name.matches('/').count() < 8 {
            let inner = entry.open_dir().map_err(|error| unreadable(&shown, &error))?;
            read_modules(&inner, &format!("{name}/"), modules)?;
        } else if name.ends_with(".ll") {
            // A link is followed inside the project only: the handle refuses to leave it.
            let text = read_limited(&entry.open().map_err(|error| unreadable(&shown, &error))?.into_std(), &shown)?;
            modules.insert(name, text);
        }
        if modules.len() > MOST_MODULES {
            let message = format!("{MODULES}/ holds more than {MOST_MODULES} modules");
            return Err(Diagnostic::error(&codes::PROJECT, message).help("split the project").into());
        }
    }
    Ok(())
}

fn read_limited(file: &std::fs::File, shown: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let read = file.take(LARGEST_MODULE + 1).read_to_string(&mut text).map_err(|error| unreadable(shown, &error))?;
    if read as u64 > LARGEST_MODULE {
        let message = format!("{} is larger than {} MiB", shown.display(), LARGEST_MODULE >> 20);
        return Err(Diagnostic::error(&codes::PROJECT, message).help("split the module").into());
    }
    Ok(text)
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let diagnostic = Diagnostic::error(&codes::PROJECT, format!("cannot read {} of the project: {error}", path.display()));
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            diagnostic.help("if it is a link, it may not lead out of the project; otherwise check its permissions").into()
        }
        _ => diagnostic.help("check that the file exists and can be read").into(),
    }
}
