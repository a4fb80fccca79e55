//! What other languages call the types of LLVM.

use ir::{Token, TokenKind};

pub(super) enum Reading {
    One(String),
    /// With the question that is left.
    Several(&'static str),
    None,
}

/// Words that stand side by side for one type.
const PARTS: &[&str] = &["const", "signed", "unsigned", "char", "short", "int", "long"];

/// By name; sorted.
const TYPES: &[(&str, &str)] = &[
    ("_Bool", "i1"),
    ("bf16", "bfloat"),
    ("bool", "i1"),
    ("boolean", "i1"),
    ("byte", "i8"),
    ("char", "i8"),
    ("f128", "fp128"),
    ("f16", "half"),
    ("f32", "float"),
    ("f64", "double"),
    ("float32", "float"),
    ("float64", "double"),
    ("int", "i32"),
    ("intptr_t", "i64"),
    ("isize", "i64"),
    ("long", "i64"),
    ("long int", "i64"),
    ("long long", "i64"),
    ("long long int", "i64"),
    ("pointer", "ptr"),
    ("ptrdiff_t", "i64"),
    ("short", "i16"),
    ("short int", "i16"),
    ("signed", "i32"),
    ("signed char", "i8"),
    ("signed int", "i32"),
    ("size_t", "i64"),
    ("ssize_t", "i64"),
    ("uchar", "i8"),
    ("uint", "i32"),
    ("uintptr_t", "i64"),
    ("ulong", "i64"),
    ("unsigned", "i32"),
    ("unsigned char", "i8"),
    ("unsigned int", "i32"),
    ("unsigned long", "i64"),
    ("unsigned long int", "i64"),
    ("unsigned long long", "i64"),
    ("unsigned long long int", "i64"),
    ("unsigned short", "i16"),
    ("unsigned short int", "i16"),
    ("ushort", "i16"),
    ("usize", "i64"),
];

const TEXT: &str = "write `ptr` for the bytes, and their length as an `i64` of its own where it is needed";
const NUMBER: &str = "write the type with its width, for example `i64`";

/// Words that stand for a type, but not for which.
const UNCLEAR: &[(&str, &str)] = &[("integer", NUMBER), ("number", NUMBER), ("str", TEXT), ("string", TEXT), ("String", TEXT)];

/// The index after the words at `start` that may stand for one type, or `start` where there are none.
pub(super) fn sequence_end(text: &str, tokens: &[Token], start: usize) -> usize {
    let is_part = |token: &&Token| token.kind == TokenKind::Word && PARTS.contains(&token.text(text));
    let parts = tokens[start..].iter().take_while(is_part).count();
    let is_word = tokens.get(start).is_some_and(|token| token.kind == TokenKind::Word);
    if parts > 0 || !is_word {
        let has_name_behind = parts > 0 && tokens[start..start + parts].iter().all(|token| token.is_word(text, "const"));
        let name = tokens.get(start + parts).filter(|token| has_name_behind && token.kind == TokenKind::Word);
        let is_known = name.is_some_and(|name| !matches!(llvm_type(name.text(text)), Reading::None));
        return start + parts + usize::from(is_known);
    }
    if matches!(llvm_type(tokens[start].text(text)), Reading::None) { start } else { start + 1 }
}

pub(super) fn llvm_type(name: &str) -> Reading {
    if let Ok(place) = TYPES.binary_search_by_key(&name, |row| row.0) {
        return Reading::One(TYPES[place].1.to_owned());
    }
    if let Some((_, readings)) = UNCLEAR.iter().find(|row| row.0 == name) {
        return Reading::Several(readings);
    }
    if let Some(width) = width(name) {
        return Reading::One(format!("i{width}"));
    }
    let lower = name.to_ascii_lowercase();
    if lower != name && (is_element(&lower) || lower == "void") { Reading::One(lower) } else { Reading::None }
}

/// 32 of `u32`, `s32`, `int32`, `uint32`, `int32_t`, `uint32_t`, `i32_t`.
fn width(name: &str) -> Option<&str> {
    let bare = name.strip_suffix("_t").unwrap_or(name);
    let prefixes: &[&str] = if bare.len() < name.len() { &["uint", "int", "u", "i"] } else { &["uint", "int", "u", "s"] };
    let width = prefixes.iter().find_map(|prefix| bare.strip_prefix(prefix))?;
    matches!(width, "1" | "8" | "16" | "32" | "64" | "128").then_some(width)
}

/// Whether a word is a type of LLVM that arrays can hold.
pub(super) fn is_element(word: &str) -> bool {
    ir::integer_width(word).is_some() || matches!(word, "ptr" | "half" | "bfloat" | "float" | "double" | "fp128")
}

#[cfg(test)]
mod tests {
    use super::TYPES;

    #[test]
    fn the_table_is_sorted_for_the_search() {
        assert!(TYPES.windows(2).all(|rows| rows[0].0 < rows[1].0));
    }
}
