//! A module as an indented listing.

use ir::{Callee, EntityKind, Function, Module};
use std::fmt::Write;

pub(crate) fn dump(module: &Module) -> String {
    let mut tree = String::new();
    for entity in module.entities().iter().filter(|entity| entity.kind != EntityKind::Blank) {
        let text = entity.span.of(module.text());
        let line: String = text.lines().next().unwrap_or("").chars().take(60).collect();
        let name = module.name(entity).map(|name| format!(" {name}")).unwrap_or_default();
        let open = if entity.is_closed { "" } else { " (never closed)" };
        writeln!(tree, "{:?}{name}{open} | {line}", entity.kind).unwrap();
    }
    for global in module.globals() {
        let value = global.initializer.map_or("-", |value| value.text);
        writeln!(tree, "global {}: {} = {value}{}", global.name(), ir::canonical_type(global.ty.text), global.tail.text).unwrap();
    }
    for function in module.functions() {
        dump_function(&mut tree, &function);
    }
    tree
}

fn dump_function(tree: &mut String, function: &Function) {
    let header = &function.header;
    let linkage = header.linkage.map_or("public", |linkage| linkage.text);
    let attributes: Vec<_> = header.result_attributes.iter().map(|attribute| attribute.text).collect();
    writeln!(tree, "function {} {linkage} {attributes:?} {} tail={:?}", function.name(), function.signature(), header.tail.text).unwrap();
    for parameter in &header.parameters {
        let attributes: Vec<_> = parameter.attributes.iter().map(|attribute| attribute.text).collect();
        writeln!(tree, "  parameter {} {attributes:?} {}", parameter.ty.text, parameter.name.map_or("-", |name| name.text)).unwrap();
    }
    let body = function.body();
    for block in body.blocks() {
        writeln!(tree, "  block {}", block.label.map_or("-", |label| label.text)).unwrap();
        for instruction in &body.instructions()[block.instructions.clone()] {
            let result = instruction.result.map_or("", |result| result.text);
            let end = if instruction.is_terminator() { " (terminator)" } else { "" };
            writeln!(tree, "    {result} {} [{}]{end}", instruction.opcode.text, body.tokens(instruction).len()).unwrap();
            if let Some(call) = body.call(instruction) {
                let callee = match &call.callee {
                    Callee::Global(name) | Callee::Local(name) | Callee::Expression(name) => name.text.to_owned(),
                    Callee::Assembly(assembly) => format!("asm {:?} {:?}", assembly.template.text, assembly.constraints.text),
                };
                writeln!(tree, "      {} <- {callee} prefix={:?}", call.signature(), call.prefix.text).unwrap();
                for argument in &call.arguments {
                    let attributes: Vec<_> = argument.attributes.iter().map(|attribute| attribute.text).collect();
                    writeln!(tree, "        {} {attributes:?} {}", argument.ty.text, argument.value.text).unwrap();
                }
            }
        }
    }
    let globals: Vec<_> = body.referenced_globals().map(|(name, _)| name).collect();
    if !globals.is_empty() {
        writeln!(tree, "  mentions {}", globals.join(" ")).unwrap();
    }
}
