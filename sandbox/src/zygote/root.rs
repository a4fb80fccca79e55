//! What the zygote and its instances see of the machine's files: nothing, or an interpreter's own files, read-only.

use super::StepError;
use crate::process::{check, check_long};
use crate::python::View;
use landlock::{
    ABI, Access, AccessFs, BitFlags, PathBeneath, PathFd, Ruleset, RulesetAttr, RulesetCreated, RulesetCreatedAttr, RulesetError,
    RulesetStatus, Scope,
};
use std::ffi::{CStr, CString};
use std::fs;
use std::io;
use std::mem;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::ptr;

const CLOSED: libc::c_ulong = libc::MS_NOSUID | libc::MS_NODEV | libc::MS_NOEXEC;
/// Where the new root is put together; all are folders of every machine.
const PLACES: [&str; 3] = ["/tmp", "/proc", "/usr"];

/// A read-only file system that holds nothing but `view` becomes the root, and the machine's own is out of reach.
pub(super) fn enter_root(view: Option<&View>) -> Result<(), StepError> {
    let step = "enter an empty root";
    let is_free = |place: &Path| place.exists() && !view.is_some_and(|view| view.places().any(|path| path.starts_with(place)));
    let place = PLACES.map(Path::new).into_iter().find(|place| is_free(place));
    let place = place.ok_or(StepError { step, error: io::ErrorKind::NotFound.into() })?;
    mount(Path::new("none"), Path::new("/"), None, libc::MS_REC | libc::MS_PRIVATE, None).map_err(StepError::at("make mounts private"))?;
    let size = if view.is_some() { c"size=1m,nr_inodes=4096,mode=755" } else { c"size=4k,nr_inodes=2,mode=555" };
    mount(Path::new("empty"), place, Some(c"tmpfs"), CLOSED, Some(size)).map_err(StepError::at("mount an empty root"))?;
    if let Some(view) = view {
        show(view, place).map_err(StepError::at("show Python its own files"))?;
    }
    let place = c_path(place).map_err(StepError::at(step))?;
    // SAFETY: every pointer is a C string. The old root comes to lie over the new one and is taken away from there.
    unsafe {
        check(libc::chdir(place.as_ptr())).map_err(StepError::at(step))?;
        check_long(libc::syscall(libc::SYS_pivot_root, c".".as_ptr(), c".".as_ptr())).map_err(StepError::at(step))?;
        check(libc::umount2(c".".as_ptr(), libc::MNT_DETACH)).map_err(StepError::at(step))?;
        check(libc::chdir(c"/".as_ptr())).map_err(StepError::at(step))?;
    }
    remount_read_only(Path::new("/"), CLOSED).map_err(StepError::at("make the empty root read-only"))
}

/// The files of `view` below `place`, each where it is on the machine.
fn show(view: &View, place: &Path) -> io::Result<()> {
    let below = |path: &Path| place.join(path.strip_prefix("/").unwrap_or(path));
    for folder in &view.folders {
        let target = below(folder);
        fs::create_dir_all(&target)?;
        show_one(folder, &target)?;
    }
    for hidden in &view.hidden {
        mount(Path::new("empty"), &below(hidden), Some(c"tmpfs"), CLOSED | libc::MS_RDONLY, Some(c"size=4k,nr_inodes=2,mode=555"))?;
    }
    let shown = |path: &Path| view.folders.iter().any(|folder| path.starts_with(folder));
    for (link, target) in view.links.iter().filter(|(link, _)| !shown(link)) {
        let link = below(link);
        create_parent(&link)?;
        symlink(target, link)?;
    }
    for file in view.files.iter().filter(|file| !shown(file)) {
        let target = below(file);
        create_parent(&target)?;
        fs::File::create(&target)?;
        show_one(file, &target)?;
    }
    Ok(())
}

fn create_parent(path: &Path) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)
}

/// Mounts the machine's `source` at `target`, which cannot be written by this way.
fn show_one(source: &Path, target: &Path) -> io::Result<()> {
    mount(source, target, None, libc::MS_BIND | libc::MS_REC, None)?;
    remount_read_only(target, libc::MS_NOSUID | libc::MS_NODEV)
}

/// A mount keeps the restrictions that it had: the kernel does not let them be taken away.
fn remount_read_only(target: &Path, flags: libc::c_ulong) -> io::Result<()> {
    let path = c_path(target)?;
    // SAFETY: a statvfs of zeroes is valid, the path is a C string, and both live until the call returns.
    let kept = unsafe {
        let mut information: libc::statvfs = mem::zeroed();
        check(libc::statvfs(path.as_ptr(), &raw mut information))?;
        information.f_flag & CLOSED
    };
    mount(Path::new("none"), target, None, libc::MS_REMOUNT | libc::MS_BIND | libc::MS_RDONLY | flags | kept, None)
}

fn mount(source: &Path, target: &Path, kind: Option<&CStr>, flags: libc::c_ulong, options: Option<&CStr>) -> io::Result<()> {
    let (source, target) = (c_path(source)?, c_path(target)?);
    let pointer = |text: Option<&CStr>| text.map_or(ptr::null(), CStr::as_ptr);
    // SAFETY: every pointer is null or a C string.
    check(unsafe { libc::mount(source.as_ptr(), target.as_ptr(), pointer(kind), flags, pointer(options).cast()) }).map(drop)
}

fn c_path(path: &Path) -> io::Result<CString> {
    Ok(CString::new(path.as_os_str().as_bytes())?)
}

/// Denies every file but those of `view`, which can be read, and signals and abstract sockets outside. `false` where the kernel has no
/// landlock.
pub(super) fn deny_files(view: Option<&View>) -> Result<bool, StepError> {
    let rules = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))
        .and_then(|rules| rules.scope(Scope::Signal | Scope::AbstractUnixSocket))
        .and_then(Ruleset::create)
        .and_then(|rules| view.map_or_else(Vec::new, allowances).into_iter().try_fold(rules, allow))
        .and_then(RulesetCreated::restrict_self);
    match rules {
        Ok(status) => Ok(status.ruleset != RulesetStatus::NotEnforced),
        Err(error) => Err(StepError { step: "deny files by landlock", error: io::Error::other(error) }),
    }
}

fn allow(rules: RulesetCreated, (path, access): (PathBuf, BitFlags<AccessFs>)) -> Result<RulesetCreated, RulesetError> {
    match PathFd::new(path) {
        Ok(descriptor) => rules.add_rule(PathBeneath::new(descriptor, access)),
        // What is not there need not be allowed.
        Err(_) => Ok(rules),
    }
}

/// A folder can be listed with all below it, and read but for what is hidden; links in it are not followed to elsewhere.
fn allowances(view: &View) -> Vec<(PathBuf, BitFlags<AccessFs>)> {
    let mut allowances: Vec<(PathBuf, BitFlags<AccessFs>)> =
        view.files.iter().map(|file| (file.clone(), AccessFs::ReadFile | AccessFs::Execute)).collect();
    for folder in &view.folders {
        allowances.push((folder.clone(), AccessFs::ReadDir.into()));
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (path, kind) = (entry.path(), entry.file_type());
            match kind {
                Ok(kind) if kind.is_dir() && !view.hidden.contains(&path) => {
                    allowances.push((path, AccessFs::ReadFile | AccessFs::ReadDir))
                }
                Ok(kind) if kind.is_file() => allowances.push((path, AccessFs::ReadFile.into())),
                _ => {}
            }
        }
    }
    allowances
}
