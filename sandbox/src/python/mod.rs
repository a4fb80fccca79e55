//! The machine's Python, which computes expected values: where it is, and which files it needs.

pub(crate) mod calls;
mod query;
mod view;

pub(crate) use view::View;

use diagnostics::{Diagnostic, codes::sandbox as codes};
use query::Answer;
use std::collections::BTreeSet;
use std::env;
use std::fmt;
use std::path::{Path, PathBuf};

/// Where Python is looked for when it is not on the search path.
const USUAL_PLACE: &str = "/usr/bin/python3";
/// Isolated as by `-I`, which would also ignore the seed of the hashes: no user's folder, no site, nothing written.
pub(crate) const FLAGS: [&str; 3] = ["-s", "-S", "-B"];
/// All of the environment: the same order of sets in every run, texts in UTF-8, no modules from the current folder.
const ENVIRONMENT: [&str; 3] = ["PYTHONHASHSEED=0", "PYTHONUTF8=1", "PYTHONSAFEPATH=1"];

/// A Python interpreter that the sandbox can run, with all files that it may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Python {
    executable: PathBuf,
    version: String,
    view: View,
}

/// There is no Python that the sandbox can run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PythonError {
    /// Each interpreter that was tried, with what is the matter with it.
    pub tried: Vec<(PathBuf, String)>,
}

impl Python {
    /// The first usable one of `configured` alone, or of every `python3` on the search path and the usual place. One that the
    /// sandbox's user cannot read is passed over.
    pub fn find(configured: Option<&Path>) -> Result<Python, PythonError> {
        let mut tried = Vec::new();
        for place in places(configured) {
            match Python::at(&place) {
                Ok(python) => return Ok(python),
                Err(reason) => tried.push((place, reason)),
            }
        }
        Err(PythonError { tried })
    }

    /// The interpreter that `place` is or stands for, by its own word: a name on the search path is often a script that starts another.
    fn at(place: &Path) -> Result<Python, String> {
        let answer = query::ask(place)?;
        let Answer { version, executable, .. } = &answer;
        let view = View::of(&answer)?;
        Ok(Python { executable: executable.clone(), version: version.clone(), view })
    }

    /// As `3.11.2`.
    pub fn version(&self) -> &str {
        &self.version
    }

    pub fn executable(&self) -> &Path {
        &self.executable
    }

    pub(crate) fn view(&self) -> &View {
        &self.view
    }

    /// Libraries that lie where the loader does not look by itself are named to it.
    pub(crate) fn environment(&self) -> Vec<Vec<u8>> {
        let folders = self.view.library_folders();
        let libraries = (!folders.is_empty()).then(|| format!("LD_LIBRARY_PATH={}", folders.join(":")));
        ENVIRONMENT.into_iter().map(str::to_owned).chain(libraries).map(String::into_bytes).collect()
    }
}

fn places(configured: Option<&Path>) -> Vec<PathBuf> {
    if let Some(place) = configured {
        return vec![place.to_owned()];
    }
    let search_path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&search_path).filter(|folder| folder.is_absolute());
    let mut seen = BTreeSet::new();
    let places = folders.map(|folder| folder.join("python3")).chain([PathBuf::from(USUAL_PLACE)]);
    places.filter(|place| place.is_file() && seen.insert(place.clone())).collect()
}

impl PythonError {
    pub fn diagnostic(&self) -> Diagnostic {
        let mut diagnostic = Diagnostic::error(&codes::NO_PYTHON, "no Python that the sandbox can run was found");
        for (place, reason) in &self.tried {
            diagnostic = diagnostic.note_line(format!("{}: {reason}", place.display()));
        }
        diagnostic.help("install Python where every user can read it, for example the system's own in `/usr/bin/python3`")
    }
}

impl fmt::Display for PythonError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no Python that the sandbox can run was found")?;
        self.tried.iter().try_for_each(|(place, reason)| write!(formatter, "; {}: {reason}", place.display()))
    }
}

impl std::error::Error for PythonError {}
