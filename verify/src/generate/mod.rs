//! Arguments for functions under test: edge cases, values that are related, values near those that the task names, random ones; and the
//! smallest arguments that still show a fault.
//!
//! Everything follows from the seed. Preconditions are kept while values are made where their form allows it (`constraints.rs`), and
//! every instance is held against all of them at the end.

mod array;
mod constraints;
mod random;
mod related;
mod scalar;
mod seeds;
mod shrink;
mod slot;
#[cfg(test)]
mod tests;
mod text;

pub(crate) use random::Random;
pub use shrink::{MOST_RUNS, shrink};

use constraints::Difference;
use directives::{Condition, Example, Parameter, Signature, Type, Value};
use scalar::Edges;
use seeds::Seeds;
use slot::{Slot, write_key};
use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt;

/// The largest domain that is gone through as a whole where trying does not find enough.
const ENUMERATED: u64 = 1 << 16;

/// How often a random instance is tried for each one that is wanted.
const TRIES_FOR_EACH: usize = 100;

/// How many bytes of arguments are made at most in search of instances: a precondition may ask for long ones and then refuse them.
const MOST_BYTES: usize = 1 << 25;

/// Fewer instances than were asked for fulfil the preconditions, as far as was tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Starved {
    pub function: String,
    pub found: usize,
    pub wanted: usize,
    pub tried: usize,
}

impl fmt::Display for Starved {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Starved { function, found, wanted, tried } = self;
        writeln!(formatter, "the preconditions of `{function}` admit {found} of the {wanted} instances wanted, after {tried} tries")?;
        formatter.write_str("help: state `@where` as limits of single parameters (`n <= 20`, `len(items) > 0`), or ask for less with it")
    }
}

impl std::error::Error for Starved {}

/// Makes arguments for one signature. No two instances of one generator are equal.
pub struct Generator<'a> {
    signature: Cow<'a, Signature>,
    preconditions: &'a [Condition],
    slots: Vec<Slot>,
    edges: Vec<Edges>,
    differences: Vec<Difference>,
    seeds: Seeds,
    random: Random,
    seen: HashSet<Vec<u8>>,
    /// How much was made for the instances that are asked for now.
    bytes: usize,
}

impl<'a> Generator<'a> {
    /// Preconditions that name what is no parameter of `signature` are passed over.
    pub fn new(signature: &'a Signature, preconditions: &'a [Condition], seed: u64) -> Self {
        Self::of(Cow::Borrowed(signature), preconditions, seed)
    }

    fn of(signature: Cow<'a, Signature>, preconditions: &'a [Condition], seed: u64) -> Self {
        let mut slots: Vec<Slot> = signature.parameters.iter().map(|parameter| Slot::new(parameter.ty)).collect();
        let differences = constraints::read(&signature, preconditions, &mut slots);
        let random = Random::for_name(seed, &signature.name);
        let mut seeds = Seeds::default();
        preconditions.iter().for_each(|condition| seeds.add_literals(&slots, condition));
        let is_possible = slots.iter().all(Slot::is_possible);
        let edges = if is_possible { slots.iter().map(edges_of).collect() } else { Vec::new() };
        Self { signature, preconditions, slots, edges, differences, seeds, random, seen: HashSet::new(), bytes: 0 }
    }

    /// Takes the values of examples as starting points, those of other functions too.
    #[must_use]
    pub fn near(mut self, examples: &[Example]) -> Self {
        self.seeds.add_examples(&self.signature, &self.slots, examples);
        self
    }

