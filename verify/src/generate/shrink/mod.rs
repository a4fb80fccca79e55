//! The smallest arguments that still show a fault.
//!
//! Greedy: of each step only what still fails is kept, and every step makes the arguments simpler by one measure (`weight.rs`): fewer
//! items first, then simpler ones. So it ends, never gives more than it was given, and gives the same each time.

mod items;
mod numbers;
mod pieces;
mod weight;

use super::admits;
use super::slot::write_key;
use directives::{Condition, Signature, Value};
use std::collections::HashSet;
use weight::Weight;

/// How often the function under test is run at most for one fault.
pub const MOST_RUNS: usize = 2_000;

/// Candidates that are no simpler, that the preconditions refuse, or that were tried before cost no run, but time: no more than this.
const MOST_CANDIDATES: usize = 8_000;

/// Smaller arguments for which `fails` still holds, as it does for `arguments`. At most [`MOST_RUNS`] calls of `fails`; none with
/// arguments that the preconditions refuse, or that do not fit their types. A caller that has run out of time answers that they do not
/// fail: what is left then takes little.
///
/// # Errors
/// The first of `fails`.
pub fn shrink<E>(
    signature: &Signature,
    preconditions: &[Condition],
    arguments: Vec<Value>,
    fails: &mut dyn FnMut(&[Value]) -> Result<bool, E>,
) -> Result<Vec<Value>, E> {
    let weight = Weight::of(&arguments);
    let mut search = Search { signature, preconditions, fails, best: arguments, weight, tried: HashSet::new(), runs: 0, candidates: 0 };
    loop {
        let before = search.weight;
        pieces::remove(&mut search)?;
        numbers::lower(&mut search)?;
        items::simplify(&mut search)?;
        if search.weight >= before || search.is_spent() {
            return Ok(search.best);
        }
    }
}

struct Search<'s, E> {
    signature: &'s Signature,
    preconditions: &'s [Condition],
    fails: &'s mut dyn FnMut(&[Value]) -> Result<bool, E>,
    best: Vec<Value>,
    weight: Weight,
    tried: HashSet<Vec<u8>>,
    runs: usize,
    candidates: usize,
}

impl<E> Search<'_, E> {
    fn is_spent(&self) -> bool {
        self.runs >= MOST_RUNS || self.candidates >= MOST_CANDIDATES
    }

    /// Takes `candidate` as the best if it is simpler and still fails.
    fn accept(&mut self, candidate: Vec<Value>) -> Result<bool, E> {
        self.candidates += 1;
        let weight = Weight::of(&candidate);
        if self.is_spent() || weight >= self.weight {
            return Ok(false);
        }
        let mut parameters = self.signature.parameters.iter().zip(&candidate);
        let fits = parameters.all(|(parameter, value)| value.check(parameter.ty).is_ok());
        if !fits || !admits(self.signature, self.preconditions, &candidate) {
            return Ok(false);
        }
        let mut key = Vec::new();
        candidate.iter().for_each(|value| write_key(value, &mut key));
        if !self.tried.insert(key) {
            return Ok(false);
        }
        self.runs += 1;
        if !(self.fails)(&candidate)? {
            return Ok(false);
        }
        (self.best, self.weight) = (candidate, weight);
        Ok(true)
    }

    /// [`Search::accept`] with one argument changed.
    fn accept_at(&mut self, place: usize, value: Value) -> Result<bool, E> {
        let mut candidate = self.best.clone();
        candidate[place] = value;
        self.accept(candidate)
    }
}

#[cfg(test)]
mod tests;
