//! What `ir/` reads.

use super::{Block, Function, Instruction, Operand};
use ir::{Body, DefinitionKind, Flow, Locals, OperandKind, Span, TokenKind};
use std::collections::HashSet;

pub(super) fn functions(text: &str) -> Vec<Function> {
    let module = ir::parse(text);
    let printed: String = module.entities().iter().map(|entity| entity.span.of(text)).collect();
    assert_eq!(printed, text);
    assert!(module.entities().iter().all(|entity| entity.kind != ir::EntityKind::Junk));
    module.definitions().map(|function| read(&function)).collect()
}

fn read(function: &ir::Function) -> Function {
    let body = function.body();
    let locals = Locals::of(function, &body);
    let flow = Flow::of(&body);
    let of_kind = |kind| locals.definitions().iter().filter(move |definition| definition.kind == kind);
    let labels: Vec<String> = of_kind(DefinitionKind::Label).map(|label| label.name.clone().into_owned()).collect();
    let block = |(index, block): (usize, &ir::Block)| Block {
        name: labels[index].clone(),
        successors: flow.successors(index).iter().map(|&to| labels[to].clone()).collect(),
        instructions: block.instructions.clone().filter_map(|place| instruction(&body, &locals, place)).collect(),
    };
    let parameter = |parameter: &ir::Definition| (parameter.name.clone().into_owned(), parameter.ty.clone().unwrap());
    Function {
        name: function.name().into_owned(),
        ty: function.type_text(),
        parameters: of_kind(DefinitionKind::Parameter).map(parameter).collect(),
        blocks: body.blocks().iter().enumerate().map(block).collect(),
        uses: uses(&body, &locals),
    }
}

fn instruction(body: &Body, locals: &Locals, place: usize) -> Option<Instruction> {
    let instruction = &body.instructions()[place];
    let opcode = instruction.opcode.text;
    if opcode.starts_with('#') || opcode.starts_with("uselistorder") {
        return None;
    }
    let result = locals.definitions().iter().find(|definition| definition.kind == DefinitionKind::Result && definition.index == place);
    let operands = body.operands(instruction);
    let call = body.call(instruction);
    assert_eq!(call.is_some(), matches!(opcode, "call" | "invoke" | "callbr"), "{}", instruction.span.of(body.text()));
    Some(Instruction {
        opcode: opcode.to_owned(),
        result: result.map(|result| result.name.clone().into_owned()).unwrap_or_default(),
        ty: body.result_type(instruction).unwrap_or_else(|| "?".to_owned()),
        incoming: incoming(opcode, &operands),
        call: call.map(|call| call.signature().to_string()),
        globals: globals(body, instruction, &operands),
        operands: in_llvms_order(opcode, operands),
    })
}

/// See the table at the head of `agreement.rs`.
fn in_llvms_order(opcode: &str, mut operands: Vec<ir::Operand>) -> Vec<Operand> {
    match opcode {
        "call" | "invoke" | "callbr" | "catchpad" | "cleanuppad" => operands.rotate_left(1),
        "br" if operands.len() == 3 => operands.swap(1, 2),
        "phi" => operands.retain(|operand| operand.kind != OperandKind::Label),
        "shufflevector" => operands.truncate(2),
        "catchswitch" if operands.last().is_some_and(|last| last.ty.is_some()) && unwinds(&operands) => operands[1..].rotate_right(1),
        _ => {}
    }
    let is_pad = opcode.ends_with("pad") || opcode == "catchswitch" || opcode.ends_with("ret");
    let mut operands: Vec<Operand> = operands.iter().map(|operand| self::operand(operand, is_pad)).collect();
    if opcode == "alloca" && operands.is_empty() {
        operands.push(Operand { ty: "i32".to_owned(), value: "constant".to_owned() });
    }
    operands
}

/// Whether the last label of a `catchswitch` stands behind the list of handlers, after `unwind`.
fn unwinds(operands: &[ir::Operand]) -> bool {
    let [.., before, last] = operands else { return false };
    before.kind == OperandKind::Label && last.value.span.start - before.value.span.end > ", label ".len()
}

fn operand(operand: &ir::Operand, is_pad: bool) -> Operand {
    let ty = match (operand.kind, operand.ty) {
        (OperandKind::Label, _) => "label".to_owned(),
        (OperandKind::Callee, _) => "ptr".to_owned(),
        (_, Some(ty)) => ir::canonical_type(ty.text),
        (_, None) => if is_pad { "token" } else { "?" }.to_owned(),
    };
    let text = operand.value.text;
    let value = match operand.kind {
        OperandKind::Metadata => "metadata".to_owned(),
        _ if operand.is_local() => format!("%{}", ir::decode_name(text)),
        _ if operand.is_global() => format!("@{}", ir::decode_name(text)),
        OperandKind::Callee if text.starts_with("asm ") => "asm".to_owned(),
        _ => "constant".to_owned(),
    };
    Operand { ty, value }
}

fn incoming(opcode: &str, operands: &[ir::Operand]) -> Vec<String> {
    let labels = operands.iter().filter(|operand| opcode == "phi" && operand.kind == OperandKind::Label);
    labels.map(|label| ir::decode_name(label.value.text).into_owned()).collect()
}

fn globals(body: &Body, instruction: &ir::Instruction, operands: &[ir::Operand]) -> Vec<String> {
    let hidden: Vec<Span> =
        operands.iter().filter(|operand| operand.kind == OperandKind::Metadata).map(|operand| operand.value.span).collect();
    let is_shown = |span: Span| !hidden.iter().any(|hidden| hidden.start <= span.start && span.end <= hidden.end);
    let tokens = body.tokens(instruction).iter().filter(|token| token.kind == TokenKind::Global && is_shown(token.span));
    let mut globals: Vec<String> = tokens.map(|token| ir::decode_name(token.text(body.text())).into_owned()).collect();
    globals.sort();
    globals
}

/// Uses that are whole operands; those in metadata and by a `phi` of its blocks are none to LLVM.
fn uses(body: &Body, locals: &Locals) -> Vec<(String, usize)> {
    let mut counted: HashSet<Span> = HashSet::new();
    let mut others: Vec<Span> = Vec::new();
    for instruction in body.instructions() {
        for operand in body.operands(instruction) {
            let is_block_of_phi = instruction.opcode.text == "phi" && operand.kind == OperandKind::Label;
            if operand.kind == OperandKind::Metadata || is_block_of_phi || !operand.is_local() {
                others.push(operand.value.span);
            } else {
                counted.insert(operand.value.span);
            }
        }
    }
    let is_other = |span: Span| others.iter().any(|other| other.start <= span.start && span.end <= other.end);
    assert!(locals.uses().iter().all(|found| counted.contains(&found.span) || is_other(found.span)), "a use that is no operand");
    let definitions = locals.definitions().iter();
    let count = |name: &str| locals.uses_of(name).filter(|found| counted.contains(&found.span)).count();
    definitions.map(|definition| (definition.name.clone().into_owned(), count(&definition.name))).collect()
}
