//! What a failed attempt means: which failure it is, and whether to try again.

use super::client::Answer;
use crate::error::ProviderFailure;
use crate::retry::{asked_delay, is_retryable, text_header};
use jiff::Timestamp;
use reqwest::header::HeaderMap;
use serde_json::Value;
use std::error::Error;
use std::io;
use std::time::Duration;

/// The longest message of a provider that is kept, in characters.
const LONGEST_MESSAGE: usize = 1000;

/// One attempt that brought no reply.
#[derive(Debug)]
pub(super) struct Setback {
    pub(super) failure: ProviderFailure,
    pub(super) next: Next,
    pub(super) status: Option<u16>,
    /// As long as it came, and maybe with the key in it.
    pub(super) message: String,
    pub(super) request_id: Option<String>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Next {
    Stop,
    Again {
        asked: Option<Duration>,
    },
    /// Again at once, without this parameter.
    Without(&'static str),
}

impl Setback {
    pub(super) fn stop(failure: ProviderFailure, message: &str) -> Self {
        Self { failure, next: Next::Stop, status: None, message: message.to_owned(), request_id: None }
    }

    pub(super) fn with_response(mut self, status: u16, headers: &HeaderMap) -> Self {
        self.status = Some(status);
        self.request_id = request_id(headers);
        self
    }

    /// A few words for the record.
    pub(super) fn summary(&self) -> String {
        match self.status {
            Some(status) => format!("status {status}"),
            None => self.message.clone(),
        }
    }
}

/// What a provider says about an error, in any of the usual forms:
/// `{"error":{"message","type","param","code"}}`, `{"error":"…"}`, `{"message",…}`, `{"detail":"…"|[{"loc","msg"}]}`.
#[derive(Debug, Default)]
struct Complaint {
    message: String,
    kind: String,
    code: String,
    parameter: Option<String>,
}

impl Complaint {
    fn read(body: &[u8]) -> Self {
        match serde_json::from_slice::<Value>(body) {
            Ok(value) => Self::from_value(&value),
            Err(_) => Self { message: String::from_utf8_lossy(body).trim().to_owned(), ..Self::default() },
        }
    }

    fn from_value(value: &Value) -> Self {
        let error = value.get("error").filter(|error| !error.is_null()).unwrap_or(value);
        if let Some(message) = error.as_str() {
            return Self { message: message.to_owned(), ..Self::default() };
        }
        let text = |name: &str| match error.get(name) {
            Some(Value::String(text)) => Some(text.clone()),
            Some(Value::Number(number)) => Some(number.to_string()),
            _ => None,
        };
        let message = text("message").or_else(|| error.get("detail").map(detail)).unwrap_or_default();
        let kind = text("type").unwrap_or_default();
        Self { message, kind, code: text("code").unwrap_or_default(), parameter: text("param") }
    }

    fn has(&self, word: &str) -> bool {
        self.code == word || self.kind == word
    }

    /// OpenAI and llama.cpp have words for it, vLLM and others say it in their message only.
    fn is_about_context(&self) -> bool {
        self.has("context_length_exceeded") || self.has("exceed_context_size_error") || self.message.contains("maximum context length")
    }

    /// The parameter among `sent` that is complained about.
    fn unsupported(&self, sent: &[&'static str]) -> Option<&'static str> {
        let named =
            |name: &&'static str| self.parameter.as_deref().map_or_else(|| mentions(&self.message, name), |parameter| parameter == *name);
        sent.iter().copied().find(named)
    }
}

/// The text of FastAPI's `detail`.
fn detail(detail: &Value) -> String {
    detail.as_str().map_or_else(|| detail.to_string(), str::to_owned)
}

/// Whether `message` says of the parameter `name` that it cannot be used.
fn mentions(message: &str, name: &str) -> bool {
    let is_part = |character: char| character.is_alphanumeric() || character == '_';
    let says_unsupported = ["support", "unrecognized", "unknown", "deprecated", "extra", "unexpected", "not permitted"]
        .iter()
        .any(|word| message.contains(word));
    says_unsupported && message.split(|character| !is_part(character)).any(|word| word == name)
}

/// Reads a response whose status is not a success.
pub(super) fn classify(answer: &Answer, sent: &[&'static str]) -> Setback {
    let complaint = Complaint::read(&answer.body);
    let headers = &answer.headers;
    let failure = kind_of(answer.status, &complaint, headers);
    let is_bad_request = matches!(failure, ProviderFailure::BadRequest { .. });
    let next = match complaint.unsupported(sent) {
        Some(parameter) if is_bad_request => Next::Without(parameter),
        _ if failure != ProviderFailure::Quota && is_retryable(answer.status, headers) => {
            Next::Again { asked: asked_delay(headers, Timestamp::now()) }
        }
        _ => Next::Stop,
    };
    Setback { failure, next, status: Some(answer.status), message: complaint.message, request_id: request_id(headers) }
}

/// Reads an error that came with a status of success.
pub(super) fn in_band(error: &Value) -> Setback {
    let complaint = Complaint::from_value(error);
    let status = complaint.code.parse().ok().filter(|status| (400..600).contains(status)).unwrap_or(500);
    let failure = kind_of(status, &complaint, &HeaderMap::new());
    Setback { status: Some(200), ..Setback::stop(failure, &complaint.message) }
}

/// The provider's own word for the error comes before the status.
fn kind_of(status: u16, complaint: &Complaint, headers: &HeaderMap) -> ProviderFailure {
    const OUT_OF_MONEY: &[&str] = &["insufficient_quota", "credit_balance_exhausted", "organization_spend_limit_exceeded", "billing_error"];
    if OUT_OF_MONEY.iter().any(|word| complaint.has(word)) {
        return ProviderFailure::Quota;
    }
    if complaint.is_about_context() {
        return ProviderFailure::ContextExceeded;
    }
    match status {
        401 => ProviderFailure::Authentication,
        402 => ProviderFailure::Quota,
        403 => ProviderFailure::Permission,
        404 => ProviderFailure::NotFound,
        408 => ProviderFailure::Server,
        413 => ProviderFailure::RequestTooLarge,
        429 => ProviderFailure::RateLimited { retry_after: asked_delay(headers, Timestamp::now()) },
        503 | 529 => ProviderFailure::Overloaded,
        300..=399 => ProviderFailure::Redirected { location: text_header(headers, "location").unwrap_or("another place").to_owned() },
        400..=499 => ProviderFailure::BadRequest { parameter: complaint.parameter.clone() },
        _ => ProviderFailure::Server,
    }
}

/// A request that brought no response.
pub(super) fn transport(error: &reqwest::Error) -> Setback {
    let (failure, is_final) = if find::<rustls::Error>(error).is_some() {
        (ProviderFailure::Tls, true)
    } else if error.is_dns() {
        (ProviderFailure::Dns, false)
    } else if error.is_timeout() && !error.is_connect() {
        // The one time limit has passed, and nothing is left for another attempt.
        (ProviderFailure::Timeout { limit: Duration::ZERO }, true)
    } else if error.is_connect() {
        (ProviderFailure::Connect, false)
    } else {
        (ProviderFailure::Truncated, false)
    };
    let next = if is_final { Next::Stop } else { Next::Again { asked: None } };
    let message = if matches!(failure, ProviderFailure::Timeout { .. }) { String::new() } else { root_cause(error) };
    Setback { next, ..Setback::stop(failure, &message) }
}

/// A response whose body broke off.
pub(super) fn body(error: &io::Error) -> Setback {
    let timed_out = error.get_ref().and_then(|inner| inner.downcast_ref::<reqwest::Error>()).is_some_and(reqwest::Error::is_timeout);
    if timed_out {
        return Setback::stop(ProviderFailure::Timeout { limit: Duration::ZERO }, "");
    }
    Setback::stop(ProviderFailure::Truncated, &root_cause(error))
}

/// What an error wraps, from the outside inwards. `io::Error` hides what it wraps from [`Error::source`].
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| inner(error))
}

fn inner<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a (dyn Error + 'static)> {
    match error.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => error.source(),
    }
}

fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    causes(error).find_map(|cause| cause.downcast_ref::<E>())
}

/// The innermost reason, which says most. It names no URL.
pub(super) fn root_cause(error: &(dyn Error + 'static)) -> String {
    causes(error).last().map_or_else(String::new, ToString::to_string)
}

fn request_id(headers: &HeaderMap) -> Option<String> {
    text_header(headers, "x-request-id").or_else(|| text_header(headers, "request-id")).map(str::to_owned)
}

/// At most [`LONGEST_MESSAGE`] characters of `text`.
pub(super) fn shorten(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST_MESSAGE) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
