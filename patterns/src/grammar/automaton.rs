//! A grammar as a nondeterministic finite automaton.

use super::GrammarError;
use super::rules::{Definitions, Node, Rules};
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum State {
    /// Reads one word of [`Automaton::sets`]`[set]`.
    Words {
        set: u16,
        explanation: u16,
        next: u32,
    },
    /// Reads one value.
    Slot {
        slot: u16,
        explanation: u16,
        next: u32,
    },
    /// Reads nothing: fills a slot with [`Automaton::constant`]`(constant)`.
    Constant {
        slot: u16,
        constant: u16,
        next: u32,
    },
    /// Reads nothing: a concept has been said.
    Mark {
        concept: u8,
        next: u32,
    },
    /// Reads nothing: goes on where the next token is separated from the last one, or is not.
    Boundary {
        is_separated: bool,
        next: u32,
    },
    /// Reads nothing: goes on at any of these, the first is preferred.
    Split(Vec<u32>),
    Accept,
}

#[derive(Clone, Debug)]
pub(crate) struct Automaton {
    pub(super) states: Vec<State>,
    pub(super) start: u32,
    pub(super) concepts: usize,
    /// Sets of words, as numbers of the vocabulary, in order.
    pub(super) sets: Vec<Vec<u32>>,
    /// What explains a word: names of phrases.
    explanations: Vec<String>,
    constants: Vec<String>,
    /// Word → its number.
    vocabulary: BTreeMap<String, u32>,
}

/// What explains a word that stands in no phrase.
const NO_PHRASE: u16 = 0;

impl Automaton {
    /// Builds the automaton of the expression `sentence`.
    pub(crate) fn new(sentence: &str, definitions: &Definitions) -> Result<Self, GrammarError> {
        let rules = Rules::new(sentence, definitions)?;
        let mut builder = Builder {
            rules: &rules,
            states: vec![State::Accept],
            explanations: vec!["sentence".to_owned()],
            built_rules: HashMap::new(),
            numbers: HashMap::new(),
        };
        let start = builder.build(&rules.sentence, 0, NO_PHRASE);
        let (states, explanations) = (builder.states, builder.explanations);
        let Rules { sets, constants, vocabulary, .. } = rules;
        Ok(Self { states, start, concepts: definitions.concepts.len(), sets, explanations, constants, vocabulary })
    }

    /// Every word that occurs in the grammar, in all forms.
    pub(crate) fn vocabulary(&self) -> impl Iterator<Item = &str> {
        self.vocabulary.keys().map(String::as_str)
    }

    pub(crate) fn number(&self, word: &str) -> Option<u32> {
        self.vocabulary.get(word).copied()
    }

    pub(crate) fn explanation(&self, index: u16) -> &str {
        self.explanations.get(usize::from(index)).map_or("", String::as_str)
    }

    pub(crate) fn constant(&self, index: u16) -> &str {
        self.constants.get(usize::from(index)).map_or("", String::as_str)
    }
}

/// Builds from the end, so that what ends alike is shared.
struct Builder<'a> {
    rules: &'a Rules,
    states: Vec<State>,
    explanations: Vec<String>,
    /// (rule, state that follows, explanation) → first state.
    built_rules: HashMap<(usize, u32, u16), u32>,
    numbers: HashMap<State, u32>,
}

