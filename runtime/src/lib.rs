//! The runtime library: LLVM IR modules by concern, embedded with their documentation.
//!
//! `runtime/*.ll` holds what is the same on every machine; `runtime/<target>/*.ll` holds start-up and system calls of
//! one machine. Each function carries one documentation block (lines that start with `;;`) directly before its
//! `define`, which the manifest quotes.

mod effect;

pub use effect::{Effect, EffectSet, UnknownEffect};

/// One module of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Module {
    /// File name, for example `text.ll`.
    pub name: &'static str,
    pub text: &'static str,
}

/// The modules that a program for x86-64 Linux may be linked with.
pub fn modules() -> &'static [Module] {
    &[]
}
