//! The rules of a grammar with every name replaced by what it stands for.

use super::{Expression, GrammarError, parse_expression};
use crate::inflect;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// More concepts than this would make the table of visited states large (2 to the power of their number for each state).
const MOST_CONCEPTS: usize = 6;

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

/// An expression whose names are resolved.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One word of the set of this number.
    Words(u16),
    /// The rule of this number.
    Rule(usize),
    Slot(u16),
    Constant {
        slot: u16,
        constant: u16,
    },
    Mark(u8),
    Boundary {
        is_separated: bool,
    },
    Sequence(Vec<Node>),
    Choice(Vec<Node>),
    Repeat {
        inner: Box<Node>,
        at_least_once: bool,
        unbounded: bool,
    },
}

#[derive(Debug)]
pub(super) struct Rule {
    pub(super) name: String,
    pub(super) is_phrase: bool,
    pub(super) node: Node,
}

/// The rules that a sentence refers to, and what they are made of.
#[derive(Debug)]
pub(super) struct Rules {
    pub(super) sentence: Node,
    pub(super) rules: Vec<Rule>,
    /// Sets of words, as numbers of the vocabulary, in order.
    pub(super) sets: Vec<Vec<u32>>,
    pub(super) constants: Vec<String>,
    /// Word → its number.
    pub(super) vocabulary: BTreeMap<String, u32>,
}

impl Rules {
    pub(super) fn new(sentence: &str, definitions: &Definitions) -> Result<Self, GrammarError> {
        if definitions.concepts.len() > MOST_CONCEPTS {
            return Err(GrammarError::TooManyConcepts);
        }
        let rules = Rules {
            sentence: Node::Sequence(Vec::new()),
            rules: Vec::new(),
            sets: Vec::new(),
            constants: Vec::new(),
            vocabulary: BTreeMap::new(),
        };
        let mut resolver = Resolver { definitions, rules, resolved: HashMap::new(), open: Vec::new() };
        let sentence = resolver.expression(&parse_expression(sentence)?)?;
        Ok(Rules { sentence, ..resolver.rules })
    }
}

struct Resolver<'a> {
    definitions: &'a Definitions,
    rules: Rules,
    /// Name → what stands for a reference to the rule.
    resolved: HashMap<String, Node>,
    /// The rules that are being resolved, to find recursion.
    open: Vec<String>,
}

impl Resolver<'_> {
    fn expression(&mut self, expression: &Expression) -> Result<Node, GrammarError> {
        Ok(match expression {
            Expression::Word { text, inflected } => {
                let forms = if *inflected { inflect::forms(text) } else { BTreeSet::from([text.clone()]) };
                let set = forms.into_iter().map(|form| self.number(form)).collect();
                self.words(set)
            }
            Expression::Rule(name) => self.rule(name)?,
            Expression::Slot { name, constant } => self.slot(name, constant.as_deref())?,
            Expression::Mark(name) => {
                let concept = position(&self.definitions.concepts, name).ok_or_else(|| GrammarError::UnknownConcept(name.clone()))?;
                Node::Mark(concept as u8)
            }
            Expression::Boundary { is_separated } => Node::Boundary { is_separated: *is_separated },
            Expression::Sequence(items) => Node::Sequence(items.iter().map(|item| self.expression(item)).collect::<Result<_, _>>()?),
            Expression::Choice(branches) => {
                let branches = branches.iter().map(|branch| self.expression(branch)).collect::<Result<_, _>>()?;
                self.choice(branches)
            }
            Expression::Repeat { inner, at_least_once, unbounded } => {
                Node::Repeat { inner: Box::new(self.expression(inner)?), at_least_once: *at_least_once, unbounded: *unbounded }
            }
        })
    }

    /// All branches that read one word become one set, which comes first.
    fn choice(&mut self, branches: Vec<Node>) -> Node {
        let mut union = BTreeSet::new();
        let mut others = Vec::new();
        for branch in branches {
            match branch {
                Node::Words(set) => union.extend(self.rules.sets[usize::from(set)].iter().copied()),
                other => others.push(other),
            }
        }
        if union.is_empty() {
            return Node::Choice(others);
        }
        let words = self.words(union);
        if others.is_empty() {
            return words;
        }
        others.insert(0, words);
        Node::Choice(others)
    }

    fn rule(&mut self, name: &str) -> Result<Node, GrammarError> {
        if let Some(node) = self.resolved.get(name) {
            return Ok(node.clone());
        }
        if self.open.iter().any(|open| open == name) {
            return Err(GrammarError::Recursive(name.to_owned()));
        }
        let is_phrase = self.definitions.phrases.contains_key(name);
        let text = self.definitions.phrases.get(name).or_else(|| self.definitions.words.get(name));
        let expression = parse_expression(text.ok_or_else(|| GrammarError::UnknownRule(name.to_owned()))?)?;
        self.open.push(name.to_owned());
        let node = self.expression(&expression)?;
        self.open.pop();
        let reference = match node {
            Node::Words(set) if !is_phrase => Node::Words(set),
            node => {
                self.rules.rules.push(Rule { name: name.to_owned(), is_phrase, node });
                Node::Rule(self.rules.rules.len() - 1)
            }
        };
        self.resolved.insert(name.to_owned(), reference.clone());
        Ok(reference)
    }

    fn slot(&mut self, name: &str, constant: Option<&str>) -> Result<Node, GrammarError> {
        let slot = position(&self.definitions.slots, name).ok_or_else(|| GrammarError::UnknownSlot(name.to_owned()))? as u16;
        let Some(value) = constant else { return Ok(Node::Slot(slot)) };
        let constant = position(&self.rules.constants, value).unwrap_or_else(|| {
            self.rules.constants.push(value.to_owned());
            self.rules.constants.len() - 1
        });
        Ok(Node::Constant { slot, constant: constant as u16 })
    }

    fn words(&mut self, set: BTreeSet<u32>) -> Node {
        self.rules.sets.push(set.into_iter().collect());
        Node::Words((self.rules.sets.len() - 1) as u16)
    }

    fn number(&mut self, word: String) -> u32 {
        let vocabulary = &mut self.rules.vocabulary;
        let fresh = vocabulary.len() as u32;
        *vocabulary.entry(word).or_insert(fresh)
    }
}

fn position(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|known| known == name)
}
