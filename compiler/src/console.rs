//! What people read: progress and diagnostics on standard error, results on standard output.

use crate::arguments::{Global, When};
use crate::exit::{Exit, Failure};
use anstream::{AutoStream, ColorChoice};
use diagnostics::{Diagnostic, escape_terminal, render};
use std::io::{self, IsTerminal, Write};

/// How much to say, and how.
#[derive(Clone, Copy, Debug)]
pub struct Console {
    quiet: bool,
    verbose: bool,
    color: bool,
}

impl Console {
    pub fn new(global: &Global) -> Self {
        let color = match global.color {
            When::Always => true,
            When::Never => false,
            When::Auto => io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        };
        Self { quiet: global.quiet, verbose: global.verbose, color }
    }

    /// One line of progress: what stage, what happened.
    pub fn progress(&self, stage: &str, text: &str) {
        if !self.quiet {
            let (bold, plain) = if self.color { ("\u{1b}[1;32m", "\u{1b}[0m") } else { ("", "") };
            write_line(&format!("{bold}{stage:>9}{plain}  {}", escape_terminal(text)));
        }
    }

    /// A detail that only `-v` asks for.
    pub fn detail(&self, text: &str) {
        if self.verbose {
            for line in text.lines() {
                write_line(&format!("{:>9}  {}", "", escape_terminal(line)));
            }
        }
    }

    pub fn diagnostic(&self, diagnostic: &Diagnostic) {
        if !self.quiet || diagnostic.is_error() {
            write_line(&render(diagnostic, self.color));
        }
    }

    /// What is wrong with a candidate: an error of the candidate, not yet of the run.
    pub fn finding(&self, diagnostic: &Diagnostic) {
        if !self.quiet {
            write_line(&render(diagnostic, self.color));
        }
    }

    pub fn failure(&self, failure: &Failure) {
        for diagnostic in &failure.diagnostics {
            self.diagnostic(diagnostic);
        }
        if failure.exit == Exit::Internal {
            write_line("this is a defect of intentc: please report it together with the output of `intentc runs show last --json`");
        }
    }
}

/// A closed standard error must not end a build.
fn write_line(text: &str) {
    let _ = writeln!(AutoStream::new(io::stderr(), ColorChoice::AlwaysAnsi).lock(), "{text}");
}

/// Prints a result on standard output; `false` where nobody reads it any more.
pub fn print(text: &str) -> bool {
    let mut stdout = io::stdout().lock();
    stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()).is_ok()
}

/// Turns a panic into exit code 70 with a message that says what to do.
pub fn report_panics() {
    let default_hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        default_hook(panic);
        write_line("this is a defect of intentc: please report the lines above; nothing was written outside the ledger");
        std::process::exit(i32::from(Exit::Internal.code()));
    }));
}
