//! The filter of a sealed program: what is asked for is what it allows, to its interpreter, to another compiler and to the kernel.

mod kernel;
mod length;
mod properties;

use targets::seal::{Check, Instruction, SealedCall, Test, Width, assemble};

/// `AUDIT_ARCH_X86_64`.
pub(crate) const X86_64: u32 = 0xc000_003e;

pub(crate) fn plain(number: u32) -> SealedCall {
    SealedCall { number, name: number.to_string(), checks: Vec::new() }
}

pub(crate) fn checked(number: u32, checks: Vec<Check>) -> SealedCall {
    SealedCall { checks, ..plain(number) }
}

pub(crate) fn one_of(argument: u8, width: Width, values: &[u64]) -> Check {
    Check { argument, width, test: Test::OneOf(values.to_vec()) }
}

pub(crate) fn without(argument: u8, bits: u32) -> Check {
    Check { argument, width: Width::Low, test: Test::Without(bits) }
}

pub(crate) fn filter(calls: &[SealedCall]) -> Vec<Instruction> {
    assemble(X86_64, calls).unwrap()
}
