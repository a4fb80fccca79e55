//! The files that become pages: which file answers a path, and of which media type it is.
//!
//! ```text
//! /            index.html, index.htm, index.txt, index.md
//! /docs/       docs/index.html, …
//! /whitepaper  whitepaper, whitepaper.html, whitepaper/index.html, whitepaper.htm, …
//! ```

use diagnostics::Diagnostic;
use diagnostics::codes::patterns::PAGE_NOT_FOUND;
use std::collections::BTreeMap;

/// All pages of a program together, in bytes.
pub const MOST_CONTENT_BYTES: usize = 64 << 20;

/// A folder that was read by the compiler.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// Path relative to the folder, parts separated by `/`, → bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A file that answers a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Page<'a> {
    pub(crate) file: &'a str,
    pub(crate) media_type: &'static str,
    pub(crate) body: &'a [u8],
}

/// Extension → media type (IANA registry), in the order in which files are looked for.
const MEDIA_TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("htm", "text/html; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/markdown; charset=utf-8"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("xml", "application/xml"),
    ("csv", "text/csv; charset=utf-8"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/vnd.microsoft.icon"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("ttf", "font/ttf"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("mp3", "audio/mpeg"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
    ("zip", "application/zip"),
    ("gz", "application/gzip"),
];

/// The extensions that an index file may have.
const INDEX_EXTENSIONS: [&str; 4] = ["html", "htm", "txt", "md"];

/// So many existing files are named when one is not found.
const MOST_SUGGESTIONS: usize = 5;

impl Content {
    /// The file for the URL path `path`, which begins with a slash.
    pub(crate) fn page(&self, path: &str) -> Result<Page<'_>, Diagnostic> {
        let candidates = candidates(path);
        let found = candidates.iter().find_map(|name| self.files.get_key_value(name));
        match found {
            Some((file, body)) => Ok(Page { file, media_type: media_type(file, body), body }),
            None => Err(self.not_found(path, &candidates)),
        }
    }

    fn not_found(&self, path: &str, candidates: &[String]) -> Diagnostic {
        let tried = candidates.join(", ");
        let diagnostic = Diagnostic::error(&PAGE_NOT_FOUND, format!("no file in the content folder answers the path `{path}`"));
        let diagnostic = diagnostic.note_line(format!("looked for {tried}"));
        let mut existing: Vec<(usize, &String)> = self.files.keys().map(|name| (distance(path, name), name)).collect();
        existing.sort();
        let names: Vec<&str> = existing.iter().take(MOST_SUGGESTIONS).map(|(_, name)| name.as_str()).collect();
        let more = self.files.len().saturating_sub(MOST_SUGGESTIONS);
        let diagnostic = match (names.is_empty(), more) {
            (true, _) => diagnostic.note_line("the folder holds no files"),
            (false, 0) => diagnostic.note_line(format!("the folder holds {}", names.join(", "))),
            (false, _) => diagnostic.note_line(format!("the folder holds {} and {more} more", names.join(", "))),
        };
        diagnostic.help(format!("add {}, or correct the path", candidates.first().map_or("the file", String::as_str)))
    }
}

/// The file names that may answer `path`, the preferred one first.
fn candidates(path: &str) -> Vec<String> {
    let name = path.trim_start_matches('/');
    if name.is_empty() || name.ends_with('/') {
        return INDEX_EXTENSIONS.iter().map(|extension| format!("{name}index.{extension}")).collect();
    }
    let mut all = vec![name.to_owned()];
    for (extension, _) in MEDIA_TYPES {
        all.push(format!("{name}.{extension}"));
        if INDEX_EXTENSIONS.contains(extension) {
            all.push(format!("{name}/index.{extension}"));
        }
    }
    all
}

fn media_type(file: &str, body: &[u8]) -> &'static str {
    let name = file.rsplit('/').next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((_, extension)) => {
            let known = MEDIA_TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(extension));
            known.map_or("application/octet-stream", |(_, media_type)| media_type)
        }
        None if std::str::from_utf8(body).is_ok() => "text/plain; charset=utf-8",
        None => "application/octet-stream",
    }
}

/// How far a file's name is from a path: Levenshtein's distance of the letters, without extension and case.
fn distance(path: &str, file: &str) -> usize {
    let wanted: Vec<char> = path.trim_matches('/').to_lowercase().chars().take(64).collect();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let have: Vec<char> = stem.to_lowercase().chars().take(64).collect();
    let mut row: Vec<usize> = (0..=have.len()).collect();
    for (index, letter) in wanted.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], index + 1);
        for column in 0..have.len() {
            let replaced = diagonal + usize::from(have[column] != *letter);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[have.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(names: &[&str]) -> Content {
        Content { files: names.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect() }
    }

    #[test]
    fn pages_are_found_in_order_of_preference() {
        let folder = content(&["index.md", "index.htm", "a.html", "a.md", "b/index.html", "b.txt", "c", "d.e.svg", "docs/index.txt"]);
        for (path, file, media_type) in [
            ("/", "index.htm", "text/html; charset=utf-8"),
            ("/a", "a.html", "text/html; charset=utf-8"),
            ("/a.md", "a.md", "text/markdown; charset=utf-8"),
            ("/b", "b/index.html", "text/html; charset=utf-8"),
            ("/c", "c", "text/plain; charset=utf-8"),
            ("/d.e", "d.e.svg", "image/svg+xml"),
            ("/docs/", "docs/index.txt", "text/plain; charset=utf-8"),
            ("/docs", "docs/index.txt", "text/plain; charset=utf-8"),
        ] {
            let page = folder.page(path).unwrap();
            assert_eq!((page.file, page.media_type), (file, media_type), "{path}");
        }
    }

    #[test]
    fn bytes_without_extension_are_not_called_text() {
        assert_eq!(media_type("a/b", &[0xff]), "application/octet-stream");
        assert_eq!(media_type("a.b/c", b"text"), "text/plain; charset=utf-8");
        assert_eq!(media_type("A.PNG", b""), "image/png");
        assert_eq!(media_type("a.unknown", b"text"), "application/octet-stream");
    }

    #[test]
    fn a_missing_page_names_what_was_tried_and_what_is_there() {
        let names = ["1.html", "2.html", "3.html", "4.html", "5.html", "Whitepapers.html"];
        let diagnostic = content(&names).page("/whitepaper").unwrap_err();
        assert!(diagnostic.notes[0].starts_with("looked for whitepaper, whitepaper.html, whitepaper/index.html"), "{:?}", diagnostic.notes);
        assert!(diagnostic.notes[1].starts_with("the folder holds Whitepapers.html, "), "{:?}", diagnostic.notes);
        assert!(diagnostic.notes[1].ends_with(" and 1 more"), "{:?}", diagnostic.notes);
        let empty = content(&[]).page("/").unwrap_err();
        assert_eq!(empty.notes[1], "the folder holds no files");
    }
}
