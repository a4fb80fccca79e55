//! A pattern: a program that is already proven, and the sentences that ask for it.

use crate::grammar::{Automaton, Definitions, Reading, Terms};
use crate::slot::SlotSpec;
use crate::token::{Kind, Token};
use runtime::EffectSet;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Something that a sentence says; every required concept must be said.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    pub name: String,
    /// Completes "the sentence does not say …"; a concept without it is not required.
    #[serde(default)]
    pub missing: Option<String>,
}

/// An option of `intentc build` that a pattern needs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NeededOption {
    /// With its dashes, for example `--content`.
    pub name: String,
    pub summary: String,
}

/// Scenario lines in the language of `@expect`, with places for values (`scenario.rs`).
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Expectations {
    /// Before all others.
    #[serde(default)]
    pub(crate) first: String,
    /// For each body that a route answers with; a large one counts as two, its beginning and its end.
    #[serde(default)]
    pub(crate) each_body: String,
    /// For each route.
    #[serde(default)]
    pub(crate) each_route: String,
    /// For one route only, the first.
    #[serde(default)]
    pub(crate) one_route: String,
    /// After all others.
    #[serde(default)]
    pub(crate) last: String,
}

/// One entry of the library. Public fields are for display; what a sentence asks for is decided by [`crate::Library`].
#[derive(Clone, Debug, Serialize)]
pub struct Pattern {
    /// Also the name of its module, without `.ll`.
    pub name: String,
    pub summary: String,
    /// The canonical sentence.
    pub intent: String,
    pub effects: String,
    pub slots: Vec<SlotSpec>,
    pub concepts: Vec<Concept>,
    pub options: Vec<NeededOption>,
    /// Whether the program is built for size: all that it does is wait for the kernel.
    pub small: bool,
    /// The program module.
    #[serde(skip)]
    pub module: &'static str,
    #[serde(skip)]
    pub(crate) effect_set: EffectSet,
    #[serde(skip)]
    pub(crate) expectations: Expectations,
    #[serde(skip)]
    pub(crate) automaton: Automaton,
}

/// `library/NAME.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PatternFile {
    name: String,
    summary: String,
    intent: String,
    effects: String,
    #[serde(default)]
    small: bool,
    #[serde(default)]
    options: Vec<NeededOption>,
    #[serde(default)]
    slots: Vec<SlotSpec>,
    concepts: Vec<Concept>,
    expectations: Expectations,
    sentence: String,
    phrases: BTreeMap<String, String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

/// `library/language.toml`: what all patterns share.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Language {
    /// Words that never change what is asked for; they may stand anywhere.
    pub(crate) ignored: BTreeSet<String>,
    /// Words that are not worth naming beside a content word that was not understood.
    pub(crate) light: BTreeSet<String>,
    pub(crate) phrases: BTreeMap<String, String>,
    pub(crate) words: BTreeMap<String, String>,
}

impl Pattern {
    /// Reads `text`, the TOML of a pattern, whose program is `module`. The error is a defect of the library, for its test.
    pub(crate) fn parse(text: &str, module: &'static str, language: &Language) -> Result<Self, String> {
        let file: PatternFile = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut definitions = Definitions {
            phrases: language.phrases.clone(),
            words: language.words.clone(),
            slots: file.slots.iter().map(|slot| slot.name.clone()).collect(),
            concepts: file.concepts.iter().map(|concept| concept.name.clone()).collect(),
        };
        for name in file.phrases.keys().chain(file.words.keys()) {
            if language.phrases.contains_key(name) || language.words.contains_key(name) {
                return Err(format!("{}: the rule `{name}` is one of language.toml", file.name));
            }
        }
        definitions.phrases.extend(file.phrases);
        definitions.words.extend(file.words);
        let automaton = Automaton::new(&file.sentence, &definitions).map_err(|error| format!("{}: {error}", file.name))?;
        let effect_set = file.effects.parse().map_err(|error| format!("{}: {error}", file.name))?;
        check_slots(&file.name, &file.slots)?;
        Ok(Self {
            name: file.name,
            summary: file.summary,
            intent: file.intent,
            effects: file.effects,
            slots: file.slots,
            concepts: file.concepts,
            options: file.options,
            small: file.small,
            module,
            effect_set,
            expectations: file.expectations,
            automaton,
        })
    }

    /// Every word that a sentence for this pattern may contain, in all forms. Articles and the like are not listed.
    pub fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.automaton.vocabulary()
    }

    /// Whether `word`, in lower case, stands in some phrase of the pattern.
    pub fn knows(&self, word: &str) -> bool {
        self.automaton.number(word).is_some()
    }

    pub(crate) fn explanation(&self, index: u16) -> &str {
        self.automaton.explanation(index)
    }

    pub(crate) fn constant(&self, index: u16) -> &str {
        self.automaton.constant(index)
    }

    /// The best reading of `tokens` that skips at most `most_skips` words, those of `free` not counted.
    pub(crate) fn read(&self, tokens: &[Token], free: &BTreeSet<String>, most_skips: usize) -> Option<Reading> {
        let accepts = |slot: u16, token: &Token| self.slots[usize::from(slot)].slot_type.accepts(token);
        let is_free = |token: &Token| token.kind == Kind::Word && free.contains(&token.text);
        let terms = Terms { accepts: &accepts, is_free: &is_free, required: self.required() };
        Reading::new(&self.automaton, tokens, &terms, most_skips)
    }

    /// Bit `n` is set where the concept `n` must be said.
    fn required(&self) -> u8 {
        let bits = self.concepts.iter().enumerate().filter(|(_, concept)| concept.missing.is_some());
        bits.fold(0, |bits, (index, _)| bits | 1 << index)
    }

    /// What completes "the sentence does not say …", for each required concept that `said` lacks.
    pub(crate) fn missing(&self, said: u8) -> Vec<String> {
        let unsaid = self.concepts.iter().enumerate().filter(|(index, _)| said & 1 << index == 0);
        unsaid.filter_map(|(_, concept)| concept.missing.clone()).collect()
    }
}

fn check_slots(pattern: &str, slots: &[SlotSpec]) -> Result<(), String> {
    for slot in slots {
        let default_fits = slot.default.as_ref().is_none_or(|text| slot.slot_type.constant(text).is_some());
        let counts_fits = slot.counts.as_ref().is_none_or(|counted| slots.iter().any(|other| other.name == *counted));
        if !default_fits || !counts_fits {
            return Err(format!("{pattern}: the slot `{}` is not consistent", slot.name));
        }
    }
    Ok(())
}
