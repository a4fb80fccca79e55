//! Bytes from the code under test as text that can be shown: quoted, escaped, cut.

use directives::write_text_literal;

/// The most bytes of a value that are shown.
const SHOWN: usize = 200;

/// `bytes` as a text literal; beyond 200 bytes only their beginning, with the whole length.
pub(crate) fn quote(bytes: &[u8]) -> String {
    let mut text = String::new();
    // Writing to a String never fails.
    let _ = write_text_literal(&mut text, &bytes[..bytes.len().min(SHOWN)]);
    if bytes.len() > SHOWN {
        text.push_str(&format!("… ({} bytes)", bytes.len()));
    }
    text
}

/// The end of `bytes` as a text literal; empty for nothing.
pub(crate) fn quote_end(bytes: &[u8]) -> String {
    let start = bytes.len().saturating_sub(SHOWN);
    match (bytes.is_empty(), start) {
        (true, _) => String::new(),
        (false, 0) => quote(bytes),
        (false, _) => format!("…{}", quote(&bytes[start..])),
    }
}

/// A text that is shown without quotes, cut.
pub(crate) fn cut(text: String) -> String {
    if text.len() <= SHOWN {
        return text;
    }
    let end = (0..=SHOWN).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    format!("{}… ({} bytes)", &text[..end], text.len())
}

/// Expected and actual bytes, shown from shortly before the first place where they differ.
pub(crate) fn difference(expected: &[u8], actual: &[u8]) -> (String, String) {
    const BEFORE: usize = 20;
    let same = expected.iter().zip(actual).take_while(|(left, right)| left == right).count();
    if same <= SHOWN / 2 {
        return (quote(expected), quote(actual));
    }
    let start = same - BEFORE;
    let shown = |bytes: &[u8]| format!("from byte {start}: {}", quote(&bytes[start..]));
    (shown(expected), shown(actual))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_cut_and_their_length_is_said() {
        assert_eq!(quote(b"a\n\xff\x1b"), r#""a\n\xff\x1b""#);
        let long = quote(&[b'x'; 5000]);
        assert!(long.ends_with("x\"… (5000 bytes)") && long.len() < 250, "{long}");
        assert_eq!(quote_end(b""), "");
        assert!(quote_end(&[b'x'; 5000]).starts_with("…\"x"));
        assert!(cut("ä".repeat(500)).ends_with("… (1000 bytes)"));
    }

    #[test]
    fn a_difference_far_inside_is_shown() {
        let (mut left, mut right) = (vec![b'x'; 100_000], vec![b'x'; 100_000]);
        (left[70_000], right[70_000]) = (b'l', b'r');
        let (expected, actual) = difference(&left, &right);
        assert!(expected.starts_with("from byte 69980: \"xxxxxxxxxxxxxxxxxxxxl"), "{expected}");
        assert!(actual.contains("xr"), "{actual}");
        assert_eq!(difference(b"ab", b"a"), ("\"ab\"".to_owned(), "\"a\"".to_owned()));
    }
}
