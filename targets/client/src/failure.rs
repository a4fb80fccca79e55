use crate::gate::Refusal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::path::PathBuf;

/// Where on the way from text to program LLVM or the linker objected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    Parse,
    Verify,
    /// Modules into one, symbols to their definitions.
    Link,
    CodeGeneration,
    /// After parsing: the sizes of types, values and globals.
    Sizes,
}

/// One objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LlvmMessage {
    /// The name of a module of the request; empty where the message is about the linked program.
    pub module: String,
    /// Counted from 1; 0 where LLVM gives none.
    pub line: usize,
    /// In bytes, counted from 1; 0 where LLVM gives none.
    pub column: usize,
    /// LLVM's words, without place and severity.
    pub text: String,
    pub stage: Stage,
}

impl fmt::Display for LlvmMessage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let module = if self.module.is_empty() { "<program>" } else { &self.module };
        match (self.line, self.column) {
            (0, _) => write!(formatter, "{module}: {}", self.text),
            (line, 0) => write!(formatter, "{module}:{line}: {}", self.text),
            (line, column) => write!(formatter, "{module}:{line}:{column}: {}", self.text),
        }
    }
}

/// How the process that worked on a request ended before it could answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Death {
    /// LLVM crashed or gave up; the number is the signal's.
    Signal(i32),
    /// The text nests so deeply that the stack was exhausted.
    Stack,
    CpuTime,
    Memory,
    WallTime,
}

impl fmt::Display for Death {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Death::Signal(signal) => {
                let name = nix::sys::signal::Signal::try_from(*signal).map_or("unknown", |signal| signal.as_str());
                write!(formatter, "LLVM crashed (signal {signal}, {name})")
            }
            Death::Stack => formatter.write_str("LLVM ran out of stack"),
            Death::CpuTime => formatter.write_str("LLVM took too much processor time"),
            Death::Memory => formatter.write_str("LLVM took too much memory"),
            Death::WallTime => formatter.write_str("LLVM did not finish in time"),
        }
    }
}

/// Why a request has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The text is not valid, or cannot become a program. At least one message.
    Rejected(Vec<LlvmMessage>),
    /// LLVM was not given the text. At least one place.
    Refused(Vec<Refusal>),
    /// The text killed LLVM. The worker lives on.
    Died(Death),
    /// Not the text's fault.
    Toolchain(ToolchainError),
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Rejected(messages) => {
                let texts: Vec<_> = messages.iter().map(LlvmMessage::to_string).collect();
                formatter.write_str(&texts.join("\n"))
            }
            Failure::Refused(refusals) => {
                let texts: Vec<_> = refusals.iter().map(Refusal::to_string).collect();
                formatter.write_str(&texts.join("\n"))
            }
            Failure::Died(death) => write!(formatter, "{death}"),
            Failure::Toolchain(error) => write!(formatter, "{error}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<ToolchainError> for Failure {
    fn from(error: ToolchainError) -> Self {
        Failure::Toolchain(error)
    }
}

/// The worker cannot be used, or ended in the middle of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToolchainError {
    /// No such file beside the running program or in the build folder above it.
    NotFound { name: String, searched: Vec<PathBuf> },
    /// The file is there and does not start.
    Start { binary: PathBuf, reason: String },
    /// The worker ended while a request was in flight; the next request starts another one.
    Ended { status: String, stderr: String },
    /// The worker did not answer within its own limits and was killed.
    Unresponsive,
    /// The request is longer than a message may be.
    TooLarge { bytes: usize },
    /// The worker answers something that this client does not understand.
    Protocol(String),
    /// The worker reports a defect of its own.
    Broken(String),
}

impl fmt::Display for ToolchainError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ToolchainError::NotFound { name, searched } => {
                let folders: Vec<_> = searched.iter().map(|path| path.display().to_string()).collect();
                write!(formatter, "`{name}` was not found in {}", folders.join(", "))
            }
            ToolchainError::Start { binary, reason } => write!(formatter, "`{}` does not start: {reason}", binary.display()),
            ToolchainError::Ended { status, stderr } if stderr.is_empty() => {
                write!(formatter, "the LLVM worker ended in the middle of a request ({status})")
            }
            ToolchainError::Ended { status, stderr } => {
                write!(formatter, "the LLVM worker ended in the middle of a request ({status}): {}", stderr.trim_end())
            }
            ToolchainError::Unresponsive => formatter.write_str("the LLVM worker did not answer within its limits"),
            ToolchainError::TooLarge { bytes } => write!(formatter, "a request of {bytes} bytes is too large for the LLVM worker"),
            ToolchainError::Protocol(reason) => write!(formatter, "the LLVM worker cannot be understood: {reason}"),
            ToolchainError::Broken(reason) => write!(formatter, "the LLVM worker failed: {reason}"),
        }
    }
}

impl std::error::Error for ToolchainError {}
