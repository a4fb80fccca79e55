//! Phrases: what a pattern understands, written as small regular expressions over words.
//!
//! | written | means |
//! |---|---|
//! | `echo` | this word |
//! | `echo~` | any form of this word (`echoes`, `echoing` …) |
//! | `a b` | one after the other |
//! | `(a \| b)` | either |
//! | `[a]` `a*` `a+` | at most once, any number of times, at least once |
//! | `<name>` | the rule of this name |
//! | `{port}` | a value of the slot `port` |
//! | `{paths=/}` | nothing is read; the slot gets the value `/` |
//! | `^` | nothing is read; the next word is the first, or a comma, semicolon or end of a sentence stands before it |
//! | `_` | nothing is read; none of these stands before the next word |
//! | `#echo` | nothing is read; the concept `echo` has been said |
//!
//! Rules may not be recursive, so every grammar is a finite automaton ([`Automaton`]), and reading a sentence takes time
//! in proportion to its length ([`reading`]).

mod automaton;
mod reading;
mod rules;

pub(crate) use automaton::Automaton;
pub(crate) use reading::{Fill, FillValue, Reading, Terms};
pub(crate) use rules::Definitions;

use std::fmt;

/// One expression of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    Word { text: String, inflected: bool },
    Rule(String),
    Slot { name: String, constant: Option<String> },
    Mark(String),
    Boundary { is_separated: bool },
    Sequence(Vec<Expression>),
    Choice(Vec<Expression>),
    Repeat { inner: Box<Expression>, at_least_once: bool, unbounded: bool },
}

/// Why a grammar of the library cannot be used; a defect of the library, found by its test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum GrammarError {
    Unexpected { offset: usize },
    Unclosed { offset: usize },
    UnknownRule(String),
    UnknownSlot(String),
    UnknownConcept(String),
    Recursive(String),
    TooManyConcepts,
}

impl fmt::Display for GrammarError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unexpected { offset } => write!(formatter, "unexpected character at offset {offset}"),
            Self::Unclosed { offset } => write!(formatter, "what is opened at offset {offset} is not closed"),
            Self::UnknownRule(name) => write!(formatter, "no rule `{name}`"),
            Self::UnknownSlot(name) => write!(formatter, "no slot `{name}`"),
            Self::UnknownConcept(name) => write!(formatter, "no concept `{name}`"),
            Self::Recursive(name) => write!(formatter, "the rule `{name}` refers to itself"),
            Self::TooManyConcepts => write!(formatter, "too many concepts"),
        }
    }
}

/// Reads one expression; the whole of `text` must be one.
pub(crate) fn parse_expression(text: &str) -> Result<Expression, GrammarError> {
    let mut parser = Parser { text, offset: 0 };
    let expression = parser.choice()?;
    if parser.peek().is_some() { Err(GrammarError::Unexpected { offset: parser.offset }) } else { Ok(expression) }
}

struct Parser<'a> {
    text: &'a str,
    offset: usize,
}

