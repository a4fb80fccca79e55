//! The fuzz targets: what each runs on any bytes, and the cases from which it begins. `fuzz/` wraps each for libFuzzer; the test
//! beside this file runs all of them over their seeds and over what was found once.

mod targets;

// The same checks as the property tests of `ir/`.
#[path = "../../ir/hold.rs"]
mod hold;

use std::path::{Path, PathBuf};

/// One fuzz target.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub name: &'static str,
    /// Panics where something does not hold.
    pub run: fn(&[u8]),
    /// Folders of cases, relative to the root of the repository; folders below them count too.
    folders: &'static [&'static str],
    extension: &'static str,
}

pub static TARGETS: &[Target] = &[
    Target { name: "ir", run: targets::ir, folders: &["tests/ir", "runtime"], extension: "ll" },
    Target { name: "fixups", run: targets::fixups, folders: &["tests/fixups", "examples/modules"], extension: "ll" },
    Target {
        name: "strip_reply",
        run: targets::strip_reply,
        folders: &["tests/fixups/strip_reply", "tests/fixups/whole_table"],
        extension: "ll",
    },
    Target { name: "directives", run: targets::directives, folders: &["tests/directives", "examples"], extension: "intent" },
    Target { name: "manifest", run: targets::manifest, folders: &["tests/manifest", "examples/modules"], extension: "ll" },
];

/// Larger seeds make the first rounds slow.
const LARGEST_SEED: u64 = 16_384;

/// The target of that name.
///
/// # Panics
/// There is none.
pub fn target(name: &str) -> Target {
    *TARGETS.iter().find(|target| target.name == name).unwrap_or_else(|| panic!("no fuzz target {name}"))
}

impl Target {
    /// The cases that it begins with, in a fixed order.
    pub fn seeds(&self, root: &Path) -> Vec<PathBuf> {
        let mut seeds = Vec::new();
        for folder in self.folders {
            seeds.extend(files_below(&root.join(folder)));
        }
        seeds.retain(|path| path.extension().is_some_and(|extension| extension == self.extension));
        seeds.retain(|path| path.metadata().is_ok_and(|metadata| metadata.len() <= LARGEST_SEED));
        seeds
    }

    /// Inputs on which it failed once.
    pub fn regressions(&self, root: &Path) -> Vec<PathBuf> {
        files_below(&root.join("fuzz/regressions").join(self.name))
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { open.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}
