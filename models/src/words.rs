//! A command line into words, as a POSIX shell splits it, without any expansion.
//!
//! `llm -m 'my model' --system "a \"b\""` → `llm`, `-m`, `my model`, `--system`, `a "b"`. Nothing is looked up, replaced
//! or run. A word that a shell would take for an operator (`|`, `>`, `;` …) is refused unless it is quoted, for a user who
//! writes one expects a shell.

use std::fmt;

/// Why a command line cannot be split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SplitError {
    /// The quote that is never closed.
    Unclosed(char),
    /// The text ends in a backslash.
    TrailingBackslash,
    /// An operator of a shell that is not quoted.
    Operator(String),
    /// A zero byte, which no argument can hold.
    Nul,
}

impl fmt::Display for SplitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SplitError::Unclosed(quote) => write!(formatter, "the quote {quote} is not closed"),
            SplitError::TrailingBackslash => formatter.write_str("it ends in a backslash"),
            SplitError::Operator(operator) => write!(formatter, "`{operator}` needs a shell, and none is used"),
            SplitError::Nul => formatter.write_str("it holds a zero byte"),
        }
    }
}

impl std::error::Error for SplitError {}

const OPERATORS: &[&str] = &["|", "||", "&", "&&", ";", "<", ">", ">>", "<<", "2>", "2>&1"];

/// Splits `text` into words.
pub fn split_words(text: &str) -> Result<Vec<String>, SplitError> {
    if text.contains('\0') {
        return Err(SplitError::Nul);
    }
    let mut words = Vec::new();
    let mut characters = text.chars().peekable();
    loop {
        while characters.next_if(|&character| is_blank(character)).is_some() {}
        if characters.peek().is_none() {
            return Ok(words);
        }
        words.extend(word(&mut characters)?);
    }
}

type Characters<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

/// Reads one word; the first character is not a blank. A line that is only continued is no word.
fn word(characters: &mut Characters) -> Result<Option<String>, SplitError> {
    let mut word = String::new();
    let mut quoted = false;
    while let Some(character) = characters.next_if(|&character| !is_blank(character)) {
        match character {
            '\'' => {
                quoted = true;
                single_quoted(characters, &mut word)?;
            }
            '"' => {
                quoted = true;
                double_quoted(characters, &mut word)?;
            }
            '\\' => match characters.next().ok_or(SplitError::TrailingBackslash)? {
                '\n' => {}
                escaped => {
                    quoted = true;
                    word.push(escaped);
                }
            },
            other => word.push(other),
        }
    }
    match quoted {
        true => Ok(Some(word)),
        false if OPERATORS.contains(&word.as_str()) => Err(SplitError::Operator(word)),
        false => Ok(Some(word).filter(|word| !word.is_empty())),
    }
}

fn single_quoted(characters: &mut Characters, word: &mut String) -> Result<(), SplitError> {
    for character in characters {
        if character == '\'' {
            return Ok(());
        }
        word.push(character);
    }
    Err(SplitError::Unclosed('\''))
}

/// Inside double quotes a backslash escapes only `$`, a backquote, `"`, itself and a line end.
fn double_quoted(characters: &mut Characters, word: &mut String) -> Result<(), SplitError> {
    while let Some(character) = characters.next() {
        match character {
            '"' => return Ok(()),
            '\\' => match characters.next().ok_or(SplitError::Unclosed('"'))? {
                '\n' => {}
                escaped @ ('$' | '`' | '"' | '\\') => word.push(escaped),
                other => word.extend(['\\', other]),
            },
            other => word.push(other),
        }
    }
    Err(SplitError::Unclosed('"'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn splits_as_a_shell_without_expansion() {
        for (text, expected) in [
            ("", vec![]),
            (" \t\n ", vec![]),
            ("llm -m gpt", vec!["llm", "-m", "gpt"]),
            ("a'b c'd", vec!["ab cd"]),
            (r#"a "b \" \$HOME \n" c"#, vec!["a", r#"b " $HOME \n"#, "c"]),
            (r"a\ b \'c", vec!["a b", "'c"]),
            ("a '' \"\"", vec!["a", "", ""]),
            ("echo $HOME *.ll ~", vec!["echo", "$HOME", "*.ll", "~"]),
            ("a '|' \\;", vec!["a", "|", ";"]),
            ("a \\\n b", vec!["a", "b"]),
            ("a=b #c", vec!["a=b", "#c"]),
        ] {
            assert_eq!(split_words(text).unwrap(), expected, "{text:?}");
        }
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(split_words("a 'b"), Err(SplitError::Unclosed('\'')));
        assert_eq!(split_words("a \"b\\"), Err(SplitError::Unclosed('"')));
        assert_eq!(split_words("a \\"), Err(SplitError::TrailingBackslash));
        assert_eq!(split_words("a | b"), Err(SplitError::Operator("|".into())));
        assert_eq!(split_words("a\0"), Err(SplitError::Nul));
    }

    proptest! {
        #[test]
        fn quoting_any_words_gives_them_back(words in prop::collection::vec("[^\0]{0,12}", 0..6)) {
            let line: Vec<String> = words.iter().map(|word| format!("'{}'", word.replace('\'', r"'\''"))).collect();
            prop_assert_eq!(split_words(&line.join(" ")).unwrap(), words);
        }

        #[test]
        fn no_text_panics(text in "\\PC*|[ '\"\\\\|a\n]{0,30}") {
            let _ = split_words(&text);
        }
    }
}
