//! Makes expressions inside of instructions instructions of their own.
//!
//! Before:
//! ```llvm
//! declare i64 @next(i64)
//!
//! define i64 @f(ptr %p, i64 %i, i64 %n) {
//!   %sum = add i64 (mul i64 %i, 8), call i64 @next(i64 zext (i32 7 to i64))
//!   %c = load i8, ptr getelementptr inbounds (i8, ptr %p, i64 %i)
//!   store i8 %c, ptr (getelementptr i8, ptr %p, i64 (sub i64 %n, 1))
//!   ret i64 add (i64 %sum, i64 %n)
//! }
//! ```
//! After:
//! ```llvm
//! declare i64 @next(i64)
//!
//! define i64 @f(ptr %p, i64 %i, i64 %n) {
//!   %sum.mul = mul i64 %i, 8
//!   %sum.zext = zext i32 7 to i64
//!   %sum.call = call i64 @next(i64 %sum.zext)
//!   %sum = add i64 %sum.mul, %sum.call
//!   %c.getelementptr = getelementptr inbounds i8, ptr %p, i64 %i
//!   %c = load i8, ptr %c.getelementptr
//!   %sub = sub i64 %n, 1
//!   %getelementptr = getelementptr i8, ptr %p, i64 %sub
//!   store i8 %c, ptr %getelementptr
//!   %add = add i64 %sum, %n
//!   ret i64 %add
//! }
//! ```
//! An operand is a name or a constant. They are evaluated from left to right, what is inside first.
//!
//! Requires: an instruction in the place of an operand, in brackets or with an end that its own form shows; or a constant expression
//! with a value of the function in it, or with an opcode that LLVM 19 has no constant expressions for. In a `phi`: a block that it comes
//! from with a terminator, which leads nowhere else where more than a computation is moved. The brackets of constant expressions around
//! the operands of an instruction itself go.
//! Ensures: each is an instruction with a new name before the one that uses it.
//! Leaves alone: constant expressions of LLVM 19, those of globals, expressions whose end is not clear.

mod bare;
mod opcodes;
mod pieces;
mod splitter;

use crate::rewrite::Rewrite;
use diagnostics::Span;
use diagnostics::codes::fixups as codes;
use ir::{Body, DefinitionKind, Function, Instruction, Locals, OperandKind, Token, TokenKind};
use pieces::{Piece, PieceKind};
use splitter::{Line, Splitter};

pub(crate) const NAME: &str = "split_nested_operands";
pub(crate) const SUMMARY: &str = "makes expressions inside of instructions instructions of their own";

const HELP: &str = "write it as an instruction of its own, and use its result";

pub(crate) fn run(rewrite: &mut Rewrite) {
    for function in rewrite.module.definitions().collect::<Vec<_>>() {
        split_function(rewrite, &function);
    }
}

fn split_function(rewrite: &mut Rewrite, function: &Function) {
    let body = function.body();
    let mut locals: Option<Locals> = None;
    let mut instructions = body.instructions().iter().peekable();
    while let Some(instruction) = instructions.next() {
        let mut tokens = body.tokens(instruction);
        if let Some(call) = instructions.peek().filter(|next| is_cut(rewrite.text, &body, instruction, next)) {
            tokens = both(&body, instruction, call);
            instructions.next();
        }
        if !can_be_split(rewrite.text, instruction, tokens) {
            continue;
        }
        let locals = locals.get_or_insert_with(|| Locals::of(function, &body));
        split(rewrite, &body, instruction, tokens, locals);
    }
}

/// Whether `next` is a call in the place of the first operand of `instruction`: `ret i64 call i64 @f()`.
fn is_cut(text: &str, body: &Body, instruction: &Instruction, next: &Instruction) -> bool {
    let takes_operand =
        matches!(instruction.opcode.text, "ret" | "store" | "br" | "switch") || opcodes::form(instruction.opcode.text).is_some();
    if !takes_operand || next.opcode.text != "call" || next.result.is_some() {
        return false;
    }
    let tokens = body.tokens(instruction);
    let opcode = tokens.partition_point(|token| token.span.start <= instruction.opcode.span.start);
    let flags = tokens[opcode..].iter().take_while(|token| opcodes::is_flag(token.text(text))).count();
    let operands = &tokens[opcode + flags..];
    let is_type = !operands.is_empty() && ir::type_end(text, operands, 0, false) == Some(operands.len());
    is_type && !operands[0].is_word(text, "void") && body.tokens(next).first().is_some_and(|first| !first.starts_line)
}

/// The tokens of two instructions that follow each other.
fn both<'b>(body: &'b Body, first: &Instruction, second: &Instruction) -> &'b [Token] {
    let tokens = body.all_tokens();
    let start = tokens.partition_point(|token| token.span.start < first.span.start);
    let end = tokens.partition_point(|token| token.span.start < second.span.end);
    &tokens[start..end]
}