    /// Edge cases first, then random ones; all are admitted by the preconditions. Fewer than `count` only where the domain has no more.
    ///
    /// # Errors
    /// [`Starved`] where the preconditions admit too few of what was tried, or nothing at all.
    pub fn instances(&mut self, count: usize) -> Result<Vec<Vec<Value>>, Starved> {
        let mut found = Vec::new();
        self.bytes = 0;
        if !self.slots.iter().all(Slot::is_possible) {
            return Err(self.starved(0, count, 0));
        }
        let cardinality = self.cardinality().filter(|&cardinality| cardinality <= ENUMERATED);
        if cardinality.is_some_and(|cardinality| cardinality <= count as u64) {
            self.enumerate(count, &mut found);
            return if found.is_empty() && count > 0 { Err(self.starved(0, count, self.seen.len())) } else { Ok(found) };
        }
        self.edge_cases(count.div_ceil(3), &mut found);
        let (tried, repeated) = self.random_instances(count, &mut found);
        if found.len() < count && cardinality.is_some() {
            self.enumerate(count, &mut found);
        }
        // Where nearly all that is admitted has been there before, there is no more of it.
        let is_exhausted = cardinality.is_some() || repeated > 20 * found.len() + 200;
        match found.len() {
            full if full >= count => Ok(found),
            1.. if is_exhausted => Ok(found),
            few => Err(self.starved(few, count, tried)),
        }
    }

    fn starved(&self, found: usize, wanted: usize, tried: usize) -> Starved {
        Starved { function: self.signature.name.clone(), found, wanted, tried }
    }

    /// How many instances there are without the preconditions that are no limits.
    fn cardinality(&self) -> Option<u64> {
        self.slots.iter().try_fold(1u64, |product, slot| product.checked_mul(slot.cardinality()?))
    }

    /// Every instance of a small domain, in a random order, until there are `count`.
    fn enumerate(&mut self, count: usize, found: &mut Vec<Vec<Value>>) {
        let mut numbers: Vec<u64> = (0..self.cardinality().unwrap_or(0)).collect();
        self.random.shuffle(&mut numbers);
        for mut number in numbers {
            if found.len() >= count {
                return;
            }
            let nth = |slot: &Slot| {
                let size = slot.cardinality().unwrap_or(1).max(1);
                let value = slot.nth(number % size);
                number /= size;
                value
            };
            let arguments = self.slots.iter().map(nth).collect();
            self.keep(arguments, found);
        }
    }

    /// Keeps arguments that are admitted and new; says whether they are admitted.
    fn keep(&mut self, arguments: Vec<Value>, found: &mut Vec<Vec<Value>>) -> bool {
        if !admits(&self.signature, self.preconditions, &arguments) {
            return false;
        }
        let mut key = Vec::new();
        arguments.iter().for_each(|argument| write_key(argument, &mut key));
        if self.seen.insert(key) {
            found.push(arguments);
        }
        true
    }

    /// The foremost edge cases of all parameters with each other, as many as there is room for in half of `most`; then others, mixed.
    fn edge_cases(&mut self, most: usize, found: &mut Vec<Vec<Value>>) {
        let parameters = self.slots.len();
        let widest = self.edges.iter().map(|edges| edges.near.len()).max().unwrap_or(0);
        let product =
            |width: usize| self.edges.iter().try_fold(1usize, |product, edges| product.checked_mul(edges.near.len().clamp(1, width)));
        let width = (1..=widest).take_while(|&width| product(width).is_some_and(|product| product <= most.div_ceil(2))).last().unwrap_or(1);
        for mut number in 0..product(width).unwrap_or(1).min(most) {
            let mut arguments = Vec::with_capacity(parameters);
            for index in 0..parameters {
                let size = self.edges[index].near.len().clamp(1, width);
                arguments.push(self.near_edge(index, number % size));
                number /= size;
            }
            self.keep_repaired(arguments, found);
        }
        for _ in 0..2 * most {
            if found.len() >= most || self.bytes >= MOST_BYTES {
                return;
            }
            let arguments = (0..parameters).map(|index| self.any_edge(index)).collect();
            self.keep_repaired(arguments, found);
        }
    }

    fn near_edge(&mut self, index: usize, place: usize) -> Value {
        match self.edges[index].near.get(place) {
            Some(value) => value.clone(),
            None => self.slots[index].random(&mut self.random),
        }
    }

    fn any_edge(&mut self, index: usize) -> Value {
        let Edges { near, far } = &self.edges[index];
        let place = self.random.below(near.len() + far.len());
        match near.get(place).or_else(|| far.get(place - near.len())) {
            Some(value) => value.clone(),
            None => self.slots[index].random(&mut self.random),
        }
    }

