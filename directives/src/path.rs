//! Names of files in a task file. They may come from a model, so they are data that is checked, never a path that is
//! trusted: relative, downward, of plain characters. (Whether a folder on the way is a link is for the one who opens it.)

use std::fmt;

/// The longest path, in bytes.
const LONGEST_PATH: usize = 200;

/// The longest part between two `/`, in bytes.
const LONGEST_PART: usize = 100;

/// The path of a module inside the project: relative, ending in `.ll`, without `..`. Every value has passed the check.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ModuleFile(String);

impl ModuleFile {
    /// # Errors
    /// What is wrong with the name, as the end of a sentence that begins with it.
    pub fn new(name: &str) -> Result<ModuleFile, String> {
        check_path(name)?;
        check_extension(name, "ll")?;
        Ok(ModuleFile(name.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ModuleFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Holds a path inside the folder that it is relative to.
pub(crate) fn check_path(path: &str) -> Result<(), String> {
    if path.is_empty() {
        return Err("is empty".into());
    }
    if path.len() > LONGEST_PATH {
        return Err(format!("is longer than {LONGEST_PATH} bytes"));
    }
    if path.starts_with('/') || path.starts_with('~') || path.as_bytes().get(1) == Some(&b':') {
        return Err("is absolute; names are relative to the project".into());
    }
    if path.contains('\\') {
        return Err("has a backslash; folders are separated by `/`".into());
    }
    path.split('/').try_for_each(check_part)
}

fn check_part(part: &str) -> Result<(), String> {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.');
    if part.is_empty() {
        return Err("has an empty part; one `/` separates two names".into());
    }
    if part == ".." {
        return Err("leaves its folder with `..`; names stay inside the project".into());
    }
    if part.len() > LONGEST_PART {
        return Err(format!("has a part longer than {LONGEST_PART} bytes"));
    }
    if let Some(character) = part.chars().find(|&character| !is_plain(character)) {
        return Err(format!("has the character `{}`; names are made of letters, digits, `_`, `-` and `.`", character.escape_debug()));
    }
    match part.as_bytes()[0] {
        b'.' => Err("has a part that begins with `.`".into()),
        b'-' => Err("has a part that begins with `-`".into()),
        _ => Ok(()),
    }
}

pub(crate) fn check_extension(path: &str, extension: &str) -> Result<(), String> {
    let file = path.rsplit('/').next().unwrap_or(path);
    match file.rsplit_once('.') {
        Some((_, found)) if found == extension => Ok(()),
        Some((_, found)) => Err(format!("ends in `.{found}`, not in `.{extension}`")),
        None => Err(format!("does not end in `.{extension}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_inside_the_project() {
        for good in ["a.ll", "text/reverse_2.ll", "a-b.v1.ll"] {
            assert_eq!(ModuleFile::new(good).map(|file| file.to_string()), Ok(good.to_owned()));
        }
        let long = format!("{}.ll", "a".repeat(300));
        for bad in [
            "",
            ".ll",
            "a",
            "a.c",
            "a.LL",
            "../a.ll",
            "a/../b.ll",
            "/a.ll",
            "~/a.ll",
            "C:/a.ll",
            "a\\b.ll",
            "a//b.ll",
            "./a.ll",
            "-o.ll",
            "a/.git/b.ll",
            "a\0.ll",
            "ä.ll",
            "a b.ll",
            "a.ll/",
            &long,
        ] {
            assert!(ModuleFile::new(bad).is_err(), "{bad:?}");
        }
    }
}
