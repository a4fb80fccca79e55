//! `intentc help [COMMAND | TOPIC]`.

use crate::arguments::Arguments;
use crate::exit::{self, Exit, Failure};
use crate::{config, console};
use clap::CommandFactory;
use std::fmt::Write as _;

pub fn run(topic: &[String]) -> Result<Exit, Failure> {
    let mut command = Arguments::command();
    command.build();
    let text = match topic {
        [] => command.render_long_help().to_string(),
        [name] if name == "configuration" || name == "config" => config::reference(),
        [name] if name == "exit-codes" => exit_codes(),
        [name] if name == "fix-ups" => fix_ups(),
        [name] if name == "directives" => directives::help(None)?,
        words => match words.iter().try_fold(&mut command, |command, word| command.find_subcommand_mut(word)) {
            Some(command) => command.render_long_help().to_string(),
            None => directives::help(Some(&words.join(" ")))?,
        },
    };
    console::print(&text);
    Ok(Exit::Success)
}

fn exit_codes() -> String {
    let mut text = String::new();
    for (exit, meaning) in exit::TABLE {
        let _ = writeln!(text, "{:>3}  {meaning}", exit.code());
    }
    text
}

fn fix_ups() -> String {
    let mut text = String::from("The passes that repair a module without a model, in their order:\n\n");
    for pass in fixups::PASSES {
        let _ = writeln!(text, "{:<24}{}", pass.name, pass.summary);
    }
    text
}
