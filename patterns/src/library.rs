//! The patterns that are shipped, and the choice between them.

use crate::answer::{Abstention, Answer, Explanation, Match, Word};
use crate::fill::{Problem, fill};
use crate::function::FunctionPattern;
use crate::grammar::Reading;
use crate::pattern::{Language, Pattern};
use crate::token::{Token, tokenise};
use diagnostics::Source;
use std::sync::LazyLock;

/// In bytes; a longer sentence is not read.
pub const LONGEST_SENTENCE: usize = 2_000;

/// A sentence with more words that fit nowhere is about something else.
const MOST_SKIPS: usize = 12;

const LANGUAGE: &str = include_str!("../library/language.toml");

/// (`NAME.toml`, `NAME.ll`) of each pattern.
const ENTRIES: &[(&str, &str)] = &[
    (include_str!("../library/tcp_echo.toml"), include_str!("../library/tcp_echo.ll")),
    (include_str!("../library/http_site.toml"), include_str!("../library/http_site.ll")),
];

static SHIPPED: LazyLock<Library> =
    LazyLock::new(|| Library::parse(LANGUAGE, ENTRIES).expect("the embedded library is read by every test of this room"));

/// A set of patterns.
#[derive(Clone, Debug)]
pub struct Library {
    language: Language,
    patterns: Vec<Pattern>,
    functions: Vec<FunctionPattern>,
}

impl Library {
    /// The patterns that are part of intentc, read once.
    pub fn shipped() -> &'static Library {
        &SHIPPED
    }

    pub(crate) fn parse(language: &str, entries: &[(&str, &'static str)]) -> Result<Self, String> {
        let language: Language = toml::from_str(language).map_err(|error| error.to_string())?;
        let patterns = entries.iter().map(|(text, module)| Pattern::parse(text, module, &language)).collect::<Result<_, _>>()?;
        let functions = FunctionPattern::shipped(&language)?;
        Ok(Self { language, patterns, functions })
    }

    pub fn patterns(&self) -> &[Pattern] {
        &self.patterns
    }

    pub fn functions(&self) -> &[FunctionPattern] {
        &self.functions
    }

    /// The one function that explains every word of `intent`, a sentence or the text of a step.
    pub fn function(&self, intent: &str) -> Option<&FunctionPattern> {
        if intent.len() > LONGEST_SENTENCE {
            return None;
        }
        let tokens = tokenise(intent);
        let mut fitting =
            self.functions.iter().filter(|function| function.is_intent(intent) || function.explains(&tokens, &self.language.ignored));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    pub fn find(&self, name: &str) -> Option<&Pattern> {
        self.patterns.iter().find(|pattern| pattern.name == name)
    }

    /// Whether `word`, in lower case, says nothing by itself: an article, or a word that is not worth naming when a sentence
    /// is not understood.
    pub fn ignores(&self, word: &str) -> bool {
        self.language.ignored.contains(word) || self.language.light.contains(word)
    }

    /// The pattern that explains every word of `sentence`, or why there is none.
    pub fn answer(&self, sentence: &str) -> Answer<'_> {
        if sentence.len() > LONGEST_SENTENCE {
            return abstain(Abstention { too_long: true, ..Abstention::default() });
        }
        let tokens = tokenise(sentence);
        let mut fitting = Vec::new();
        for pattern in &self.patterns {
            let reading = pattern.read(&tokens, &self.language.ignored, 0).filter(|reading| pattern.missing(reading.said).is_empty());
            fitting.extend(reading.map(|reading| (pattern, reading)));
        }
        match fitting.as_slice() {
            [] => abstain(self.nearest(sentence, &tokens)),
            [(pattern, reading)] => self.fill(pattern, reading, sentence, &tokens),
            several => {
                let ambiguous = several.iter().map(|(pattern, _)| *pattern).collect();
                abstain(Abstention { ambiguous, ..Abstention::default() })
            }
        }
    }

    fn fill<'a>(&'a self, pattern: &'a Pattern, reading: &Reading, sentence: &str, tokens: &[Token]) -> Answer<'a> {
        let source = Source::new("<sentence>", sentence);
        match fill(pattern, tokens, &reading.fills, &source) {
            Ok(slots) => {
                let explanations = explanations(pattern, reading, sentence, tokens);
                Answer::Match(Match { pattern, slots, explanations })
            }
            Err(Problem::Invalid(diagnostic)) => Answer::Invalid(diagnostic),
            Err(Problem::Conflict(conflict)) => {
                abstain(Abstention { nearest: Some(pattern), conflict: Some(conflict), ..Abstention::default() })
            }
        }
    }

    /// Which pattern comes nearest, and what stands between it and the sentence.
    fn nearest(&self, sentence: &str, tokens: &[Token]) -> Abstention<'_> {
        let readings =
            self.patterns.iter().filter_map(|pattern| Some((pattern, pattern.read(tokens, &self.language.ignored, MOST_SKIPS)?)));
        let distance = |(pattern, reading): &(&Pattern, Reading)| self.skipped(reading, tokens).len() + pattern.missing(reading.said).len();
        let Some((pattern, reading)) = readings.min_by_key(distance) else {
            return Abstention { unexplained: self.unknown_to_all(sentence, tokens), ..Abstention::default() };
        };
        let missing = pattern.missing(reading.said);
        let says_something = missing.len() < pattern.missing(0).len();
        let unexplained = self.worth_naming(sentence, self.skipped(&reading, tokens));
        Abstention { nearest: says_something.then_some(pattern), unexplained, missing, ..Abstention::default() }
    }

    /// The tokens that a reading could not place.
    fn skipped<'t>(&self, reading: &Reading, tokens: &'t [Token]) -> Vec<&'t Token> {
        let skipped = tokens.iter().zip(&reading.explanations).filter(|(_, explanation)| explanation.is_none());
        skipped.map(|(token, _)| token).filter(|token| !self.language.ignored.contains(&token.text)).collect()
    }

    fn unknown_to_all(&self, sentence: &str, tokens: &[Token]) -> Vec<Word> {
        let is_free = |token: &&Token| self.language.ignored.contains(&token.text);
        let is_known = |token: &&Token| is_free(token) || self.patterns.iter().any(|pattern| pattern.knows(&token.text));
        let unknown: Vec<&Token> = tokens.iter().filter(|token| !is_known(token)).collect();
        self.worth_naming(sentence, if unknown.is_empty() { tokens.iter().collect() } else { unknown })
    }

    /// `unexplained` without light words (`in`, `of`), unless there are no others.
    fn worth_naming(&self, sentence: &str, unexplained: Vec<&Token>) -> Vec<Word> {
        let (light, heavy): (Vec<&Token>, Vec<&Token>) =
            unexplained.into_iter().partition(|token| self.language.light.contains(&token.text));
        let named = if heavy.is_empty() { light } else { heavy };
        named.into_iter().map(|token| word(sentence, token)).collect()
    }
}

fn abstain(abstention: Abstention<'_>) -> Answer<'_> {
    Answer::Abstain(abstention)
}

/// One explanation for each token; what a complete reading leaves out are words that say nothing.
fn explanations(pattern: &Pattern, reading: &Reading, sentence: &str, tokens: &[Token]) -> Vec<Explanation> {
    let of_token = tokens.iter().zip(&reading.explanations);
    of_token
        .map(|(token, explanation)| {
            let by = explanation.map_or("function word", |index| pattern.explanation(index));
            Explanation { word: word(sentence, token), by: by.to_owned() }
        })
        .collect()
}

fn word(sentence: &str, token: &Token) -> Word {
    Word { text: token.span.of(sentence).to_owned(), span: token.span }
}
