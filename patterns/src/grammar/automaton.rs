//! A grammar as a nondeterministic finite automaton.

use super::{Expression, GrammarError, parse_expression};
use crate::inflect;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// More concepts than this would make the table of visited states large (2 to the power of their number for each state).
pub(super) const MOST_CONCEPTS: usize = 6;

/// The texts that a grammar is made from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions {
    /// Name → expression. A word is explained by the outermost phrase that it stands in.
    pub(crate) phrases: BTreeMap<String, String>,
    /// Name → expression; parts of phrases.
    pub(crate) words: BTreeMap<String, String>,
    pub(crate) slots: Vec<String>,
    pub(crate) concepts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum State {
    /// Reads one word of the set, whose numbers are in order.
    Words {
        words: Vec<u32>,
        explanation: u16,
        next: u32,
    },
    /// Reads one value.
    Slot {
        slot: u16,
        explanation: u16,
        next: u32,
    },
    /// Reads nothing: fills a slot with [`Automaton::constants`]`[constant]`.
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
    /// What explains a word: names of phrases.
    pub(super) explanations: Vec<String>,
    pub(super) constants: Vec<String>,
    pub(super) concepts: usize,
    /// Word → its number.
    vocabulary: BTreeMap<String, u32>,
}

impl Automaton {
    /// Builds the automaton of the expression `sentence`.
    pub(crate) fn new(sentence: &str, definitions: &Definitions) -> Result<Self, GrammarError> {
        if definitions.concepts.len() > MOST_CONCEPTS {
            return Err(GrammarError::TooManyConcepts);
        }
        let automaton = Self {
            states: vec![State::Accept],
            start: 0,
            explanations: vec!["sentence".to_owned()],
            constants: Vec::new(),
            concepts: definitions.concepts.len(),
            vocabulary: BTreeMap::new(),
        };
        let mut builder =
            Builder { automaton, definitions, open_rules: Vec::new(), expressions: HashMap::new(), word_sets: HashMap::new(), built_rules: HashMap::new(), numbers: HashMap::new() };
        let expression = parse_expression(sentence)?;
        let start = builder.build(&expression, 0, 0)?;
        let mut automaton = builder.automaton;
        automaton.start = start;
        Ok(automaton)
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

struct Builder<'a> {
    automaton: Automaton,
    definitions: &'a Definitions,
    /// The rules whose expression is being built, to find recursion.
    open_rules: Vec<String>,
    /// The rules that have been parsed.
    expressions: HashMap<String, Rc<Expression>>,
    /// The rules that have been tried as sets of words.
    word_sets: HashMap<String, Option<BTreeSet<u32>>>,
    /// (rule, state that follows, explanation) → first state.
    built_rules: HashMap<(String, u32, u16), u32>,
    /// States that can be shared: the automaton is built from its end, so what ends alike is one.
    numbers: HashMap<State, u32>,
}

impl Builder<'_> {
    /// Adds the states for `expression` followed by the state `next`, and returns the first of them.
    fn build(&mut self, expression: &Expression, next: u32, explanation: u16) -> Result<u32, GrammarError> {
        if let Some(words) = self.word_set(expression)? {
            return Ok(self.add(State::Words { words: words.into_iter().collect(), explanation, next }));
        }
        match expression {
            Expression::Word { .. } => self.build(&Expression::Choice(vec![expression.clone()]), next, explanation),
            Expression::Rule(name) => self.rule(name, next, explanation),
            Expression::Slot { name, constant } => self.slot(name, constant.as_deref(), next, explanation),
            Expression::Mark(name) => {
                let concept = position(&self.definitions.concepts, name).ok_or_else(|| GrammarError::UnknownConcept(name.clone()))?;
                Ok(self.add(State::Mark { concept: concept as u8, next }))
            }
            Expression::Boundary { is_separated } => Ok(self.add(State::Boundary { is_separated: *is_separated, next })),
            Expression::Sequence(items) => items.iter().rev().try_fold(next, |next, item| self.build(item, next, explanation)),
            Expression::Choice(branches) => {
                let starts = branches.iter().map(|branch| self.build(branch, next, explanation)).collect::<Result<_, _>>()?;
                Ok(self.add(State::Split(starts)))
            }
            Expression::Repeat { inner, at_least_once, unbounded } => {
                if !unbounded {
                    let first = self.build(inner, next, explanation)?;
                    return Ok(self.add(State::Split(vec![first, next])));
                }
                let split = self.add_own(State::Split(Vec::new()));
                let first = self.build(inner, split, explanation)?;
                self.automaton.states[split as usize] = State::Split(vec![first, next]);
                Ok(if *at_least_once { first } else { split })
            }
        }
    }

