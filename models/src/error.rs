//! Why there is no reply. Values, not texts: [`crate::report`] says them to people.

use crate::Purpose;
use diagnostics::Source;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Why a model could not be opened, or gave no reply that can be used.
#[derive(Debug)]
pub enum ModelError {
    /// Nothing in [`crate::SCHEMES`] is called so.
    UnknownScheme { spec: String },
    /// The scheme is known, what follows it makes no sense.
    BadSpec { spec: String, problem: String },
    /// A setting or an environment variable that cannot be used.
    BadSetting { setting: &'static str, problem: String },
    /// `--offline` and a model that needs the network.
    Offline { model: String },
    /// No key, and the endpoint wants one.
    NoCredentials { endpoint: String },
    /// The endpoint answered with an error, or the way to it failed.
    Provider(Box<ProviderError>),
    /// The command that stands for a model failed.
    Command(Box<CommandError>),
    /// The model, or a filter in front of it, declined.
    Refused { model: String, reason: String },
    /// The reply ended at the limit of output tokens. Asking the same again would end there again.
    OutputLimit { model: String, limit: u32 },
    /// There was a reply with no text in it.
    EmptyReply { model: String },
    /// The reply's bytes are not UTF-8; `offset` is the first bad one.
    NotText { model: String, offset: usize },
    /// More bytes came than any sound reply has.
    ReplyTooLong { model: String, limit: usize },
    /// A kept reply cannot be read.
    ReplyFile(Box<ReplyFileError>),
    /// No kept reply answers the request.
    ReplayMiss(Box<ReplayMiss>),
    /// A kept reply has the request's place but answers another request.
    ReplayDivergence(Box<ReplayDivergence>),
}

impl ModelError {
    /// The process exit code that a run ends with if nothing else answers.
    pub fn exit_class(&self) -> u8 {
        match self {
            ModelError::OutputLimit { .. }
            | ModelError::EmptyReply { .. }
            | ModelError::NotText { .. }
            | ModelError::ReplyTooLong { .. } => 1,
            ModelError::UnknownScheme { .. }
            | ModelError::BadSpec { .. }
            | ModelError::BadSetting { .. }
            | ModelError::Offline { .. }
            | ModelError::ReplyFile(_) => 2,
            ModelError::Refused { .. } => 3,
            ModelError::NoCredentials { .. } => 4,
            ModelError::Provider(error) => error.failure.exit_class(),
            ModelError::Command(error) => error.failure.exit_class(),
            ModelError::ReplayMiss(_) | ModelError::ReplayDivergence(_) => 10,
        }
    }

    /// `true` where only this reply is of no use, and another prompt may bring a better one; otherwise the model itself
    /// cannot be used.
    pub fn is_about_one_reply(&self) -> bool {
        self.exit_class() == 1
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.diagnostic().message)
    }
}

impl std::error::Error for ModelError {}

impl From<ProviderError> for ModelError {
    fn from(error: ProviderError) -> Self {
        ModelError::Provider(Box::new(error))
    }
}

/// An endpoint that failed.
#[derive(Debug)]
pub struct ProviderError {
    /// Scheme, host, port and path; never a user name, password or query.
    pub endpoint: String,
    pub model: String,
    pub failure: ProviderFailure,
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// What the provider said, or what failed on the way; shortened.
    pub message: String,
    /// The provider's own number for the request, which its support asks for.
    pub request_id: Option<String>,
    /// How often it was tried.
    pub attempts: u32,
}

/// The kinds of failure that a caller may treat differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProviderFailure {
    /// The key is not accepted.
    Authentication,
    /// The account has no money or no quota left.
    Quota,
    /// The key may not do this.
    Permission,
    /// No such model, or no such address.
    NotFound,
    /// The request was not accepted; the parameter is named where the provider names one.
    BadRequest {
        parameter: Option<String>,
    },
    /// The request has too many bytes.
    RequestTooLarge,
    /// The request has too many tokens for the model.
    ContextExceeded,
    RateLimited {
        retry_after: Option<Duration>,
    },
    Overloaded,
    /// Any other failure on the provider's side.
    Server,
    /// The host's name cannot be resolved.
    Dns,
    /// No connection.
    Connect,
    /// The connection is not safe: a certificate that nobody vouches for, or no common protocol.
    Tls,
    /// No whole response in time.
    Timeout {
        limit: Duration,
    },
    /// The connection ended in the middle of the response.
    Truncated,
    /// The response is not what the protocol says.
    Protocol,
    /// The endpoint sends to another place, where the key may not go.
    Redirected {
        location: String,
    },
}

impl ProviderFailure {
    fn exit_class(&self) -> u8 {
        match self {
            ProviderFailure::ContextExceeded => 1,
            ProviderFailure::NotFound | ProviderFailure::Redirected { .. } => 2,
            ProviderFailure::Authentication | ProviderFailure::Permission => 4,
            ProviderFailure::Quota => 6,
            _ => 7,
        }
    }
}

/// A command that failed.
#[derive(Debug)]
pub struct CommandError {
    /// Its first word.
    pub program: String,
    pub failure: CommandFailure,
    /// The last lines that it wrote to standard error.
    pub stderr: String,
}

#[derive(Debug)]
pub enum CommandFailure {
    /// There is no such program.
    NotFound,
    /// The folder to run it in does not exist.
    NoDirectory(PathBuf),
    /// It could not be started.
    NotStarted(io::Error),
    Exited(i32),
    Signalled(i32),
    TimedOut(Duration),
    /// Talking to it failed.
    Pipe(io::Error),
}

impl CommandFailure {
    fn exit_class(&self) -> u8 {
        match self {
            CommandFailure::NotFound | CommandFailure::NoDirectory(_) | CommandFailure::NotStarted(_) => 2,
            _ => 7,
        }
    }
}

/// A file of a replay folder that cannot be used.
#[derive(Debug)]
pub struct ReplyFileError {
    pub path: PathBuf,
    /// Lower case, no full stop.
    pub problem: String,
    /// The text and the bytes concerned, where the problem lies in the text.
    pub place: Option<(Source, diagnostics::Span)>,
}

/// A request that no kept reply answers.
#[derive(Debug)]
pub struct ReplayMiss {
    /// The folder, or `the run's record`.
    pub place: String,
    pub step: String,
    pub purpose: Purpose,
    /// Which request of this step and purpose it is, counted from 0.
    pub ordinal: u32,
    pub request_hash: String,
    /// How many replies are kept.
    pub kept: usize,
    pub nearest: Option<Nearest>,
}

/// The kept reply that comes nearest to a request that missed.
#[derive(Debug, PartialEq, Eq)]
pub struct Nearest {
    /// The file's name, or which record it is.
    pub name: String,
    /// What differs, as a clause: `its step is `create x.ll``.
    pub difference: String,
}

/// A kept reply in the request's place that answers another request.
#[derive(Debug)]
pub struct ReplayDivergence {
    pub path: PathBuf,
    pub step: String,
    pub purpose: Purpose,
    pub ordinal: u32,
    /// The hash that the file names.
    pub recorded: String,
    /// The hash of the request at hand.
    pub requested: String,
}
