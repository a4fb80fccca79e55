//! The runtime library as programs use it: linked, optimised, run.

mod documentation;
mod driver;
mod http;
mod memory;
mod number;
mod program;
mod servers;
mod text;
mod toolchain;
