//! A module as an indented listing.

use ir::{Body, Callee, EntityKind, Flow, Function, Instruction, Locals, Module};
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
    let flow = Flow::of(&body);
    for (index, block) in body.blocks().iter().enumerate() {
        let label = block.label.map_or("-", |label| label.text);
        writeln!(tree, "  block {label} from {:?} to {:?}", flow.predecessors(index), flow.successors(index)).unwrap();
        for instruction in &body.instructions()[block.instructions.clone()] {
            let result = instruction.result.map_or("", |result| result.text);
            let end = if instruction.is_terminator() { " (terminator)" } else { "" };
            let ty = body.result_type(instruction).unwrap_or_else(|| "?".to_owned());
            writeln!(tree, "    {result} {} [{}] {ty}{end}", instruction.opcode.text, body.tokens(instruction).len()).unwrap();
            dump_operands(tree, &body, instruction);
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
    dump_locals(tree, &Locals::of(function, &body));
    let globals: Vec<_> = body.referenced_globals().map(|(name, _)| name).collect();
    if !globals.is_empty() {
        writeln!(tree, "  mentions {}", globals.join(" ")).unwrap();
    }
}

fn dump_operands(tree: &mut String, body: &Body, instruction: &Instruction) {
    for operand in body.operands(instruction) {
        let ty = operand.ty.map_or("-", |ty| ty.text);
        writeln!(tree, "      {:?} {ty} | {}", operand.kind, operand.value.text).unwrap();
    }
}

fn dump_locals(tree: &mut String, locals: &Locals) {
    for definition in locals.definitions() {
        let written = if definition.is_written() { "" } else { " (no name)" };
        let uses = locals.uses_of(&definition.name).count();
        let ty = definition.ty.as_deref().unwrap_or("-");
        let (kind, name, number) = (definition.kind, &definition.name, definition.number);
        writeln!(tree, "  {kind:?} {name}{written} {ty} number {number}, {uses} uses").unwrap();
    }
    for undefined in locals.undefined() {
        writeln!(tree, "  undefined {}", undefined.name).unwrap();
    }
    if !locals.definitions().is_empty() {
        writeln!(tree, "  next number {}", locals.next_number()).unwrap();
    }
}
