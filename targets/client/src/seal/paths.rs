//! What a filter allows, read from its instructions alone: every way through it that ends in permission.

use super::instruction::{
    ALLOW, ARCHITECTURE, DATA_SIZE, Instruction, JUMP, JUMP_EQUAL, JUMP_GREATER, JUMP_GREATER_OR_EQUAL, JUMP_SET, LOAD_FIELD, NUMBER,
    RETURN,
};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::RangeInclusive;

/// One way through a filter that ends in permission. Several may concern the same numbers: any of them permits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    /// The numbers, without those in `except`.
    pub numbers: RangeInclusive<u32>,
    pub except: BTreeSet<u32>,
    /// What must hold of other fields, the architecture among them.
    pub conditions: Vec<Condition>,
}

/// What a comparison found of a word of `struct seccomp_data`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The offset of the word.
    pub field: u32,
    /// The code of the comparison, its constant, and whether it holds.
    code: u16,
    constant: u32,
    holds: bool,
}

/// A filter that does more than compare fields with constants, or has too many ways through it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclear;

impl fmt::Display for Unclear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the filter does more than compare numbers and arguments with constants")
    }
}

impl std::error::Error for Unclear {}

impl Condition {
    pub fn holds(&self, value: u32) -> bool {
        let found = match self.code {
            JUMP_EQUAL => value == self.constant,
            JUMP_GREATER => value > self.constant,
            JUMP_GREATER_OR_EQUAL => value >= self.constant,
            _ => value & self.constant != 0,
        };
        found == self.holds
    }

    /// The one value that fits, where the condition says so much.
    pub fn value(&self) -> Option<u32> {
        (self.code == JUMP_EQUAL && self.holds).then_some(self.constant)
    }

    /// The bits that must be zero, where the condition says so much.
    pub fn without(&self) -> Option<u32> {
        (self.code == JUMP_SET && !self.holds).then_some(self.constant)
    }
}

impl Allowed {
    /// Every number that this way permits. A filter that allows more than a few numbers has a range as wide as it says.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.numbers.clone().filter(|number| !self.except.contains(number))
    }
}

/// A place in the filter and what is known there.
struct Way {
    at: usize,
    /// The offset of the word that the last load took.
    loaded: Option<u32>,
    allowed: Allowed,
}

/// All ways through `filter` that end in permission.
pub fn allowed(filter: &[Instruction]) -> Result<Vec<Allowed>, Unclear> {
    /// A filter of `assemble` has about one way for each instruction.
    const MOST_STEPS: usize = 1 << 13;
    let start = Allowed { numbers: 0..=u32::MAX, except: BTreeSet::new(), conditions: Vec::new() };
    let mut ways = vec![Way { at: 0, loaded: None, allowed: start }];
    let mut found = Vec::new();
    for _ in 0..MOST_STEPS {
        let Some(mut way) = ways.pop() else { return Ok(found) };
        let instruction = filter.get(way.at).ok_or(Unclear)?;
        way.at += 1;
        match (instruction.code, way.loaded) {
            (RETURN, _) => found.extend((instruction.constant == ALLOW).then_some(way.allowed)),
            (JUMP, _) => {
                way.at = way.at.checked_add(instruction.constant as usize).ok_or(Unclear)?;
                ways.push(way);
            }
            (LOAD_FIELD, _) if instruction.constant < DATA_SIZE && instruction.constant.is_multiple_of(4) => {
                way.loaded = Some(instruction.constant);
                ways.push(way);
            }
            (JUMP_EQUAL | JUMP_GREATER | JUMP_GREATER_OR_EQUAL | JUMP_SET, Some(field)) => {
                ways.extend([false, true].into_iter().filter_map(|holds| way.after(instruction, field, holds)));
            }
            _ => return Err(Unclear),
        }
    }
    Err(Unclear)
}

impl Way {
    /// The way on where a comparison holds or does not; `None` where it cannot.
    fn after(&self, instruction: &Instruction, field: u32, holds: bool) -> Option<Way> {
        let skip = if holds { instruction.if_true } else { instruction.if_false };
        let mut allowed = self.allowed.clone();
        let condition = Condition { field, code: instruction.code, constant: instruction.constant, holds };
        match (field, instruction.code) {
            (NUMBER, JUMP_EQUAL | JUMP_GREATER | JUMP_GREATER_OR_EQUAL) => allowed.narrow(condition)?,
            _ if !allowed.can_be(condition) => return None,
            _ => allowed.conditions.push(condition),
        }
        Some(Way { at: self.at + usize::from(skip), loaded: self.loaded, allowed })
    }
}

impl Allowed {
    /// Takes a comparison of the number into the range; `None` where no number is left.
    fn narrow(&mut self, condition: Condition) -> Option<()> {
        let constant = condition.constant;
        let (first, last) = (*self.numbers.start(), *self.numbers.end());
        self.numbers = match (condition.code, condition.holds) {
            (JUMP_EQUAL, true) => constant..=constant,
            (JUMP_EQUAL, false) => {
                self.except.insert(constant);
                first..=last
            }
            (JUMP_GREATER, true) => constant.checked_add(1)?..=last,
            (JUMP_GREATER, false) => first..=constant,
            (_, true) => constant..=last,
            (_, false) => first..=constant.checked_sub(1)?,
        };
        self.numbers = first.max(*self.numbers.start())..=last.min(*self.numbers.end());
        self.except.retain(|number| self.numbers.contains(number));
        let count = (u64::from(*self.numbers.end()) + 1).checked_sub(u64::from(*self.numbers.start()))?;
        // What is left out lies in the range.
        (count > self.except.len() as u64).then_some(())
    }

    /// False if a condition contradicts one that pins the same word to a value.
    fn can_be(&self, condition: Condition) -> bool {
        let known = self.conditions.iter().filter(|known| known.field == condition.field).find_map(Condition::value);
        known.is_none_or(|value| condition.holds(value))
    }

    /// The architecture that this way is for, where it says so.
    pub fn architecture(&self) -> Option<u32> {
        self.conditions.iter().filter(|condition| condition.field == ARCHITECTURE).find_map(Condition::value)
    }
}
