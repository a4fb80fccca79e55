//! Mutants: texts of a module with one small fault each.
//!
//! The share of them that the gate's instances reject says how much these instances can see. A mutant is made by edits of spans, so
//! that all else stays as it was; LLVM judges whether it is valid, and nothing here knows whether it behaves differently.

mod change;
mod constants;
mod dominance;
mod memory;
mod operations;
mod predicates;
mod values;

use crate::generate::Random;
use change::{Change, Site};
use ir::Locals;
use std::collections::{BTreeMap, HashSet};

/// What a mutant gets wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// `slt` for `sle`, `ult` or `sge`, `oeq` for `one`.
    Predicate,
    /// A constant one more, one less, 0, or with the other sign.
    Constant,
    /// The operands of a subtraction, a division or a shift exchanged, or two arguments of a call.
    Operands,
    /// `add` for `sub`, `and` for `or`, `udiv` for `sdiv`, `zext` for `sext`.
    Operation,
    /// The values of a `select` exchanged.
    SelectArms,
    /// The targets of a conditional branch exchanged.
    BranchArms,
    /// Two incoming values of a `phi` exchanged.
    PhiValues,
    /// A store left out.
    DroppedStore,
    /// The first argument of a call in the place of its result.
    CallResult,
    /// The returned value one more or one less; of a truth value the other.
    ReturnValue,
    /// An address one element further or nearer.
    ElementIndex,
}

impl Kind {
    pub const ALL: [Kind; 11] = [
        Kind::Predicate,
        Kind::Constant,
        Kind::Operands,
        Kind::Operation,
        Kind::SelectArms,
        Kind::BranchArms,
        Kind::PhiValues,
        Kind::DroppedStore,
        Kind::CallResult,
        Kind::ReturnValue,
        Kind::ElementIndex,
    ];
}

/// A module with one fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    pub kind: Kind,
    /// The function that the fault is in, without sigil.
    pub function: String,
    /// What was changed, on one line.
    pub description: String,
    pub text: String,
}

/// At most `most` mutants of a module's text, spread over its functions and the kinds of faults; no two of them are equal, and none
/// is the module itself. Equal seeds give equal mutants.
pub fn mutants(module: &str, seed: u64, most: usize) -> Vec<Mutant> {
    spread(changes(module), seed).into_iter().take(most).map(|change| change.apply(module)).collect()
}

/// As [`mutants`], of one kind only.
pub fn mutants_of_kind(module: &str, kind: Kind, seed: u64, most: usize) -> Vec<Mutant> {
    let changes = changes(module).into_iter().filter(|change| change.kind == kind).collect();
    spread(changes, seed).into_iter().take(most).map(|change| change.apply(module)).collect()
}

/// Every mutant, in the order of the text. Each is made when it is asked for: there are many, and each is as long as the module.
pub fn every_mutant(module: &str) -> impl Iterator<Item = Mutant> {
    changes(module).into_iter().map(move |change| change.apply(module))
}

fn changes(module: &str) -> Vec<Change> {
    let parsed = ir::parse(module);
    let mut changes = Vec::new();
    let new_name = unused_name(module);
    for function in parsed.definitions().filter(|function| function.is_closed) {
        let body = function.body();
        let locals = Locals::of(&function, &body);
        let mut dominance = dominance::Dominance::of(&body, &locals);
        for index in 0..body.instructions().len() {
            let mut site = Site::new(&function, &body, index, &new_name, &mut changes);
            predicates::mutate(&mut site);
            constants::mutate(&mut site);
            operations::mutate(&mut site);
            values::mutate(&mut site, &mut dominance);
            memory::mutate(&mut site);
        }
    }
    let mut seen = HashSet::new();
    changes.retain(|change| change.changes_text(module) && seen.insert(change.edits.clone()));
    changes
}

/// A local name that occurs nowhere in the text.
fn unused_name(module: &str) -> String {
    let longest = module.split("%mutated").skip(1).map(|rest| rest.bytes().take_while(|&byte| byte == b'.').count()).max();
    format!("%mutated{}", ".".repeat(longest.map_or(0, |dots| dots + 1)))
}

/// One of each function and kind in turn, in a random order.
fn spread(changes: Vec<Change>, seed: u64) -> Vec<Change> {
    let mut groups: BTreeMap<(String, Kind), Vec<Change>> = BTreeMap::new();
    for change in changes {
        groups.entry((change.function.clone(), change.kind)).or_default().push(change);
    }
    let mut random = Random::new(seed);
    let mut groups: Vec<Vec<Change>> = groups.into_values().collect();
    groups.iter_mut().for_each(|group| random.shuffle(group));
    random.shuffle(&mut groups);
    let mut spread = Vec::new();
    while !groups.is_empty() {
        spread.extend(groups.iter_mut().filter_map(Vec::pop));
        groups.retain(|group| !group.is_empty());
    }
    spread
}

#[cfg(test)]
mod tests;
