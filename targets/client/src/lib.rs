//! The client side of the LLVM worker: target table, protocol, [`Worker`], [`gate`] and [`read_back`].
//!
//! Nothing here links LLVM. Text that a model wrote goes to `intentc-llvm`, a process of its own that may crash, hang or
//! exhaust its memory; what comes back is a [`Failure`] of that text, and the next request works.

mod describe;
mod failure;
pub mod gate;
mod locate;
mod process;
pub mod protocol;
pub mod provenance;
mod read_back;
pub mod seal;
mod target;
mod worker;

pub use failure::{Death, Failure, LlvmMessage, Stage, ToolchainError};
pub use locate::locate_binary;
pub use protocol::{Artifact, ArtifactKind, BuildRequest, BuildSettings, Built, Cpu, Jail, Limits, SourceModule};
pub use read_back::{ElfReport, ReadBackError, Segment, read_back};
pub use seal::{Seal, SealedCall};
pub use target::{ElfDescription, Optimisation, Target, TargetDescription, UnknownCpu};
pub use worker::{Worker, WorkerOptions};
