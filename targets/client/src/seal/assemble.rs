//! From calls to a filter, as short as it gets.
//!
//! A filter compares the number with what is allowed, in ascending order. It is written from its end to its beginning, because
//! jumps go forward only: whatever an instruction jumps to is there already.

use super::instruction::{
    ALLOW, ARCHITECTURE, Instruction, JUMP, JUMP_EQUAL, JUMP_GREATER, JUMP_GREATER_OR_EQUAL, JUMP_SET, KILL_PROCESS, LOAD_FIELD,
    MAX_LENGTH, NUMBER, RETURN, high_half, low_half,
};
use super::{Check, SealedCall, Test, Width};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

/// There are more calls and checks than the kernel takes in one filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong;

impl fmt::Display for TooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the filter is longer than {MAX_LENGTH} instructions")
    }
}

impl std::error::Error for TooLong {}

/// The filter that allows `calls` on the machine of this `AUDIT_ARCH_*`, and ends the process for everything else. Where a number
/// stands in several calls, the checks of any one of them must hold.
pub fn assemble(architecture: u32, calls: &[SealedCall]) -> Result<Vec<Instruction>, TooLong> {
    let mut checked: BTreeMap<u32, Vec<&[Check]>> = BTreeMap::new();
    for call in calls {
        checked.entry(call.number).or_default().push(&call.checks);
    }
    let always = |checks: &[&[Check]]| checks.iter().any(|checks| checks.is_empty());
    let plain: BTreeSet<u32> = checked.iter().filter(|(_, checks)| always(checks)).map(|(number, _)| *number).collect();
    checked.retain(|_, checks| !always(checks));
    let mut writer = Writer::default();
    writer.allow();
    writer.kill();
    for step in steps(&plain, &checked).into_iter().rev() {
        writer.step(step);
    }
    for (number, alternatives) in checked.iter().rev() {
        let mut entry = writer.kill();
        let after = writer.here();
        for checks in alternatives.iter().rev() {
            entry = writer.checks(checks, entry);
        }
        writer.branch(JUMP_EQUAL, *number, Some(entry), Some(after));
    }
    writer.load(NUMBER);
    let kill = writer.kill();
    writer.branch(JUMP_EQUAL, architecture, None, Some(kill));
    writer.load(ARCHITECTURE);
    writer.finish()
}

/// One instruction on the number, known by then to be at none of the places that came before.
#[derive(Clone, Copy)]
enum Step {
    /// This number is allowed.
    Allow(u32),
    /// This one is not, though the step of its range will come.
    Refuse(u32),
    /// Nothing below this number is allowed any more.
    AtLeast(u32),
    /// Everything up to this number is allowed.
    UpTo(u32),
}

/// The fewest steps for the numbers of `plain`. Numbers of `settled` are decided before, so they may lie in a range.
fn steps(plain: &BTreeSet<u32>, settled: &BTreeMap<u32, Vec<&[Check]>>) -> Vec<Step> {
    let numbers: Vec<u32> = plain.iter().copied().collect();
    // For each first so many numbers: the fewest steps, and where the last block of them begins.
    let mut best: Vec<(usize, usize)> = vec![(0, 0)];
    for end in 1..=numbers.len() {
        let mut choice = (best[end - 1].0 + 1, end - 1);
        let mut holes = 0;
        for start in (0..end - 1).rev() {
            holes += hole_count(numbers[start], numbers[start + 1], settled);
            let cost = best[start].0 + range_cost(numbers[start], holes);
            if cost < choice.0 {
                choice = (cost, start);
            }
            // Every further number costs one step at most by itself.
            if holes > end - start {
                break;
            }
        }
        best.push(choice);
    }
    let mut blocks = Vec::new();
    let mut end = numbers.len();
    while end > 0 {
        let start = best[end].1;
        blocks.push(&numbers[start..end]);
        end = start;
    }
    blocks.into_iter().rev().flat_map(|block| block_steps(block, settled)).collect()
}

/// The steps of a range that starts at `first`: a lower bound unless it is zero, its holes, an upper bound.
fn range_cost(first: u32, holes: usize) -> usize {
    usize::from(first > 0) + holes + 1
}

fn hole_count(before: u32, after: u32, settled: &BTreeMap<u32, Vec<&[Check]>>) -> usize {
    (after - before - 1) as usize - settled.range(before + 1..after).count()
}

fn block_steps(block: &[u32], settled: &BTreeMap<u32, Vec<&[Check]>>) -> Vec<Step> {
    let &[first, .., last] = block else { return block.iter().map(|&number| Step::Allow(number)).collect() };
    let mut steps = Vec::new();
    if first > 0 {
        steps.push(Step::AtLeast(first));
    }
    for pair in block.windows(2) {
        steps.extend((pair[0] + 1..pair[1]).filter(|number| !settled.contains_key(number)).map(Step::Refuse));
    }
    steps.push(Step::UpTo(last));
    steps
}

/// A filter, from its end. A place is the number of instructions from there to the end, so it stays when more are written.
#[derive(Default)]
struct Writer {
    reversed: Vec<Instruction>,
    allow: Option<usize>,
    kill: Option<usize>,
    /// Where the last checks of a call begin that go to the same place when they fail.
    tails: HashMap<(Vec<Check>, usize), usize>,
}

