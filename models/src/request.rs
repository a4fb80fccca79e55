//! What is asked and what comes back.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a model is asked. Part of a kept reply's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// The first try at a step.
    Implement,
    /// A further try, with what was wrong with the last.
    Repair,
    /// A function that another step calls and that does not exist yet.
    Missing,
    /// English to task-file text.
    Plan,
    /// A program that computes expected values, from the brief alone.
    Oracle,
}

impl Purpose {
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Implement => "implement",
            Purpose::Repair => "repair",
            Purpose::Missing => "missing",
            Purpose::Plan => "plan",
            Purpose::Oracle => "oracle",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// One question to a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Request {
    pub system: String,
    pub user: String,
    /// The step that it is for, as a task file writes it: `create strings.ll`. Not sent.
    pub step: String,
    /// Not sent.
    pub purpose: Purpose,
    /// How long the reply may be at most.
    pub max_output_tokens: u32,
}

/// What [`Request::hash`] hashes: only what a model gets to see. Fields stand in alphabetical order.
#[derive(Serialize)]
struct Canonical<'a> {
    max_output_tokens: u32,
    schema: &'static str,
    system: &'a str,
    user: &'a str,
}

impl Request {
    /// `blake3:` and 64 hexadecimal digits over the canonical JSON of what is sent.
    pub fn hash(&self) -> String {
        let canonical =
            Canonical { max_output_tokens: self.max_output_tokens, schema: "intentc-request/1", system: &self.system, user: &self.user };
        let text = serde_json::to_string(&canonical).expect("texts and a number always have a JSON form");
        format!("blake3:{}", blake3::hash(text.as_bytes()).to_hex())
    }
}

/// Where a reply comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A command or an endpoint answered just now.
    Live,
    /// A model answered the same request earlier.
    Recorded,
    /// A person wrote it.
    Authored,
}

/// What the provider says was used, in tokens; parts that it did not name are zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// Input that no cache held.
    pub input_uncached: u64,
    pub cache_read: u64,
    pub cache_write: u64,
    /// All output, reasoning included.
    pub output: u64,
    pub reasoning: u64,
}

/// One answer of a model.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// Verbatim, as untrusted as its origin.
    pub text: String,
    /// The model as it calls itself, or as it was asked for.
    pub model: String,
    pub origin: Origin,
    pub usage: Option<Usage>,
    /// [`Request::hash`] of the request that this answers.
    pub request_hash: String,
    /// What went wrong on the way and was tried again, one line each.
    pub setbacks: Vec<String>,
}

impl Reply {
    /// A reply to `request` with nothing but its text.
    pub fn new(request: &Request, text: impl Into<String>, model: impl Into<String>, origin: Origin) -> Self {
        Self { text: text.into(), model: model.into(), origin, usage: None, request_hash: request.hash(), setbacks: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request() -> Request {
        Request { system: "s".into(), user: "u".into(), step: "create a.ll".into(), purpose: Purpose::Implement, max_output_tokens: 100 }
    }

    #[test]
    fn the_hash_covers_what_is_sent_and_nothing_else() {
        let hash = request().hash();
        assert_eq!(
            hash, "blake3:5bcf6a817f53c9bc9989acb7407cab0e0d4ca36cafbc2edaaab1d9e761cac436",
            "the canonical form must not change: recorded replies depend on it"
        );
        assert_eq!(Request { step: "target a.ll".into(), purpose: Purpose::Repair, ..request() }.hash(), hash);
        assert_ne!(Request { system: "su".into(), user: String::new(), ..request() }.hash(), hash);
        assert_ne!(Request { user: "U".into(), ..request() }.hash(), hash);
        assert_ne!(Request { max_output_tokens: 101, ..request() }.hash(), hash);
    }
}
