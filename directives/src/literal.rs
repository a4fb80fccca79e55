//! Values as a task file spells them.

use crate::cursor::{Cursor, excerpt};
use crate::{MAX_LIST_ITEMS, MAX_VALUE_DEPTH, Value, nearest};
use diagnostics::codes::directives::BAD_LITERAL;
use diagnostics::{Diagnostic, Source, Span};

/// Reads `span` of `source` as one value.
///
/// # Errors
/// What is wrong with it, with its place.
pub fn parse_value(source: &Source, span: Span) -> Result<Value, Diagnostic> {
    let mut cursor = Cursor::new(source, span);
    let (value, _) = value(&mut cursor)?;
    if cursor.at_end() {
        return Ok(value);
    }
    Err(bad(&cursor, cursor.here(), "only one value is wanted", "not part of the value"))
}

/// The next value, and where it stands.
pub(crate) fn value(cursor: &mut Cursor<'_>) -> Result<(Value, Span), Diagnostic> {
    value_in(cursor, 0)
}

fn value_in(cursor: &mut Cursor<'_>, depth: usize) -> Result<(Value, Span), Diagnostic> {
    cursor.skip_blanks();
    let start = cursor.offset();
    let value = match cursor.peek() {
        Some('"') => Value::Text(text(cursor)?.0),
        Some('[') => list(cursor, depth)?,
        Some(character) if character.is_ascii_digit() || matches!(character, '-' | '+' | '.') => number(cursor)?,
        Some(character) if character.is_alphabetic() || character == '_' => word(cursor)?,
        Some('\'' | '“' | '”' | '`') => {
            let problem = bad(cursor, cursor.here(), "a text is written in double quotes", "not a value");
            return Err(problem.help("write `\"…\"`"));
        }
        _ => return Err(bad(cursor, cursor.here(), "a value is missing", "a value is wanted here")),
    };
    Ok((value, Span::new(start, cursor.offset())))
}

fn list(cursor: &mut Cursor<'_>, depth: usize) -> Result<Value, Diagnostic> {
    let open = Span::new(cursor.offset(), cursor.offset() + 1);
    if depth == MAX_VALUE_DEPTH {
        return Err(bad(cursor, open, "lists are nested too deeply", "this list").help("write a list of numbers or of `bool`"));
    }
    cursor.eat("[");
    let mut items = Vec::new();
    loop {
        if cursor.eat("]") {
            return Ok(Value::List(items));
        }
        if cursor.at_end() {
            return Err(bad(cursor, open, "a list is not closed", "opened here").help("close it with `]`"));
        }
        if items.len() == MAX_LIST_ITEMS {
            return Err(bad(cursor, open, format!("a list has more than {MAX_LIST_ITEMS} items"), "this list"));
        }
        items.push(value_in(cursor, depth + 1)?.0);
        if !cursor.eat(",") && !cursor.at_end() && cursor.peek() != Some(']') {
            return Err(bad(cursor, cursor.here(), "a comma is missing between two items", "`,` or `]` is wanted here"));
        }
    }
}

/// Takes a number: a sign, then letters, digits, `_`, `.`, and a sign behind an exponent's `e`.
fn number(cursor: &mut Cursor<'_>) -> Result<Value, Diagnostic> {
    let rest = cursor.rest();
    let sign = usize::from(rest.starts_with(['-', '+']));
    let is_hexadecimal = rest[sign..].starts_with("0x");
    let mut previous = ' ';
    let length = rest[sign..].find(|character: char| {
        let is_exponent_sign = matches!(character, '+' | '-') && matches!(previous, 'e' | 'E') && !is_hexadecimal;
        previous = character;
        !(character.is_ascii_alphanumeric() || matches!(character, '_' | '.') || is_exponent_sign)
    });
    let end = length.map_or(rest.len(), |length| sign + length);
    let token = &rest[..end];
    let span = Span::new(cursor.offset(), cursor.offset() + end);
    cursor.advance(end);
    number_value(token).map_err(|problem| bad(cursor, span, problem, "not a number"))
}

