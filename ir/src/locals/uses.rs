//! Uses of local names: the tokens with a `%` that are no type and no result.

use super::Use;
use crate::body::{Body, Instruction};
use crate::header::Function;
use crate::keywords::{is_instruction_flag, is_operand_tail};
use crate::lexer::{Token, TokenKind};
use crate::name::decode_name;
use crate::operand::{Operand, OperandKind};

pub(super) fn of<'t>(function: &Function<'t>, body: &Body<'t>) -> Vec<Use<'t>> {
    let mut finder = Finder { text: body.text(), function, uses: Vec::new() };
    for (index, instruction) in body.instructions().iter().enumerate() {
        finder.instruction(body, index, instruction);
    }
    finder.uses
}

/// What a `%name` is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Value,
    Label,
    /// A type, or a label of another function.
    Other,
}

struct Finder<'f, 't> {
    text: &'t str,
    function: &'f Function<'t>,
    uses: Vec<Use<'t>>,
}

impl<'t> Finder<'_, 't> {
    fn instruction(&mut self, body: &Body<'t>, index: usize, instruction: &Instruction<'t>) {
        let tokens = body.tokens(instruction);
        let first = if instruction.result.is_some() { 2 } else { 0 };
        let operands = body.operands(instruction);
        let mut operands = operands.as_slice();
        let mut open: Vec<u8> = Vec::new();
        for (place, token) in tokens.iter().enumerate().skip(first) {
            match token.kind {
                TokenKind::Local => {
                    while let [before, rest @ ..] = operands
                        && before.value.span.end <= token.span.start
                    {
                        operands = rest;
                    }
                    let role = self.operand_role(operands, token).unwrap_or_else(|| self.role(tokens, place, open.last().copied()));
                    if role != Role::Other {
                        let name = decode_name(token.span.of(self.text));
                        self.uses.push(Use { name, span: token.span, is_label: role == Role::Label, instruction: index });
                    }
                }
                TokenKind::Symbol(symbol) if token.nesting() > 0 => open.push(symbol),
                TokenKind::Symbol(_) if token.nesting() < 0 => _ = open.pop(),
                _ => {}
            }
        }
    }

    /// The role of a name that is a whole operand.
    fn operand_role(&self, operands: &[Operand], token: &Token) -> Option<Role> {
        let operand = operands.first().filter(|operand| operand.value.span == token.span)?;
        Some(if operand.kind == OperandKind::Label { Role::Label } else { Role::Value })
    }

    /// The role of a name within an expression, or where no operand was made out, from what stands around it. `open` is the bracket
    /// that it stands in.
    fn role(&self, tokens: &[Token], place: usize, open: Option<u8>) -> Role {
        let before = |distance: usize| place.checked_sub(distance).and_then(|place| tokens.get(place));
        let word_before =
            |distance: usize| before(distance).filter(|token| token.kind == TokenKind::Word).map_or("", |t| t.text(self.text));
        if word_before(1) == "label" {
            return Role::Label;
        }
        if word_before(4) == "blockaddress" {
            let is_own = before(2).is_some_and(|name| decode_name(name.text(self.text)) == self.function.name());
            return if is_own { Role::Label } else { Role::Other };
        }
        let takes_type = |word: &str| matches!(word, "x" | "alloca" | "load" | "getelementptr" | "landingpad") || is_instruction_flag(word);
        let is_argument = before(1).is_some_and(|token| token.is(b'('))
            && matches!(word_before(2), "sret" | "byval" | "byref" | "elementtype" | "inalloca" | "preallocated");
        let is_field = open == Some(b'{') && before(1).is_some_and(|token| token.is(b'{') || token.is(b','));
        let is_listed = tokens.first().into_iter().chain(tokens.get(2)).any(|first| first.is_word(self.text, "va_arg"));
        let is_type = takes_type(word_before(1)) || is_argument || is_field || is_listed || self.is_followed_by_value(tokens, place);
        if is_type { Role::Other } else { Role::Value }
    }

    /// Whether after `place` comes what can only follow a type.
    fn is_followed_by_value(&self, tokens: &[Token], place: usize) -> bool {
        let Some(next) = tokens.get(place + 1) else { return false };
        match next.kind {
            TokenKind::Local | TokenKind::Global | TokenKind::Number | TokenKind::Bytes => true,
            TokenKind::Symbol(symbol) => matches!(symbol, b'*' | b'{' | b'[' | b'<'),
            TokenKind::Word => {
                let word = next.text(self.text);
                !is_operand_tail(word) && !matches!(word, "unwind" | "label" | "align" | "from" | "within" | "catch" | "filter" | "cleanup")
            }
            _ => false,
        }
    }
}
