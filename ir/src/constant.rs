//! Constants: what the characters between the quotes of `c"…"` stand for, and the numbers that literals are.

/// The bytes of `inside` (the text between the quotes) as LLVM reads it: `\\` is a backslash, a backslash and two
/// hexadecimal digits are that byte, everything else stands for itself, a lone backslash too.
pub fn decode_string(inside: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(inside.len());
    walk(inside, |byte| bytes.push(byte));
    bytes
}

/// How many bytes [`decode_string`] gives.
pub fn string_length(inside: &str) -> usize {
    let mut length = 0;
    walk(inside, |_| length += 1);
    length
}

fn walk(inside: &str, mut emit: impl FnMut(u8)) {
    let bytes = inside.as_bytes();
    let mut position = 0;
    while position < bytes.len() {
        let (byte, length) = match bytes[position] {
            b'\\' if bytes.get(position + 1) == Some(&b'\\') => (b'\\', 2),
            b'\\' => hexadecimal(&bytes[position + 1..]).map_or((b'\\', 1), |byte| (byte, 3)),
            byte => (byte, 1),
        };
        emit(byte);
        position += length;
    }
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    let digit = |index: usize| digits.get(index).and_then(|&byte| char::from(byte).to_digit(16));
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// `inside` with the escapes of C written as LLVM's: `\n`, `\t`, `\r`, `\'`, `\x41`, and `\0` before anything but a
/// hexadecimal digit. `None` where no such escape stands in it, so that there is one reading only.
pub fn replace_c_escapes(inside: &str) -> Option<String> {
    let bytes = inside.as_bytes();
    let (mut replaced, mut position, mut copied) = (String::new(), 0, 0);
    while position < bytes.len() {
        let (length, byte) = match &bytes[position..] {
            [b'\\', b'\\', ..] => (2, None),
            [b'\\', tail @ ..] if hexadecimal(tail).is_some() => (3, None),
            [b'\\', b'n', ..] => (2, Some(b'\n')),
            [b'\\', b't', ..] => (2, Some(b'\t')),
            [b'\\', b'r', ..] => (2, Some(b'\r')),
            [b'\\', b'0', ..] => (2, Some(0)),
            [b'\\', b'\'', ..] => (2, Some(b'\'')),
            [b'\\', b'x', tail @ ..] if hexadecimal(tail).is_some() => (4, hexadecimal(tail)),
            _ => (1, None),
        };
        if let Some(byte) = byte {
            replaced.push_str(&inside[copied..position]);
            replaced.push_str(&format!("\\{byte:02X}"));
            copied = position + length;
        }
        position += length;
    }
    if copied == 0 {
        return None;
    }
    replaced.push_str(&inside[copied..]);
    Some(replaced)
}

/// The inverse of [`decode_string`]: printable ASCII stands for itself, all else is a backslash and two digits.
pub fn encode_string(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        match byte {
            b'"' | b'\\' | 0..0x20 | 0x7f.. => text.push_str(&format!("\\{byte:02X}")),
            _ => text.push(char::from(byte)),
        }
    }
    text
}

/// The number that the literal of an integer type of this width is, as written: in decimal, and of `i1` also `true` and `false`. `None` also
/// for one that 128 bits do not hold.
pub fn integer_value(literal: &str, width: u32) -> Option<i128> {
    match literal {
        "true" if width == 1 => Some(1),
        "false" if width == 1 => Some(0),
        // LLVM reads no plus.
        digits => digits.parse().ok().filter(|_| !digits.starts_with('+')),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_bytes_as_llvm_does() {
        for (inside, length) in [("", 0), ("abc\\00", 4), ("a\\\\b", 3), ("ä", 2), ("a\\n", 3), ("\\0A\\0a", 2), ("\\", 1), ("\\zz", 3)] {
            assert_eq!(string_length(inside), length, "{inside}");
            assert_eq!(decode_string(&encode_string(&decode_string(inside))), decode_string(inside));
        }
    }

    #[test]
    fn reads_integers_as_llvm_does() {
        for (literal, width, expected) in [
            ("-0042", 8, Some(-42)),
            ("18446744073709551615", 64, Some(u64::MAX.into())),
            ("true", 1, Some(1)),
            ("false", 1, Some(0)),
            ("true", 8, None),
            ("+1", 8, None),
            ("0x10", 8, None),
            ("-", 8, None),
            ("1.0", 8, None),
            ("340282366920938463463374607431768211456", 256, None),
        ] {
            assert_eq!(integer_value(literal, width), expected, "{literal}");
        }
    }

    #[test]
    fn replaces_the_escapes_of_c_only_where_there_are_some() {
        for (inside, expected) in [
            ("hi\\0A", None),
            ("a\\qb", None),
            ("a\\\\n", None),
            ("hä\\n\\00", Some("hä\\0A\\00")),
            ("\\x41\\0", Some("\\41\\00")),
            ("\\'\\t\\r!", Some("\\27\\09\\0D!")),
        ] {
            assert_eq!(replace_c_escapes(inside).as_deref(), expected, "{inside}");
        }
    }
}
