//! What the scan cannot read is refused, so that nothing which LLVM might accept goes past the other checks.

use diagnostics::codes::manifest as codes;
use diagnostics::{Diagnostic, Source, Span};
use ir::{EntityKind, Module};

/// More than these are one mistake that shows in many lines.
const MOST: usize = 3;

pub(crate) fn unreadable(source: &Source, module: &Module) -> Vec<Diagnostic> {
    let (readable_functions, readable_globals) = (starts(module.functions().map(|it| it.span)), starts(module.globals().map(|it| it.span)));
    let mut found: Vec<(Span, &str, &str)> = Vec::new();
    for entity in module.entities() {
        let readable = |starts: &[usize]| starts.binary_search(&entity.span.start).is_ok();
        match entity.kind {
            EntityKind::Junk => found.push((entity.span, "this is no LLVM IR at the top level", "give the module's text alone")),
            EntityKind::Define | EntityKind::Declare if !readable(&readable_functions) => {
                found.push((
                    entity.span,
                    "the head of this function is not understood",
                    "write it as `define i64 @name(i64 %a, ptr %b) {`",
                ));
            }
            EntityKind::Global if !readable(&readable_globals) => {
                found.push((entity.span, "this global is not understood", "write it as `@name = constant i64 1`"));
            }
            _ => {}
        }
    }
    for function in module.definitions() {
        let body = function.body();
        for instruction in body.instructions().iter().filter(|it| matches!(it.opcode.text, "call" | "invoke" | "callbr")) {
            if body.call(instruction).is_none() {
                found.push((instruction.span, "this call is not understood", "write it as `%result = call i64 @name(i64 %a, ptr %b)`"));
            }
        }
    }
    found.into_iter().take(MOST).map(|(span, message, help)| finding(source, span, message, help)).collect()
}

fn starts(spans: impl Iterator<Item = Span>) -> Vec<usize> {
    spans.map(|span| span.start).collect()
}

fn finding(source: &Source, span: Span, message: &str, help: &str) -> Diagnostic {
    let line = span.of(source.text()).lines().next().map_or(0, str::len);
    Diagnostic::error(&codes::UNREADABLE, message).at(source, Span::new(span.start, span.start + line), "not understood").help(help)
}
