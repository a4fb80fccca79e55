//! Attributes and attachments by which LLVM adds calls, sections or code that the text does not show.
//!
//! LLVM reads escapes in their names (`"probe\2Dstack"`), so that they are compared as it reads them.

use super::{NAKED, OWN_SECTION, REMOVE, Reason, finding};
use diagnostics::{Diagnostic, Source, Span};
use ir::{EntityKind, Module, Token, TokenKind};

const ADDED_CALL: &str = "the call graph does not show the call that LLVM adds for it";
const ADDED_CODE: &str = "LLVM adds code or data for it that the text does not show";

pub(super) fn refused(source: &Source, module: &Module) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for entity in module.entities() {
        let is_group = entity.kind == EntityKind::Attributes;
        if !is_group && !matches!(entity.kind, EntityKind::Define | EntityKind::Declare | EntityKind::Global) {
            continue;
        }
        let tokens = module.tokens(entity);
        for (index, token) in tokens.iter().enumerate() {
            let reason = match token.kind {
                TokenKind::Str => string_attribute(module.text(), &tokens, index),
                TokenKind::Metadata => attachment(&metadata_name(token.text(module.text()))),
                TokenKind::Word if is_group && token.text(module.text()) == "naked" => Some(NAKED),
                _ => None,
            };
            findings.extend(reason.map(|reason| finding(source, Span::new(token.span.start, token.span.end), reason)));
        }
    }
    findings
}

/// The string attribute at `index`; its value and strings of metadata are none.
fn string_attribute(text: &str, tokens: &[Token], index: usize) -> Option<Reason> {
    let before = index.checked_sub(1).map(|before| tokens[before]);
    let is_name = before.is_none_or(|before| before.kind != TokenKind::Metadata && !before.is(b'='));
    let name = decoded(tokens[index].text(text).trim_matches('"'));
    let has_value = |wanted: &str| match tokens.get(index + 1..index + 3) {
        Some([equals, value]) => equals.is(b'=') && decoded(value.text(text).trim_matches('"')) == wanted,
        _ => false,
    };
    match name.as_str() {
        _ if !is_name => None,
        "implicit-section-name" | "bss-section" | "data-section" | "relro-section" | "rodata-section" => Some(OWN_SECTION),
        "probe-stack" if has_value("inline-asm") => None,
        "probe-stack" | "trap-func-name" | "fentry-call" | "split-stack" | "vector-function-abi-variant" => {
            Some(Reason("an attribute that makes a call", ADDED_CALL, REMOVE))
        }
        name if name.starts_with("instrument-function-") => Some(Reason("an attribute that makes a call", ADDED_CALL, REMOVE)),
        "function-instrument" => Some(Reason("an attribute that adds code", ADDED_CODE, REMOVE)),
        name if name.starts_with("patchable-function") || name.starts_with("xray-") => {
            Some(Reason("an attribute that adds code", ADDED_CODE, REMOVE))
        }
        _ => None,
    }
}

fn attachment(name: &str) -> Option<Reason> {
    match name {
        "section_prefix" | "pcsections" => Some(OWN_SECTION),
        "func_sanitize" | "kcfi_type" => Some(Reason("an attachment that adds data", ADDED_CODE, REMOVE)),
        _ => None,
    }
}

/// The name of metadata as LLVM reads it, without its sigil.
pub(super) fn metadata_name(token: &str) -> String {
    decoded(token.trim_start_matches('!'))
}

fn decoded(inside: &str) -> String {
    String::from_utf8_lossy(&ir::decode_string(inside)).into_owned()
}
