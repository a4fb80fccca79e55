//! Quotes string constants as LLVM wants it.
//!
//! Before:
//! ```llvm
//! @a = constant [6 x i8] "hello\00"
//! @b = constant [6 x i8] c'hello\00'
//! @c = constant [10 x i8] c"say \"hi\"\00", align 1
//! @d = constant [8 x i8] c"{"a":1}\00"
//! ```
//! After:
//! ```llvm
//! @a = constant [6 x i8] c"hello\00"
//! @b = constant [6 x i8] c"hello\00"
//! @c = constant [10 x i8] c"say \22hi\22\00", align 1
//! @d = constant [8 x i8] c"{\22a\22:1}\00"
//! ```
//! A constant ends with the last quote of its line behind which only the rest of a global may stand. Curled quotes count as quotes
//! around a constant, not inside of it.
//!
//! Requires: a global whose whole value is a constant of type `[N x i8]`, on one line; for a missing `c`, any constant of that type.
//! Ensures: the constant is `c"…"`, and quotes inside of it are `\22`.
//! Leaves alone: constants that LLVM can read; constants that could end in several places; constants of other types.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Token, TokenKind};

pub(crate) const NAME: &str = "quote_constants";
pub(crate) const SUMMARY: &str = "quotes string constants as LLVM wants it";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let text = rewrite.text;
    // Where the last line ends in which a constant was made out.
    let mut handled = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end_matches(['\n', '\r']).len());
        start += line.len();
        if line.trim_start().starts_with('@')
            && let Some((value, count)) = value_of_global(text, span)
            && correct_line(rewrite, Span::new(value, span.end), count)
        {
            handled.push(span);
        }
    }
    let tokens = ir::significant(text, Span::new(0, text.len()));
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Str) {
        let place = handled.partition_point(|line: &Span| line.end <= token.span.start);
        let is_handled = handled.get(place).is_some_and(|line| line.start <= token.span.start);
        let is_closed = token.span.len() >= 2 && token.text(text).ends_with('"');
        if is_closed && !is_handled && bytes_type_starts(text, &tokens, index).is_some() {
            rewrite.insert(token.span.start, "c", "a string constant begins with `c`");
        }
    }
}

/// Where `[N x i8]`, whose count may be missing, begins that ends before `end`.
pub(crate) fn bytes_type_starts(text: &str, tokens: &[Token], end: usize) -> Option<usize> {
    let (x, close) = (end.checked_sub(3)?, end.checked_sub(1)?);
    if !(tokens[x].is_word(text, "x") && tokens[x + 1].is_word(text, "i8") && tokens[close].is(b']')) {
        return None;
    }
    [x.checked_sub(1), x.checked_sub(2)].into_iter().flatten().find(|&open| tokens[open].is(b'['))
}

/// Where the value begins on a line `@name = … constant [N x i8] VALUE`, and N.
fn value_of_global(text: &str, line: Span) -> Option<(usize, Option<usize>)> {
    let mut tokens = Vec::new();
    for token in ir::Lexer::new(text, line).filter(|token| !token.is_trivia()) {
        // The head of a global has no strings.
        if matches!(token.kind, TokenKind::Str | TokenKind::Bytes) || tokens.len() > 24 {
            return None;
        }
        tokens.push(token);
        let open = bytes_type_starts(text, &tokens, tokens.len());
        if let Some(keyword) = open.and_then(|open| tokens.get(open.checked_sub(1)?)) {
            let is_global = tokens.get(1).is_some_and(|token| token.is(b'='));
            let is_value = matches!(keyword.text(text), "constant" | "global");
            let rest = &text[token.span.end..line.end];
            let count = tokens[tokens.len() - 4].text(text).parse().ok();
            return (is_global && is_value).then(|| (line.end - rest.trim_start().len(), count));
        }
    }
    None
}

/// The signs that open a constant, and those that close it.
const QUOTES: [(char, char); 3] = [('"', '"'), ('\'', '\''), ('\u{201c}', '\u{201d}')];

/// Corrects the constant at the start of `value`, which goes to the end of its line; whether one was made out.
fn correct_line(rewrite: &mut Rewrite, value: Span, count: Option<usize>) -> bool {
    let text = &rewrite.text[value.start..value.end];
    let quoted = text.strip_prefix('c').map_or(text, str::trim_start);
    let Some((open, close)) = QUOTES.into_iter().find(|(open, _)| quoted.starts_with(*open)) else { return false };
    let inside_start = text.len() - quoted.len() + open.len_utf8();
    let inside = &text[inside_start..];
    let is_read = |first: usize| text.starts_with("c\"") && is_tail(&inside[first + 1..]);
    if inside.find('"').is_some_and(is_read) {
        return true;
    }
    match ends(inside, open, close, count)[..] {
        [] => false,
        [end] => {
            let span = Span::new(value.start, value.start + inside_start + end + close.len_utf8());
            let constant = format!("c\"{}\"", escaped(&inside[..end], open));
            rewrite.replace(span, constant, "a string constant is `c\"…\"`, in which a quote is `\\22`");
            true
        }
        _ => {
            let message = "it cannot be told where this string constant ends";
            rewrite.leave(&codes::CONSTANT_END, value, message, "write quotes inside of a constant as `\\22`");
            true
        }
    }
}

/// The closing quotes behind which only the rest of a global stands; of several, the one with the right number of bytes before it.
fn ends(inside: &str, open: char, close: char, count: Option<usize>) -> Vec<usize> {
    let closing = inside.match_indices(close).map(|(place, _)| place);
    let all: Vec<usize> = closing.filter(|&place| is_tail(&inside[place + close.len_utf8()..]) && !is_escaped(inside, place)).collect();
    // Of more than a few nothing is certain.
    if let (Some(count), 2..=4) = (count, all.len()) {
        let counted = all.iter().copied().filter(|&end| ir::string_length(&escaped(&inside[..end], open)) == count);
        let counted: Vec<usize> = counted.collect();
        return if counted.is_empty() { all } else { counted };
    }
    all
}

/// Whether an odd number of backslashes stands before `place`.
fn is_escaped(text: &str, place: usize) -> bool {
    let backslashes = text.as_bytes()[..place].iter().rev().take_while(|&&byte| byte == b'\\').count();
    // LLVM ends a constant there; whoever doubles no backslash elsewhere means a quote.
    backslashes % 2 == 1 && text[place..].len() > 1
}

/// What may follow the value of a global on its line.
fn is_tail(rest: &str) -> bool {
    const WORDS: [&str; 8] = ["align", "section", "comdat", "partition", "code_model", "no_sanitize_", "sanitize_", "!"];
    let rest = rest.trim_start();
    match rest.strip_prefix(',') {
        Some(tail) => WORDS.iter().any(|word| tail.trim_start().starts_with(word)),
        None => rest.is_empty() || rest.starts_with([';', '@', '!', '#', '}']),
    }
}

/// The text between the quotes as LLVM reads it.
fn escaped(inside: &str, open: char) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut letters = inside.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some('\\')) => {
                text.push_str("\\\\");
                letters.next();
            }
            ('\\', Some('"')) => {
                text.push_str("\\22");
                letters.next();
            }
            ('\\', Some('\'')) if open == '\'' => {
                text.push('\'');
                letters.next();
            }
            ('"', _) => text.push_str("\\22"),
            _ => text.push(letter),
        }
    }
    text
}