/// Whether there can be an expression in it at all, and every bracket is closed.
fn can_be_split(text: &str, instruction: &Instruction, tokens: &[Token]) -> bool {
    let opcode = instruction.opcode.text;
    let has_scope = matches!(opcode, "landingpad" | "catchpad" | "cleanuppad" | "catchswitch" | "catchret" | "cleanupret");
    if opcode.starts_with('#') || has_scope {
        return false;
    }
    let mut open: Vec<u8> = Vec::new();
    let mut has_expression = false;
    for token in tokens {
        match token.kind {
            TokenKind::Symbol(symbol) if token.nesting() > 0 => open.push(symbol),
            TokenKind::Symbol(symbol) if token.nesting() < 0 && !open.pop().is_some_and(|opening| closes(opening, symbol)) => return false,
            TokenKind::Word if !open.is_empty() || token.span.start >= instruction.opcode.span.start => {
                has_expression |= opcodes::form(token.text(text)).is_some();
            }
            _ => {}
        }
    }
    has_expression && open.is_empty()
}

fn closes(opening: u8, symbol: u8) -> bool {
    matches!((opening, symbol), (b'(', b')') | (b'[', b']') | (b'{', b'}') | (b'<', b'>'))
}

fn split<'t>(rewrite: &mut Rewrite, body: &Body<'t>, instruction: &Instruction, tokens: &[Token], locals: &mut Locals<'t>) {
    let own = tokens.iter().position(|token| token.span == instruction.opcode.span).unwrap_or(usize::MAX);
    let mut splitter = Splitter::new(body.text(), locals, instruction.result.map(|result| result.text));
    let Some(lines) = splitter.split(tokens, own) else {
        return leave(rewrite, instruction, "an expression in the place of an operand has no single reading");
    };
    let pieces = splitter.pieces;
    let changed: Vec<&Piece> = pieces.iter().filter(|piece| matches!(piece.kind, PieceKind::Name | PieceKind::Unwrapped)).collect();
    let location = debug_location(rewrite.text, tokens);
    if instruction.opcode.text == "phi" {
        if !changed.is_empty() {
            split_phi(rewrite, body, instruction, &pieces, lines, locals);
        }
        return;
    }
    insert(rewrite, instruction.span.start, &lines, &location);
    for piece in changed {
        replace(rewrite, piece);
    }
}

fn replace(rewrite: &mut Rewrite, piece: &Piece) {
    let reason = match piece.kind {
        PieceKind::Unwrapped => "the operands of an instruction stand in no brackets",
        _ => "an operand is a name or a constant",
    };
    rewrite.replace(piece.span, piece.text.as_ref(), reason);
}

fn insert(rewrite: &mut Rewrite, offset: usize, lines: &[Line], location: &str) {
    let indentation = rewrite.indentation(offset);
    for line in lines {
        let reason = format!("`{}` inside of an instruction is one of its own", line.opcode);
        rewrite.insert(offset, format!("{}{location}\n{indentation}", line.text), reason);
    }
}

/// Each value of a `phi` is computed at the end of the block that it comes from.
fn split_phi(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction, pieces: &[Piece], mut lines: Vec<Line>, locals: &Locals) {
    let mut moved: Vec<(Span, Vec<Line>)> = Vec::new();
    let names: Vec<usize> = (0..pieces.len()).filter(|&index| pieces[index].kind == PieceKind::Name).collect();
    for &index in names.iter().rev() {
        let first = lines.partition_point(|line| line.span.end <= pieces[index].span.start);
        let own_lines = lines.split_off(first);
        let Some(terminator) = end_of_predecessor(body, &pieces[index + 1..], locals, &own_lines) else {
            return leave(rewrite, instruction, "an expression in a `phi` has no block in which it can be computed");
        };
        moved.push((terminator, own_lines));
    }
    for (terminator, lines) in moved.into_iter().rev() {
        insert(rewrite, terminator.start, &lines, "");
    }
    for index in names {
        replace(rewrite, &pieces[index]);
    }
}

/// The terminator of the block that `, %block ]` names, if the lines can stand before it.
fn end_of_predecessor(body: &Body, after: &[Piece], locals: &Locals, lines: &[Line]) -> Option<Span> {
    let [comma, label, close, ..] = after else { return None };
    if !comma.is(b',') || !close.is(b']') || label.kind != PieceKind::Token(TokenKind::Local) {
        return None;
    }
    let name = ir::decode_name(&label.text);
    let mut definitions = locals.definitions_of(&name);
    let only = definitions.next().filter(|_| definitions.next().is_none())?;
    let block = body.blocks().get(only.index).filter(|_| only.kind == DefinitionKind::Label)?;
    let terminator = body.terminator(block)?;
    let leads_here = || body.operands(terminator).iter().filter(|operand| operand.kind == OperandKind::Label).count() == 1;
    let is_movable = lines.iter().all(|line| opcodes::is_pure(&line.opcode)) || leads_here();
    is_movable.then_some(terminator.span)
}

/// `, !dbg !7` where the instruction has it: LLVM asks for it on every call of a function with debug information.
fn debug_location(text: &str, tokens: &[Token]) -> String {
    let location = tokens.windows(2).find(|pair| pair[0].text(text) == "!dbg" && pair[1].kind == TokenKind::Metadata);
    location.map_or(String::new(), |pair| format!(", !dbg {}", pair[1].text(text)))
}

fn leave(rewrite: &mut Rewrite, instruction: &Instruction, message: &str) {
    rewrite.leave(&codes::NESTED_OPERAND, instruction.span, message, HELP);
}
