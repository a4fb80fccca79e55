//! Writes the comments of other languages as LLVM's.
//!
//! Before:
//! ```llvm
//! define i64 @f(i64 %x) {
//! entry: # where it begins
//!   %y = add i64 %x, 1 // one more
//!   /* the result
//!      goes back */
//!   ret i64 %y
//! }
//! ```
//! After:
//! ```llvm
//! define i64 @f(i64 %x) {
//! entry: ; where it begins
//!   %y = add i64 %x, 1 ; one more
//!   ; the result
//! ;     goes back
//!   ret i64 %y
//! }
//! ```
//! Requires: `//` or a `#` that begins no name, to the end of the line, or `/*` with its `*/`; outside of strings and comments.
//! Ensures: they are comments that begin with `;`, with the same text.
//! Leaves alone: `#0`, `#dbg_value`; a `/*` that is never closed; what is no IR at the top level, which is cut as prose.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use ir::{EntityKind, Token, TokenKind};

pub(crate) const NAME: &str = "spell_comments";
pub(crate) const SUMMARY: &str = "writes the comments of other languages as LLVM's";

const REASON: &str = "comments begin with `;`";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let is_code = |kind| !matches!(kind, EntityKind::Blank | EntityKind::Comment | EntityKind::Junk);
    let spans: Vec<Span> = rewrite.module.entities().iter().filter(|entity| is_code(entity.kind)).map(|entity| entity.span).collect();
    for span in spans {
        correct_entity(rewrite, span);
    }
}

fn correct_entity(rewrite: &mut Rewrite, span: Span) {
    let text = rewrite.text;
    // Behind the last one, no `/*` is closed.
    let last_close = span.of(text).rfind("*/").map_or(span.start, |place| span.start + place);
    // What lies before this place belongs to a comment that was corrected.
    let mut end = span.start;
    let mut before: Option<Token> = None;
    for token in ir::Lexer::new(text, span) {
        let last = before.replace(token);
        if token.span.start < end {
            continue;
        }
        let slash = last.filter(|last| is_sign(text, *last, "/") && last.span.end == token.span.start && last.span.start >= end);
        let comment = match slash.map(|slash| Span::new(slash.span.start, token.span.end)) {
            _ if is_sign(text, token, "#") => Some((token.span, None)),
            Some(sign) if is_sign(text, token, "/") => Some((sign, None)),
            Some(sign) if token.is(b'*') && sign.end <= last_close => {
                text[sign.end..span.end].find("*/").map(|length| (sign, Some(sign.end + length)))
            }
            _ => None,
        };
        if let Some((sign, close)) = comment {
            end = correct(rewrite, sign, close);
        }
    }
}

fn is_sign(text: &str, token: Token, sign: &str) -> bool {
    token.kind == TokenKind::Unknown && token.text(text) == sign
}

/// Writes one comment, which goes to `close`, or else to the end of its line; where it ends.
fn correct(rewrite: &mut Rewrite, sign: Span, close: Option<usize>) -> usize {
    let text = rewrite.text;
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |length| from + length);
    rewrite.replace(sign, ";", REASON);
    let Some(close) = close else { return line_end(sign.end) };
    let mut line = line_end(sign.end);
    while line < close {
        rewrite.insert(line + 1, ";", REASON);
        line = line_end(line + 1);
    }
    // What follows on the line of the end is code.
    let is_last = text[close + 2..line].trim().is_empty();
    let start = text[..close].trim_end_matches([' ', '\t']).len();
    let start = if is_last { start.max(sign.end) } else { close };
    rewrite.replace(Span::new(start, close + 2), if is_last { "" } else { "\n" }, REASON);
    close + 2
}