fn number_value(token: &str) -> Result<Value, String> {
    let wrong = || format!("`{}` is not a number", excerpt(token));
    let (negative, digits) = match token.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, token.strip_prefix('+').unwrap_or(token)),
    };
    match digits {
        "inf" => return Ok(Value::Float(if negative { f64::NEG_INFINITY } else { f64::INFINITY })),
        "nan" => return Ok(Value::Float(f64::NAN)),
        _ if !digits.starts_with(|character: char| character.is_ascii_digit()) => return Err(wrong()),
        _ => {}
    }
    let plain: String = digits.chars().filter(|&character| character != '_').collect();
    let (radix, plain) = match plain.get(..2) {
        Some("0x") => (16, &plain[2..]),
        Some("0b") => (2, &plain[2..]),
        _ => (10, plain.as_str()),
    };
    if radix == 10 && plain.contains(['.', 'e', 'E']) {
        let float: f64 = plain.parse().map_err(|_| wrong())?;
        return match float.is_finite() {
            true => Ok(Value::Float(if negative { -float } else { float })),
            false => Err(format!("`{}` is too large for `f64`", excerpt(token))),
        };
    }
    if plain.is_empty() || !plain.chars().all(|character| character.is_digit(radix)) {
        return Err(wrong());
    }
    // The smallest `i128` has no positive counterpart; read with its sign it fits.
    let signed = if negative { format!("-{plain}") } else { plain.to_owned() };
    i128::from_str_radix(&signed, radix).map(Value::Int).map_err(|_| format!("`{}` fits no integer type", excerpt(token)))
}

fn word(cursor: &mut Cursor<'_>) -> Result<Value, Diagnostic> {
    let (word, span) = cursor.take_while(|character| character.is_alphanumeric() || character == '_');
    match word {
        "true" => return Ok(Value::Bool(true)),
        "false" => return Ok(Value::Bool(false)),
        "inf" => return Ok(Value::Float(f64::INFINITY)),
        "nan" => return Ok(Value::Float(f64::NAN)),
        _ => {}
    }
    let problem = bad(cursor, span, format!("`{}` is not a value", excerpt(word)), "not a literal");
    Err(match nearest(word, ["true", "false", "inf", "nan"]) {
        Some(meant) => problem.help(format!("did you mean `{meant}`?")),
        None => problem.help("write a literal: texts stand in double quotes"),
    })
}

/// A text literal: its bytes, and its place with the quotes. It ends on the line on which it begins.
pub(crate) fn text(cursor: &mut Cursor<'_>) -> Result<(Vec<u8>, Span), Diagnostic> {
    cursor.skip_blanks();
    let start = cursor.offset();
    if !cursor.eat("\"") {
        return Err(bad(cursor, cursor.here(), "a text in double quotes is missing", "a text is wanted here"));
    }
    let mut bytes = Vec::new();
    loop {
        let rest = cursor.rest();
        let length = rest.find(['"', '\\', '\n']).unwrap_or(rest.len());
        bytes.extend_from_slice(&rest.as_bytes()[..length]);
        cursor.advance(length);
        match cursor.peek() {
            Some('"') => {
                cursor.advance(1);
                return Ok((bytes, Span::new(start, cursor.offset())));
            }
            Some('\\') => escape(cursor, &mut bytes)?,
            _ => {
                let problem = bad(cursor, Span::new(start, start + 1), "a text is not closed on its line", "opened here");
                return Err(problem.help("close it with `\"`; a line end inside is written `\\n`, a quote `\\\"`"));
            }
        }
    }
}

