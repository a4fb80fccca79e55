//! `intentc`: English intent to verified native programs.

#![expect(unreachable_pub, reason = "in a program `pub` marks what a module offers to the others")]

mod arguments;
mod candidate;
mod commands;
mod completion;
mod config;
mod console;
mod content;
mod edits;
mod evidence;
mod excerpt;
mod exit;
mod files;
mod given;
mod host;
mod interrupt;
mod journal;
mod library;
mod lock;
mod pipeline;
mod plan;
mod product;
mod project;
mod promote;
mod prompts;
mod provenance;
mod prover;
mod rebuild;
mod recorder;
mod replay;
mod report;
mod search;
mod tasks;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    console::report_panics();
    interrupt::install();
    let arguments = arguments::Arguments::parse();
    ExitCode::from(commands::run(arguments).code())
}
