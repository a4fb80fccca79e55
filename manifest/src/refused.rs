//! Constructs that would let a candidate reach the kernel, or run, past the runtime's functions.

use diagnostics::codes::manifest as codes;
use diagnostics::{Diagnostic, Source, Span};
use ir::{Body, Callee, Entity, EntityKind, Fragment, Function, Instruction, Module, TokenKind};
use std::collections::HashSet;

pub(crate) fn refused(source: &Source, module: &Module) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for entity in module.entities() {
        findings.extend(entity_reason(module, entity).map(|(what, reason, help)| finding(source, entity.span, what, reason, help)));
    }
    findings.extend(section_attributes(source, module));
    for global in module.globals() {
        findings.extend(placement(source, module.text(), global.tail));
    }
    for function in module.functions() {
        findings.extend(placement(source, module.text(), function.header.tail));
        if function.is_definition() {
            findings.extend(in_body(source, &function));
        }
    }
    findings
}

fn finding(source: &Source, span: Span, what: &str, reason: &str, help: &str) -> Diagnostic {
    let first_line = span.of(source.text()).lines().next().map_or(0, str::len);
    let span = Span::new(span.start, span.start + first_line);
    Diagnostic::error(&codes::REFUSED, format!("{what} is refused: {reason}")).at(source, span, "refused").help(help)
}

const USE_WRAPPERS: &str = "call the runtime's `sys_*` functions";
const CALL_BY_NAME: &str = "call the function by its own name";
const CALL_FROM_MAIN: &str = "call the function from `@main`";

type Reason = (&'static str, &'static str, &'static str);

fn entity_reason(module: &Module, entity: &Entity) -> Option<Reason> {
    match entity.kind {
        EntityKind::ModuleAsm => Some(("module assembly", "what it does cannot be seen in the call graph", USE_WRAPPERS)),
        EntityKind::Alias => Some(("an alias", "a second name hides which function is called", CALL_BY_NAME)),
        EntityKind::IFunc => Some(("an indirect function", "it runs code before the program starts", CALL_BY_NAME)),
        EntityKind::Global => match module.name(entity)?.as_ref() {
            "llvm.global_ctors" => Some(("a constructor", "it runs before the program installs its filter", CALL_FROM_MAIN)),
            "llvm.global_dtors" => Some(("a destructor", "nothing calls it, since no C library is linked", CALL_FROM_MAIN)),
            _ => None,
        },
        EntityKind::Metadata => match module.name(entity)?.as_ref() {
            "llvm.linker.options" | "llvm.dependent-libraries" => {
                Some(("an option for the linker", "only intentc decides what is linked", "remove it"))
            }
            _ => None,
        },
        _ => None,
    }
}

/// String attributes that give a function or a global a section of its own.
const SECTION_ATTRIBUTES: [&str; 5] =
    ["\"implicit-section-name\"", "\"bss-section\"", "\"data-section\"", "\"relro-section\"", "\"rodata-section\""];

fn section_attributes(source: &Source, module: &Module) -> Vec<Diagnostic> {
    let is_place =
        |entity: &&Entity| matches!(entity.kind, EntityKind::Attributes | EntityKind::Define | EntityKind::Declare | EntityKind::Global);
    let mut findings = Vec::new();
    for entity in module.entities().iter().filter(is_place) {
        let head = Span::new(entity.span.start, entity.body.map_or(entity.span.end, |body| body.start));
        for token in ir::significant(module.text(), head) {
            if SECTION_ATTRIBUTES.contains(&token.text(module.text())) {
                findings.push(finding(source, token.span, "a section of its own", "the linker may give it a meaning", "remove it"));
            }
        }
    }
    findings
}

/// Sections and raw code in what follows a function's parameters or a global's value.
fn placement(source: &Source, text: &str, tail: Fragment) -> Vec<Diagnostic> {
    let tokens = ir::significant(text, tail.span);
    let words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    let found = words.filter_map(|token| {
        let (what, reason) = match token.text(text) {
            "section" => ("a section of its own", "the linker may give it a meaning"),
            "partition" => ("a partition of its own", "the linker may give it a meaning"),
            "prologue" => ("prologue data", "it is machine code that runs before the function"),
            "prefix" => ("prefix data", "it may be machine code that something jumps to"),
            _ => return None,
        };
        Some(finding(source, token.span, what, reason, "remove it"))
    });
    found.collect()
}

fn in_body(source: &Source, function: &Function) -> Vec<Diagnostic> {
    let body = function.body();
    let from_integers = made_from_integers(&body);
    let mut findings = Vec::new();
    for token in body.all_tokens() {
        if token.is_word(body.text(), "asm") {
            let reason = "what it does cannot be seen in the call graph";
            findings.push(finding(source, token.span, "inline assembly", reason, USE_WRAPPERS));
        }
    }
    for (_, call) in body.calls() {
        let is_from_integer = match &call.callee {
            Callee::Local(name) => from_integers.contains(name.text),
            Callee::Expression(expression) => has_inttoptr(expression.text),
            Callee::Global(_) | Callee::Assembly(_) => false,
        };
        if is_from_integer {
            let reason = "no one can tell which function it calls";
            findings.push(finding(source, call.callee_span(), "a callee made from an integer", reason, CALL_BY_NAME));
        }
    }
    findings
}

fn has_inttoptr(expression: &str) -> bool {
    ir::significant(expression, Span::new(0, expression.len())).iter().any(|token| token.is_word(expression, "inttoptr"))
}

/// The values of a body that come from `inttoptr`, directly or through instructions that only hand a pointer on.
fn made_from_integers<'t>(body: &Body<'t>) -> HashSet<&'t str> {
    let mut made: HashSet<&str> = HashSet::new();
    // Two passes, so that a phi sees values that are made below it.
    for _ in 0..2 {
        for instruction in body.instructions() {
            if let Some(result) = instruction.result
                && is_made_from_integer(body, instruction, &made)
            {
                made.insert(result.text);
            }
        }
    }
    made
}

fn is_made_from_integer(body: &Body, instruction: &Instruction, made: &HashSet<&str>) -> bool {
    match instruction.opcode.text {
        "inttoptr" => true,
        "phi" | "select" | "freeze" | "bitcast" | "addrspacecast" | "getelementptr" => {
            let operands = body.tokens(instruction).iter().skip(2);
            operands.into_iter().any(|token| made.contains(token.text(body.text())) || token.is_word(body.text(), "inttoptr"))
        }
        _ => false,
    }
}
