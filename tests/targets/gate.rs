//! The gate before LLVM: what clang makes of plain C passes, and what does not is refused for a reason that holds.

use crate::harness::module;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use targets::gate::{self, Refusal};
use targets::{SourceModule, Target};

fn refusals(text: &str) -> Vec<Refusal> {
    gate::refusals(&module("module.ll", text), Target::X86_64Linux)
}

fn rules(text: &str) -> Vec<&'static str> {
    refusals(text).iter().map(|refusal| refusal.rule.name).collect()
}

/// Why a module of the corpus may be refused: it is no plain C, or cannot be built for our machines.
const JUSTIFIED: &[&str] = &[
    "inline-assembly",
    "foreign-intrinsic",
    "math-intrinsic",
    "unwinding",
    "comdat",
    "block-address",
    "alias",
    "convention",
    "thread-local",
    "section",
    "name",
    "special-global",
    "attribute",
    "code-size",
];

#[test]
fn what_clang_makes_of_plain_c_passes() {
    let mut by_rule: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut refused = 0;
    for module in clang_corpus::modules() {
        let found = refusals(&module.text);
        refused += usize::from(!found.is_empty());
        let mut names: Vec<_> = found.iter().map(|refusal| refusal.rule.name).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            by_rule.entry(name).or_default().push(&module.name);
        }
    }
    println!("{refused} of {} modules refused: {by_rule:#?}", clang_corpus::modules().len());
    let unjustified: Vec<_> = by_rule.iter().filter(|(rule, _)| !JUSTIFIED.contains(rule)).collect();
    assert!(unjustified.is_empty(), "{unjustified:#?}");
    assert!(refused * 10 < clang_corpus::modules().len(), "{refused} modules are refused: {by_rule:#?}");
}
