//! The module that `check` and `fix` work on, and what it may know of its project.

use crate::exit::Failure;
use crate::project::{self, Project};
use crate::workspace::Workspace;
use diagnostics::codes::compiler as codes;
use diagnostics::{Diagnostic, Source};
use manifest::Manifest;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use targets::Target;

/// A text of 16 MiB is a hundred times what a model writes.
const LARGEST: u64 = 16 << 20;

pub struct Subject {
    /// Named as the user named the file.
    pub source: Source,
    /// What names it on a command line.
    pub argument: String,
    /// The name under which the project has it, or would have it.
    pub module_name: String,
    /// The runtime and the project, without this module.
    pub manifest: Manifest,
    pub project: Project,
    /// The runtime and the project as they are.
    pub workspace: Workspace,
}

impl Subject {
    /// Reads `path`, where `-` is standard input, and the modules of the project that it lies in.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let is_input = path == Path::new("-");
        let (shown, bytes) = if is_input {
            ("<standard input>".to_owned(), read_limited(io::stdin(), path)?)
        } else {
            let file = File::open(path).map_err(|error| unreadable(path, &error.to_string()))?;
            (path.display().to_string(), read_limited(file, path)?)
        };
        let text = String::from_utf8(bytes).map_err(|error| {
            let line = 1 + error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
            unreadable(path, &format!("line {line} is not UTF-8"))
        })?;
        let project = if is_input { Project::of_current_folder() } else { Project::of_module_file(path) };
        let module_name = module_name(&project, path);
        let workspace = Workspace::new(&project.modules()?, Target::host());
        let argument = shell_word(&path.display().to_string());
        let manifest = workspace.manifest_without(&module_name);
        Ok(Self { source: Source::new(shown, text), argument, module_name, manifest, project, workspace })
    }

    pub fn text(&self) -> &str {
        self.source.text()
    }
}

/// The file that a user names: itself where it is there, otherwise a module of the project by its name.
pub fn module_path(named: &Path) -> PathBuf {
    let of_project = || Some(Project::of_current_folder().root()?.join(project::MODULES).join(named));
    if named.exists() { named.to_owned() } else { of_project().filter(|path| path.is_file()).unwrap_or_else(|| named.to_owned()) }
}

/// A file name as it can be typed.
fn shell_word(name: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+=:@%".contains(letter);
    if name.chars().all(is_plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

fn read_limited(file: impl Read, path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(path, &error.to_string()))?;
    if read as u64 > LARGEST {
        return Err(unreadable(path, &format!("it is larger than {} MiB", LARGEST >> 20)).into());
    }
    Ok(bytes)
}

fn unreadable(path: &Path, why: &str) -> Diagnostic {
    let diagnostic = Diagnostic::error(&codes::UNREADABLE, format!("cannot read {}: {why}", path.display()));
    diagnostic.help("name a text file that holds LLVM IR")
}

/// Relative to `modules/` of the project where it lies there, otherwise the name of the file.
fn module_name(project: &Project, path: &Path) -> String {
    let modules = project.root().map(|root| root.join(project::MODULES));
    let inside = modules.and_then(|modules| Some(path.canonicalize().ok()?.strip_prefix(modules.canonicalize().ok()?).ok()?.to_owned()));
    let name = inside.as_deref().or_else(|| path.file_name().map(Path::new)).unwrap_or(path);
    name.display().to_string()
}
