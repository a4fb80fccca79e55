//! Reads the operands of one instruction from its tokens.

use super::{Operand, OperandKind};
use crate::Fragment;
use crate::call::{Call, Callee};
use crate::header::range;
use crate::keywords::{is_instruction_flag, is_operand_tail};
use crate::lexer::{Token, TokenKind};
use crate::types::{bracket_end, value_type_end};

pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) operands: Vec<Operand<'t>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, operands: Vec::with_capacity(3) }
    }

    /// `i64 %a, %b, label %x, align 8, !dbg !4`, after words such as `nuw`.
    pub(super) fn list(&mut self, tokens: &[Token]) {
        let mut ty = None;
        for part in operand_parts(self.text, after_flags(self.text, tokens)) {
            ty = self.part(part, ty);
        }
    }

    /// As [`Self::list`], after a predicate or an operation.
    pub(super) fn after_word(&mut self, tokens: &[Token]) {
        let tokens = after_flags(self.text, tokens);
        let has_word = tokens.first().is_some_and(|first| first.kind == TokenKind::Word) && value_type_end(self.text, tokens).is_none();
        self.list(&tokens[usize::from(has_word)..]);
    }

    /// Values up to the first index, which has no type.
    pub(super) fn aggregate(&mut self, tokens: &[Token]) {
        for (index, part) in operand_parts(self.text, tokens).enumerate() {
            if index > 0 && matches!(part, [number] if number.kind == TokenKind::Number) {
                break;
            }
            self.part(part, None);
        }
    }

    /// `i8, ptr %p`, or in the old form `i8* %p`.
    pub(super) fn load(&mut self, tokens: &[Token]) {
        self.after_type(after_flags(self.text, tokens));
    }

    pub(super) fn element_pointer(&mut self, tokens: &[Token]) {
        self.after_type(after_flags(self.text, tokens));
    }

    pub(super) fn alloca(&mut self, tokens: &[Token]) {
        let tokens = after_flags(self.text, tokens);
        for part in operand_parts(self.text, tokens).skip(1) {
            self.part(part, None);
        }
    }

    /// A list whose first part may be a type alone.
    fn after_type(&mut self, tokens: &[Token]) {
        for (index, part) in operand_parts(self.text, tokens).enumerate() {
            let is_type = index == 0 && value_type_end(self.text, part) == Some(part.len());
            if !is_type {
                self.part(part, None);
            }
        }
    }

    /// `i64 [ 0, %a ], [ %x, %b ]`
    pub(super) fn phi(&mut self, tokens: &[Token]) {
        let tokens = after_flags(self.text, tokens);
        let end = value_type_end(self.text, tokens).filter(|&end| end < tokens.len()).unwrap_or(0);
        let ty = range(self.text, tokens, 0, end);
        for entry in operand_parts(self.text, &tokens[end..]).filter(|entry| entry[0].is(b'[')) {
            let mut sides = Parts::of(inside(entry));
            if let Some(value) = sides.next() {
                self.part(value, ty);
            }
            if let Some(block) = sides.next() {
                self.label(block);
            }
        }
    }

    /// `i64 %x, label %d [ i64 0, label %a … ]`
    pub(super) fn switch(&mut self, tokens: &[Token]) {
        let is_table = |pair: &[Token]| pair[0].kind == TokenKind::Local && pair[1].is(b'[');
        let open = tokens.windows(2).position(is_table).map_or(tokens.len(), |index| index + 1);
        self.list(&tokens[..open]);
        let cases = inside(&tokens[open..]);
        let mut index = 0;
        while let Some(token) = cases.get(index) {
            if token.nesting() != 0 {
                return;
            }
            let is_label = token.is_word(self.text, "label");
            let end = if is_label { index + 1 } else { value_type_end(self.text, &cases[index..]).map_or(index, |end| index + end) };
            if end > index && cases.get(end).is_some_and(|value| value.nesting() == 0 && !value.is(b',')) {
                let kind = if is_label { OperandKind::Label } else { OperandKind::Value };
                self.push(kind, range(self.text, cases, index, end), &cases[end..=end]);
                index = end + 1;
            } else {
                index += 1;
            }
        }
    }

    /// `ptr %p, [label %a, label %b]`
    pub(super) fn indirect_branch(&mut self, tokens: &[Token]) {
        for part in operand_parts(self.text, tokens) {
            if part[0].is(b'[') {
                self.bracketed(part);
            } else {
                self.part(part, None);
            }
        }
    }

    /// `{ ptr, i32 } cleanup catch ptr null filter [1 x ptr] [ptr @x]`
    pub(super) fn landing_pad(&mut self, tokens: &[Token]) {
        let tokens = operand_parts(self.text, tokens).next().unwrap_or(&[]);
        let is_clause = |token: &Token| token.kind == TokenKind::Word && matches!(token.text(self.text), "catch" | "filter" | "cleanup");
        let clauses: Vec<&[Token]> = tokens.split(is_clause).skip(1).filter(|clause| !clause.is_empty()).collect();
        for clause in clauses {
            self.part(clause, None);
        }
    }

    /// `within %s [ptr null]`, `from %s unwind label %a`, `within none [label %a] unwind to caller`
    pub(super) fn pad(&mut self, tokens: &[Token]) {
        let tokens = operand_parts(self.text, tokens).next().unwrap_or(&[]);
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            let word = if token.kind == TokenKind::Word { token.text(self.text) } else { "" };
            let next = tokens.get(index + 1..index + 2).unwrap_or(&[]);
            match word {
                "within" | "from" => self.push(OperandKind::Value, None, next),
                "label" => self.push(OperandKind::Label, range(self.text, tokens, index, index + 1), next),
                _ if token.is(b'[') => {
                    self.bracketed(&tokens[index..]);
                    index = bracket_end(tokens, index).unwrap_or(tokens.len());
                    continue;
                }
                _ => {}
            }
            index += 1;
        }
    }

    pub(super) fn call(&mut self, tokens: &[Token]) {
        let Some(call) = Call::parse(self.text, tokens) else { return };
        let callee = match &call.callee {
            Callee::Global(token) | Callee::Local(token) | Callee::Expression(token) => *token,
            Callee::Assembly(assembly) => Fragment::of(self.text, assembly.span),
        };
        self.operands.push(Operand { kind: OperandKind::Callee, ty: call.function_type, value: callee });
        for argument in call.arguments.iter().filter(|argument| !argument.value.text.is_empty()) {
            let kind = if argument.ty.text == "metadata" { OperandKind::Metadata } else { OperandKind::Value };
            self.operands.push(Operand { kind, ty: Some(argument.ty), value: argument.value });
        }
        let tail = tokens.partition_point(|token| token.span.start < call.tail.start);
        self.call_tail(&tokens[tail..]);
    }

    /// Bundles and labels after the arguments.
    fn call_tail(&mut self, tokens: &[Token]) {
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            let end = if token.nesting() > 0 { bracket_end(tokens, index).unwrap_or(tokens.len()) } else { index + 1 };
            let next = tokens.get(index + 1);
            if token.is_word(self.text, "label") {
                self.label(&tokens[index..tokens.len().min(index + 2)]);
            } else if token.is(b'[') && next.is_some_and(|next| next.is_word(self.text, "label")) {
                self.bracketed(&tokens[index..end]);
            } else if token.is(b'[') {
                for bundle in Parts::of(inside(&tokens[index..end])) {
                    let open = bundle.iter().position(|token| token.is(b'(')).unwrap_or(bundle.len());
                    self.bracketed(&bundle[open..]);
                }
            } else if token.kind == TokenKind::Metadata {
                return;
            }
            index = end;
        }
    }

    /// `(i64 %x, !9, …)` of a debug record.
    pub(super) fn record(&mut self, tokens: &[Token]) {
        for part in Parts::of(inside(tokens)) {
            self.operands.extend(whole(self.text, part).map(|value| Operand { kind: OperandKind::Metadata, ty: None, value }));
        }
    }

    /// What stands after `=` where no opcode does.
    pub(super) fn copy(&mut self, tokens: &[Token]) {
        if let Some(part) = operand_parts(self.text, tokens).next() {
            self.part(part, None);
        }
    }

    /// What stands after the type that is in the place of an opcode.
    pub(super) fn typed_copy(&mut self, ty: Fragment<'t>, tokens: &[Token]) {
        if let Some(part) = operand_parts(self.text, tokens).next() {
            self.push(OperandKind::Value, Some(ty), part);
        }
    }

    /// A list in brackets of any kind.
    fn bracketed(&mut self, tokens: &[Token]) {
        for part in Parts::of(inside(tokens)) {
            self.part(part, None);
        }
    }

    /// `%a` or `label %a`, where only a label can stand.
    fn label(&mut self, part: &[Token]) {
        let has_word = part.first().is_some_and(|first| first.is_word(self.text, "label"));
        let ty = if has_word { range(self.text, part, 0, 1) } else { None };
        self.push(OperandKind::Label, ty, &part[usize::from(has_word)..]);
    }

    /// A value with or without a type; gives the type that a later one without inherits.
    fn part(&mut self, part: &[Token], inherited: Option<Fragment<'t>>) -> Option<Fragment<'t>> {
        if part.first().is_some_and(|first| first.is_word(self.text, "label")) {
            self.label(part);
            return None;
        }
        let end = value_type_end(self.text, part).unwrap_or(0);
        let is_alone = end == part.len();
        // A local or a bracket alone is a value; a word alone that is a type is one, and no operand.
        if end == 0 || (is_alone && part.first().is_some_and(|first| first.kind != TokenKind::Word)) {
            self.push(OperandKind::Value, inherited, part);
            return inherited;
        }
        let ty = range(self.text, part, 0, end);
        let kind = if ty.is_some_and(|ty| ty.text == "metadata") { OperandKind::Metadata } else { OperandKind::Value };
        self.push(kind, ty, &part[end..]);
        ty
    }

    fn push(&mut self, kind: OperandKind, ty: Option<Fragment<'t>>, tokens: &[Token]) {
        let tokens = if kind == OperandKind::Metadata { tokens } else { without_tail(self.text, tokens) };
        self.operands.extend(whole(self.text, tokens).map(|value| Operand { kind, ty, value }));
    }
}