impl Writer {
    /// The farthest that a conditional jump reaches.
    const REACH: usize = u8::MAX as usize;

    fn here(&self) -> usize {
        self.reversed.len()
    }

    fn push(&mut self, instruction: Instruction) {
        self.reversed.push(instruction);
    }

    fn load(&mut self, field: u32) {
        self.push(Instruction::plain(LOAD_FIELD, field));
    }

    fn allow(&mut self) -> usize {
        self.answer(|writer| &mut writer.allow, ALLOW)
    }

    fn kill(&mut self) -> usize {
        self.answer(|writer| &mut writer.kill, KILL_PROCESS)
    }

    /// A place near enough that gives an answer. Where there is none, one is written here, and what comes next is led around it.
    fn answer(&mut self, known: fn(&mut Self) -> &mut Option<usize>, answer: u32) -> usize {
        /// As long as this, no branch that is still to be written here is out of reach.
        const MARGIN: usize = 8;
        let here = self.here();
        if let Some(place) = known(self).filter(|place| here - place < Self::REACH - MARGIN) {
            return place;
        }
        self.push(Instruction::plain(RETURN, answer));
        let place = self.here();
        *known(self) = Some(place);
        // At the end there are only answers, and nothing but jumps leads to them.
        if self.reversed.iter().any(|instruction| instruction.code != RETURN) {
            self.push(Instruction::plain(JUMP, 1));
        }
        place
    }

    /// A jump to places; `None` is the instruction behind it.
    fn branch(&mut self, code: u16, constant: u32, if_true: Option<usize>, if_false: Option<usize>) {
        let behind = self.here();
        let [if_true, if_false] = [if_true, if_false].map(|place| self.near(place.unwrap_or(behind)));
        let distance = |place: usize| (self.here() - place) as u8;
        self.push(Instruction { code, if_true: distance(if_true), if_false: distance(if_false), constant });
    }

    /// The place itself, or a jump to it where a branch would not reach it over one more jump.
    fn near(&mut self, place: usize) -> usize {
        let distance = self.here() - place;
        if distance < Self::REACH {
            return place;
        }
        self.push(Instruction::plain(JUMP, distance as u32));
        self.here()
    }

    /// Allows a call where all of `checks` hold and goes to `fail` where one does not. The place where that begins.
    fn checks(&mut self, checks: &[Check], fail: usize) -> usize {
        let mut next = self.allow();
        for (index, check) in checks.iter().enumerate().rev() {
            let tail = (checks[index..].to_vec(), fail);
            next = match self.tails.get(&tail) {
                Some(&place) if self.here() - place < Self::REACH => place,
                _ => {
                    self.check(check, next, fail);
                    self.here()
                }
            };
            self.tails.insert(tail, next);
        }
        next
    }

    fn check(&mut self, check: &Check, hold: usize, fail: usize) {
        match &check.test {
            Test::Without(bits) => self.branch(JUMP_SET, *bits, Some(fail), Some(hold)),
            Test::OneOf(values) if check.width == Width::Low => {
                let lows: Vec<u32> = values.iter().map(|value| *value as u32).collect();
                self.one_of(&lows, hold, fail);
            }
            Test::OneOf(values) => return self.one_of_whole(check.argument, values, hold, fail),
        }
        self.load(low_half(check.argument));
    }

    fn one_of(&mut self, values: &[u32], hold: usize, fail: usize) {
        let mut miss = Some(fail);
        for value in values.iter().rev() {
            self.branch(JUMP_EQUAL, *value, Some(hold), miss.take());
        }
        if values.is_empty() {
            // Nothing holds: every bit pattern has a bit of all or is zero, and both fail.
            self.branch(JUMP_GREATER_OR_EQUAL, 0, Some(fail), Some(fail));
        }
    }

    /// Looks at the high half, then, where it fits, at the low half.
    fn one_of_whole(&mut self, argument: u8, values: &[u64], hold: usize, fail: usize) {
        let mut lows: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for value in values {
            lows.entry((value >> 32) as u32).or_default().push(*value as u32);
        }
        let mut miss = fail;
        for (high, lows) in lows.iter().rev() {
            self.one_of(lows, hold, fail);
            self.load(low_half(argument));
            self.branch(JUMP_EQUAL, *high, None, Some(miss));
            miss = self.here();
        }
        if values.is_empty() {
            self.one_of(&[], hold, fail);
        }
        self.load(high_half(argument));
    }

    fn step(&mut self, step: Step) {
        let (allow, kill) = (self.allow(), self.kill());
        match step {
            Step::Allow(number) => self.branch(JUMP_EQUAL, number, Some(allow), None),
            Step::Refuse(number) => self.branch(JUMP_EQUAL, number, Some(kill), None),
            Step::AtLeast(number) => self.branch(JUMP_GREATER_OR_EQUAL, number, None, Some(kill)),
            Step::UpTo(number) => self.branch(JUMP_GREATER, number, None, Some(allow)),
        }
    }

    fn finish(self) -> Result<Vec<Instruction>, TooLong> {
        if self.reversed.len() > MAX_LENGTH { Err(TooLong) } else { Ok(self.reversed.into_iter().rev().collect()) }
    }
}
