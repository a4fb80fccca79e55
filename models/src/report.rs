//! What each [`ModelError`] says to people, and the next step.

use crate::error::*;
use crate::{Purpose, SCHEMES};
use diagnostics::{Code, Diagnostic, codes::models as codes};

impl ModelError {
    /// The message for people, ending in what to do next.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            ModelError::UnknownScheme { spec } => unknown_scheme(spec),
            ModelError::BadSpec { spec, problem } => {
                Diagnostic::error(&codes::MODEL_NAME, format!("the model `{spec}` cannot be used: {problem}"))
                    .help("run `intentc explain IC0501` for the forms of a model's name")
            }
            ModelError::BadSetting { setting, problem } => {
                Diagnostic::error(&codes::MODEL_SETTING, format!("{setting} cannot be used: {problem}"))
                    .help(format!("correct {setting}, or run `intentc explain IC0502`"))
            }
            ModelError::Offline { model } => {
                Diagnostic::error(&codes::OFFLINE, format!("`{model}` needs the network, and `--offline` forbids it"))
                    .help("leave `--offline` out, or use `--model replay:DIR` or `--model exec:CMD`")
            }
            ModelError::NoCredentials { endpoint } => Diagnostic::error(&codes::CREDENTIALS, format!("there is no key for {endpoint}"))
                .help("set OPENAI_API_KEY, or OPENAI_API_KEY_FILE to a file that holds the key, or OPENAI_BASE_URL to a server on this machine, which needs none"),
            ModelError::Provider(error) => provider(error),
            ModelError::Command(error) => command(error),
            ModelError::Refused { model, reason } => Diagnostic::error(&codes::REFUSED, format!("`{model}` declined to answer: {reason}"))
                .help("say the task in other words, or use another model"),
            ModelError::OutputLimit { model, limit } => unusable(
                format!("the reply of `{model}` was cut off at its limit of {limit} tokens"),
                "split the step into smaller ones; the same request would be cut off again",
            ),
            ModelError::EmptyReply { model } => {
                unusable(format!("the reply of `{model}` holds no text"), "use another model, or say the task in other words")
            }
            ModelError::NotText { model, offset } => unusable(
                format!("the reply of `{model}` is not UTF-8: the byte at offset {offset} cannot be read"),
                "make the model write UTF-8 text",
            ),
            ModelError::ReplyTooLong { model, limit } => unusable(
                format!("the reply of `{model}` did not end within {} MiB and was cut off", limit >> 20),
                "use another model; nothing of such a reply is used",
            ),
            ModelError::ReplyFile(error) => reply_file(error),
            ModelError::ReplayMiss(miss) => replay_miss(miss),
            ModelError::ReplayDivergence(divergence) => replay_divergence(divergence),
        }
    }
}

fn unusable(message: String, help: &str) -> Diagnostic {
    Diagnostic::error(&codes::REPLY_UNUSABLE, message).help(help)
}

fn unknown_scheme(spec: &str) -> Diagnostic {
    let forms: Vec<String> = SCHEMES.iter().map(|scheme| format!("`{}` ({})", scheme.form, scheme.summary)).collect();
    let message = if spec.is_empty() { "the model has no name".to_owned() } else { format!("`{spec}` names no model") };
    Diagnostic::error(&codes::MODEL_NAME, message).help(format!("use one of {}", forms.join(", ")))
}

fn code_of(failure: &ProviderFailure) -> &'static Code {
    match failure {
        ProviderFailure::Authentication | ProviderFailure::Permission => &codes::CREDENTIALS,
        ProviderFailure::Quota => &codes::QUOTA,
        ProviderFailure::NotFound | ProviderFailure::Redirected { .. } => &codes::NOT_FOUND,
        ProviderFailure::BadRequest { .. } | ProviderFailure::RequestTooLarge | ProviderFailure::ContextExceeded => {
            &codes::REQUEST_REJECTED
        }
        ProviderFailure::RateLimited { .. } | ProviderFailure::Overloaded | ProviderFailure::Server => &codes::PROVIDER_FAILED,
        ProviderFailure::Dns
        | ProviderFailure::Connect
        | ProviderFailure::Tls
        | ProviderFailure::Timeout { .. }
        | ProviderFailure::Truncated => &codes::NETWORK,
        ProviderFailure::Protocol => &codes::PROTOCOL,
    }
}