fn whole<'t>(text: &'t str, tokens: &[Token]) -> Option<Fragment<'t>> {
    range(text, tokens, 0, tokens.len())
}

/// The tokens between the bracket that `tokens` begins with and the one that closes it, or the end.
fn inside(tokens: &[Token]) -> &[Token] {
    match tokens.first() {
        Some(first) if first.nesting() > 0 => match bracket_end(tokens, 0) {
            Some(end) => &tokens[1..end - 1],
            None => &tokens[1..],
        },
        _ => &[],
    }
}

/// `tokens` after words such as `nuw`, `volatile` and `inrange(0, 4)`.
pub(super) fn after_flags<'a>(text: &str, tokens: &'a [Token]) -> &'a [Token] {
    let mut index = 0;
    while let Some(token) = tokens.get(index)
        && token.kind == TokenKind::Word
        && is_instruction_flag(token.text(text))
    {
        index += 1;
        if tokens.get(index).is_some_and(|next| next.is(b'(')) {
            index = bracket_end(tokens, index).unwrap_or(tokens.len());
        }
    }
    &tokens[index..]
}

/// A value without orderings, metadata and other words that follow it.
fn without_tail<'a>(text: &str, tokens: &'a [Token]) -> &'a [Token] {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        let ends = match token.kind {
            TokenKind::Metadata => true,
            TokenKind::Word => is_operand_tail(token.text(text)),
            _ => false,
        };
        if ends && depth == 0 && index > 0 {
            return &tokens[..index];
        }
        depth += token.nesting();
    }
    tokens
}

