//! Drops definitions that stand in the module a second time.
//!
//! Before:
//! ```llvm
//! @text = private constant [3 x i8] c"hi\00"
//! @text = private constant [3 x i8] c"hi\00"
//!
//! ; The text.
//! define ptr @get() {
//!   ret ptr @text
//! }
//!
//! ; The text.
//! define ptr @get() {
//!   ret ptr @text ; the same
//! }
//! ```
//! After:
//! ```llvm
//! @text = private constant [3 x i8] c"hi\00"
//!
//! ; The text.
//! define ptr @get() {
//!   ret ptr @text
//! }
//! ```
//! Functions, globals, aliases, types, numbered metadata and comdats are compared word by word, without comments. The comment
//! directly before a copy goes with it.
//!
//! Requires: code, and nothing else, at the top level.
//! Ensures: of definitions that are the same only the first is left.
//! Leaves alone: definitions of one name that differ; declarations; metadata with a name and attribute groups, which may be given
//! in parts.

use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind};
use std::borrow::Cow;
use std::collections::HashMap;

pub(crate) const NAME: &str = "drop_copies";
pub(crate) const SUMMARY: &str = "drops definitions that stand in the module twice";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let mut first: HashMap<(Space, Cow<str>), Entity> = HashMap::new();
    for entity in rewrite.module.entities().to_vec() {
        let (Some(space), Some(name)) = (Space::of(rewrite.text, &entity), rewrite.module.name(&entity)) else { continue };
        let Some(earlier) = first.get(&(space, name.clone())) else {
            first.insert((space, name), entity);
            continue;
        };
        let token = entity.name_span.unwrap_or(entity.span);
        let written = token.of(rewrite.text);
        if is_same(rewrite.text, earlier.span, entity.span) {
            drop(rewrite, &entity, format!("`{written}` is defined above, word by word"));
        } else {
            let message = format!("`{written}` is defined more than once, and differently");
            rewrite.leave(&codes::GLOBAL_TWICE, token, message, "keep the definition that is meant, or rename one of them");
        }
    }
}

/// What shares its names.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Space {
    Global,
    Type,
    Metadata,
    Comdat,
}

impl Space {
    fn of(text: &str, entity: &Entity) -> Option<Self> {
        match entity.kind {
            EntityKind::Define | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc => Some(Self::Global),
            EntityKind::Type => Some(Self::Type),
            EntityKind::Metadata => {
                let name = entity.name_span?.of(text);
                name.bytes().skip(1).all(|byte| byte.is_ascii_digit()).then_some(Self::Metadata)
            }
            EntityKind::Comdat => Some(Self::Comdat),
            _ => None,
        }
    }
}

/// Whether two stretches are the same but for blanks and comments.
pub(crate) fn is_same(text: &str, one: Span, other: Span) -> bool {
    let words = |span| ir::Lexer::new(text, span).filter(|token| !token.is_trivia()).map(|token| token.text(text));
    words(one).eq(words(other))
}

/// Deletes a definition with the comments that belong to it.
fn drop(rewrite: &mut Rewrite, entity: &Entity, reason: String) {
    let comments = rewrite.module.comments_before(entity.span.start);
    let start = comments.first().map_or(entity.span.start, |comment| comment.span.start);
    rewrite.delete_code(Span::new(start, entity.span.end), reason);
}