impl Parser<'_> {
    fn choice(&mut self) -> Result<Expression, GrammarError> {
        let mut branches = vec![self.sequence()?];
        while self.peek() == Some('|') {
            self.offset += 1;
            branches.push(self.sequence()?);
        }
        Ok(if branches.len() == 1 { branches.remove(0) } else { Expression::Choice(branches) })
    }

    fn sequence(&mut self) -> Result<Expression, GrammarError> {
        let mut items = Vec::new();
        while let Some(character) = self.peek().filter(|character| !matches!(character, '|' | ')' | ']')) {
            let item = self.item(character)?;
            items.push(self.repetition(item)?);
        }
        match items.len() {
            0 => Err(GrammarError::Unexpected { offset: self.offset }),
            1 => Ok(items.remove(0)),
            _ => Ok(Expression::Sequence(items)),
        }
    }

    fn repetition(&mut self, item: Expression) -> Result<Expression, GrammarError> {
        // Only directly behind the item: `a*`, not `a *`.
        let at_least_once = match self.text[self.offset..].chars().next() {
            Some('*') => false,
            Some('+') => true,
            _ => return Ok(item),
        };
        if at_least_once && matches!(item, Expression::Repeat { .. }) {
            // `[a]+` says "at least once" of what may be left out.
            return Err(GrammarError::Unexpected { offset: self.offset });
        }
        self.offset += 1;
        Ok(Expression::Repeat { inner: Box::new(item), at_least_once, unbounded: true })
    }

    fn item(&mut self, character: char) -> Result<Expression, GrammarError> {
        let start = self.offset;
        match character {
            '(' => {
                self.offset += 1;
                let inner = self.choice()?;
                self.close(')', start)?;
                Ok(inner)
            }
            '[' => {
                self.offset += 1;
                let inner = Box::new(self.choice()?);
                self.close(']', start)?;
                Ok(Expression::Repeat { inner, at_least_once: false, unbounded: false })
            }
            '<' => Ok(Expression::Rule(self.enclosed('>')?)),
            '{' => {
                let inside = self.enclosed('}')?;
                let (name, constant) =
                    inside.split_once('=').map_or((inside.as_str(), None), |(name, value)| (name, Some(value.to_owned())));
                Ok(Expression::Slot { name: name.to_owned(), constant })
            }
            '#' => {
                self.offset += 1;
                Ok(Expression::Mark(self.name()?))
            }
            '_' | '^' => {
                self.offset += 1;
                Ok(Expression::Boundary { is_separated: character == '^' })
            }
            _ => self.word(),
        }
    }

    fn word(&mut self) -> Result<Expression, GrammarError> {
        let text = self.name()?;
        let inflected = self.text[self.offset..].starts_with('~');
        self.offset += usize::from(inflected);
        Ok(Expression::Word { text, inflected })
    }

    fn name(&mut self) -> Result<String, GrammarError> {
        let rest = &self.text[self.offset..];
        let length = rest.find(|letter: char| letter.is_whitespace() || "()[]{}<>|*+#~".contains(letter)).unwrap_or(rest.len());
        if length == 0 {
            return Err(GrammarError::Unexpected { offset: self.offset });
        }
        self.offset += length;
        Ok(rest[..length].to_owned())
    }

    fn enclosed(&mut self, close: char) -> Result<String, GrammarError> {
        let inside = &self.text[self.offset + 1..];
        let length = inside.find(close).ok_or(GrammarError::Unclosed { offset: self.offset })?;
        self.offset += length + 2;
        Ok(inside[..length].to_owned())
    }

    fn close(&mut self, close: char, start: usize) -> Result<(), GrammarError> {
        if self.peek() != Some(close) {
            return Err(GrammarError::Unclosed { offset: start });
        }
        self.offset += 1;
        Ok(())
    }

    /// The next character that is not white space, which is skipped.
    fn peek(&mut self) -> Option<char> {
        let rest = &self.text[self.offset..];
        self.offset += rest.len() - rest.trim_start().len();
        self.text[self.offset..].chars().next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form() {
        let expression = parse_expression("on~ [port] ({port} | <number>)+ {paths=/} #tcp").unwrap();
        let Expression::Sequence(items) = expression else { panic!("a sequence") };
        assert_eq!(items[0], Expression::Word { text: "on".into(), inflected: true });
        assert!(matches!(items[1], Expression::Repeat { at_least_once: false, unbounded: false, .. }));
        assert!(matches!(items[2], Expression::Repeat { at_least_once: true, unbounded: true, .. }));
        assert_eq!(items[3], Expression::Slot { name: "paths".into(), constant: Some("/".into()) });
        assert_eq!(items[4], Expression::Mark("tcp".into()));
    }

    #[test]
    fn refuses_what_is_not_an_expression() {
        for (text, error) in [
            ("", GrammarError::Unexpected { offset: 0 }),
            ("a (b", GrammarError::Unclosed { offset: 2 }),
            ("a)", GrammarError::Unexpected { offset: 1 }),
            ("a | | b", GrammarError::Unexpected { offset: 4 }),
            ("<a", GrammarError::Unclosed { offset: 0 }),
            ("[a]+", GrammarError::Unexpected { offset: 3 }),
            ("* a", GrammarError::Unexpected { offset: 0 }),
        ] {
            assert_eq!(parse_expression(text), Err(error), "{text}");
        }
    }
}
