//! The LLVM worker from outside: what it makes, what it refuses, what it survives.

mod agreement;
mod build;
mod debugging;
mod gate;
mod harness;
mod hostile;
mod life;
mod machines;
mod optimise;
mod reject;
mod seal;
mod wasm;
