//! Which crate may depend on which: only on strictly lower levels (`package.metadata.intentc.level`), with the two
//! packages of one room (`targets/`) as the exception.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A package of this repository.
#[derive(Clone, Debug)]
pub struct Package {
    pub name: String,
    /// The first folder below the root.
    pub room: String,
    pub level: Option<u64>,
    /// Names; with development and build dependencies.
    pub dependencies: BTreeSet<String>,
    /// Names; without development dependencies.
    pub linked: BTreeSet<String>,
}

/// Packages of the repository, and what outside packages depend on.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    pub packages: BTreeMap<String, Package>,
    /// From `Cargo.lock`: names only, versions taken together.
    pub locked: BTreeMap<String, BTreeSet<String>>,
}

/// A crate must not know another, neither itself nor through others.
pub struct Absence {
    pub who: &'static str,
    pub never: &'static str,
    pub reason: &'static str,
}

const fn absent(who: &'static str, never: &'static str, reason: &'static str) -> Absence {
    Absence { who, never, reason }
}

pub static ABSENCES: &[Absence] = &[
    absent("intentc", "inkwell", "LLVM lives in the worker process only"),
    absent("intentc", "llvm-sys", "LLVM lives in the worker process only"),
    absent("intentc", "libwild", "the linker lives in the worker process only"),
    absent("models", "directives", "prompts are composed from a brief; a model never sees a seal"),
    absent("models", "verify", "no model takes part in a verdict"),
    absent("fixups", "models", "a fix-up never calls a model"),
    absent("verify", "models", "no model takes part in a verdict"),
    absent("patterns", "models", "patterns answer without a model"),
];

/// Reads the workspace at `root` with `cargo metadata` and `Cargo.lock`.
///
/// # Errors
/// Cargo cannot be run, or does not answer as it should.
pub fn read(root: &Path) -> Result<Workspace, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata is not JSON: {error}"))?;
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let packages = packages.iter().filter_map(|package| read_package(root, package)).map(|package| (package.name.clone(), package));
    Ok(Workspace { packages: packages.collect(), locked: read_lock(&lock) })
}

fn read_package(root: &Path, package: &Value) -> Option<Package> {
    let manifest = PathBuf::from(package["manifest_path"].as_str()?);
    let root = root.canonicalize().ok()?;
    let folder = manifest.canonicalize().ok()?.strip_prefix(root).ok()?.to_path_buf();
    let dependencies = package["dependencies"].as_array()?;
    let names = |wanted: fn(&Value) -> bool| {
        dependencies
            .iter()
            .filter(|dependency| wanted(dependency))
            .filter_map(|dependency| Some(dependency["name"].as_str()?.to_owned()))
            .collect()
    };
    Some(Package {
        name: package["name"].as_str()?.to_owned(),
        room: folder.components().next()?.as_os_str().to_string_lossy().into_owned(),
        level: package["metadata"]["intentc"]["level"].as_u64(),
        dependencies: names(|_| true),
        linked: names(|dependency| dependency["kind"].as_str() != Some("dev")),
    })
}

/// Name to names of dependencies, from the `[[package]]` tables as cargo writes them.
fn read_lock(lock: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut packages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut name = String::new();
    let mut in_dependencies = false;
    for line in lock.lines() {
        if let Some(rest) = line.strip_prefix("name = ") {
            name = rest.trim_matches('"').to_owned();
            packages.entry(name.clone()).or_default();
        } else if line == "dependencies = [" {
            in_dependencies = true;
        } else if line == "]" {
            in_dependencies = false;
        } else if in_dependencies {
            let dependency = line.trim().trim_matches(['"', ',']).split(' ').next().unwrap_or_default();
            packages.entry(name.clone()).or_default().insert(dependency.to_owned());
        }
    }
    packages
}

impl Workspace {
    /// Every edge against the levels, every package without a level, every absence that is none.
    pub fn violations(&self) -> Vec<String> {
        let mut violations = Vec::new();
        for package in self.packages.values() {
            let Some(level) = package.level else {
                violations.push(format!("{} has no `package.metadata.intentc.level`", package.name));
                continue;
            };
            for other in package.dependencies.iter().filter_map(|name| self.packages.get(name)) {
                let other_level = other.level.unwrap_or(u64::MAX);
                if other_level > level || (other_level == level && other.room != package.room) {
                    let other_level = other.level.map_or("none".to_owned(), |level| level.to_string());
                    violations.push(format!("{} (level {level}) depends on {} (level {other_level})", package.name, other.name));
                }
            }
        }
        for absence in ABSENCES {
            if self.linked_by(absence.who).contains(absence.never) {
                violations.push(format!("{} reaches {}: {}", absence.who, absence.never, absence.reason));
            }
        }
        violations
    }

    /// Everything that is linked into `name`, itself and through others.
    pub fn linked_by(&self, name: &str) -> BTreeSet<String> {
        let mut reached = BTreeSet::new();
        let mut open = vec![name.to_owned()];
        while let Some(name) = open.pop() {
            let next = self.packages.get(&name).map(|package| &package.linked).or_else(|| self.locked.get(&name));
            for dependency in next.into_iter().flatten() {
                if reached.insert(dependency.clone()) {
                    open.push(dependency.clone());
                }
            }
        }
        reached
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, room: &str, level: Option<u64>, dependencies: &[&str]) -> (String, Package) {
        let dependencies: BTreeSet<String> = dependencies.iter().map(|name| (*name).to_owned()).collect();
        (name.into(), Package { name: name.into(), room: room.into(), level, linked: dependencies.clone(), dependencies })
    }

    #[test]
    fn upward_and_sideways_edges_are_violations() {
        let packages = [
            package("low", "low", Some(0), &["high"]),
            package("middle", "middle", Some(1), &["low", "beside", "serde"]),
            package("beside", "beside", Some(1), &["low"]),
            package("worker", "beside", Some(1), &["beside"]),
            package("high", "high", Some(2), &["low", "middle"]),
            package("lost", "lost", None, &[]),
        ];
        let workspace = Workspace { packages: packages.into(), ..Workspace::default() };
        let expected = [
            "lost has no `package.metadata.intentc.level`",
            "low (level 0) depends on high (level 2)",
            "middle (level 1) depends on beside (level 1)",
        ];
        assert_eq!(workspace.violations(), expected);
    }

    #[test]
    fn an_absence_is_followed_through_outside_packages() {
        let lock = "[[package]]\nname = \"wrapper\"\nversion = \"1.0.0\"\ndependencies = [\n \"inkwell 0.11.0\",\n]\n\n\
                    [[package]]\nname = \"inkwell\"\ndependencies = [\n \"llvm-sys\",\n]\n";
        let packages = [package("intentc", "compiler", Some(4), &["low"]), package("low", "low", Some(0), &["wrapper"])];
        let workspace = Workspace { packages: packages.into(), locked: read_lock(lock) };
        let expected = [
            "intentc reaches inkwell: LLVM lives in the worker process only",
            "intentc reaches llvm-sys: LLVM lives in the worker process only",
        ];
        assert_eq!(workspace.violations(), expected);
    }
}
