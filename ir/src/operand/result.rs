//! The type of what an instruction gives.

use super::reader::{Parts, after_flags, operand_parts};
use super::{Operand, OperandKind};
use crate::body::{Body, Instruction};
use crate::call::Call;
use crate::keywords::VOID_OPCODES;
use crate::lexer::{Lexer, Token, TokenKind};
use crate::types::{canonical, canonical_type, value_type_end};
use crate::{Fragment, Span};

impl<'t> Body<'t> {
    /// The type of the result in its canonical text; `void` for an instruction that has none. Nothing where this text alone does
    /// not say it: a member of a named type, a call or an operand that cannot be made out, an opcode that does not exist.
    pub fn result_type(&self, instruction: &Instruction<'t>) -> Option<String> {
        let opcode = instruction.opcode.text;
        let after = self.after_opcode(instruction);
        match opcode {
            "call" | "invoke" | "callbr" => Some(canonical_type(Call::parse(self.text(), self.tokens(instruction))?.result_type.text)),
            "icmp" | "fcmp" => Some(over_vector(&self.first_type(instruction)?, "i1")),
            "load" => loaded_type(self.text(), after),
            "alloca" => Some(pointer_in(address_space(self.text(), after))),
            "getelementptr" => element_pointer(&self.operands(instruction)),
            "select" => self.nth_type(instruction, 1),
            "extractvalue" => member(&self.first_type(instruction)?, &indices(self.text(), after)?),
            "extractelement" => Some(vector(&self.first_type(instruction)?)?.1.to_owned()),
            "shufflevector" => shuffled(&self.first_type(instruction)?, &self.nth_type(instruction, 2)?),
            "atomicrmw" => self.nth_type(instruction, 1),
            "cmpxchg" => Some(format!("{{ {}, i1 }}", self.nth_type(instruction, 1)?)),
            "va_arg" => type_of_part(self.text(), operand_parts(self.text(), after).nth(1)?),
            "landingpad" => type_of_part(self.text(), after),
            "phi" => type_of_part(self.text(), after_flags(self.text(), after)),
            "catchpad" | "cleanuppad" | "catchswitch" => Some("token".to_owned()),
            "" => None,
            _ if is_conversion(opcode) => converted(self.text(), after),
            _ if is_of_first_operand(opcode) => self.first_type(instruction),
            _ if VOID_OPCODES.contains(&opcode) || opcode.starts_with('#') => Some("void".to_owned()),
            _ if crate::types::is_type_word(opcode) => Some(canonical_type(self.operands(instruction).first()?.ty?.text)),
            _ => None,
        }
    }

    /// Whether the instruction gives a value, so that it takes a number where it has no name. What cannot be made out gives none.
    pub(crate) fn gives_value(&self, instruction: &Instruction<'t>) -> bool {
        match instruction.opcode.text {
            "call" | "invoke" | "callbr" => self.call(instruction).is_some_and(|call| call.result_type.text != "void"),
            "icmp" | "fcmp" | "load" | "alloca" | "getelementptr" | "select" | "extractvalue" | "extractelement" | "shufflevector" => true,
            "atomicrmw" | "cmpxchg" | "va_arg" | "landingpad" | "phi" | "catchpad" | "cleanuppad" | "catchswitch" => true,
            opcode => is_conversion(opcode) || is_of_first_operand(opcode),
        }
    }

    fn first_type(&self, instruction: &Instruction<'t>) -> Option<String> {
        self.nth_type(instruction, 0)
    }

    fn nth_type(&self, instruction: &Instruction<'t>, index: usize) -> Option<String> {
        self.operands(instruction).get(index)?.ty.map(|ty| canonical_type(ty.text))
    }
}

fn is_conversion(opcode: &str) -> bool {
    matches!(opcode, "trunc" | "zext" | "sext" | "fptrunc" | "fpext" | "fptoui" | "fptosi" | "uitofp" | "sitofp")
        || matches!(opcode, "ptrtoint" | "inttoptr" | "bitcast" | "addrspacecast")
}

/// Whether the result has the type of the first operand.
fn is_of_first_operand(opcode: &str) -> bool {
    matches!(opcode, "add" | "sub" | "mul" | "udiv" | "sdiv" | "urem" | "srem" | "shl" | "lshr" | "ashr" | "and" | "or" | "xor")
        || matches!(opcode, "fadd" | "fsub" | "fmul" | "fdiv" | "frem" | "fneg" | "freeze" | "insertvalue" | "insertelement")
}

fn type_of_part(text: &str, part: &[Token]) -> Option<String> {
    value_type_end(text, part).map(|end| canonical(text, &part[..end]))
}

/// The type after the last `to` outside of brackets.
fn converted(text: &str, tokens: &[Token]) -> Option<String> {
    let part = operand_parts(text, tokens).next()?;
    let mut depth = 0;
    let to = part.iter().rposition(|token| {
        depth += token.nesting();
        depth == 0 && token.is_word(text, "to")
    })?;
    type_of_part(text, &part[to + 1..])
}

