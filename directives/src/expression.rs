//! Expressions of `@property` and `@where`: kept as text, held to closed quotes and brackets. The gate gives them meaning.

use crate::cursor::Cursor;
use crate::literal;
use diagnostics::codes::directives::BAD_EXPRESSION;
use diagnostics::{Diagnostic, Span};

/// The deepest nesting of brackets.
const DEEPEST: usize = 64;

pub(crate) fn check(mut cursor: Cursor<'_>) -> Result<(), Diagnostic> {
    let mut open: Vec<(char, Span)> = Vec::new();
    if cursor.at_end() {
        return Err(bad(&cursor, cursor.here(), "the expression is missing", "an expression is wanted here"));
    }
    while let Some(character) = cursor.peek() {
        let span = Span::new(cursor.offset(), cursor.offset() + character.len_utf8());
        match character {
            '"' => {
                literal::text(&mut cursor)?;
                continue;
            }
            '(' | '[' if open.len() == DEEPEST => return Err(bad(&cursor, span, "brackets are nested too deeply", "this bracket")),
            '(' => open.push((')', span)),
            '[' => open.push((']', span)),
            ')' | ']' if open.pop().is_none_or(|(wanted, _)| wanted != character) => {
                return Err(bad(&cursor, span, format!("`{character}` closes no bracket"), "nothing to close"));
            }
            _ => {}
        }
        cursor.advance(character.len_utf8());
    }
    match open.pop() {
        Some((wanted, span)) => Err(bad(&cursor, span, "a bracket is not closed", "opened here").help(format!("close it with `{wanted}`"))),
        None => Ok(()),
    }
}

fn bad(cursor: &Cursor<'_>, span: Span, message: impl Into<String>, label: &str) -> Diagnostic {
    Diagnostic::error(&BAD_EXPRESSION, message).at(cursor.source, span, label)
}
