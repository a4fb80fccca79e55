//! Makes the declarations of a module those that it needs.
//!
//! Before:
//! ```llvm
//! declare i32 @sys_write(i32, ptr, i32)
//! declare void @done()
//!
//! define void @done() {
//!   %n = call i64 @sys_write(i64 1, ptr null, i64 0)
//!   %c = call i64 @sys_close(i64 1)
//!   ret void
//! }
//! ```
//! After:
//! ```llvm
//! declare i64 @sys_write(i64, ptr, i64)
//! declare i64 @sys_close(i64)
//!
//! define void @done() {
//!   %n = call i64 @sys_write(i64 1, ptr null, i64 0)
//!   %c = call i64 @sys_close(i64 1)
//!   ret void
//! }
//! ```
//! Requires: code, and nothing else, at the top level.
//! Ensures: every function mentioned that the manifest or the table of intrinsics knows is declared, once, with the types of
//! its definition; nothing that the module defines is declared.
//! Leaves alone: functions that nobody knows, declarations that differ in attributes only, intrinsics that are declared, and
//! declarations that contradict each other where nobody knows which is right.

use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind, Function, Signature, TokenKind};
use manifest::{Entry, IntrinsicRule, intrinsic};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

pub(crate) const NAME: &str = "correct_declares";
pub(crate) const SUMMARY: &str = "adds missing declarations, corrects wrong ones, drops superfluous ones";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let defined = defined_names(rewrite);
    let mut declared: HashMap<Cow<str>, Signature> = HashMap::new();
    let mut last_kept = None;
    for function in rewrite.module.declarations().collect::<Vec<_>>() {
        if correct_one(rewrite, &function, &defined, &declared) {
            last_kept = Some(function.span.end);
        }
        declared.entry(function.name()).or_insert_with(|| function.signature());
    }
    let missing: Vec<(String, String)> = mentioned_names(rewrite)
        .into_iter()
        .filter(|name| !defined.contains(name) && !declared.contains_key(name))
        .filter_map(|name| Some((declaration(rewrite, &name)?, name.into_owned())))
        .collect();
    if !missing.is_empty() {
        add(rewrite, last_kept, &missing);
    }
}

/// The manifest's public function of this name, outside an older version of this module.
fn known<'a>(rewrite: &Rewrite<'a>, name: &str) -> Option<Entry<'a>> {
    let module_name = rewrite.context.module_name;
    rewrite.context.manifest.functions_named(name).find(|entry| entry.is_public() && entry.module() != module_name)
}

fn declaration(rewrite: &Rewrite, name: &str) -> Option<String> {
    match intrinsic(name) {
        Some(IntrinsicRule::Allowed(signature)) => Some(signature?.declaration(name)),
        Some(IntrinsicRule::Refused(_)) => None,
        None => Some(known(rewrite, name)?.signature().to_owned()),
    }
}

fn defined_names<'a>(rewrite: &Rewrite<'a>) -> HashSet<Cow<'a, str>> {
    let is_definition = |kind| matches!(kind, EntityKind::Define | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc);
    let module = &rewrite.module;
    module.entities().iter().filter(|entity| is_definition(entity.kind)).filter_map(|entity| module.name(entity)).collect()
}

/// Every global that is mentioned in a body or a value, once each, in the order of the text.
fn mentioned_names<'a>(rewrite: &Rewrite<'a>) -> Vec<Cow<'a, str>> {
    let is_place =
        |entity: &&Entity| matches!(entity.kind, EntityKind::Define | EntityKind::Global | EntityKind::Alias | EntityKind::IFunc);
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    for entity in rewrite.module.entities().iter().filter(is_place) {
        for token in rewrite.module.tokens(entity) {
            if token.kind == TokenKind::Global && Some(token.span) != entity.name_span {
                let name = ir::decode_name(&rewrite.text[token.span.start..token.span.end]);
                if seen.insert(name.clone()) {
                    names.push(name);
                }
            }
        }
    }
    names
}

/// Drops or corrects one declaration; whether it stays in some form.
fn correct_one(rewrite: &mut Rewrite, function: &Function, defined: &HashSet<Cow<str>>, declared: &HashMap<Cow<str>, Signature>) -> bool {
    let name = function.name();
    if defined.contains(&name) {
        rewrite.delete_lines(function.span, format!("`@{name}` is defined in this module"));
        return false;
    }
    let entry = known(rewrite, &name);
    if let Some(first) = declared.get(&name) {
        if *first != function.signature() && entry.is_none() && intrinsic(&name).is_none() {
            let message = format!("`@{name}` is declared as `{first}` and as `{}`", function.signature());
            rewrite.leave(&codes::CONTRADICTORY_DECLARATIONS, function.name_span(), message, "keep the declaration that is meant");
            return true;
        }
        rewrite.delete_lines(function.span, format!("`@{name}` is declared already"));
        return false;
    }
    if let Some(entry) = entry
        && *entry.types() != function.signature()
    {
        let reason = format!("{} defines `@{name}` as `{}`", entry.module(), entry.types());
        rewrite.replace(function.span, entry.signature(), reason);
    }
    true
}

/// Adds declarations after the last one that is kept, or before the first function, or at the end.
fn add(rewrite: &mut Rewrite, last_kept: Option<usize>, missing: &[(String, String)]) {
    let (offset, before, after) = place(rewrite, last_kept);
    let mut text = before.to_owned();
    for (index, (declaration, _)) in missing.iter().enumerate() {
        text.push_str(if index > 0 { "\n" } else { "" });
        text.push_str(declaration);
    }
    text.push_str(after);
    let names: Vec<String> = missing.iter().map(|(_, name)| format!("`@{name}`")).collect();
    rewrite.insert(offset, text, format!("{} used and not declared", are(&names)));
}

fn are(names: &[String]) -> String {
    match names {
        [name] => format!("{name} is"),
        names => format!("{} are", names.join(", ")),
    }
}

/// Where declarations go, and what must stand before and after them.
fn place(rewrite: &Rewrite, last_kept: Option<usize>) -> (usize, &'static str, &'static str) {
    if let Some(end) = last_kept {
        let line_end = rewrite.text[end..].find('\n').map_or(rewrite.text.len(), |newline| end + newline);
        let is_between = |entity: &Entity| matches!(entity.kind, EntityKind::Blank | EntityKind::Comment);
        let entities = rewrite.module.entities();
        let first = entities.partition_point(|entity| entity.span.start < end);
        let is_free = entities[first..].iter().take_while(|entity| entity.span.start < line_end).all(is_between);
        // What stands behind the declaration on its line, comments included, stays there.
        return if is_free { (line_end, "\n", "") } else { (end, "\n", "\n") };
    }
    let Some(define) = rewrite.module.of_kind(EntityKind::Define).next() else {
        return (rewrite.text.len(), if rewrite.text.ends_with('\n') { "" } else { "\n" }, "\n");
    };
    let comments = rewrite.module.comments_before(define.span.start);
    (comments.first().map_or(define.span.start, |comment| comment.span.start), "", "\n\n")
}
