//! The seal: the system-call filter that a program installs before its `@main`, which allows what its own code can do and
//! nothing else. `docs/seal.md` says what it promises.
//!
//! [`assemble`] makes the filter's instructions from a list of calls, [`run`] interprets them as the kernel does, and
//! [`allowed`] and [`read`] say from the instructions alone what they allow.

mod assemble;
mod find;
mod instruction;
mod interpret;
mod machine;
mod paths;
mod read;
mod rules;

pub use assemble::{TooLong, assemble};
pub use find::find;
pub use instruction::{ALLOW, ARCHITECTURE, DATA_SIZE, Instruction, KILL_PROCESS, NUMBER, decode, encode, high_half, low_half};
pub use interpret::{Call, Fault, run};
pub use machine::{BEFORE_SEAL, Machine, RESTART, RESTARTED};
pub use paths::{Allowed, Condition, Unclear, allowed};
pub use read::read;
pub use rules::{PROTECTION, Rule, rules_of};

use serde::{Deserialize, Serialize};
use std::fmt;

/// How a program ends, before its `@main`, where the filter cannot be installed (`EX_OSERR` of `sysexits.h`).
pub const NOT_SEALED: u8 = 71;

/// The seal of one program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seal {
    /// The instructions, word for word as they lie in the program.
    pub filter: Vec<u8>,
    /// What they allow, ordered by number.
    pub calls: Vec<SealedCall>,
}

/// One system call that is allowed where all checks hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SealedCall {
    /// The kernel's number on the machine.
    pub number: u32,
    /// The kernel's name, or the number where the library does not know the call.
    pub name: String,
    pub checks: Vec<Check>,
}

/// What one argument of a call must be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Check {
    /// From 0 to 5.
    pub argument: u8,
    pub width: Width,
    pub test: Test,
}

/// How much of an argument counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Width {
    /// The low half: the kernel takes an `int` and never looks at the rest of the register.
    Low,
    /// Both halves.
    Whole,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Test {
    /// One of these values. Where only the low half counts, so it does of these.
    OneOf(Vec<u64>),
    /// None of these bits of the low half.
    Without(u32),
}

impl Check {
    pub fn holds(&self, value: u64) -> bool {
        let part = |value: u64| if self.width == Width::Low { value & u64::from(u32::MAX) } else { value };
        match &self.test {
            Test::OneOf(values) => values.iter().any(|&known| part(known) == part(value)),
            Test::Without(bits) => value & u64::from(*bits) == 0,
        }
    }
}

impl SealedCall {
    /// True if the call may be made with these arguments.
    pub fn permits(&self, arguments: &[u64; 6]) -> bool {
        self.checks.iter().all(|check| arguments.get(usize::from(check.argument)).is_some_and(|&value| check.holds(value)))
    }
}

impl fmt::Display for SealedCall {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} ({})", self.name, self.number)?;
        for (index, check) in self.checks.iter().enumerate() {
            write!(formatter, "{} {check}", if index == 0 { " where" } else { " and" })?;
        }
        Ok(())
    }
}

impl fmt::Display for Check {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "argument {} ", self.argument + 1)?;
        match &self.test {
            Test::OneOf(values) => {
                let words: Vec<_> = values.iter().map(|value| format!("{value:#x}")).collect();
                write!(formatter, "is {}", words.join(" or "))
            }
            Test::Without(bits) => write!(formatter, "has none of the bits {bits:#x}"),
        }
    }
}
