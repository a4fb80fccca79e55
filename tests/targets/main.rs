//! The LLVM worker from outside: what it makes, what it refuses, what it survives.

mod agreement;
mod build;
mod harness;
mod hostile;
mod life;
mod machines;
mod reject;
