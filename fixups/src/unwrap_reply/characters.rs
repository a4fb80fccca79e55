//! Characters that stand for others: entities of HTML, blanks and quotes of word processors.

use super::Unwrapped;
use diagnostics::Span;
use ir::{Entity, EntityKind, TokenKind};

const ENTITIES: [(&str, char); 8] =
    [("lt;", '<'), ("gt;", '>'), ("quot;", '"'), ("apos;", '\''), ("#39;", '\''), ("#34;", '"'), ("nbsp;", ' '), ("amp;", '&')];

/// What an entity stands for and its length; one that was encoded several times is decoded as often.
fn entity(text: &str) -> Option<(char, usize)> {
    let mut rest = text.strip_prefix('&')?;
    // `&amp;lt;`
    while let Some(next) = rest.strip_prefix("amp;").filter(|next| ENTITIES.iter().any(|(name, _)| next.starts_with(name))) {
        rest = next;
    }
    let (name, letter) = ENTITIES.iter().find(|(name, _)| rest.starts_with(name))?;
    Some((*letter, text.len() - rest.len() + name.len()))
}

/// Decodes a text that was encoded for HTML: one in which an entity stands where IR has no `&`, outside of strings and comments.
pub(super) fn html(text: &str) -> Option<Unwrapped> {
    let untagged = without_tags(text);
    let text = untagged.as_deref().unwrap_or(text);
    let is_encoded = text.contains('&') && {
        let module = ir::parse(text);
        // Prose may have entities where code has none.
        let has_code = module.has_code();
        let is_code = |kind| match kind {
            EntityKind::Blank | EntityKind::Comment => false,
            EntityKind::Junk => !has_code,
            _ => true,
        };
        let places = module.entities().iter().filter(|entity| is_code(entity.kind));
        let tokens = places.flat_map(|entity| unknown_tokens(text, entity));
        tokens.into_iter().any(|span| entity(&text[span.start..]).is_some())
    };
    if !is_encoded {
        return untagged.map(|text| (text, "tags of HTML are no code"));
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(place) = rest.find('&') {
        decoded.push_str(&rest[..place]);
        let (letter, length) = entity(&rest[place..]).unwrap_or(('&', 1));
        decoded.push(letter);
        rest = &rest[place + length..];
    }
    decoded.push_str(rest);
    super::has_code(&decoded).then_some((decoded, "the text is encoded for HTML"))
}

/// The text without tags of preformatted text around what is no IR, if there are some.
fn without_tags(text: &str) -> Option<String> {
    if !text.contains("<pre") && !text.contains("<code") {
        return None;
    }
    let mut edits = ir::EditList::new();
    for entity in ir::parse(text).entities().iter().filter(|entity| entity.kind == EntityKind::Junk) {
        let whole = entity.span.of(text);
        let mut bare = whole;
        while let Some(inside) = ["<pre", "<code"].iter().find_map(|tag| bare.strip_prefix(tag))
            && let Some(close) = inside.find('>').filter(|_| inside.starts_with(['>', ' ']))
        {
            bare = &inside[close + 1..];
        }
        let start = entity.span.start + (whole.len() - bare.len());
        while let Some(before) = ["</pre>", "</code>"].iter().find_map(|tag| bare.strip_suffix(tag)) {
            bare = before;
        }
        // The spans lie apart.
        let _ = edits.delete(Span::new(entity.span.start, start));
        let _ = edits.delete(Span::new(start + bare.len(), entity.span.end));
    }
    let result = edits.apply(text);
    (result.len() < text.len() && super::has_code(&result)).then_some(result)
}

fn unknown_tokens(text: &str, entity: &Entity) -> Vec<Span> {
    let tokens = ir::significant(text, entity.span);
    tokens.into_iter().filter(|token| token.kind == TokenKind::Unknown).map(|token| token.span).collect()
}

/// What becomes of single characters outside of strings and comments.
pub(super) fn corrections(text: &str) -> Vec<(Span, &'static str, &'static str)> {
    // All of them lie beyond ASCII.
    if text.is_ascii() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for entity in ir::parse(text).entities().iter().filter(|entity| !matches!(entity.kind, EntityKind::Blank | EntityKind::Comment)) {
        let has_quotes = matches!(entity.kind, EntityKind::Target | EntityKind::SourceFilename | EntityKind::Attributes);
        for span in unknown_tokens(text, entity) {
            match span.of(text) {
                // A byte order mark, and characters that are not seen.
                "\u{feff}" | "\u{200b}" | "\u{200c}" | "\u{200d}" | "\u{2060}" | "\u{ad}" => {
                    found.push((span, "", "an invisible character is no code"));
                }
                "\u{a0}" | "\u{2007}" | "\u{202f}" | "\u{2002}" | "\u{2003}" | "\u{2009}" | "\u{3000}" => {
                    found.push((span, " ", "LLVM knows no other blanks"));
                }
                "\u{201c}" | "\u{201d}" if has_quotes => found.push((span, "\"", "LLVM knows no curled quotes")),
                _ => {}
            }
        }
    }
    found
}
