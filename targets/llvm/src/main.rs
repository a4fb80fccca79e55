//! `intentc-llvm`: validates, optimises, emits and links LLVM IR that nobody trusts.
//!
//! The process that reads requests is warm and never looks into a module: it forks once per request, and the child, under
//! limits and in a jail, does the work, writes one answer and ends. A text that crashes LLVM costs that child.
//!
//! Standard input carries requests, standard output answers (`targets::protocol`). The process ends when its input ends.

mod apart;
mod build;
mod child;
mod debug_info;
mod emit;
mod jail;
mod link;
mod messages;
mod module;
mod pack;
mod passes;
mod place;
mod program;
mod reach;
mod seal;
mod sections;
mod serve;
mod session;
mod sizes;
mod supervise;
mod warm;

use std::io::Write;
use std::process::ExitCode;

fn main() -> ExitCode {
    match serve::serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            // Not eprintln: a client that is gone has closed the other end.
            let _ = writeln!(std::io::stderr(), "intentc-llvm: {reason}");
            ExitCode::FAILURE
        }
    }
}
