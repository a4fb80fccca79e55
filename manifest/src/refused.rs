//! Constructs that would let a candidate reach the kernel, or run, past the runtime's functions, or give results that are not the
//! same everywhere.

mod attributes;
mod callees;

use crate::inexact_floats;
use diagnostics::codes::manifest as codes;
use diagnostics::{Diagnostic, Source, Span};
use ir::{Body, Callee, Entity, EntityKind, Fragment, Module, TokenKind};

pub(crate) fn refused(source: &Source, module: &Module) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for entity in module.entities() {
        findings.extend(entity_reason(module, entity).map(|reason| finding(source, entity.span, reason)));
    }
    findings.extend(attributes::refused(source, module));
    findings.extend(inexact_floats(module).iter().map(|permission| finding(source, permission.span(), INEXACT)));
    for global in module.globals() {
        let head = Span::new(global.span.start, global.ty.span.start);
        findings.extend(placement(source, module.text(), head));
        findings.extend(placement(source, module.text(), global.tail.span));
        findings.extend(global.initializer.into_iter().flat_map(|value| block_addresses(source, value)));
    }
    let (headers, bodies): (Vec<_>, Vec<_>) = module.definitions().map(|function| (function.clone(), function.body())).unzip();
    let origins = callees::Origins::of(&headers, &bodies);
    let mut next = bodies.iter().enumerate();
    for function in module.functions() {
        findings.extend(placement(source, module.text(), function.header.tail.span));
        if function.is_definition()
            && let Some((number, body)) = next.next()
        {
            findings.extend(in_body(source, body));
            findings.extend(unknown_callees(source, number, body, &origins));
        }
    }
    findings
}

/// What is refused, why, and what to do instead.
#[derive(Clone, Copy)]
struct Reason(&'static str, &'static str, &'static str);

fn finding(source: &Source, span: Span, Reason(what, reason, help): Reason) -> Diagnostic {
    let first_line = span.of(source.text()).lines().next().map_or(0, str::len);
    let span = Span::new(span.start, span.start + first_line);
    Diagnostic::error(&codes::REFUSED, format!("{what} is refused: {reason}")).at(source, span, "refused").help(help)
}

const USE_WRAPPERS: &str = "call the runtime's `sys_*` functions";
const CALL_BY_NAME: &str = "call the function by its own name";
const CALL_FROM_MAIN: &str = "call the function from `@main`";
const REMOVE: &str = "remove it";

const INEXACT: Reason = Reason("inexact arithmetic on floats", "results would depend on what the optimiser does with it", REMOVE);
const OWN_SECTION: Reason = Reason("a section of its own", "the linker may give it a meaning", REMOVE);
const LINKED: &str = "only intentc decides what is linked";

fn entity_reason(module: &Module, entity: &Entity) -> Option<Reason> {
    match entity.kind {
        EntityKind::ModuleAsm => Some(Reason("module assembly", "what it does cannot be seen in the call graph", USE_WRAPPERS)),
        EntityKind::Alias => Some(Reason("an alias", "a second name hides which function is called", CALL_BY_NAME)),
        EntityKind::IFunc => Some(Reason("an indirect function", "it runs code before the program starts", CALL_BY_NAME)),
        EntityKind::Global => match module.name(entity)?.as_ref() {
            "llvm.global_ctors" => Some(Reason("a constructor", "it runs before the program installs its filter", CALL_FROM_MAIN)),
            "llvm.global_dtors" => Some(Reason("a destructor", "nothing calls it, since no C library is linked", CALL_FROM_MAIN)),
            "llvm.used" | "llvm.compiler.used" => Some(Reason("a list of what must be kept", LINKED, REMOVE)),
            name if name.starts_with("llvm.") => Some(Reason("a global of this name", "LLVM gives it a meaning of its own", REMOVE)),
            _ => None,
        },
        EntityKind::Metadata => match attributes::metadata_name(module.fragment(entity.name_span?).text).as_str() {
            "llvm.linker.options" | "llvm.dependent-libraries" => Some(Reason("an option for the linker", LINKED, REMOVE)),
            _ => None,
        },
        _ => None,
    }
}

/// Words before the type of a global, and behind its value or a function's parameters, that change more than the code.
fn placement(source: &Source, text: &str, span: Span) -> Vec<Diagnostic> {
    let tokens = ir::significant(text, span);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let found = words.filter_map(|token| {
        let reason = match token.text(text) {
            "section" => OWN_SECTION,
            "partition" => Reason("a partition of its own", "the linker may give it a meaning", REMOVE),
            "prologue" => Reason("prologue data", "it is machine code that runs before the function", REMOVE),
            "prefix" => Reason("prefix data", "it may be machine code that something jumps to", REMOVE),
            "comdat" => Reason("a comdat group", "the linker may put another module's function in its place", REMOVE),
            "personality" => Reason("a personality", "what unwinds the stack would call it, and nothing is linked that does", REMOVE),
            "gc" => Reason("a garbage collector", "none is linked", REMOVE),
            "thread_local" => Reason("a thread-local variable", "programs have one thread, and nothing sets its storage up", REMOVE),
            "naked" => NAKED,
            _ => return None,
        };
        Some(finding(source, token.span, reason))
    });
    found.collect()
}

const NAKED: Reason = Reason("a naked function", "it has no code of its own to return with, and runs on into what lies behind it", REMOVE);

fn block_addresses(source: &Source, value: Fragment) -> Vec<Diagnostic> {
    // The tokens of the fragment, at their places in the source.
    let tokens = ir::significant(source.text(), value.span);
    let found = tokens.iter().filter(|token| token.is_word(source.text(), "blockaddress"));
    found.map(|token| finding(source, token.span, BLOCK_ADDRESS)).collect()
}

const BLOCK_ADDRESS: Reason =
    Reason("the address of a block", "what jumps to it goes past the beginning of its function", "use `br` or `switch`");

fn in_body(source: &Source, body: &Body) -> Vec<Diagnostic> {
    let words = body.all_tokens().iter().filter(|token| token.kind == TokenKind::Word);
    let found = words.filter_map(|token| {
        let reason = match token.text(body.text()) {
            "asm" => Reason("inline assembly", "what it does cannot be seen in the call graph", USE_WRAPPERS),
            "blockaddress" => BLOCK_ADDRESS,
            _ => return None,
        };
        Some(finding(source, token.span, reason))
    });
    found.collect()
}

fn unknown_callees<'t>(source: &Source, number: usize, body: &Body<'t>, origins: &callees::Origins<'t>) -> Vec<Diagnostic> {
    let found = body.calls().filter_map(|(_, call)| {
        let origin = match &call.callee {
            Callee::Local(name) => origins.of_value(number, name.text),
            Callee::Expression(expression) => callees::of_expression(expression.text),
            Callee::Global(_) | Callee::Assembly(_) => None,
        };
        Some(finding(source, call.callee_span(), origin?.reason()))
    });
    found.collect()
}
