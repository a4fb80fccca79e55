//! The valid modules: `base/NAME.ll`, each with the task file that it answers, `base/NAME.intent`.

use directives::{Brief, Directive};
use std::path::{Path, PathBuf};

/// A module that does what its task file asks for.
#[derive(Debug)]
pub struct Base {
    pub name: String,
    pub module: String,
    /// The task file, as a model would be shown it.
    pub task: String,
    pub brief: Brief,
    pub is_program: bool,
}

/// The folder of this package.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// All base modules, by name.
///
/// # Errors
/// A file cannot be read, or a task file is not one step without a problem.
pub fn bases() -> Result<Vec<Base>, String> {
    files(&folder().join("base"), "ll")?.iter().map(|path| base(path)).collect()
}

fn base(path: &Path) -> Result<Base, String> {
    let (module, task) = (read(path)?, read(&path.with_extension("intent"))?);
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let file = directives::parse_bytes(&name, task.as_bytes());
    match (file.steps.as_slice(), file.diagnostics.first()) {
        ([step], None) => {
            let is_program = matches!(step.directive, Directive::Program { .. });
            Ok(Base { name, module, task, brief: step.brief.clone(), is_program })
        }
        (steps, problem) => Err(format!("{name}.intent has {} steps and says {problem:?}", steps.len())),
    }
}

/// The files of a folder with this extension, by name.
///
/// # Errors
/// The folder cannot be read.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    Ok(paths)
}

/// # Errors
/// The file cannot be read.
pub fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
