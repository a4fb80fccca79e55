//! `intentc explain CODE`.

use crate::console;
use crate::exit::{Exit, Failure};
use diagnostics::codes::{self, compiler};
use diagnostics::{Diagnostic, Fault};

pub fn run(code: &str) -> Result<Exit, Failure> {
    let Some(code) = codes::find(code) else {
        let message = format!("no diagnostic has the code `{code}`");
        return Err(Diagnostic::error(&compiler::UNKNOWN_CODE, message)
            .help("codes look like IC0101; messages show them in brackets")
            .into());
    };
    let whose = match code.fault {
        Fault::User => "the task, the command line or the project",
        Fault::Model => "what a model proposed",
        Fault::Provider => "the endpoint or command that stands for a model",
        Fault::Environment => "this machine or its tools",
        Fault::Intentc => "intentc itself",
    };
    console::print(&format!("{}: {}\nlies with: {whose}\n\n{}\n", code.id, code.summary, code.explanation));
    Ok(Exit::Success)
}
