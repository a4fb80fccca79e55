//! One kept reply: TOML between two lines `+++`, then the reply, byte for byte.
//!
//! ```text
//! +++
//! origin = "authored"
//! step = "create strings.ll"
//! purpose = "implement"
//! ordinal = 0
//! +++
//! define i64 @length(ptr %text) {
//! ```

use crate::error::ReplyFileError;
use crate::{Origin, Purpose};
use diagnostics::{Source, Span};
use serde::Deserialize;
use std::ops::Range;
use std::path::PathBuf;

const FENCE: &str = "+++";

/// A kept reply. Its place (step, purpose, ordinal) is unique in its folder.
#[derive(Debug)]
pub(super) struct ReplyFile {
    pub(super) path: PathBuf,
    pub(super) origin: Origin,
    pub(super) step: String,
    pub(super) purpose: Purpose,
    pub(super) ordinal: u32,
    /// The hash of the only request that it answers; always there in a recorded reply.
    pub(super) request: Option<String>,
    pub(super) model: Option<String>,
    pub(super) text: String,
}

impl ReplyFile {
    pub(super) fn file_name(&self) -> String {
        self.path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    origin: toml::Spanned<Origin>,
    step: String,
    purpose: Purpose,
    ordinal: u32,
    request: Option<toml::Spanned<String>>,
    model: Option<String>,
    #[serde(rename = "date")]
    _date: Option<toml::Value>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

/// Where the front matter and the reply lie in a file.
struct Parts {
    front: Range<usize>,
    reply: usize,
}

pub(super) fn parse(path: PathBuf, text: String) -> Result<ReplyFile, ReplyFileError> {
    match read(&text) {
        Ok((front, reply)) => Ok(ReplyFile {
            path,
            origin: front.origin.into_inner(),
            step: front.step,
            purpose: front.purpose,
            ordinal: front.ordinal,
            request: front.request.map(toml::Spanned::into_inner),
            model: front.model,
            text: text[reply..].to_owned(),
        }),
        Err((problem, span)) => {
            let source = Source::new(path.display().to_string(), text);
            Err(ReplyFileError { path, problem, place: Some((source, span)) })
        }
    }
}

/// The front matter, and where the reply begins.
fn read(text: &str) -> Result<(FrontMatter, usize), (String, Span)> {
    let Parts { front: range, reply } = split(text)?;
    let in_file = |span: Range<usize>| Span::new(range.start + span.start, range.start + span.end);
    let front: FrontMatter = toml::from_str(&text[range.clone()]).map_err(|error| {
        let span = error.span().map_or(Span::at(0), in_file);
        (error.message().lines().collect::<Vec<_>>().join(", "), span)
    })?;
    match (&front.request, front.origin.get_ref()) {
        (_, Origin::Live) => Err(("`origin` must be \"authored\" or \"recorded\"".to_owned(), in_file(front.origin.span()))),
        (None, Origin::Recorded) => Err(("a recorded reply must name its `request`".to_owned(), in_file(front.origin.span()))),
        (Some(request), _) if !is_hash(request.get_ref()) => {
            Err(("`request` must be `blake3:` and 64 lower-case hexadecimal digits".to_owned(), in_file(request.span())))
        }
        _ => Ok((front, reply)),
    }
}

fn split(text: &str) -> Result<Parts, (String, Span)> {
    let mut lines = text.split_inclusive('\n');
    let is_fence = |line: &str| line.trim_end_matches(['\n', '\r']) == FENCE;
    let first = lines.next().unwrap_or_default();
    if !is_fence(first) {
        return Err(("it does not begin with a line `+++`".to_owned(), Span::new(0, first.trim_end().len())));
    }
    let start = first.len();
    let mut end = start;
    for line in lines {
        if is_fence(line) {
            return Ok(Parts { front: start..end, reply: end + line.len() });
        }
        end += line.len();
    }
    Err(("its front matter is not closed by a second line `+++`".to_owned(), Span::new(0, FENCE.len())))
}

fn is_hash(text: &str) -> bool {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    text.strip_prefix("blake3:").is_some_and(|digits| digits.len() == 64 && digits.bytes().all(is_digit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_panics_and_every_span_lies_in_it(text in "\\PC*|\\+\\+\\+\n(origin|step|purpose|ordinal|request)?( = )?(\"recorded\"|\"authored\"|0|ä)?\r?\n(\\+\\+\\+)?\n?") {
            if let Err(error) = parse(PathBuf::from("a.reply"), text.clone()) {
                let (source, span) = error.place.expect("problems of a text have a place");
                prop_assert!(source.text() == text && span.start <= span.end && span.end <= text.len());
            }
        }
    }
}
