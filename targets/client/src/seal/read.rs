//! From the instructions of a filter to the calls that it allows, as [`super::SealedCall`] says them.

use super::instruction::{ARCHITECTURE, Instruction, NUMBER, high_half, low_half};
use super::paths::{Allowed, Unclear, allowed};
use super::{Check, SealedCall, Test, Width};

/// The calls that `filter` allows on the machine of this `AUDIT_ARCH_*`, ordered by number and named by it: names are not in a filter.
/// Fails for a filter that says of a number more than checks of single arguments can say.
pub fn read(filter: &[Instruction], architecture: u32) -> Result<Vec<SealedCall>, Unclear> {
    /// More numbers than any kernel has calls.
    const MOST_NUMBERS: usize = 4096;
    let mut calls: Vec<SealedCall> = Vec::new();
    for way in allowed(filter)? {
        if way.architecture() != Some(architecture) {
            return Err(Unclear);
        }
        let checks = checks(&way)?;
        let numbers: Vec<u32> = way.numbers().take(MOST_NUMBERS + 1).collect();
        if calls.len() + numbers.len() > MOST_NUMBERS {
            return Err(Unclear);
        }
        for number in numbers {
            add(&mut calls, SealedCall { number, name: number.to_string(), checks: checks.clone() });
        }
    }
    calls.sort();
    Ok(calls)
}

/// Adds a call, joined with others of its number where they differ in the values of one argument.
fn add(calls: &mut Vec<SealedCall>, mut call: SealedCall) {
    while let Some((index, joined)) = calls.iter().enumerate().find_map(|(index, known)| Some((index, join(known, &call)?))) {
        calls.swap_remove(index);
        call = joined;
    }
    calls.push(call);
}

fn join(left: &SealedCall, right: &SealedCall) -> Option<SealedCall> {
    if left.number != right.number || left.checks.len() != right.checks.len() {
        return None;
    }
    let mut joined = left.clone();
    let mut different = joined.checks.iter_mut().zip(&right.checks).filter(|(left, right)| *left != *right);
    let (check, other) = match (different.next(), different.next()) {
        (Some(pair), None) => pair,
        // Two that are the same are one.
        (None, _) => return Some(left.clone()),
        _ => return None,
    };
    if (check.argument, check.width) != (other.argument, other.width) {
        return None;
    }
    match (&mut check.test, &other.test) {
        (Test::OneOf(values), Test::OneOf(others)) => {
            values.extend(others);
            values.sort_unstable();
            values.dedup();
        }
        _ => return None,
    }
    Some(joined)
}

/// What a way says of the arguments. A comparison that failed says nothing where another pins the same half to a value.
fn checks(way: &Allowed) -> Result<Vec<Check>, Unclear> {
    let pinned = |field: u32| way.conditions.iter().filter(|condition| condition.field == field).find_map(|condition| condition.value());
    let mut checks: Vec<Check> = Vec::new();
    for condition in way.conditions.iter().filter(|condition| condition.field != ARCHITECTURE) {
        let argument = (0..6).find(|&argument| [low_half(argument), high_half(argument)].contains(&condition.field));
        let argument = argument.filter(|_| condition.field != NUMBER).ok_or(Unclear)?;
        let (low, high) = (pinned(low_half(argument)), pinned(high_half(argument)));
        let check = match (low, high, condition.without()) {
            (Some(low), Some(high), _) => {
                let value = u64::from(high) << 32 | u64::from(low);
                Check { argument, width: Width::Whole, test: Test::OneOf(vec![value]) }
            }
            (Some(low), None, _) => Check { argument, width: Width::Low, test: Test::OneOf(vec![low.into()]) },
            (None, None, Some(bits)) if condition.field == low_half(argument) => {
                Check { argument, width: Width::Low, test: Test::Without(bits) }
            }
            _ => return Err(Unclear),
        };
        if !checks.contains(&check) {
            checks.push(check);
        }
    }
    Ok(checks)
}
