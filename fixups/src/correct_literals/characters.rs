//! Characters between single quotes, as C writes them.

/// The value of a character.
pub(super) fn read(text: &str) -> Option<u32> {
    let inside = text.strip_prefix('\'')?.strip_suffix('\'')?;
    if let Some(escaped) = inside.strip_prefix('\\') {
        return escape(escaped);
    }
    let mut characters = inside.chars();
    let only = characters.next().filter(|only| *only != '\'' && characters.next().is_none());
    only.map(u32::from)
}

/// What stands for a character after a backslash.
fn escape(text: &str) -> Option<u32> {
    if let Some(digits) = text.strip_prefix('x') {
        let are_digits = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        return if are_digits { u32::from_str_radix(digits, 16).ok() } else { None };
    }
    Some(match text {
        "n" => 10,
        "t" => 9,
        "r" => 13,
        "0" => 0,
        "a" => 7,
        "b" => 8,
        "v" => 11,
        "f" => 12,
        "\\" => 92,
        "'" => 39,
        "\"" => 34,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_characters_of_c() {
        for (text, expected) in [
            ("'a'", Some(97)),
            ("' '", Some(32)),
            ("'\"'", Some(34)),
            ("'\\n'", Some(10)),
            ("'\\''", Some(39)),
            ("'\\\\'", Some(92)),
            ("'\\x1B'", Some(27)),
            ("'\u{e9}'", Some(233)),
            ("'ab'", None),
            ("''", None),
            ("'''", None),
            ("'\\033'", None),
            ("'\\q'", None),
            ("'\\x+1'", None),
            ("'", None),
            ("'\\", None),
            ("a", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
