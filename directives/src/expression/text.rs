//! Search in bytes, in linear time.

/// How often `part`, which is not empty, stands in `text`; places that overlap count once.
pub(super) fn occurrences(text: &[u8], part: &[u8]) -> usize {
    latin(text).matches(latin(part).as_str()).count()
}

pub(super) fn contains(text: &[u8], part: &[u8]) -> bool {
    latin(text).contains(latin(part).as_str())
}

/// Each byte as the character with its number, so that the linear search of `str` finds bytes.
fn latin(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_found_that_are_no_text() {
        assert_eq!(occurrences(b"aaaa", b"aa"), 2);
        assert_eq!(occurrences(b"\xff\x80\xff\x80\xff", b"\xff"), 3);
        assert!(contains(b"\xc3\xa4", b"\xa4"));
        assert!(contains(b"abc", b""));
        assert!(!contains(b"abc", b"ac"));
    }
}
