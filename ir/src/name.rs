//! Names of globals and locals: with and without quotes.

use crate::constant::decode_string;
use crate::lexer::is_label_byte;
use std::borrow::Cow;

/// The name that a token such as `@f`, `%"a b"` or `@"\66"` stands for, without its sigil. Two tokens give the same name
/// exactly if LLVM takes them for the same; a quoted name of digits (`@"7"`), which differs from the number `@7`, and one
/// that is not UTF-8 keep their quotes.
pub fn decode_name(token: &str) -> Cow<'_, str> {
    let bare = token.strip_prefix(['@', '%', '$', '!', '^']).unwrap_or(token);
    let Some(quoted) = bare.strip_prefix('"') else {
        return Cow::Borrowed(bare);
    };
    let inside = quoted.strip_suffix('"').unwrap_or(quoted);
    let decoded = if inside.contains('\\') { String::from_utf8(decode_string(inside)).map(Cow::Owned) } else { Ok(Cow::Borrowed(inside)) };
    match decoded {
        Ok(name) if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit()) => Cow::Owned(format!("\"{name}\"")),
        Ok(name) => name,
        Err(_) => Cow::Borrowed(bare),
    }
}

/// The token for a global of that name, `@` included, quoted where it must be. The inverse of [`decode_name`].
pub fn global_token(name: &str) -> String {
    let is_number = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let is_quoted = name.len() > 1 && name.starts_with('"') && name.ends_with('"');
    let is_plain = !name.is_empty() && name.bytes().all(is_label_byte) && !name.starts_with(|first: char| first.is_ascii_digit());
    if is_number || is_quoted || is_plain {
        return format!("@{name}");
    }
    let mut token = String::from("@\"");
    for byte in name.bytes() {
        match byte {
            b'"' | b'\\' | 0..0x20 | 0x7f => token.push_str(&format!("\\{byte:02X}")),
            _ if byte.is_ascii() => token.push(char::from(byte)),
            _ => token.push_str(&format!("\\{byte:02X}")),
        }
    }
    token.push('"');
    token
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_needed() {
        for (token, name) in [("@f", "f"), ("@\"f\"", "f"), ("@\"a b\"", "a b"), ("@7", "7"), ("@\"7\"", "\"7\""), ("@\"\\66\"", "f")] {
            assert_eq!(decode_name(token), name, "{token}");
        }
        assert_eq!(decode_name("@\"\\FF\""), "\"\\FF\"");
        for name in ["f", "a b", "7", "\"7\"", "x\"y", "ä", "a\\b", "1a"] {
            assert_eq!(decode_name(&global_token(name)), name);
        }
    }
}
