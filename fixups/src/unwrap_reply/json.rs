//! Code as a string of a JSON document.

use super::{Unwrapped, has_code};
use diagnostics::Span;

/// Puts the one string that holds code in the place of the document around it, be that the whole text or the inside of a fence.
pub(super) fn unwrap(text: &str) -> Option<Unwrapped> {
    let whole = Span::new(0, text.len());
    let mut places = crate::strip_reply::fenced_blocks(text, 0, &crate::strip_reply::Constants::of(text));
    if places.is_empty() {
        places.push(whole);
    }
    let mut result = String::new();
    let mut done = 0;
    for span in places {
        let document = span.of(text);
        if let Some(code) = code_string(document) {
            result.push_str(&text[done..span.start]);
            result.push_str(&code);
            // A fence that follows begins a line.
            result.push_str(if code.ends_with('\n') { "" } else { "\n" });
            done = span.end;
        }
    }
    (done > 0).then(|| (result + &text[done..], "the code is a string of a JSON document"))
}

/// The only string with code of a document.
fn code_string(document: &str) -> Option<String> {
    let trimmed = document.trim_matches(|letter: char| letter.is_whitespace() || letter == '\u{feff}');
    let ends = [('{', '}'), ('[', ']'), ('"', '"')];
    if !ends.iter().any(|(open, close)| trimmed.len() > 1 && trimmed.starts_with(*open) && trimmed.ends_with(*close)) {
        return None;
    }
    let mut with_code = strings(trimmed).into_iter().map(decoded).filter(|text| has_code(text));
    let code = with_code.next()?;
    with_code.next().is_none().then_some(code)
}

/// What stands between the quotes of each string.
fn strings(document: &str) -> Vec<&str> {
    let bytes = document.as_bytes();
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    let mut position = 0;
    while position < bytes.len() {
        match (bytes[position], open) {
            (b'\\', Some(_)) => position += 1,
            (b'"', Some(start)) => {
                found.extend(document.get(start..position));
                open = None;
            }
            (b'"', None) => open = Some(position + 1),
            _ => {}
        }
        position += 1;
    }
    found
}

/// The text that a string stands for. An escape that JSON does not have stands for itself: LLVM's own are not always doubled.
fn decoded(inside: &str) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut rest = inside;
    while let Some(place) = rest.find('\\') {
        text.push_str(&rest[..place]);
        rest = &rest[place + 1..];
        let Some(letter) = rest.chars().next() else {
            text.push('\\');
            break;
        };
        let (length, replacement) = match letter {
            'n' => (1, Some('\n')),
            't' => (1, Some('\t')),
            'r' => (1, Some('\r')),
            '"' | '\\' | '/' => (1, Some(letter)),
            'u' => unicode(rest).map_or((0, None), |(length, letter)| (length, Some(letter))),
            _ => (0, None),
        };
        text.push(replacement.unwrap_or('\\'));
        rest = &rest[length..];
    }
    text.push_str(rest);
    text
}

/// The character of `uXXXX`, or of two of them that make one, and the length of its text.
fn unicode(text: &str) -> Option<(usize, char)> {
    let unit = |text: &str| u32::from_str_radix(text.strip_prefix('u')?.get(..4)?, 16).ok();
    let first = unit(text)?;
    if let Some(letter) = char::from_u32(first) {
        return Some((5, letter));
    }
    let second = unit(text.get(5..)?.strip_prefix('\\')?)?;
    let joined = char::decode_utf16([u16::try_from(first).ok()?, u16::try_from(second).ok()?]).next()?;
    joined.ok().map(|letter| (11, letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_json_encodes() {
        for (inside, expected) in [
            ("a\\nb\\t\\\"c\\\"", "a\nb\t\"c\""),
            ("\\u00e4\\ud83d\\ude00", "\u{e4}\u{1f600}"),
            ("c\\\"hi\\\\0A\\\\00\\\"", "c\"hi\\0A\\00\""),
            ("hi\\00", "hi\\00"),
            ("\\ud83d!", "\\ud83d!"),
            ("end\\", "end\\"),
        ] {
            assert_eq!(decoded(inside), expected, "{inside}");
        }
        assert_eq!(strings("{\"a\": \"b\\\"c\", \"d"), ["a", "b\\\"c"]);
    }
}
