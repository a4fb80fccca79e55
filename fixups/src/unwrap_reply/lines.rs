//! Signs before each line: numbers, `+`, `>`.

use super::{Unwrapped, has_code};

/// Fewer lines than these are no wrapping.
const FEWEST: usize = 3;

/// Takes away the numbers of a listing: `12 define …`, `12: …`, `12 | …`; each is one more than the one before.
pub(super) fn listing(text: &str) -> Option<Unwrapped> {
    let mut before: Option<u64> = None;
    let strip = |line: &str, is_first: bool| {
        let (number, rest) = numbered(line)?;
        let follows = before.and_then(|before| before.checked_add(1)) == Some(number);
        before = Some(number);
        (is_first || follows).then(|| rest.to_owned())
    };
    unwrap(text, strip, "the lines of a listing are numbered")
}

/// The number at the start of a line, and what follows it.
fn numbered(line: &str) -> Option<(u64, &str)> {
    let line = line.trim_start_matches([' ', '\t']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line[..digits].parse().ok()?;
    let rest = &line[digits..];
    let bare = rest.trim_start_matches(' ').strip_prefix([':', '|', '.', ')', '\t', '\u{2502}']);
    let bare = bare.or_else(|| (rest.trim().is_empty() || rest.starts_with(' ')).then_some(rest))?;
    Some((number, bare.strip_prefix(' ').unwrap_or(bare)))
}

/// Takes away the `>` of a quotation.
pub(super) fn quotation(text: &str) -> Option<Unwrapped> {
    let strip = |line: &str, _| line.strip_prefix('>').map(|rest| rest.strip_prefix(' ').unwrap_or(rest).to_owned());
    unwrap(text, strip, "the lines are quoted")
}

/// Takes away the `+` of a diff in which nothing is taken away and nothing stays: a new file.
pub(super) fn diff(text: &str) -> Option<Unwrapped> {
    let changes_a_file = |line: &str| line.starts_with("@@ ") && !line.starts_with("@@ -0,0 ");
    if text.lines().any(changes_a_file) {
        return None;
    }
    let strip = |line: &str, _| match line.strip_prefix('+') {
        Some(rest) if !rest.starts_with("++ ") => Some(rest.to_owned()),
        _ => None,
    };
    unwrap(text, strip, "the lines are those of a new file in a diff")
}

/// Takes a sign away from every line of each run of lines that have it, where code stands behind it.
fn unwrap(text: &str, mut strip: impl FnMut(&str, bool) -> Option<String>, reason: &'static str) -> Option<Unwrapped> {
    let mut result = String::with_capacity(text.len());
    let mut is_unwrapped = false;
    // The run that is open: with its signs, without them, and how many lines it has.
    let (mut raw, mut stripped, mut count) = (String::new(), String::new(), 0);
    let mut close = |raw: &mut String, stripped: &mut String, count: &mut usize| {
        let is_wrapping = *count >= FEWEST && has_code(stripped);
        result.push_str(if is_wrapping { stripped } else { raw });
        is_unwrapped |= is_wrapping;
        raw.clear();
        stripped.clear();
        *count = 0;
    };
    for line in text.split_inclusive('\n') {
        let mut bare = strip(line, count == 0);
        if bare.is_none() && count > 0 {
            close(&mut raw, &mut stripped, &mut count);
            bare = strip(line, true);
        }
        raw.push_str(line);
        match bare {
            Some(bare) => {
                stripped.push_str(&bare);
                count += 1;
            }
            None => close(&mut raw, &mut stripped, &mut count),
        }
    }
    close(&mut raw, &mut stripped, &mut count);
    is_unwrapped.then_some((result, reason))
}