    /// Gives how many were tried, and how many of them were admitted but had been there.
    fn random_instances(&mut self, count: usize, found: &mut Vec<Vec<Value>>) -> (usize, usize) {
        let (most, mut tried, mut repeated) = (count.saturating_mul(TRIES_FOR_EACH).max(2_000), 0, 0);
        while found.len() < count && tried < most && self.bytes < MOST_BYTES {
            tried += 1;
            let arguments = self.random_arguments();
            let before = found.len();
            let is_admitted = self.keep_repaired(arguments, found);
            repeated += usize::from(is_admitted && found.len() == before);
        }
        (tried, repeated)
    }

    fn random_arguments(&mut self) -> Vec<Value> {
        if self.random.chance(10)
            && let Some(arguments) = self.seeds.call(&self.slots, &mut self.random)
        {
            return arguments;
        }
        let mut arguments: Vec<Value> = (0..self.slots.len()).map(|index| self.random_argument(index)).collect();
        if self.random.chance(65) {
            related::relate(&self.slots, &mut arguments, &mut self.random);
        }
        arguments
    }

    fn random_argument(&mut self, index: usize) -> Value {
        match self.random.below(100) {
            0..20 => self.any_edge(index),
            20..35 => match self.seeds.draw(index, &self.slots[index], &mut self.random) {
                Some(value) => value,
                None => self.slots[index].random(&mut self.random),
            },
            _ => self.slots[index].random(&mut self.random),
        }
    }

    fn keep_repaired(&mut self, mut arguments: Vec<Value>, found: &mut Vec<Vec<Value>>) -> bool {
        constraints::repair(&self.slots, &self.differences, &mut arguments, &mut self.random);
        self.bytes += arguments.iter().map(size).sum::<usize>();
        self.keep(arguments, found)
    }
}

/// About how many bytes a value takes.
fn size(value: &Value) -> usize {
    match value {
        Value::Text(bytes) => bytes.len(),
        Value::List(items) => items.len() * size_of::<Value>(),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => size_of::<Value>(),
    }
}

fn edges_of(slot: &Slot) -> Edges {
    match slot.ty {
        Type::Scalar(scalar) => scalar::edges(scalar, &slot.limits),
        Type::Str | Type::Bytes => text::edges(slot.ty, &slot.limits),
        Type::Array(item) => array::edges(item, &slot.limits),
    }
}

impl Slot {
    fn random(&self, random: &mut Random) -> Value {
        match self.ty {
            Type::Scalar(scalar) => scalar::random(scalar, &self.limits, random),
            Type::Str | Type::Bytes => text::random(self.ty, &self.limits, random),
            Type::Array(item) => array::random(item, &self.limits, random),
        }
    }
}

/// Whether no precondition that speaks of this signature refuses the arguments.
pub fn admits(signature: &Signature, preconditions: &[Condition], arguments: &[Value]) -> bool {
    preconditions.iter().all(|condition| condition.admits(signature, arguments).unwrap_or(true))
}

/// Values for the free variables of a `@property`, in the order of its variables, made as arguments are. A precondition counts where
/// all its names are variables of the property; literals of the property are starting points too. One empty instance where it has no
/// variable.
///
/// # Errors
/// As [`Generator::instances`].
pub fn values_of(
    property: &Condition,
    preconditions: &[Condition],
    examples: &[Example],
    seed: u64,
    count: usize,
) -> Result<Vec<Vec<Value>>, Starved> {
    let parameter = |variable: &directives::Variable| Parameter { name: variable.name.clone(), ty: variable.ty, mutable: false };
    let parameters = property.variables.iter().map(parameter).collect();
    let signature = Signature { name: property.text.clone(), parameters, result: None, span: property.span };
    let mut generator = Generator::of(Cow::Owned(signature), preconditions, seed);
    generator.seeds.add_literals(&generator.slots, property);
    generator.near(examples).instances(count)
}
