//! Calls through the pointer type of a function.

use super::types::Types;
use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Call, Callee, Function, Signature};
use std::collections::HashMap;

/// What the functions of the module are; read when the first call asks.
#[derive(Default)]
pub(super) struct Callees {
    signatures: Option<HashMap<String, Signature>>,
}

/// What the written type of a call is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    Function,
    Result,
}

impl Callees {
    /// In `call i32 (i8*)* @f(…)` the type is that of the function, and its star goes. In `call i32 (i8*)* @handler()` it may be what
    /// the function gives.
    pub(super) fn rewrite_calls(&mut self, rewrite: &mut Rewrite, function: &Function, types: &mut Types) {
        if !function.is_definition() {
            return;
        }
        let body = function.body();
        for (instruction, call) in body.calls() {
            let Some(written) = call.function_type.filter(|written| written.text.ends_with(")*") || ends_with_spaced_star(written.text))
            else {
                continue;
            };
            let star = types.tokens.partition_point(|token| token.span.end < written.span.end);
            let pointee = ir::canonical_type(written.text.trim_end_matches('*'));
            match self.reading(rewrite, function, &call, &pointee, instruction.result.is_some()) {
                Some(Reading::Function) => {
                    let start = types.tokens[star - 1].span.end;
                    let blank = if rewrite.text[written.span.end..].starts_with(['%', '@']) { " " } else { "" };
                    rewrite.replace(
                        Span::new(start, written.span.end),
                        blank,
                        "a call names the type of the function, not of a pointer to it",
                    );
                    types.drop_star(star);
                }
                Some(Reading::Result) => {}
                None => {
                    types.drop_star(star);
                    let message = format!("`{}` is the type of the function called or of its result", written.text);
                    rewrite.leave(&codes::POINTEE, written.span, message, "write the type of the result, `ptr` if it is a pointer");
                }
            }
        }
    }

    fn reading(&mut self, rewrite: &Rewrite, function: &Function, call: &Call, pointee: &str, has_result: bool) -> Option<Reading> {
        let arguments: Vec<String> = call.arguments.iter().map(|argument| ir::canonical_type(argument.ty.text)).collect();
        if let Some(signature) = self.signature(rewrite, function, call) {
            if signature == pointee {
                return Some(Reading::Function);
            }
            if signature.starts_with("ptr (") && fits(&signature, &arguments) {
                return Some(Reading::Result);
            }
        }
        if !fits(pointee, &arguments) {
            return Some(Reading::Result);
        }
        if has_result && pointee.starts_with("void (") {
            return Some(Reading::Result);
        }
        (!arguments.is_empty()).then_some(Reading::Function)
    }

    /// The type of the function called, where the text says it.
    fn signature(&mut self, rewrite: &Rewrite, function: &Function, call: &Call) -> Option<String> {
        match call.callee {
            Callee::Global(_) => {
                let name = call.callee_name()?;
                let signatures = self.signatures.get_or_insert_with(|| signatures(rewrite));
                let own = signatures.get(name.as_ref()).map(Signature::to_string);
                own.or_else(|| Some(rewrite.context.manifest.functions_named(&name).find(|entry| entry.is_public())?.types().to_string()))
            }
            Callee::Local(token) => {
                let mut parameters = function.header.parameters.iter();
                let parameter = parameters.find(|parameter| parameter.name.is_some_and(|name| name.text == token.text))?;
                Some(ir::canonical_type(parameter.ty.text.strip_suffix('*')?))
            }
            Callee::Assembly(_) | Callee::Expression(_) => None,
        }
    }
}

fn ends_with_spaced_star(ty: &str) -> bool {
    ty.strip_suffix('*').is_some_and(|before| before.trim_end().ends_with(')'))
}

/// Definitions before declarations.
fn signatures(rewrite: &Rewrite) -> HashMap<String, Signature> {
    let functions = rewrite.module.declarations().chain(rewrite.module.definitions());
    functions.map(|function| (function.name().into_owned(), function.signature())).collect()
}

/// Whether a function of the type `result (parameters)` can be called with the arguments.
fn fits(function_type: &str, arguments: &[String]) -> bool {
    let tokens = ir::significant(function_type, Span::new(0, function_type.len()));
    let Some(open) = ir::type_end(function_type, &tokens, 0, false) else { return false };
    let (Some(first), Some(last)) = (tokens.get(open), tokens.last()) else { return false };
    if !first.is(b'(') || !last.is(b')') {
        return false;
    }
    let inside = &function_type[first.span.end..last.span.start];
    match inside.strip_suffix("...") {
        Some(fixed) => {
            let fixed = fixed.trim_end_matches([',', ' ']);
            let joined = arguments.join(", ");
            joined == fixed || fixed.is_empty() || joined.starts_with(&format!("{fixed}, "))
        }
        None => arguments.join(", ") == inside,
    }
}