fn what_happened(error: &ProviderError) -> String {
    let ProviderError { endpoint, model, .. } = error;
    match &error.failure {
        ProviderFailure::Authentication => format!("{endpoint} does not accept the key"),
        ProviderFailure::Permission => format!("{endpoint} does not allow this key to use `{model}`"),
        ProviderFailure::Quota => format!("the account at {endpoint} has no quota left"),
        ProviderFailure::NotFound => format!("{endpoint} knows no `{model}`, or is not the right address"),
        ProviderFailure::Redirected { location } => format!("{endpoint} sends to {location}, which is not followed"),
        ProviderFailure::BadRequest { parameter: Some(parameter) } => format!("{endpoint} does not accept the parameter `{parameter}`"),
        ProviderFailure::BadRequest { parameter: None } => format!("{endpoint} does not accept the request"),
        ProviderFailure::RequestTooLarge => format!("the request is too large for {endpoint}"),
        ProviderFailure::ContextExceeded => format!("the request does not fit into the context of `{model}`"),
        ProviderFailure::RateLimited { .. } => format!("{endpoint} limits the rate of requests"),
        ProviderFailure::Overloaded => format!("{endpoint} is overloaded"),
        ProviderFailure::Server => format!("{endpoint} failed"),
        ProviderFailure::Dns => format!("the name in {endpoint} cannot be resolved"),
        ProviderFailure::Connect => format!("{endpoint} cannot be reached"),
        ProviderFailure::Tls => format!("there is no safe connection to {endpoint}"),
        ProviderFailure::Timeout { limit } => format!("{endpoint} sent no whole response within {}", seconds(*limit)),
        ProviderFailure::Truncated => format!("the connection to {endpoint} broke off"),
        ProviderFailure::Protocol => format!("the answer of {endpoint} is not understood"),
    }
}

fn next_step(failure: &ProviderFailure) -> &'static str {
    match failure {
        ProviderFailure::Authentication => "check OPENAI_API_KEY or OPENAI_API_KEY_FILE",
        ProviderFailure::Permission => "use a key that may use the model, or another model",
        ProviderFailure::Quota => "top the account up or raise its limit, or use another model",
        ProviderFailure::NotFound => "check the model's name and the base URL, which for most servers ends in `/v1`",
        ProviderFailure::Redirected { .. } => "set the base URL to the final address",
        ProviderFailure::BadRequest { .. } => "use another model or endpoint",
        ProviderFailure::RequestTooLarge => "split the step into smaller ones",
        ProviderFailure::ContextExceeded => "split the step into smaller ones, or use a model with a larger context",
        ProviderFailure::RateLimited { .. } => "try again later",
        ProviderFailure::Overloaded | ProviderFailure::Server => "try again later, or use another model",
        ProviderFailure::Dns => "check the base URL and the network",
        ProviderFailure::Connect => "check that the server runs, the base URL, and the proxy settings",
        ProviderFailure::Tls => "for a private authority, set the file of authorities (PEM); otherwise check the address and the clock",
        ProviderFailure::Timeout { .. } => "raise `--timeout`, or use a faster model",
        ProviderFailure::Truncated => "run the command again",
        ProviderFailure::Protocol => "check the base URL, which for most servers ends in `/v1`",
    }
}

fn provider(error: &ProviderError) -> Diagnostic {
    let said = if error.message.is_empty() { String::new() } else { format!(": {}", error.message) };
    let mut diagnostic = Diagnostic::error(code_of(&error.failure), what_happened(error) + &said).help(next_step(&error.failure));
    if let Some(status) = error.status {
        let number = error.request_id.as_ref().map_or_else(String::new, |id| format!(", request {id}"));
        diagnostic = diagnostic.note_line(format!("status {status}{number}"));
    }
    if let ProviderFailure::RateLimited { retry_after: Some(after) } = error.failure {
        diagnostic = diagnostic.note_line(format!("it asks to wait {}", seconds(after)));
    }
    if error.attempts > 1 {
        diagnostic = diagnostic.note_line(format!("tried {} times", error.attempts));
    }
    diagnostic
}