/// The first type of `i8, ptr %p`; in the old form `i8* %p` what the pointer points to.
fn loaded_type(text: &str, tokens: &[Token]) -> Option<String> {
    let part = operand_parts(text, after_flags(text, tokens)).next()?;
    let end = value_type_end(text, part)?;
    if end == part.len() {
        return Some(canonical(text, part));
    }
    let star = end.checked_sub(1).filter(|&star| star > 0 && part[star].is(b'*'))?;
    Some(canonical(text, &part[..star]))
}

/// N of `addrspace(N)` after the comma of an `alloca`; a type may hold others.
fn address_space<'t>(text: &'t str, tokens: &[Token]) -> Option<&'t str> {
    let part = Parts::of(tokens).find(|part| part[0].is_word(text, "addrspace"))?;
    part.get(2).map(|number| number.text(text)).filter(|number| *number != "0")
}

fn pointer_in(space: Option<&str>) -> String {
    space.map_or_else(|| "ptr".to_owned(), |space| format!("ptr addrspace({space})"))
}

/// A pointer as the base is one, or as many as the first vector among the operands has elements.
fn element_pointer(operands: &[Operand]) -> Option<String> {
    let types: Vec<String> = operands.iter().filter(|operand| operand.kind == OperandKind::Value).map(of_operand).collect::<Option<_>>()?;
    let base = types.first()?;
    if vector(base).is_some() {
        return Some(base.clone());
    }
    let like = types.iter().find(|ty| vector(ty).is_some());
    Some(like.map_or_else(|| base.clone(), |like| over_vector(like, base)))
}

fn of_operand(operand: &Operand) -> Option<String> {
    operand.ty.map(|ty: Fragment| canonical_type(ty.text))
}

/// `<4 x ` and `i32` of `<4 x i32>`.
fn vector(ty: &str) -> Option<(&str, &str)> {
    let inside = ty.strip_prefix('<')?.strip_suffix('>')?;
    let first = inside.find(" x ")?;
    let skipped = if inside.starts_with("vscale x ") { first + 3 + inside[first + 3..].find(" x ")? } else { first };
    let is_count = inside[..first].bytes().all(|byte| byte.is_ascii_digit()) || inside.starts_with("vscale x ");
    is_count.then(|| (&ty[..skipped + 4], &inside[skipped + 3..]))
}

/// `element`, or a vector of it with as many elements as `like` has.
fn over_vector(like: &str, element: &str) -> String {
    vector(like).map_or_else(|| element.to_owned(), |(count, _)| format!("{count}{element}>"))
}

/// A vector with the elements of `source` and the length of `mask`.
fn shuffled(source: &str, mask: &str) -> Option<String> {
    let (_, element) = vector(source)?;
    vector(mask).map(|(count, _)| format!("{count}{element}>"))
}

/// The numbers at the end of `extractvalue`.
fn indices(text: &str, tokens: &[Token]) -> Option<Vec<usize>> {
    let parts = operand_parts(text, tokens).skip(1);
    let number = |part: &[Token]| part.first().and_then(|token| token.text(text).parse().ok());
    let indices: Vec<usize> = parts.map(number).collect::<Option<_>>()?;
    (!indices.is_empty()).then_some(indices)
}

/// The type of a member of a literal structure or array. Goes through the text of the type once, whatever the depth.
fn member(ty: &str, indices: &[usize]) -> Option<String> {
    let tokens: Vec<Token> = Lexer::new(ty, Span::new(0, ty.len())).filter(|token| !token.is_trivia()).collect();
    let mut start = 0;
    for &index in indices {
        start = if tokens.get(start)?.is(b'[') { element_start(ty, &tokens, start)? } else { field_start(&tokens, start, index)? };
    }
    type_of_part(ty, &tokens[start..])
}

/// The place after `[N x`.
fn element_start(text: &str, tokens: &[Token], open: usize) -> Option<usize> {
    let is_array = tokens.get(open + 1)?.kind == TokenKind::Number && tokens.get(open + 2)?.is_word(text, "x");
    is_array.then_some(open + 3)
}

/// The place of a field of the structure at `open`.
fn field_start(tokens: &[Token], open: usize, index: usize) -> Option<usize> {
    let brace = if tokens.get(open)?.is(b'<') { open + 1 } else { open };
    if !tokens.get(brace)?.is(b'{') {
        return None;
    }
    let (mut depth, mut commas) = (0, 0);
    for (place, token) in tokens.iter().enumerate().skip(brace + 1) {
        if depth == 0 && commas == index {
            return (token.nesting() >= 0).then_some(place);
        }
        depth += token.nesting();
        if depth < 0 {
            return None;
        }
        commas += usize::from(depth == 0 && token.is(b','));
    }
    None
}
