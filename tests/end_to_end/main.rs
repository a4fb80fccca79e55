//! The real binary, used as a user would: what it prints, writes, and exits with.

#![expect(unreachable_pub, reason = "in a test program `pub` marks what a module offers to the others")]

mod bad_input;
mod behaviour;
mod cases;
mod echo;
mod inspect;
mod machines;
mod manifest;
mod missing;
mod models;
mod plan_and_runs;
mod project;
mod proofs;
mod repair;
mod reproducible;
mod site;
mod workbench;
