//! Slots: the typed values that a sentence gives to a pattern.

use crate::path;
use crate::token::{Kind, Token};
use diagnostics::Span;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::RangeInclusive;

/// What a slot can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SlotType {
    /// A TCP or UDP port.
    Port,
    /// A list of URL paths, in the order of the sentence, each once.
    Paths,
    /// The number of values in another slot, said for clarity ("three pages: …").
    Count,
    /// Text in quotes.
    Text,
    /// A relative file name, in quotes or with an extension.
    File,
}

/// A slot as a pattern declares it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotSpec {
    pub name: String,
    #[serde(rename = "type")]
    pub slot_type: SlotType,
    /// The value where the sentence gives none.
    #[serde(default)]
    pub default: Option<String>,
    /// The slot whose values a [`SlotType::Count`] counts.
    #[serde(default)]
    pub counts: Option<String>,
    /// What the slot means, for people.
    pub summary: String,
}

/// The ports that a program may listen on.
pub const PORTS: RangeInclusive<u64> = 1..=65535;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SlotValue {
    Port(u16),
    Paths(Vec<String>),
    Count(u64),
    Text(String),
    File(String),
}

impl fmt::Display for SlotValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Port(port) => write!(formatter, "{port}"),
            Self::Paths(paths) => formatter.write_str(&paths.join(", ")),
            Self::Count(count) => write!(formatter, "{count}"),
            Self::Text(text) => write!(formatter, "{text:?}"),
            Self::File(name) => formatter.write_str(name),
        }
    }
}

/// A slot with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Slot {
    pub name: String,
    pub value: SlotValue,
    /// Where the sentence says it; `None` where it is the default.
    pub span: Option<Span>,
}

const NUMBER_WORDS: [&str; 12] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

impl SlotType {
    /// Whether `token` has the shape of a value; a value of the right shape may still be refused by [`SlotType::value`].
    pub(crate) fn accepts(self, token: &Token) -> bool {
        match self {
            Self::Port => matches!(token.kind, Kind::Number(_)),
            Self::Paths => token.kind == Kind::Path && path::is_plain(&token.text) && !path::names_system_folder(&token.text),
            Self::Count => count(token).is_some(),
            Self::Text => token.kind == Kind::Quoted,
            Self::File => file_name(token).is_some(),
        }
    }

    /// The value of a token that [`SlotType::accepts`], or what is wrong with it and how to put it right.
    pub(crate) fn value(self, token: &Token) -> Result<SlotValue, (String, String)> {
        match (self, &token.kind) {
            (Self::Port, Kind::Number(Some(port))) if PORTS.contains(port) => Ok(SlotValue::Port(*port as u16)),
            (Self::Port, _) => {
                let message = format!("`{}` is not a port", token.text);
                Err((message, format!("name a port from {} to {}", PORTS.start(), PORTS.end())))
            }
            (Self::Paths, _) => match path::defect(&token.text) {
                None => Ok(SlotValue::Paths(vec![token.text.clone()])),
                Some(defect) => Err((format!("the path `{}` {defect}", token.text), "write each path in its shortest form".to_owned())),
            },
            (Self::Count, _) => Ok(SlotValue::Count(count(token).unwrap_or(0))),
            (Self::Text, _) => Ok(SlotValue::Text(token.text.clone())),
            (Self::File, _) => Ok(SlotValue::File(file_name(token).unwrap_or("").to_owned())),
        }
    }

    /// The value of a constant that stands in a grammar or as a default.
    pub(crate) fn constant(self, text: &str) -> Option<SlotValue> {
        Some(match self {
            Self::Port => SlotValue::Port(text.parse().ok().filter(|&port| port > 0)?),
            Self::Paths => SlotValue::Paths(text.split_whitespace().map(str::to_owned).collect()),
            Self::Count => SlotValue::Count(text.parse().ok()?),
            Self::Text => SlotValue::Text(text.to_owned()),
            Self::File => SlotValue::File(text.to_owned()),
        })
    }
}

fn count(token: &Token) -> Option<u64> {
    match token.kind {
        Kind::Number(value) => value,
        Kind::Word => NUMBER_WORDS.iter().position(|word| *word == token.text).map(|index| index as u64 + 1),
        _ => None,
    }
}

/// `notes.txt` or `"my notes"`, but nothing that leads out of a folder.
fn file_name(token: &Token) -> Option<&str> {
    let has_extension = token.text.contains('.') && token.text.contains(|letter: char| letter.is_alphabetic());
    let is_name = token.kind == Kind::Quoted || (token.kind == Kind::Word && has_extension);
    let is_inside = !token.text.starts_with('/') && token.text.split('/').all(|part| !matches!(part, "" | "." | ".."));
    let is_printable = !token.text.contains(|letter: char| letter.is_control() || letter == '\\');
    (is_name && is_inside && is_printable).then_some(token.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::tokenise;

    fn value(slot_type: SlotType, text: &str) -> Option<Result<SlotValue, String>> {
        let tokens = tokenise(text);
        let token = tokens.first().filter(|token| tokens.len() == 1 && slot_type.accepts(token))?;
        Some(slot_type.value(token).map_err(|(message, _)| message))
    }

    #[test]
    fn ports_have_a_range() {
        assert_eq!(value(SlotType::Port, ":9000"), Some(Ok(SlotValue::Port(9000))));
        assert_eq!(value(SlotType::Port, "65535"), Some(Ok(SlotValue::Port(65535))));
        for text in ["0", "65536", "-1", "99999999999999999999999"] {
            assert!(matches!(value(SlotType::Port, text), Some(Err(_))), "{text}");
        }
        for text in ["http", "80a", "080", "8000-8010", "\"80\""] {
            assert_eq!(value(SlotType::Port, text), None, "{text}");
        }
    }

    #[test]
    fn paths_are_plain() {
        for text in ["/", "/a", "/a/b.c", "/build-log.", "'/~x_y'", "/docs/", "/home", "/home/about"] {
            assert!(matches!(value(SlotType::Paths, text), Some(Ok(_))), "{text}");
        }
        for text in ["/a/../b", "/..", "/a//b", "/./a", "//"] {
            assert!(matches!(value(SlotType::Paths, text), Some(Err(_))), "{text}");
        }
        for text in ["/users/:id", "/a?b=c", "/{x}", "/*", "/ä", "/a%20b", "/a\\b", "a/b", "/var/www", "/etc/passwd"] {
            assert_eq!(value(SlotType::Paths, text), None, "{text}");
        }
    }

    #[test]
    fn counts_texts_and_files() {
        assert_eq!(value(SlotType::Count, "Three"), Some(Ok(SlotValue::Count(3))));
        assert_eq!(value(SlotType::Text, "\"a b\""), Some(Ok(SlotValue::Text("a b".into()))));
        assert_eq!(value(SlotType::File, "notes.txt"), Some(Ok(SlotValue::File("notes.txt".into()))));
        for text in ["notes", "\"../a\"", "\"/a\"", "'a//b'", "1.5", "'a\u{7}b'"] {
            assert_eq!(value(SlotType::File, text), None, "{text}");
        }
    }
}