    fn rule(&mut self, name: &str, next: u32, explanation: u16) -> Result<u32, GrammarError> {
        let is_phrase = explanation == 0 && self.definitions.phrases.contains_key(name);
        let explanation = if is_phrase { intern(&mut self.automaton.explanations, &name.replace('_', " ")) } else { explanation };
        let key = (name.to_owned(), next, explanation);
        if let Some(first) = self.built_rules.get(&key) {
            return Ok(*first);
        }
        let expression = self.open(name)?;
        let first = self.build(&expression, next, explanation)?;
        self.open_rules.pop();
        self.built_rules.insert(key, first);
        Ok(first)
    }

    fn slot(&mut self, name: &str, constant: Option<&str>, next: u32, explanation: u16) -> Result<u32, GrammarError> {
        let slot = position(&self.definitions.slots, name).ok_or_else(|| GrammarError::UnknownSlot(name.to_owned()))? as u16;
        Ok(match constant {
            Some(value) => {
                let constant = intern(&mut self.automaton.constants, value);
                self.add(State::Constant { slot, constant, next })
            }
            None => self.add(State::Slot { slot, explanation, next }),
        })
    }

    /// The expression of a rule, which stays open until its name is popped.
    fn open(&mut self, name: &str) -> Result<Rc<Expression>, GrammarError> {
        if self.open_rules.iter().any(|open| open == name) {
            return Err(GrammarError::Recursive(name.to_owned()));
        }
        self.open_rules.push(name.to_owned());
        if let Some(expression) = self.expressions.get(name) {
            return Ok(Rc::clone(expression));
        }
        let text = self.definitions.phrases.get(name).or_else(|| self.definitions.words.get(name));
        let expression = Rc::new(parse_expression(text.ok_or_else(|| GrammarError::UnknownRule(name.to_owned()))?)?);
        self.expressions.insert(name.to_owned(), Rc::clone(&expression));
        Ok(expression)
    }

    /// The words of an expression that reads exactly one word and does nothing else: such a choice is one state.
    fn word_set(&mut self, expression: &Expression) -> Result<Option<BTreeSet<u32>>, GrammarError> {
        Ok(match expression {
            Expression::Word { text, inflected: true } => Some(inflect::forms(text).into_iter().map(|form| self.number(form)).collect()),
            Expression::Word { text, inflected: false } => Some(BTreeSet::from([self.number(text.clone())])),
            Expression::Choice(branches) => {
                let mut union = BTreeSet::new();
                for branch in branches {
                    let Some(words) = self.word_set(branch)? else { return Ok(None) };
                    union.extend(words);
                }
                Some(union)
            }
            Expression::Rule(name) if self.definitions.words.contains_key(name) => {
                if let Some(words) = self.word_sets.get(name) {
                    return Ok(words.clone());
                }
                let expression = self.open(name)?;
                let words = self.word_set(&expression)?;
                self.open_rules.pop();
                self.word_sets.insert(name.clone(), words.clone());
                words
            }
            _ => None,
        })
    }

    fn number(&mut self, word: String) -> u32 {
        let vocabulary = &mut self.automaton.vocabulary;
        let fresh = vocabulary.len() as u32;
        *vocabulary.entry(word).or_insert(fresh)
    }

    fn add(&mut self, state: State) -> u32 {
        if let Some(number) = self.numbers.get(&state) {
            return *number;
        }
        let number = self.add_own(state.clone());
        self.numbers.insert(state, number);
        number
    }

    /// Adds a state that may still be changed.
    fn add_own(&mut self, state: State) -> u32 {
        self.automaton.states.push(state);
        (self.automaton.states.len() - 1) as u32
    }
}

fn position(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|known| known == name)
}

fn intern(values: &mut Vec<String>, value: &str) -> u16 {
    let index = position(values, value).unwrap_or_else(|| {
        values.push(value.to_owned());
        values.len() - 1
    });
    index as u16
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
    fn defects_of_a_grammar_are_errors() {
        let recursive = definitions(&[("a", "x <b>"), ("b", "y <a>")]);
        assert_eq!(Automaton::new("<a>", &recursive).unwrap_err(), GrammarError::Recursive("a".into()));
        let choice = definitions(&[("a", "(x | <a>)")]);
        assert_eq!(Automaton::new("<a>", &choice).unwrap_err(), GrammarError::Recursive("a".into()));
        let empty = Definitions::default();
        assert_eq!(Automaton::new("<a>", &empty).unwrap_err(), GrammarError::UnknownRule("a".into()));
        assert_eq!(Automaton::new("{a}", &empty).unwrap_err(), GrammarError::UnknownSlot("a".into()));
        assert_eq!(Automaton::new("#a", &empty).unwrap_err(), GrammarError::UnknownConcept("a".into()));
    }
}