fn seconds(duration: std::time::Duration) -> String {
    format!("{} s", (duration.as_secs_f64() * 10.0).round() / 10.0)
}

fn command(error: &CommandError) -> Diagnostic {
    let program = &error.program;
    let by_hand = "run the command by hand with a prompt on standard input";
    let (code, message, help) = match &error.failure {
        CommandFailure::NotFound => (
            &codes::COMMAND_NOT_STARTED,
            format!("there is no command `{program}`"),
            "check the first word after `exec:`; no shell is used",
        ),
        CommandFailure::NoDirectory(directory) => (
            &codes::COMMAND_NOT_STARTED,
            format!("the folder `{}` to run `{program}` in does not exist", directory.display()),
            "check `-C`",
        ),
        CommandFailure::NotStarted(reason) => (
            &codes::COMMAND_NOT_STARTED,
            format!("the command `{program}` cannot be started: {reason}"),
            "check that the file is executable",
        ),
        CommandFailure::Exited(status) => (&codes::COMMAND, format!("the command `{program}` ended with status {status}"), by_hand),
        CommandFailure::Signalled(signal) => (&codes::COMMAND, format!("the command `{program}` was killed by signal {signal}"), by_hand),
        CommandFailure::TimedOut(limit) => (
            &codes::COMMAND,
            format!("the command `{program}` did not end within {} and was stopped", seconds(*limit)),
            "raise `--timeout`, or use a faster model",
        ),
        CommandFailure::Pipe(reason) => (&codes::COMMAND, format!("talking to the command `{program}` failed: {reason}"), by_hand),
    };
    let diagnostic = Diagnostic::error(code, message).help(help);
    if error.stderr.is_empty() { diagnostic } else { diagnostic.note_line(format!("it wrote to standard error:\n{}", error.stderr)) }
}

fn reply_file(error: &ReplyFileError) -> Diagnostic {
    let diagnostic = Diagnostic::error(&codes::REPLY_FILE, format!("`{}` cannot be used: {}", error.path.display(), error.problem))
        .help("run `intentc explain IC0515` for the form of a kept reply");
    match &error.place {
        Some((source, span)) => diagnostic.at(source, *span, "here"),
        None => diagnostic,
    }
}

fn replay_miss(miss: &ReplayMiss) -> Diagnostic {
    let request = describe(miss.ordinal, miss.purpose, &miss.step);
    let diagnostic = Diagnostic::error(&codes::REPLAY_MISS, format!("{} holds no reply to {request}", miss.place));
    let diagnostic = match &miss.nearest {
        Some(nearest) => diagnostic.note_line(format!("the nearest of {} is {}, but {}", miss.kept, nearest.name, nearest.difference)),
        None => diagnostic.note_line(format!("{} replies are kept there, none of them alike", miss.kept)),
    };
    diagnostic.note_line(format!("the request is {}", miss.request_hash)).help(format!(
        "add a file `NAME.reply` with `step = {:?}`, `purpose = \"{}\"`, `ordinal = {}`, or use a live model",
        miss.step, miss.purpose, miss.ordinal
    ))
}

fn replay_divergence(divergence: &ReplayDivergence) -> Diagnostic {
    let request = describe(divergence.ordinal, divergence.purpose, &divergence.step);
    Diagnostic::error(&codes::REPLAY_DIVERGED, format!("`{}` was recorded for another request than {request}", divergence.path.display()))
        .note_line(format!("it answers {}", divergence.recorded))
        .note_line(format!("the request is {}", divergence.requested))
        .help("record the run again, or use the version of intentc that recorded it")
}

/// `request 0 (repair) of step `create a.ll``
fn describe(ordinal: u32, purpose: Purpose, step: &str) -> String {
    format!("request {ordinal} ({purpose}) of step `{step}`")
}
