//! Keeps a module's own copy of a function of the runtime to the module.
//!
//! Before:
//! ```llvm
//! define ptr @memset(ptr %to, i8 %byte, i64 %count) {
//!   ret ptr %to
//! }
//!
//! define void @clear(ptr %to) {
//!   %unused = call ptr @memset(ptr %to, i8 0, i64 8)
//!   ret void
//! }
//! ```
//! After:
//! ```llvm
//! define internal ptr @memset(ptr %to, i8 %byte, i64 %count) {
//!   ret ptr %to
//! }
//!
//! define void @clear(ptr %to) {
//!   %unused = call ptr @memset(ptr %to, i8 0, i64 8)
//!   ret void
//! }
//! ```
//! The module calls what it called, whatever the body is; the runtime's function stays that of all others.
//!
//! Requires: a definition under a name that the runtime has, and a call of it in another function of the module.
//! Ensures: it is `internal`, so that the name is not defined twice.
//! Leaves alone: copies that nothing in the module calls, which may be what was asked for, and are reported as taken names; definitions
//! with a linkage or a visibility of their own; names of other modules than the runtime's; the runtime's own modules.

use crate::rewrite::Rewrite;
use ir::Function;
use std::borrow::Cow;
use std::collections::HashSet;

pub(crate) const NAME: &str = "keep_own_copies";
pub(crate) const SUMMARY: &str = "makes a module's own copies of the runtime's functions internal";

pub(crate) fn run(rewrite: &mut Rewrite) {
    if rewrite.context.manifest.is_runtime_module(rewrite.context.module_name) {
        return;
    }
    let functions: Vec<Function> = rewrite.module.definitions().collect();
    let copies: Vec<&Function> = functions.iter().filter(|function| is_copy(rewrite, function)).collect();
    if copies.is_empty() {
        return;
    }
    let called = called_by_others(&functions);
    for copy in copies.into_iter().filter(|copy| called.contains(&copy.name())) {
        let define = copy.span.start + "define".len();
        let name = copy.name();
        rewrite.insert(define, " internal", format!("the runtime has `@{name}` too, and the module calls its own"));
    }
}

fn is_copy(rewrite: &Rewrite, function: &Function) -> bool {
    let manifest = rewrite.context.manifest;
    let header = &function.header;
    let name = function.name();
    header.linkage.is_none()
        && header.visibility.is_none_or(|visibility| visibility.text == "default")
        && manifest.functions_named(&name).any(|entry| entry.is_public() && manifest.is_runtime_module(entry.module()))
        // Such storage is that of a name which others see.
        && !rewrite.text[function.span.start..header.name_token.span.start].contains("dll")
}

/// The functions that another one than themselves calls.
fn called_by_others<'a>(functions: &[Function<'a>]) -> HashSet<Cow<'a, str>> {
    let mut called = HashSet::new();
    for function in functions {
        let (name, body) = (function.name(), function.body());
        called.extend(body.calls().filter_map(|(_, call)| call.callee_name()).filter(|callee| *callee != name));
    }
    called
}
