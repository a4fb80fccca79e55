//! A key, kept out of messages.

use std::fmt;

/// Shorter texts are not searched for in messages: they would blank out ordinary words.
const SHORTEST_SCRUBBED: usize = 6;

/// A key. Neither prints nor serialises.
pub(crate) struct Secret(String);

impl Secret {
    pub(crate) fn new(text: String) -> Self {
        Self(text)
    }

    /// The key itself, for the one header that carries it.
    pub(crate) fn reveal(&self) -> &str {
        &self.0
    }

    /// `text` without this key, for servers that quote the key in their messages.
    pub(crate) fn scrub(&self, text: &str) -> String {
        if self.0.len() < SHORTEST_SCRUBBED { text.to_owned() } else { text.replace(&self.0, "[key]") }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("[key]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_debug_nor_a_message_shows_the_key() {
        let key = Secret::new("sk-abcdef".into());
        assert_eq!(format!("{key:?}"), "[key]");
        assert_eq!(key.scrub("bad key sk-abcdef!"), "bad key [key]!");
    }
}
