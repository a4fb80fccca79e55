//! A chat completion, read from bytes that anybody may have written.
//!
//! Unknown fields are skipped without being stored, and only the first choice is kept, so memory stays within a small
//! multiple of the response. Texts and numbers of the wrong type count as absent.

use super::failure::{self, Setback};
use crate::Usage;
use crate::error::ProviderFailure;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::marker::PhantomData;

/// What is kept of a response.
#[derive(Debug)]
pub(super) struct Completion {
    pub(super) model: Option<String>,
    pub(super) content: Option<String>,
    pub(super) refusal: Option<String>,
    pub(super) finish_reason: Option<String>,
    pub(super) usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Body {
    #[serde(default, deserialize_with = "text")]
    model: Option<String>,
    #[serde(default, deserialize_with = "first")]
    choices: Option<Choice>,
    #[serde(default)]
    usage: Option<Tokens>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    message: Option<Message>,
    #[serde(default, deserialize_with = "text")]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Message {
    #[serde(default, deserialize_with = "text")]
    content: Option<String>,
    #[serde(default, deserialize_with = "text")]
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct Tokens {
    #[serde(default, deserialize_with = "count")]
    prompt_tokens: u64,
    #[serde(default, deserialize_with = "count")]
    completion_tokens: u64,
    #[serde(default)]
    prompt_tokens_details: Option<PromptDetails>,
    #[serde(default)]
    completion_tokens_details: Option<CompletionDetails>,
}

#[derive(Default, Deserialize)]
struct PromptDetails {
    #[serde(default, deserialize_with = "count")]
    cached_tokens: u64,
    #[serde(default, deserialize_with = "count")]
    cache_write_tokens: u64,
}

#[derive(Default, Deserialize)]
struct CompletionDetails {
    #[serde(default, deserialize_with = "count")]
    reasoning_tokens: u64,
}

impl From<Tokens> for Usage {
    fn from(tokens: Tokens) -> Self {
        let prompt = tokens.prompt_tokens_details.unwrap_or_default();
        Usage {
            input_uncached: tokens.prompt_tokens.saturating_sub(prompt.cached_tokens),
            cache_read: prompt.cached_tokens,
            cache_write: prompt.cache_write_tokens,
            output: tokens.completion_tokens,
            reasoning: tokens.completion_tokens_details.unwrap_or_default().reasoning_tokens,
        }
    }
}

/// A short response that may be an error in spite of its status.
#[derive(Deserialize)]
struct ErrorBody {
    error: Value,
}

/// How long a response may be to be looked at as an error.
const LONGEST_ERROR: usize = 64 << 10;

/// Reads the body of a response whose status is a success.
pub(super) fn parse(body: &[u8]) -> Result<Completion, Setback> {
    let protocol = |message: String| Setback { status: Some(200), ..Setback::stop(ProviderFailure::Protocol, &message) };
    if body.len() <= LONGEST_ERROR
        && let Ok(ErrorBody { error }) = serde_json::from_slice(body)
        && !error.is_null()
    {
        return Err(failure::in_band(&error));
    }
    let parsed: Body = serde_json::from_slice(body).map_err(|error| protocol(error.to_string()))?;
    let choice = parsed.choices.ok_or_else(|| protocol("it has no choices".to_owned()))?;
    let message = choice.message.ok_or_else(|| protocol("its first choice has no message".to_owned()))?;
    Ok(Completion {
        model: parsed.model.filter(|model| !model.is_empty()),
        content: message.content,
        refusal: message.refusal.filter(|refusal| !refusal.is_empty()),
        finish_reason: choice.finish_reason,
        usage: parsed.usage.map(Usage::from),
    })
}

/// The first element of a list; the others are skipped.
fn first<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    struct First<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> Visitor<'de> for First<T> {
        type Value = Option<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
            formatter.write_str("a list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Option<T>, A::Error> {
            let first = list.next_element()?;
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(first)
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }
    }
    deserializer.deserialize_any(First(PhantomData))
}

/// A text, or the texts of a list of parts in one; all else is none.
fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match deserializer.deserialize_any(LeafVisitor)? {
        Leaf::Text(text) => Ok(Some(text)),
        Leaf::Count(_) | Leaf::Other => Ok(None),
    }
}

/// A number of tokens; what is none counts as zero.
fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    match deserializer.deserialize_any(LeafVisitor)? {
        Leaf::Count(count) => Ok(count),
        Leaf::Text(_) | Leaf::Other => Ok(0),
    }
}

enum Leaf {
    Text(String),
    Count(u64),
    Other,
}

/// Takes a value of any type without storing more than a text.
struct LeafVisitor;

impl<'de> Visitor<'de> for LeafVisitor {
    type Value = Leaf;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Leaf, E> {
        Ok(Leaf::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Leaf, E> {
        Ok(Leaf::Text(text))
    }

    fn visit_u64<E>(self, count: u64) -> Result<Leaf, E> {
        Ok(Leaf::Count(count))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Leaf, E> {
        Ok(Leaf::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Leaf, E> {
        Ok(Leaf::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Leaf, E> {
        Ok(Leaf::Other)
    }

    fn visit_unit<E>(self) -> Result<Leaf, E> {
        Ok(Leaf::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Leaf, A::Error> {
        let mut whole = None;
        while let Some(Part { text }) = parts.next_element()? {
            if let Some(text) = text {
                whole.get_or_insert_with(String::new).push_str(&text);
            }
        }
        Ok(whole.map_or(Leaf::Other, Leaf::Text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Leaf, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Leaf::Other)
    }
}

/// `{"type":"text","text":"…"}`
#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    text: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_long_list_of_choices_is_not_stored() {
        let body = format!(r#"{{"choices":[{{"message":{{"content":"first"}}}}{}]}}"#, ",{}".repeat(100_000));
        assert_eq!(parse(body.as_bytes()).unwrap().content.as_deref(), Some("first"));
    }

    #[test]
    fn nesting_ends_in_an_error() {
        for start in [r#"{"choices":"#, r#"{"choices":[{"message":{"content":"#, r#"{"usage":"#, r#"{"x":"#, r#"{"error":"#] {
            let body = format!("{start}{}", "[".repeat(1 << 20));
            assert_eq!(parse(body.as_bytes()).unwrap_err().failure, ProviderFailure::Protocol, "{start}");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse(&bytes);
        }

        #[test]
        fn no_value_in_any_place_panics(value in r#"null|true|-1|1e999|18446744073709551616|"a"|"\\ud800"|\[\]|\[null\]|\{\}|\{"a":1\}"#) {
            for body in [
                format!(r#"{{"choices":{value}}}"#),
                format!(r#"{{"choices":[{value}]}}"#),
                format!(r#"{{"choices":[{{"message":{value},"finish_reason":{value}}}],"usage":{value}}}"#),
                format!(r#"{{"choices":[{{"message":{{"content":{value},"refusal":{value}}}}}],"usage":{{"prompt_tokens":{value}}}}}"#),
                format!(r#"{{"error":{value}}}"#),
                format!(r#"{{"error":{{"message":{value},"code":{value},"param":{value}}}}}"#),
            ] {
                let _ = parse(body.as_bytes());
            }
        }
    }
}
