//! Functions that a sentence can ask for: a module that is already proven, and the task that it was proven by.
//!
//! `library/functions.toml` says which sentences ask for a function; its module and its task file are those of
//! `examples/functions/`, so that what answers and what is proven there are one text.

use crate::grammar::{Automaton, Definitions, Reading, Terms};
use crate::pattern::Language;
use crate::token::{Kind, Token};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// (name, task file, module) of each function, in the order of `functions.toml`.
macro_rules! texts {
    ($($name:literal),* $(,)?) => {
        &[$((
            $name,
            include_str!(concat!("../../examples/functions/tasks/", $name, ".intent")),
            include_str!(concat!("../../examples/functions/modules/", $name, ".ll")),
        )),*]
    };
}

const TEXTS: &[(&str, &str, &str)] = texts![
    "factorial",
    "fibonacci",
    "is_prime",
    "integer_square_root",
    "gcd",
    "string_length",
    "reverse",
    "uppercase",
    "lowercase",
    "trim",
    "capitalize_words",
    "caesar_cipher",
    "count_words",
    "count_char",
    "bubble_sort",
    "find_second_largest",
    "binary_search",
    "djb2_hash",
    "base64_encode",
    "base64_decode",
    "minimum",
    "maximum",
    "clamp",
];

const LIBRARY: &str = include_str!("../library/functions.toml");

/// What is defined for each function by itself.
const OWN_RULES: [&str; 4] = ["core", "takes", "of_it", "fact"];

/// One function of the library.
#[derive(Clone, Debug)]
pub struct FunctionPattern {
    /// Also the name of its module, without `.ll`.
    pub name: String,
    pub summary: String,
    pub module: &'static str,
    task: &'static str,
    required: u8,
    automaton: Automaton,
}

/// `library/functions.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LibraryFile {
    sentence: String,
    rest: String,
    words: BTreeMap<String, String>,
    functions: Vec<FunctionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FunctionFile {
    name: String,
    summary: String,
    /// Concepts that a sentence must mention.
    #[serde(default)]
    required: Vec<String>,
    core: String,
    takes: String,
    /// Where it says something that `core` does not.
    #[serde(default)]
    of_it: Option<String>,
    #[serde(default)]
    fact: Option<String>,
}

impl FunctionPattern {
    /// Reads the functions that are shipped. The error is a defect of the library, for its test.
    pub(crate) fn shipped(language: &Language) -> Result<Vec<Self>, String> {
        let library: LibraryFile = toml::from_str(LIBRARY).map_err(|error| error.to_string())?;
        let names: Vec<&str> = library.functions.iter().map(|function| function.name.as_str()).collect();
        let texts: Vec<&str> = TEXTS.iter().map(|(name, _, _)| *name).collect();
        if names != texts {
            return Err(format!("functions.toml has {names:?}, and the texts are of {texts:?}"));
        }
        library
            .functions
            .iter()
            .zip(TEXTS)
            .map(|(function, (_, task, module))| Self::new(&library, function, task, module, language))
            .collect()
    }

    fn new(
        library: &LibraryFile,
        function: &FunctionFile,
        task: &'static str,
        module: &'static str,
        language: &Language,
    ) -> Result<Self, String> {
        let mut definitions = Definitions {
            phrases: language.phrases.clone(),
            words: language.words.clone(),
            slots: Vec::new(),
            concepts: function.required.clone(),
        };
        for name in library.words.keys().map(String::as_str).chain(OWN_RULES) {
            if language.phrases.contains_key(name) || language.words.contains_key(name) {
                return Err(format!("functions.toml: the rule `{name}` is one of language.toml"));
            }
        }
        definitions.words.extend(library.words.clone());
        definitions.words.insert("takes".to_owned(), function.takes.clone());
        definitions.phrases.insert("core".to_owned(), function.core.clone());
        definitions.phrases.insert("of_it".to_owned(), function.of_it.clone().unwrap_or_else(|| "<core>".to_owned()));
        // Without facts of its own nothing but courtesy may follow.
        let fact = function.fact.clone().unwrap_or_else(|| "<courtesy>".to_owned());
        definitions.phrases.insert("fact".to_owned(), fact);
        let sentence = format!("{} {}", library.sentence, library.rest);
        let automaton = Automaton::new(&sentence, &definitions).map_err(|error| format!("{}: {error}", function.name))?;
        let required = function.required.iter().enumerate().fold(0, |bits, (index, _)| bits | 1 << index);
        Ok(Self { name: function.name.clone(), summary: function.summary.clone(), module, task, required, automaton })
    }

    /// The step that the module was proven by, as text without its oracle, which lies in a file beside the task file.
    pub fn step(&self) -> String {
        self.lines().filter(|line| !line.starts_with("@oracle")).fold(String::new(), |text, line| text + line + "\n")
    }

    /// The clauses of that step that state the function: its signature, and what it was proven by.
    pub fn clauses(&self) -> String {
        let clauses = self.lines().filter(|line| line.starts_with('@') && !line.starts_with("@create") && !line.starts_with("@oracle"));
        clauses.fold(String::new(), |text, line| text + line + "\n")
    }

    /// Every word that a sentence for this function may contain, in all forms. Articles and the like are not listed.
    pub fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.automaton.vocabulary()
    }

    fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.task.lines()
    }

    /// Whether `intent` is the text of the task itself, wherever its lines are broken.
    pub(crate) fn is_intent(&self, intent: &str) -> bool {
        let of_task = self.lines().filter(|line| !line.starts_with('@')).flat_map(str::split_whitespace);
        of_task.eq(intent.split_whitespace())
    }

    /// Whether every word of a sentence is explained, and everything is said that the function needs to hear.
    pub(crate) fn explains(&self, tokens: &[Token], free: &BTreeSet<String>) -> bool {
        let is_free = |token: &Token| token.kind == Kind::Word && free.contains(&token.text);
        let terms = Terms { accepts: &|_, _| false, is_free: &is_free, required: self.required };
        let reading = Reading::new(&self.automaton, tokens, &terms, 0);
        reading.is_some_and(|reading| self.required & !reading.said == 0)
    }
}
