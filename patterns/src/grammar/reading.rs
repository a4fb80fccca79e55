//! Reads a sentence with an automaton; words that fit nowhere may be skipped, at a price.
//!
//! All ways of reading are followed side by side, as in Thompson's simulation, so the time is in proportion to the
//! length of the sentence. The reading that skips the fewest words is returned, among these one that says the most
//! required concepts, among these the one whose choices stand first in the grammar. A reading that skips nothing is an
//! understanding; one that skips something tells which words were not understood.

use super::Automaton;
use super::automaton::State;
use crate::token::{Kind, Token};

/// A value for a slot, in the order of the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fill {
    pub(crate) slot: u16,
    pub(crate) value: FillValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FillValue {
    /// The token of this index.
    Token(usize),
    /// A constant of the grammar, said by the words before the token of this index.
    Constant { constant: u16, before: usize },
}

#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// For each token the phrase that explains it, `None` where it was skipped.
    pub(crate) explanations: Vec<Option<u16>>,
    pub(crate) fills: Vec<Fill>,
    /// Bit `n` is set where the concept `n` has been said.
    pub(crate) said: u8,
}

impl Reading {
    /// The best reading of `tokens` that skips at most `most_skips` of them, if there is one.
    pub(crate) fn new(automaton: &Automaton, tokens: &[Token], terms: &Terms, most_skips: usize) -> Option<Self> {
        let mut simulation = Simulation::new(automaton, tokens, terms, most_skips);
        simulation.follow(0, Thread { state: automaton.start, said: 0, last: NOTHING }, 0);
        for index in 0..tokens.len() {
            simulation.step(index);
        }
        simulation.best(terms.required)
    }
}

/// What a grammar leaves to its pattern.
pub(crate) struct Terms<'a> {
    /// Whether a token has the shape of a slot's values.
    pub(crate) accepts: &'a dyn Fn(u16, &Token) -> bool,
    /// Whether a token may be left out at no price.
    pub(crate) is_free: &'a dyn Fn(&Token) -> bool,
    /// Bit `n` is set where the concept `n` must be said.
    pub(crate) required: u8,
}

/// One way of reading the tokens so far.
#[derive(Clone, Copy)]
struct Thread {
    state: u32,
    said: u8,
    /// Index of the latest event, [`NOTHING`] at the start.
    last: u32,
}

const NOTHING: u32 = u32::MAX;

/// What happened on the way, as a list that shares its beginning with other ways.
struct Event {
    earlier: u32,
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    Read { token: usize, explanation: u16 },
    Fill(Fill),
}

struct Simulation<'a> {
    automaton: &'a Automaton,
    tokens: &'a [Token],
    /// For each token the number of its word, if the grammar has it.
    words: Vec<Option<u32>>,
    terms: &'a Terms<'a>,
    events: Vec<Event>,
    /// Threads that wait for the next token or have arrived, by the number of tokens that they skipped.
    by_skips: Vec<Vec<Thread>>,
    /// For each state and set of concepts, the round in which it was last reached.
    reached: Vec<u32>,
    round: u32,
    pending: Vec<Thread>,
}

impl<'a> Simulation<'a> {
    fn new(automaton: &'a Automaton, tokens: &'a [Token], terms: &'a Terms<'a>, most_skips: usize) -> Self {
        Self {
            automaton,
            tokens,
            words: tokens.iter().map(|token| word_number(automaton, token)).collect(),
            terms,
            events: Vec::new(),
            by_skips: vec![Vec::new(); most_skips + 1],
            reached: vec![0; automaton.states.len() << automaton.concepts],
            round: 1,
            pending: Vec::new(),
        }
    }

    fn step(&mut self, index: usize) {
        self.round += 1;
        let price = usize::from(!(self.terms.is_free)(&self.tokens[index]));
        let before: Vec<Vec<Thread>> = self.by_skips.iter_mut().map(std::mem::take).collect();
        for skips in 0..before.len() {
            for thread in &before[skips] {
                if let Some((next, explanation, fill)) = self.reads(thread.state, index) {
                    let mut last = self.event(thread.last, What::Read { token: index, explanation });
                    if let Some(fill) = fill {
                        last = self.event(last, What::Fill(fill));
                    }
                    self.follow(index + 1, Thread { state: next, said: thread.said, last }, skips);
                }
            }
            // Threads that skip this token come after those of the same price that read it.
            let skipping = skips.checked_sub(price).map_or(&[][..], |fewer| &before[fewer]);
            for thread in skipping {
                self.arrive(*thread, skips);
            }
        }
    }

    /// Where `state` leads by reading the token `index`, if it can.
    fn reads(&self, state: u32, index: usize) -> Option<(u32, u16, Option<Fill>)> {
        match &self.automaton.states[state as usize] {
            State::Words { set, explanation, next } => {
                let is_read = self.words[index].is_some_and(|word| self.automaton.sets[usize::from(*set)].binary_search(&word).is_ok());
                is_read.then_some((*next, *explanation, None))
            }
            State::Slot { slot, explanation, next } => {
                let fill = Fill { slot: *slot, value: FillValue::Token(index) };
                (self.terms.accepts)(*slot, &self.tokens[index]).then_some((*next, *explanation, Some(fill)))
            }
            _ => None,
        }
    }

