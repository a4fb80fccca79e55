//! Who the programs run as.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// The user and group `nobody`.
pub(crate) const UNPRIVILEGED: libc::uid_t = 65534;

pub(crate) fn is_root() -> bool {
    // SAFETY: a plain system call.
    unsafe { libc::geteuid() == 0 }
}

/// The user outside of this process's user namespace that is `inside` in it; `None` where the namespace has no such user. Lines of
/// the map hold the first user inside, the first outside, and their number; without a map there is one user namespace.
pub(crate) fn outside(inside: libc::uid_t) -> Option<u64> {
    let inside = u64::from(inside);
    let Ok(map) = fs::read_to_string("/proc/self/uid_map") else { return Some(inside) };
    map.lines().find_map(|line| {
        let fields: Vec<u64> = line.split_whitespace().filter_map(|field| field.parse().ok()).collect();
        match fields[..] {
            [first, first_outside, count] if (first..first.saturating_add(count)).contains(&inside) => {
                Some(first_outside + (inside - first))
            }
            _ => None,
        }
    })
}

/// Whether the user that programs run as can read a file, or read and enter a folder. Where that is another user than this process's,
/// what everybody may do counts.
pub(crate) fn can_read(path: &Path) -> bool {
    let other_user = is_root() && outside(UNPRIVILEGED).is_some();
    if !other_user {
        return if path.is_dir() { fs::read_dir(path).is_ok() } else { fs::File::open(path).is_ok() };
    }
    let allows = |path: &Path, wanted: u32| -> io::Result<bool> { Ok(fs::metadata(path)?.mode() & wanted == wanted) };
    let wanted = if path.is_dir() { 0o5 } else { 0o4 };
    allows(path, wanted).unwrap_or(false) && path.ancestors().skip(1).all(|folder| allows(folder, 0o1).unwrap_or(false))
}
