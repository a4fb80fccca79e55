//! Language models as untrusted proposers, behind one trait.
//!
//! A [`Request`] is text, a [`Reply`] is text: this room sends the one, takes the other within limits of time and size,
//! and says in a typed [`ModelError`] why there is none. It knows nothing of task files, of LLVM IR or of verdicts.
//!
//! [`open`] reads a model's name (`exec:CMD`, `openai:MODEL`, `replay:DIR`; the table is [`SCHEMES`]). [`Recorded`]
//! replays what one run has recorded.
//!
//! What comes from a command, an endpoint or a reply file is data: every read has a limit, nothing of it is ever a path
//! or a command, and messages quote it for the renderer to escape. Keys appear in no message and no `Debug` output.

mod error;
mod exec;
mod openai;
mod recorded;
mod replay;
mod report;
mod request;
mod retry;
mod secret;
mod settings;
mod words;

pub use error::{
    CommandError, CommandFailure, ModelError, Nearest, ProviderError, ProviderFailure, ReplayDivergence, ReplayMiss, ReplyFileError,
};
pub use recorded::Recorded;
pub use request::{Origin, Purpose, Reply, Request, Usage};
pub use retry::RetryPolicy;
pub use settings::{Environment, Settings};
pub use words::{SplitError, split_words};

/// Whatever answers a [`Request`].
pub trait Model: Send {
    /// How messages and records call this model: `openai:gpt-5`, `exec:llm`, `replay:replies`.
    fn name(&self) -> &str;

    /// Asks once and waits for the whole reply. Retries that the provider's rules allow happen inside, within one time limit.
    fn complete(&mut self, request: &Request) -> Result<Reply, ModelError>;
}

/// One way to name a model.
#[derive(Debug)]
pub struct Scheme {
    /// What stands before the colon.
    pub name: &'static str,
    /// The whole form, for help.
    pub form: &'static str,
    pub summary: &'static str,
    open: fn(&str, &Settings) -> Opened,
}

type Opened = Result<Box<dyn Model>, ModelError>;

/// Every scheme that [`open`] knows.
pub static SCHEMES: &[Scheme] = &[
    Scheme {
        name: "exec",
        form: "exec:'COMMAND ARGUMENTS'",
        summary: "a command that reads the prompt on standard input and writes the reply to standard output",
        open: exec::open,
    },
    Scheme {
        name: "openai",
        form: "openai:MODEL",
        summary: "an endpoint that speaks OpenAI's chat completions (OPENAI_BASE_URL, OPENAI_API_KEY)",
        open: openai::open,
    },
    Scheme { name: "replay", form: "replay:DIR", summary: "a folder of kept replies", open: replay::open },
];

/// Opens the model that `spec` names. Nothing is sent yet.
pub fn open(spec: &str, settings: &Settings) -> Result<Box<dyn Model>, ModelError> {
    let (scheme, rest) = spec.split_once(':').unwrap_or((spec, ""));
    match SCHEMES.iter().find(|known| known.name == scheme) {
        Some(known) => (known.open)(rest, settings),
        None => Err(ModelError::UnknownScheme { spec: spec.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_scheme_is_answered_with_the_list() {
        for spec in ["", "gpt-5", "opnai:gpt-5", ":x"] {
            let error = open(spec, &Settings::default()).err().expect("no such scheme");
            assert_eq!(error.exit_class(), 2);
            let help = error.diagnostic().help.unwrap_or_default();
            assert!(SCHEMES.iter().all(|scheme| help.contains(scheme.form)), "{help}");
        }
    }
}