/// Reads one escape; the cursor stands on the backslash.
fn escape(cursor: &mut Cursor<'_>, bytes: &mut Vec<u8>) -> Result<(), Diagnostic> {
    let rest = cursor.rest();
    let Some(kind) = rest[1..].chars().next() else {
        let span = Span::new(cursor.offset(), cursor.offset() + 1);
        return Err(bad(cursor, span, "a text is not closed on its line", "ends here"));
    };
    let simple = match kind {
        'n' => Some(b'\n'),
        'r' => Some(b'\r'),
        't' => Some(b'\t'),
        '0' => Some(0),
        '\\' => Some(b'\\'),
        '"' => Some(b'"'),
        _ => None,
    };
    if let Some(byte) = simple {
        bytes.push(byte);
        cursor.advance(2);
        return Ok(());
    }
    let length = match kind {
        'x' => hexadecimal_byte(rest, bytes),
        'u' => unicode_scalar(rest, bytes),
        _ => None,
    };
    match length {
        Some(length) => cursor.advance(length),
        None => {
            let span = Span::new(cursor.offset(), cursor.offset() + 1 + kind.len_utf8());
            let message = format!("`\\{}` is not an escape", kind.escape_debug());
            return Err(bad(cursor, span, message, "unknown escape").help(r#"the escapes are \n \r \t \\ \" \0 \xHH \u{H…}"#));
        }
    }
    Ok(())
}

/// `\xHH`: pushes the byte and gives the length of the escape.
fn hexadecimal_byte(rest: &str, bytes: &mut Vec<u8>) -> Option<usize> {
    let digits = rest.get(2..4).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    bytes.push(u8::from_str_radix(digits, 16).ok()?);
    Some(4)
}

/// `\u{H…}`, one to six digits: pushes the UTF-8 form and gives the length of the escape.
fn unicode_scalar(rest: &str, bytes: &mut Vec<u8>) -> Option<usize> {
    let digits = rest.strip_prefix("\\u{")?;
    let length = digits.bytes().take(7).position(|byte| byte == b'}')?;
    let digits = digits.get(..length).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let scalar = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    bytes.extend_from_slice(scalar.encode_utf8(&mut [0; 4]).as_bytes());
    Some("\\u{".len() + length + 1)
}

fn bad(cursor: &Cursor<'_>, span: Span, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::error(&BAD_LITERAL, message).at(cursor.source, span, label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Value, String> {
        parse_value(&Source::new("v", text), Span::new(0, text.len())).map_err(|problem| problem.message)
    }

    #[test]
    fn numbers_in_all_spellings() {
        for (text, value) in [
            ("42", Value::Int(42)),
            (" -1_000 ", Value::Int(-1000)),
            ("0xfF", Value::Int(255)),
            ("-0b101", Value::Int(-5)),
            ("-170141183460469231731687303715884105728", Value::Int(i128::MIN)),
            ("1e3", Value::Float(1000.0)),
            ("-2.5E-3", Value::Float(-0.0025)),
            ("-0.0", Value::Float(-0.0)),
            ("nan", Value::Float(f64::NAN)),
            ("-inf", Value::Float(f64::NEG_INFINITY)),
            ("0x1e", Value::Int(30)),
        ] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
        for text in ["", "1 2", "0x", "12ab", "1e999", "--1", "-", ".5", "1.2.3", "99999999999999999999999999999999999999999", "0b2"] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn texts_with_all_escapes() {
        assert_eq!(read(r#""a\n\r\t\\\"\0\xff\u{e4}ß""#), Ok(Value::Text(b"a\n\r\t\\\"\0\xff\xc3\xa4\xc3\x9f".to_vec())));
        for text in [r#""abc"#, r#""\q""#, r#""\x4""#, r#""\u{110000}""#, r#""\u{}""#, r#""\u{1234567}""#, "\"a\nb\"", "\"\\", "\"\\ä\""] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn depth_and_length_of_lists_are_bounded() {
        assert_eq!(read("[1, [true], []]").map(|value| value.to_string()), Ok("[1, [true], []]".into()));
        assert_eq!(read("[1, 2,]").map(|value| value.to_string()), Ok("[1, 2]".into()));
        assert_eq!(read(&"[".repeat(500_000)), Err("lists are nested too deeply".into()));
        assert_eq!(read(&format!("[{}]", "1,".repeat(MAX_LIST_ITEMS + 1))), Err("a list has more than 10000 items".into()));
        assert_eq!(read("[1 2]"), Err("a comma is missing between two items".into()));
    }
}
