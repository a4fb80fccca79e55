//! Calls the functions under test in a sandboxed worker: batches in, results out.
//!
//! A [`Program`] is the functions linked with the harness at one level of optimisation. A [`Process`] is one run of it that answers
//! batches for as long as it lives; where a call ends it, that call is named and the rest is asked of another. Nothing that a
//! process says is believed beyond what it says of itself: verdicts are made in this one.

mod bits;
mod frame;
mod harness;
mod measure;
mod process;
mod program;

pub(crate) use bits::items;
pub(crate) use frame::{Flush, Surroundings};
pub use measure::evaluate_words;
pub(crate) use process::{Pace, Process};
pub(crate) use program::{Program, link_set};

use directives::{Observation, Signature, Value};
use sandbox::Status;

/// The least capacity of a result.
const LEAST_CAPACITY: usize = 4096;
/// What a result's capacity has beyond the expected one at least.
const SPARE_CAPACITY: usize = 64;

/// A call that is to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Call<'a> {
    /// The place of its signature.
    pub(crate) function: usize,
    /// They fit the signature.
    pub(crate) arguments: &'a [Value],
    /// Items that a result may have; not used where the result is no buffer.
    pub(crate) capacity: usize,
}

/// Room for a result of so many items and for wrong ones, which says little about the right one.
pub(crate) fn roomy(items: usize) -> usize {
    (items + SPARE_CAPACITY).next_power_of_two().max(LEAST_CAPACITY)
}

/// What a function did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Returned(Returned),
    /// -1: the result does not fit.
    DoesNotFit {
        capacity: usize,
    },
    /// What it did that it may not.
    Misbehaviour(String),
    /// Its process ended in the call.
    Died(Status),
}

/// What a function gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Returned {
    pub(crate) result: Option<Value>,
    /// Each `mut` parameter, by its place, after the call.
    pub(crate) mutated: Vec<(usize, Value)>,
}

impl Returned {
    /// What an example compares.
    pub(crate) fn observed(self, signature: &Signature) -> Option<Value> {
        match signature.observation()? {
            Observation::Result(_) => self.result,
            Observation::Parameter(wanted, _) => self.mutated.into_iter().find(|(index, _)| *index == wanted).map(|(_, value)| value),
        }
    }
}

/// A process that ended early ended in the call that it did not answer.
pub(crate) fn unanswered(status: Status) -> String {
    match status {
        Status::Exited(_) => format!("ended its process ({status}) instead of returning"),
        _ => format!("never returned: its process {status}"),
    }
}
