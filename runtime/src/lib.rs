//! The runtime library: LLVM IR modules by concern, embedded with their documentation.
//!
//! `runtime/*.ll` holds what is the same on every machine; `runtime/<target>/*.ll` holds start-up, system calls and
//! structure layouts of one machine. Each function carries one documentation block (lines that start with `;;`)
//! directly before its `define`, which the manifest quotes.

mod effect;
mod modules;
mod numbers;
mod system_calls;

pub use effect::{Effect, EffectSet, UnknownEffect};
pub use modules::{Module, all_modules, modules};
pub use numbers::{Numbering, system_call_of};
pub use system_calls::{AARCH64_LINUX, MACHINES, RISCV64_LINUX, SystemCall, WASM32, X86_64_LINUX, system_call, system_calls};
