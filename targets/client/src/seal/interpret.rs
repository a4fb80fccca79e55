//! An interpreter of filters, which does what the kernel does: for machines on which no filter can be installed, and for tests.

use super::instruction::{ARCHITECTURE, DATA_SIZE, Instruction, NUMBER};
use std::fmt;

/// What a filter is asked about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Call {
    pub architecture: u32,
    pub number: u32,
    pub arguments: [u64; 6],
}

/// Why the kernel would not take a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It runs past its end.
    NoReturn,
    /// The instruction at this place does not exist, or a filter for system calls may not have it.
    Instruction(usize),
    /// The instruction at this place divides by zero, shifts by more than a word, or reads outside of the data.
    Operand(usize),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::NoReturn => formatter.write_str("the filter runs past its end"),
            Fault::Instruction(at) => write!(formatter, "instruction {at} is not one of a system-call filter"),
            Fault::Operand(at) => write!(formatter, "instruction {at} has an operand that it cannot have"),
        }
    }
}

impl std::error::Error for Fault {}

impl Call {
    /// The word of `struct seccomp_data` at this offset, on a little-endian machine. The address of the instruction is zero.
    fn word(&self, offset: u32) -> Option<u32> {
        if !offset.is_multiple_of(4) || offset >= DATA_SIZE {
            return None;
        }
        match offset {
            NUMBER => Some(self.number),
            ARCHITECTURE => Some(self.architecture),
            8 | 12 => Some(0),
            _ => {
                let value = self.arguments.get((offset as usize - 16) / 8)?;
                Some(if offset.is_multiple_of(8) { *value as u32 } else { (value >> 32) as u32 })
            }
        }
    }
}

#[derive(Default)]
struct State {
    accumulator: u32,
    index: u32,
    memory: [u32; 16],
}

/// What the filter answers to a call: [`super::ALLOW`], [`super::KILL_PROCESS`], or another action. Jumps go forward only, so this
/// ends after as many steps as there are instructions.
pub fn run(filter: &[Instruction], call: &Call) -> Result<u32, Fault> {
    let mut state = State::default();
    let mut at = 0;
    while let Some(instruction) = filter.get(at) {
        match state.step(*instruction, at, call)? {
            Next::Skip(count) => at = at.saturating_add(1).saturating_add(count),
            Next::Answer(action) => return Ok(action),
        }
    }
    Err(Fault::NoReturn)
}

enum Next {
    Skip(usize),
    Answer(u32),
}

impl State {
    fn step(&mut self, instruction: Instruction, at: usize, call: &Call) -> Result<Next, Fault> {
        let Instruction { code, if_true, if_false, constant } = instruction;
        let slot = || usize::try_from(constant).ok().filter(|&slot| slot < 16).ok_or(Fault::Operand(at));
        match code {
            0x20 => self.accumulator = call.word(constant).ok_or(Fault::Operand(at))?,
            0x80 => self.accumulator = DATA_SIZE,
            0x81 => self.index = DATA_SIZE,
            0x00 => self.accumulator = constant,
            0x01 => self.index = constant,
            0x60 => self.accumulator = self.memory[slot()?],
            0x61 => self.index = self.memory[slot()?],
            0x02 => self.memory[slot()?] = self.accumulator,
            0x03 => self.memory[slot()?] = self.index,
            0x07 => self.index = self.accumulator,
            0x87 => self.accumulator = self.index,
            0x84 => self.accumulator = self.accumulator.wrapping_neg(),
            0x05 => return Ok(Next::Skip(constant as usize)),
            0x06 => return Ok(Next::Answer(constant)),
            0x16 => return Ok(Next::Answer(self.accumulator)),
            _ => {
                let operand = if code & 0x08 == 0 { constant } else { self.index };
                return match code & !0xf8 {
                    4 => self.calculate(code, operand, at).map(|()| Next::Skip(0)),
                    5 => {
                        let holds = compare(code, self.accumulator, operand).ok_or(Fault::Instruction(at))?;
                        Ok(Next::Skip(usize::from(if holds { if_true } else { if_false })))
                    }
                    _ => Err(Fault::Instruction(at)),
                };
            }
        }
        Ok(Next::Skip(0))
    }

    fn calculate(&mut self, code: u16, operand: u32, at: usize) -> Result<(), Fault> {
        let left = self.accumulator;
        let result = match code & 0xf0 {
            0x00 => Some(left.wrapping_add(operand)),
            0x10 => Some(left.wrapping_sub(operand)),
            0x20 => Some(left.wrapping_mul(operand)),
            0x30 => left.checked_div(operand),
            0x40 => Some(left | operand),
            0x50 => Some(left & operand),
            0x60 => left.checked_shl(operand),
            0x70 => left.checked_shr(operand),
            0xa0 => Some(left ^ operand),
            _ => return Err(Fault::Instruction(at)),
        };
        self.accumulator = result.ok_or(Fault::Operand(at))?;
        Ok(())
    }
}

fn compare(code: u16, left: u32, right: u32) -> Option<bool> {
    match code & 0xf0 {
        0x10 => Some(left == right),
        0x20 => Some(left > right),
        0x30 => Some(left >= right),
        0x40 => Some(left & right != 0),
        _ => None,
    }
}
