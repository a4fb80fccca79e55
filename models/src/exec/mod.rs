//! `exec:CMD`: a command of the user's own that stands for a model.
//!
//! The prompt (system text, an empty line, user text) goes to its standard input, its standard output is the reply. It
//! runs in the project's folder with the user's environment, in a process group of its own, so that one signal ends it
//! with all that it started. No shell is involved.

mod process;

use crate::error::{CommandError, CommandFailure};
use crate::{Model, ModelError, Origin, Reply, Request, Settings, split_words};
use process::{Captured, Ending, Limits};
use std::io;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The longest reply of a command, in bytes.
const LONGEST_REPLY: usize = 8 << 20;

struct Exec {
    /// `exec:` and the program. The arguments may hold what nobody should read.
    name: String,
    program: String,
    arguments: Vec<String>,
    directory: PathBuf,
    timeout: Duration,
}

pub(crate) fn open(command: &str, settings: &Settings) -> Result<Box<dyn Model>, ModelError> {
    let bad_spec = |problem: String| ModelError::BadSpec { spec: format!("exec:{command}"), problem };
    let mut words = split_words(command).map_err(|error| bad_spec(error.to_string()))?.into_iter();
    let program = words.next().filter(|word| !word.is_empty()).ok_or_else(|| bad_spec("it names no command".to_owned()))?;
    Ok(Box::new(Exec {
        name: format!("exec:{program}"),
        program,
        arguments: words.collect(),
        directory: settings.directory.clone(),
        timeout: settings.time_limit(),
    }))
}

impl Model for Exec {
    fn name(&self) -> &str {
        &self.name
    }

    fn complete(&mut self, request: &Request) -> Result<Reply, ModelError> {
        let limits = Limits { time: self.timeout, output: LONGEST_REPLY };
        let captured = process::run(&mut self.command(), prompt(request).as_bytes(), limits).map_err(|error| self.not_started(error))?;
        let Captured { ending, stdout, stderr } = captured;
        let failure = match ending {
            Ending::Exited(0) => return self.reply(request, stdout),
            Ending::OutputLimit => return Err(ModelError::ReplyTooLong { model: self.name.clone(), limit: LONGEST_REPLY }),
            Ending::Exited(status) => CommandFailure::Exited(status),
            Ending::Signalled(signal) => CommandFailure::Signalled(signal),
            Ending::TimeLimit => CommandFailure::TimedOut(self.timeout),
            Ending::Pipe(error) => CommandFailure::Pipe(error),
        };
        Err(self.failed(failure, stderr))
    }
}

impl Exec {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).current_dir(&self.directory);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    fn reply(&self, request: &Request, stdout: Vec<u8>) -> Result<Reply, ModelError> {
        let text = String::from_utf8(stdout)
            .map_err(|error| ModelError::NotText { model: self.name.clone(), offset: error.utf8_error().valid_up_to() })?;
        if text.trim().is_empty() {
            return Err(ModelError::EmptyReply { model: self.name.clone() });
        }
        Ok(Reply::new(request, text, &self.name, Origin::Live))
    }

    fn not_started(&self, error: io::Error) -> ModelError {
        let failure = match error.kind() {
            _ if !self.directory.is_dir() => CommandFailure::NoDirectory(self.directory.clone()),
            io::ErrorKind::NotFound => CommandFailure::NotFound,
            _ => CommandFailure::NotStarted(error),
        };
        self.failed(failure, String::new())
    }

    fn failed(&self, failure: CommandFailure, stderr: String) -> ModelError {
        ModelError::Command(Box::new(CommandError { program: self.program.clone(), failure, stderr }))
    }
}

/// Both texts, an empty line between them, and a line end at the end.
fn prompt(request: &Request) -> String {
    let separator = if request.system.is_empty() { "" } else { "\n\n" };
    let end = if request.user.ends_with('\n') { "" } else { "\n" };
    format!("{}{separator}{}{end}", request.system.trim_end_matches('\n'), request.user)
}
