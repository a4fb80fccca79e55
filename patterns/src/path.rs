//! URL paths as a sentence may name them.

/// Whether `path` consists of slashes and the unreserved characters of RFC 3986 (letters, digits, `-._~`).
pub(crate) fn is_plain(path: &str) -> bool {
    path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte))
}

/// What makes a plain path ambiguous, if anything does.
pub(crate) fn defect(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/').skip(1).peekable();
    while let Some(part) = parts.next() {
        match part {
            ".." => return Some("contains `..`"),
            "." => return Some("contains the part `.`"),
            // A slash at the end is part of the path.
            "" if parts.peek().is_some() => return Some("contains an empty part"),
            _ => {}
        }
    }
    None
}

/// The first folders of a Unix system (Filesystem Hierarchy Standard 3.0) that are no likely first part of a URL.
const SYSTEM_FOLDERS: [&str; 9] = ["dev", "etc", "mnt", "opt", "proc", "srv", "tmp", "usr", "var"];

/// Whether `path` has several parts and looks like a folder of the machine (`/var/www`): "serve /var/www" means
/// another program than the one that answers the URL path `/var/www`.
pub(crate) fn names_system_folder(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let first = parts.next().unwrap_or("");
    let has_more = parts.next().is_some_and(|part| !part.is_empty());
    has_more && SYSTEM_FOLDERS.contains(&first)
}
