//! Takes a reply out of the wrapping in which its code came.
//!
//! Before:
//! ````text
//! ```json
//! {"file": "one.ll", "ir": "define i64 @one() {\n  ret i64 1\n}\n"}
//! ```
//! ````
//! After:
//! ````text
//! ```json
//! define i64 @one() {
//!   ret i64 1
//! }
//! ```
//! ````
//! Wrappings are: a string of a JSON document; a listing with a number before each line; a new file as a diff, with `+` before each
//! line; a quotation with `>` before each line; entities and tags of HTML; the marks of a channel (`<|message|>`). Then a byte order
//! mark and invisible characters go, and blanks that LLVM does not know become such as it does.
//!
//! Requires: LLVM IR in the text that is unwrapped; for a JSON document, in exactly one of its strings.
//! Ensures: the text is there as it was meant, with whatever stood around the wrapping.
//! Leaves alone: diffs that change a file; strings and comments, for characters; documents with code in several strings.

mod characters;
mod json;
mod lines;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use std::borrow::Cow;

pub(crate) const NAME: &str = "unwrap_reply";
pub(crate) const SUMMARY: &str = "takes code out of JSON, listings, diffs, quotations and HTML";

/// A text without one of its wrappings, and which that was.
type Unwrapped = (String, &'static str);

/// A wrapping may hold another one. More than these are nobody's reply.
const MOST_LAYERS: usize = 6;

pub(crate) fn run(rewrite: &mut Rewrite) {
    let mut reasons: Vec<&'static str> = Vec::new();
    let mut current = Cow::Borrowed(rewrite.text);
    // An invisible character may hide a wrapping.
    for _ in 0..2 {
        unwrap(&mut current, &mut reasons);
        let corrections = characters::corrections(&current);
        if corrections.is_empty() {
            break;
        }
        let mut edits = ir::EditList::new();
        for (span, after, _) in corrections {
            // Corrections do not overlap.
            let _ = edits.replace(span, after);
        }
        current = Cow::Owned(edits.apply(&current));
    }
    if !reasons.is_empty() {
        replace_difference(rewrite, &current, &reasons.join(", "));
        return;
    }
    for (span, after, reason) in characters::corrections(rewrite.text) {
        rewrite.replace(span, after, reason);
    }
}

/// Takes off every wrapping that there is.
fn unwrap(current: &mut Cow<str>, reasons: &mut Vec<&'static str>) {
    for _ in 0..MOST_LAYERS {
        let layers = reasons.len();
        for unwrap in [channel, json::unwrap, lines::quotation, lines::listing, lines::diff, characters::html] {
            if let Some((text, reason)) = unwrap(current) {
                *current = Cow::Owned(text);
                reasons.push(reason);
            }
        }
        if reasons.len() == layers {
            break;
        }
    }
}

/// Replaces what lies between the common beginning and the common end.
fn replace_difference(rewrite: &mut Rewrite, after: &str, reason: &str) {
    let before = rewrite.text;
    let same = before.bytes().zip(after.bytes()).take_while(|(old, new)| old == new).count();
    let start = before.floor_char_boundary(same).min(after.floor_char_boundary(same));
    let same = before[start..].bytes().rev().zip(after[start..].bytes().rev()).take_while(|(old, new)| old == new).count();
    // The boundary that both texts have.
    let end = (0..=same).rev().find(|same| before.is_char_boundary(before.len() - same) && after.is_char_boundary(after.len() - same));
    let end = end.unwrap_or(0);
    rewrite.replace(Span::new(start, before.len() - end), &after[start..after.len() - end], reason);
}

/// What the final channel says, where the reply has marks of channels.
fn channel(text: &str) -> Option<Unwrapped> {
    const FINAL: &str = "<|channel|>final<|message|>";
    const ENDS: [&str; 3] = ["<|return|>", "<|end|>", "<|eot_id|>"];
    let start = text.rfind(FINAL)? + FINAL.len();
    let rest = &text[start..];
    let end = ENDS.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    has_code(&rest[..end]).then(|| (rest[..end].to_owned(), "the code is what the final channel says"))
}

fn has_code(text: &str) -> bool {
    ir::parse(text).has_code()
}