    /// Adds `thread` and every thread that it leads to without reading; `index` is that of the next token.
    fn follow(&mut self, index: usize, thread: Thread, skips: usize) {
        let automaton = self.automaton;
        self.pending.push(thread);
        while let Some(thread) = self.pending.pop() {
            match &automaton.states[thread.state as usize] {
                State::Words { .. } | State::Slot { .. } | State::Accept => self.arrive(thread, skips),
                _ if !self.is_new(thread) => {}
                State::Split(branches) => {
                    self.pending.extend(branches.iter().rev().map(|&state| Thread { state, ..thread }));
                }
                State::Boundary { is_separated, next } => {
                    let is_there = |token: &Token| index == 0 || token.is_separated;
                    if self.tokens.get(index).is_none_or(|token| is_there(token) == *is_separated) {
                        self.pending.push(Thread { state: *next, ..thread });
                    }
                }
                State::Mark { concept, next } => {
                    self.pending.push(Thread { state: *next, said: thread.said | 1 << concept, ..thread });
                }
                State::Constant { slot, constant, next } => {
                    let fill = Fill { slot: *slot, value: FillValue::Constant { constant: *constant, before: index } };
                    let last = self.event(thread.last, What::Fill(fill));
                    self.pending.push(Thread { state: *next, said: thread.said, last });
                }
            }
        }
    }

    fn arrive(&mut self, thread: Thread, skips: usize) {
        if self.is_new(thread) {
            self.by_skips[skips].push(thread);
        }
    }

    /// Whether no thread, which would be preferred or cheaper, got here in this round.
    fn is_new(&mut self, thread: Thread) -> bool {
        let place = &mut self.reached[(thread.state as usize) << self.automaton.concepts | usize::from(thread.said)];
        std::mem::replace(place, self.round) != self.round
    }

    fn event(&mut self, earlier: u32, what: What) -> u32 {
        self.events.push(Event { earlier, what });
        (self.events.len() - 1) as u32
    }

    fn best(&self, required: u8) -> Option<Reading> {
        let arrived = |thread: &&Thread| matches!(self.automaton.states[thread.state as usize], State::Accept);
        let cheapest = self.by_skips.iter().find(|threads| threads.iter().any(|thread| arrived(&thread)))?;
        let thread = cheapest.iter().filter(arrived).min_by_key(|thread| (required & !thread.said).count_ones())?;
        let mut reading = Reading { explanations: vec![None; self.tokens.len()], fills: Vec::new(), said: thread.said };
        let mut at = thread.last;
        while let Some(event) = self.events.get(at as usize) {
            match event.what {
                What::Read { token, explanation } => reading.explanations[token] = Some(explanation),
                What::Fill(fill) => reading.fills.push(fill),
            }
            at = event.earlier;
        }
        reading.fills.reverse();
        Some(reading)
    }
}

fn word_number(automaton: &Automaton, token: &Token) -> Option<u32> {
    let is_word = matches!(token.kind, Kind::Word | Kind::Number(_));
    is_word.then(|| automaton.number(&token.text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Definitions;
    use crate::token::tokenise;

    fn read(grammar: &str, sentence: &str, most_skips: usize) -> Option<Reading> {
        let definitions =
            Definitions { slots: vec!["port".into(), "paths".into()], concepts: vec!["x".into(), "y".into()], ..Definitions::default() };
        let automaton = Automaton::new(grammar, &definitions).unwrap();
        let accepts = |slot: u16, token: &Token| match slot {
            0 => matches!(token.kind, Kind::Number(_)),
            _ => token.kind == Kind::Path,
        };
        let terms = Terms { accepts: &accepts, is_free: &|token| token.text == "the", required: 0b11 };
        Reading::new(&automaton, &tokenise(sentence), &terms, most_skips)
    }

    #[test]
    fn order_counts() {
        assert!(read("a (b | c d)* e", "a b c d b e", 0).is_some());
        assert!(read("a (b | c d)* e", "a d c e", 0).is_none());
        assert!(read("a (b | c d)* e", "a", 0).is_none());
    }

    #[test]
    fn the_fewest_words_are_skipped() {
        let reading = read("a b [c] {port}", "a b x c 5", 3).unwrap();
        assert_eq!(reading.explanations, [Some(0), Some(0), None, Some(0), Some(0)]);
        assert!(read("a b", "a x y b", 1).is_none());
        assert!(read("a b", "a x y b", 2).is_some());
    }

    #[test]
    fn among_equal_readings_the_one_that_says_more_is_taken() {
        assert_eq!(read("(a | a #x | a #x #y)", "a", 0).unwrap().said, 0b11);
    }

    #[test]
    fn slots_and_constants_are_filled_in_order() {
        let reading = read("{paths} root {paths=/} on {port}", "/a root on 5", 0).unwrap();
        let values: Vec<FillValue> = reading.fills.iter().map(|fill| fill.value).collect();
        let expected = [FillValue::Token(0), FillValue::Constant { constant: 0, before: 2 }, FillValue::Token(3)];
        assert_eq!(values, expected);
    }

    #[test]
    fn a_free_word_may_be_read_or_left_out() {
        assert!(read("a b", "the a the b the", 0).is_some());
        assert!(read("a the b", "a the b", 0).is_some());
        assert!(read("a the b", "a b", 0).is_none());
    }

    #[test]
    fn a_separator_is_seen_where_it_is_asked_for() {
        assert!(read("a _ b", "a: b", 0).is_some());
        assert!(read("a _ b", "a, b", 0).is_none());
        assert!(read("a b", "a. b", 0).is_some());
        assert!(read("^ a ^ b", "a. b", 0).is_some());
        assert!(read("^ a ^ b", "a b", 0).is_none());
    }

    #[test]
    fn repetition_of_what_may_be_empty_ends() {
        assert!(read("([a] [b])* ([c]*)*", "a b a c c", 0).is_some());
        assert!(read("([a]*)*", "", 0).is_some());
    }
}
