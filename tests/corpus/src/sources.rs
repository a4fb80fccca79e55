//! Which C sources there are.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders of newlib that compile without its configuration.
const NEWLIB_FOLDERS: &[&str] = &[
    "libc/argz",
    "libc/ctype",
    "libc/iconv",
    "libc/locale",
    "libc/misc",
    "libc/posix",
    "libc/search",
    "libc/stdio",
    "libc/stdlib",
    "libc/string",
    "libc/time",
    "libc/xdr",
    "libm/common",
    "libm/complex",
    "libm/math",
    "libm/mathfp",
];

/// The largest sources of newlib, so many: they have the most code of different kinds for the time that clang takes.
const NEWLIB_FILES: usize = 210;

/// Changes with everything that this file and `compile.rs` say about sources and flags, so that the corpus is built anew.
pub(crate) const SELECTION: &str = "1";

/// At most so many from Cargo's registry.
const REGISTRY_FILES: usize = 24;

/// A source, and how to compile it.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// Unique, and a file name.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    /// Folders in which its headers lie.
    pub(crate) includes: Vec<PathBuf>,
    pub(crate) flags: Vec<String>,
}

pub(crate) fn newlib_tarball() -> Result<PathBuf, String> {
    let folder = Path::new("/usr/src/newlib");
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}; install the package newlib-source", folder.display()))?;
    let is_tarball = |path: &PathBuf| path.to_string_lossy().ends_with(".tar.xz");
    let mut tarballs: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_tarball).collect();
    tarballs.sort();
    tarballs.pop().ok_or_else(|| format!("no tarball in {}; install the package newlib-source", folder.display()))
}

/// What tells one set of sources from another.
pub(crate) fn identity(tarball: &Path) -> String {
    let size = fs::metadata(tarball).map_or(0, |metadata| metadata.len());
    let mut identity = format!("{} {size}", tarball.display());
    for path in registry_files().into_iter().chain(own_files()) {
        let size = fs::metadata(&path).map_or(0, |metadata| metadata.len());
        identity.push_str(&format!("\n{} {size}", path.display()));
    }
    identity
}

/// Unpacks newlib to `folder`, and lists every source in a fixed order.
pub(crate) fn all(tarball: &Path, folder: &Path) -> Result<Vec<Source>, String> {
    let newlib = unpack(tarball, folder)?;
    let mut sources = newlib_sources(&newlib);
    sources.extend(registry_files().into_iter().map(|path| registry_source(path, &newlib)));
    sources.extend(own_files().into_iter().map(own_source));
    Ok(sources)
}

fn unpack(tarball: &Path, folder: &Path) -> Result<PathBuf, String> {
    let _ = fs::remove_dir_all(folder);
    let headers = folder.join("headers");
    let failed = |error: std::io::Error| format!("{} cannot be unpacked: {error}", tarball.display());
    fs::create_dir_all(&headers).map_err(failed)?;
    // What newlib's configuration would write: no feature asked for.
    for header in ["newlib.h", "_newlib_version.h"] {
        fs::write(headers.join(header), "").map_err(failed)?;
    }
    let mut tar = Command::new("tar");
    tar.arg("-xJf").arg(tarball).arg("-C").arg(folder);
    tar.args(["--strip-components=2", "--wildcards", "*/newlib/libc/*", "*/newlib/libm/*"]);
    let output = tar.output().map_err(failed)?;
    if !output.status.success() {
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("{} cannot be unpacked (packages tar and xz-utils): {report}", tarball.display()));
    }
    Ok(folder.to_path_buf())
}

fn newlib_sources(newlib: &Path) -> Vec<Source> {
    let mut files: Vec<(u64, PathBuf)> = Vec::new();
    for folder in NEWLIB_FOLDERS {
        for path in c_files(&newlib.join(folder)) {
            files.push((fs::metadata(&path).map_or(0, |metadata| metadata.len()), path));
        }
    }
    files.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    files.truncate(NEWLIB_FILES);
    let source = |path: PathBuf| {
        let own_folder = path.parent().map(Path::to_path_buf);
        let folders = ["headers", "libc/include", "libm/common", "libc/locale", "libc/stdio", "libc/stdlib"];
        let includes = own_folder.into_iter().chain(folders.map(|folder| newlib.join(folder))).collect();
        Source { name: name_below(newlib, &path), path, includes, flags: Vec::new() }
    };
    files.into_iter().map(|(_, path)| source(path)).collect()
}

/// C sources of the crates that Cargo has unpacked.
fn registry_files() -> Vec<PathBuf> {
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    let Some(cargo) = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home) else { return Vec::new() };
    let mut crates: Vec<PathBuf> = folders_in(&cargo.join("registry/src")).iter().flat_map(|registry| folders_in(registry)).collect();
    // By the name of the crate, whatever the registry's folder is called.
    crates.sort_by_key(|folder| folder.file_name().map(std::ffi::OsStr::to_os_string));
    let has_library = |folder: &PathBuf| ["blake3-", "ring-"].iter().any(|name| folder.to_string_lossy().contains(&format!("/{name}")));
    let mut files: Vec<PathBuf> = crates.into_iter().filter(has_library).flat_map(|folder| c_files_below(&folder)).collect();
    files.truncate(REGISTRY_FILES);
    files
}

fn registry_source(path: PathBuf, newlib: &Path) -> Source {
    let is_crate = |folder: &&Path| folder.join("Cargo.toml").is_file();
    let folder = path.ancestors().skip(1).find(is_crate).unwrap_or(&path).to_path_buf();
    let name = name_below(folder.parent().unwrap_or(&folder), &path);
    let own = path.parent().map(Path::to_path_buf);
    let includes = own.into_iter().chain([folder.join("include"), folder, newlib.join("headers"), newlib.join("libc/include")]).collect();
    let flags = ["-mavx512f", "-mavx512vl", "-D__STDC_HOSTED__=1"].map(str::to_owned).to_vec();
    Source { name, path, includes, flags }
}

/// Sources with what C libraries seldom have: exceptions, atomics, computed jumps, vectors.
fn own_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("shapes");
    let mut files: Vec<PathBuf> = files_in(&folder);
    files.sort();
    files
}

/// The first line of such a source says its further flags after `// flags:`.
fn own_source(path: PathBuf) -> Source {
    let text = fs::read_to_string(&path).unwrap_or_default();
    let flags = text.lines().next().and_then(|line| line.strip_prefix("// flags:")).unwrap_or_default();
    let flags = flags.split_whitespace().map(str::to_owned).collect();
    Source { name: name_below(path.parent().unwrap_or(&path), &path), path, includes: Vec::new(), flags }
}

fn name_below(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('/', "_")
}

fn c_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = files_in(folder);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "c"));
    files
}

fn c_files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        files.extend(c_files(&folder));
        open.extend(folders_in(&folder));
    }
    files.sort();
    files
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_file()).collect()
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_dir()).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).map_or_else(|_| Vec::new(), |entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
}