/// The parts of an operand list, up to the first attachment.
pub(super) fn operand_parts<'a>(text: &str, tokens: &'a [Token]) -> impl Iterator<Item = &'a [Token]> {
    let is_attachment = |part: &&[Token]| match part[0].kind {
        TokenKind::Metadata => true,
        TokenKind::Word => matches!(part[0].text(text), "align" | "addrspace"),
        _ => false,
    };
    Parts::of(tokens).take_while(move |part| !is_attachment(part))
}

/// The token ranges between commas outside of brackets; empty ones are left out.
pub(super) struct Parts<'a> {
    rest: &'a [Token],
}

impl<'a> Parts<'a> {
    pub(super) fn of(tokens: &'a [Token]) -> Self {
        Self { rest: tokens }
    }
}

impl<'a> Iterator for Parts<'a> {
    type Item = &'a [Token];

    fn next(&mut self) -> Option<&'a [Token]> {
        while !self.rest.is_empty() {
            let mut depth = 0;
            let comma = self.rest.iter().position(|token| {
                depth = (depth + token.nesting()).max(0);
                depth == 0 && token.is(b',')
            });
            let end = comma.unwrap_or(self.rest.len());
            let part = &self.rest[..end];
            self.rest = self.rest.get(end + 1..).unwrap_or(&[]);
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}