impl Builder<'_> {
    /// Adds the states for `node` followed by the state `next`, and returns the first of them.
    fn build(&mut self, node: &Node, next: u32, explanation: u16) -> u32 {
        match node {
            Node::Words(set) => self.add(State::Words { set: *set, explanation, next }),
            Node::Rule(rule) => self.rule(*rule, next, explanation),
            Node::Slot(slot) => self.add(State::Slot { slot: *slot, explanation, next }),
            Node::Constant { slot, constant } => self.add(State::Constant { slot: *slot, constant: *constant, next }),
            Node::Mark(concept) => self.add(State::Mark { concept: *concept, next }),
            Node::Boundary { is_separated } => self.add(State::Boundary { is_separated: *is_separated, next }),
            Node::Sequence(items) => items.iter().rev().fold(next, |next, item| self.build(item, next, explanation)),
            Node::Choice(branches) => {
                let starts = branches.iter().map(|branch| self.build(branch, next, explanation)).collect();
                self.add(State::Split(starts))
            }
            Node::Repeat { inner, unbounded: false, .. } => {
                let first = self.build(inner, next, explanation);
                self.add(State::Split(vec![first, next]))
            }
            Node::Repeat { inner, at_least_once, .. } => {
                let split = self.states.len() as u32;
                self.states.push(State::Split(Vec::new()));
                let first = self.build(inner, split, explanation);
                self.states[split as usize] = State::Split(vec![first, next]);
                if *at_least_once { first } else { split }
            }
        }
    }

    fn rule(&mut self, number: usize, next: u32, explanation: u16) -> u32 {
        let rules = self.rules;
        let rule = &rules.rules[number];
        let explanation = if explanation == NO_PHRASE && rule.is_phrase { self.explanation(&rule.name) } else { explanation };
        let key = (number, next, explanation);
        if let Some(first) = self.built_rules.get(&key) {
            return *first;
        }
        let first = self.build(&rule.node, next, explanation);
        self.built_rules.insert(key, first);
        first
    }

    fn explanation(&mut self, phrase: &str) -> u16 {
        let words = phrase.replace('_', " ");
        let index = self.explanations.iter().position(|known| *known == words).unwrap_or_else(|| {
            self.explanations.push(words);
            self.explanations.len() - 1
        });
        index as u16
    }

    fn add(&mut self, state: State) -> u32 {
        let fresh = self.states.len() as u32;
        let number = *self.numbers.entry(state.clone()).or_insert(fresh);
        if number == fresh {
            self.states.push(state);
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definitions(rules: &[(&str, &str)]) -> Definitions {
        let words = rules.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Definitions { words, ..Definitions::default() }
    }

    #[test]
    fn a_choice_of_words_is_one_state() {
        let automaton = Automaton::new("(a | <b> | c~)", &definitions(&[("b", "(d | e)")])).unwrap();
        assert_eq!(automaton.states.len(), 2);
        let vocabulary: Vec<&str> = automaton.vocabulary().collect();
        assert!(vocabulary.contains(&"cing") && vocabulary.contains(&"e"), "{vocabulary:?}");
    }

    #[test]
    fn what_ends_alike_is_shared() {
        let automaton = Automaton::new("(a <b> | c <b>)", &definitions(&[("b", "d [e] f")])).unwrap();
        assert_eq!(automaton.states.len(), 8, "{:?}", automaton.states);
    }

    #[test]
    fn defects_of_a_grammar_are_errors() {
        let recursive = definitions(&[("a", "x <b>"), ("b", "y <a>")]);
        assert_eq!(Automaton::new("<a>", &recursive).unwrap_err(), GrammarError::Recursive("a".into()));
        let choice = definitions(&[("a", "(x | <a>)")]);
        assert_eq!(Automaton::new("<a>", &choice).unwrap_err(), GrammarError::Recursive("a".into()));
        let empty = Definitions::default();
        assert_eq!(Automaton::new("<a>", &empty).unwrap_err(), GrammarError::UnknownRule("a".into()));
        assert_eq!(Automaton::new("{a}", &empty).unwrap_err(), GrammarError::UnknownSlot("a".into()));
        assert_eq!(Automaton::new("#a", &empty).unwrap_err(), GrammarError::UnknownConcept("a".into()));
        let many = Definitions { concepts: vec![String::new(); 9], ..Definitions::default() };
        assert_eq!(Automaton::new("a", &many).unwrap_err(), GrammarError::TooManyConcepts);
    }
}
