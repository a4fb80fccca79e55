//! Modules that clang 19 makes from C sources found on the machine: newlib's, from Debian's package `newlib-source`, those of crates
//! in Cargo's registry, and a few of our own with shapes that neither has. Each at `-O0` and at `-O2`.
//!
//! The list of sources depends on nothing but the machine's packages, and the modules lie in the target folder until clang, the
//! sources or the list change.

mod compile;
mod sources;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// With fewer, the corpus proves too little.
const LEAST_MODULES: usize = 300;

/// One module of the corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// The path of its source with `_` for `/`, and the level: `libc_stdio_vfprintf.c.O2`.
    pub name: String,
    pub text: String,
}

/// Every module, by name. Compiles them on first use; other processes wait.
///
/// # Panics
/// Where a package is missing, or fewer than 300 modules result: a test that reads fewer would look as if it had passed.
pub fn modules() -> &'static [Module] {
    static MODULES: LazyLock<Vec<Module>> =
        LazyLock::new(|| build(&target_folder().join("clang-corpus")).unwrap_or_else(|error| panic!("{error}")));
    &MODULES
}

fn target_folder() -> PathBuf {
    let below_root = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(below_root, PathBuf::from)
}

fn build(folder: &Path) -> Result<Vec<Module>, String> {
    let failed = |error: std::io::Error| format!("the corpus in {} cannot be built: {error}", folder.display());
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = File::create(folder.join("lock")).map_err(failed)?;
    lock.lock().map_err(failed)?;
    let clang = compile::Clang::find()?;
    let tarball = sources::newlib_tarball()?;
    let key = format!("{}\n{}\n{}", clang.version, sources::identity(&tarball), sources::SELECTION);
    let (stamp, output) = (folder.join("key"), folder.join("modules"));
    if fs::read_to_string(&stamp).is_ok_and(|built| built == key) {
        return read(&output);
    }
    // A stamp that lies there was written for what is about to go.
    let _ = fs::remove_file(&stamp);
    let _ = fs::remove_dir_all(&output);
    fs::create_dir_all(&output).map_err(failed)?;
    let sources = sources::all(&tarball, &folder.join("newlib"))?;
    compile::all(&clang, &sources, &output)?;
    let modules = read(&output)?;
    fs::write(&stamp, key).map_err(failed)?;
    Ok(modules)
}

fn read(folder: &Path) -> Result<Vec<Module>, String> {
    let failed = |error: std::io::Error| format!("{} cannot be read: {error}", folder.display());
    let mut modules = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".ll")) {
            modules.push(Module { name: name.to_owned(), text: fs::read_to_string(&path).map_err(failed)? });
        }
    }
    modules.sort_by(|one, other| one.name.cmp(&other.name));
    if modules.len() < LEAST_MODULES {
        return Err(format!("clang made only {} modules in {}, and {LEAST_MODULES} are needed", modules.len(), folder.display()));
    }
    Ok(modules)
}
