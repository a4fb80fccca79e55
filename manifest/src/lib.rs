//! The index of every function: signatures, documentation, effects, queries, and the checks that LLVM does not make.
//!
//! [`Manifest`] holds what other modules offer. [`check`] compares a candidate module with it: every call against its
//! callee's signature, and the constructs that a candidate may not have, so that it reaches the kernel through the
//! runtime's `sys_*` functions only. Then the effects of a function follow from the call graph ([`effects_of`]), and
//! the names that exist nowhere are functions still to be made ([`missing`]).

mod callees;
mod calls;
mod carried;
mod check;
mod effects;
mod entry;
mod forms;
mod graph;
mod index;
mod inexact;
mod inference;
mod intrinsics;
mod missing;
mod module_index;
mod modules;
mod names;
mod neighbours;
mod record;
mod references;
mod refused;
mod relevance;
mod search;
mod similar;
mod unreadable;

pub use callees::{Callee, CalleeOrigin, Callees, Extension};
pub use check::check;
pub use effects::{FunctionEffects, Reach, effects_of, paths_of_calls};
pub use entry::{Entry, Parameters, Visibility};
pub use forms::Malformed;
pub use index::Manifest;
pub use inexact::{Permission, inexact_floats};
pub use intrinsics::{IntrinsicRule, intrinsic};
pub use missing::{Missing, missing};
pub use similar::{Resemblance, Similar};
