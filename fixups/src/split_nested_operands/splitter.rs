//! Takes the expressions out of one instruction.
//!
//! One walk over the tokens with a stack of the open brackets, so that depth costs nothing.

use super::bare;
use super::opcodes::{Form, form, is_constant_expression, is_flag};
use super::pieces::{Piece, PieceKind, Pieces, after_flags, render, type_end, value_end};
use diagnostics::Span;
use ir::{Locals, Token, TokenKind};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::VecDeque;

/// An instruction that was taken out.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) opcode: String,
    /// What it stood in before.
    pub(super) span: Span,
}

pub(super) struct Splitter<'l, 't> {
    text: &'t str,
    names: &'l mut Locals<'t>,
    /// What new names begin with: the name of the result and a point, or nothing.
    prefix: String,
    pub(super) pieces: Vec<Piece<'t>>,
    open: Vec<Open>,
    lines: Vec<Line>,
    /// Which piece is the opcode of the whole instruction.
    own: Option<usize>,
}

/// A bracket that is not closed yet.
struct Open {
    what: What,
    /// The piece at which the expression begins: the bracket, or the opcode before it.
    start: usize,
    /// The piece that is the bracket.
    bracket: usize,
    /// Whether a value of the function stands in it.
    has_local: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// `(add i64 %a, %b)`
    Instruction,
    /// `add (i64 %a, i64 %b)`
    Expression,
    /// As an expression, and it is the instruction itself.
    Own,
    /// `blockaddress(@f, %block)`
    BlockAddress,
    Other,
}

impl<'l, 't> Splitter<'l, 't> {
    pub(super) fn new(text: &'t str, names: &'l mut Locals<'t>, result: Option<&str>) -> Self {
        let result = result.map(ir::decode_name).filter(|name| !name.bytes().all(|byte| byte.is_ascii_digit()));
        let prefix = result.map_or(String::new(), |name| format!("{name}."));
        Self { text, names, prefix, pieces: Vec::new(), open: Vec::new(), lines: Vec::new(), own: None }
    }

    /// Reads an instruction whose opcode is the token `own`. Afterwards `pieces` has names in the place of expressions. `None` where
    /// an expression is one, but cannot be made an instruction, or brackets do not match.
    pub(super) fn split(&mut self, tokens: &[Token], own: usize) -> Option<Vec<Line>> {
        for (index, token) in tokens.iter().enumerate() {
            if index == own {
                self.own = Some(self.pieces.len());
            }
            match token.kind {
                TokenKind::Symbol(b'(') => self.open(token, tokens.get(index + 1)),
                TokenKind::Symbol(b')') => self.close(token)?,
                _ => {
                    if token.kind == TokenKind::Local && self.is_value_place() {
                        self.note_local();
                    }
                    self.pieces.push(Piece::token(self.text, token));
                }
            }
        }
        if !self.open.is_empty() {
            return None;
        }
        let first = self.own.map_or(self.pieces.len(), |own| own + 1).min(self.pieces.len());
        self.take_out_bare(first);
        let mut lines = std::mem::take(&mut self.lines);
        // What is inside comes before what it is inside of, and left before right: as operands are evaluated.
        lines.sort_by_key(|line| (line.span.end, Reverse(line.span.start)));
        Some(lines)
    }

    /// Whether a name here is a value and no type: it follows a type.
    fn is_value_place(&self) -> bool {
        self.pieces.last().is_some_and(|last| match last.kind {
            PieceKind::Token(TokenKind::Word) => !matches!(&*last.text, "x" | "to"),
            PieceKind::Token(TokenKind::Symbol(symbol)) => matches!(symbol, b']' | b'}' | b'>' | b'*' | b')'),
            PieceKind::Token(TokenKind::Local) => true,
            _ => false,
        })
    }

    fn note_local(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.has_local = true;
        }
    }

    fn open(&mut self, token: &Token, next: Option<&Token>) {
        let bracket = self.pieces.len();
        let (what, start) = self.what_opens(next);
        self.pieces.push(Piece::token(self.text, token));
        self.open.push(Open { what, start, bracket, has_local: false });
    }

    fn what_opens(&self, next: Option<&Token>) -> (What, usize) {
        let bracket = self.pieces.len();
        let next_word = next.filter(|next| next.kind == TokenKind::Word).map_or("", |next| next.text(self.text));
        let before = self.pieces.last();
        if form(next_word).is_some() {
            let is_operand = before.is_some_and(Piece::is_before_expression);
            return if is_operand { (What::Instruction, bracket) } else { (What::Other, bracket) };
        }
        if before.is_some_and(|before| matches!(before.word(), "blockaddress" | "dso_local_equivalent" | "no_cfi")) {
            return (What::BlockAddress, bracket);
        }
        let flags = self.pieces.iter().rev().take_while(|piece| is_flag(piece.word())).count();
        let Some(opcode) = bracket.checked_sub(flags + 1) else { return (What::Other, bracket) };
        match form(self.pieces[opcode].word()) {
            None | Some(Form::Call) => (What::Other, bracket),
            Some(_) if self.own == Some(opcode) => (What::Own, opcode),
            Some(_) if self.pieces[..opcode].last().is_some_and(Piece::is_before_expression) => (What::Expression, opcode),
            Some(_) => (What::Other, bracket),
        }
    }

    fn close(&mut self, token: &Token) -> Option<()> {
        let open = self.open.pop()?;
        let is_value = open.has_local && open.what != What::BlockAddress;
        match open.what {
            What::Instruction => self.close_instruction(&open, token)?,
            What::Expression if open.has_local || !is_constant_expression(&self.pieces[open.start].text) => {
                self.close_expression(&open, token)?;
            }
            What::Expression => {
                let span = Span::new(self.pieces[open.start].span.start, token.span.end);
                self.pieces.truncate(open.start);
                self.pieces.push(Piece { kind: PieceKind::Constant, text: Cow::Borrowed(span.of(self.text)), span });
            }
            What::Own => self.unwrap_own(&open, token)?,
            What::Other if self.is_one_name(&open) => _ = self.keep_name(&open, token),
            What::BlockAddress | What::Other => self.pieces.push(Piece::token(self.text, token)),
        }
        if is_value {
            self.note_local();
        }
        Some(())
    }

    /// Whether nothing but the name of an instruction that was taken out stands in the brackets of a value.
    fn is_one_name(&self, open: &Open) -> bool {
        let is_operand = open.bracket.checked_sub(1).is_some_and(|before| self.pieces[before].is_before_value());
        is_operand && matches!(&self.pieces[open.bracket + 1..], [only] if only.kind == PieceKind::Name)
    }

    /// Drops the brackets around a name.
    fn keep_name(&mut self, open: &Open, token: &Token) -> Option<()> {
        let mut name = self.pieces.pop()?;
        name.span = Span::new(self.pieces.get(open.bracket)?.span.start, token.span.end);
        self.pieces.truncate(open.bracket);
        self.pieces.push(name);
        Some(())
    }

    /// `(add i64 %a, %b)`
    fn close_instruction(&mut self, open: &Open, token: &Token) -> Option<()> {
        if matches!(&self.pieces[open.bracket + 1..], [only] if only.kind == PieceKind::Name) {
            return self.keep_name(open, token);
        }
        self.take_out_bare(open.bracket + 2);
        let span = Span::new(self.pieces[open.bracket].span.start, token.span.end);
        let content: Pieces = self.pieces.drain(open.bracket + 1..).collect();
        self.pieces.truncate(open.bracket);
        let stands_alone = self.pieces.last().is_some_and(|last| last.is(b'='));
        if stands_alone {
            self.pieces.push(Piece { kind: PieceKind::Unwrapped, text: Cow::Owned(render(&content)), span });
            return Some(());
        }
        self.take_out(content, span)
    }

    /// `add (i64 %a, i64 %b)`
    fn close_expression(&mut self, open: &Open, token: &Token) -> Option<()> {
        self.take_out_bare(open.bracket + 2);
        let span = Span::new(self.pieces[open.start].span.start, token.span.end);
        let content: Pieces = self.pieces.drain(open.bracket + 1..).collect();
        let mut head: Pieces = self.pieces.drain(open.start..).collect();
        // The bracket.
        head.pop_back();
        let operands = as_instruction(form(head.front()?.word())?, content)?;
        let text = format!("{} {}", render(&head), render(&operands));
        let opcode = head.front()?.text.clone().into_owned();
        self.add_line(text, opcode, span);
        Some(())
    }

    /// `%x = add (i64 %a, i64 %b)`
    fn unwrap_own(&mut self, open: &Open, token: &Token) -> Option<()> {
        self.take_out_bare(open.bracket + 2);
        let span = Span::new(self.pieces[open.bracket].span.start, token.span.end);
        let content: Pieces = self.pieces.drain(open.bracket + 1..).collect();
        self.pieces.truncate(open.bracket);
        let operands = as_instruction(form(self.pieces.get(open.start)?.word())?, content)?;
        let is_joined = self.pieces.last().is_some_and(|last| last.span.end == span.start);
        let text = format!("{}{}", if is_joined { " " } else { "" }, render(&operands));
        self.pieces.push(Piece { kind: PieceKind::Unwrapped, text: Cow::Owned(text), span });
        Some(())
    }

    /// Makes `content` an instruction of its own, with its name as the next piece.
    fn take_out(&mut self, mut content: Pieces<'t>, span: Span) -> Option<()> {
        let form = form(content.front()?.word())?;
        let operands = content.split_off(after_flags(&content, 1));
        content.extend(as_instruction(form, operands)?);
        let opcode = content.front()?;
        let gives_nothing = opcode.word() == "call" && content.get(1).is_some_and(|ty| ty.word() == "void");
        let is_damaged = content.iter().any(|piece| piece.is(b'=') || piece.kind == PieceKind::Unwrapped);
        if gives_nothing || is_damaged || content.len() < 2 {
            return None;
        }
        let opcode = opcode.text.clone().into_owned();
        self.add_line(render(&content), opcode, span);
        Some(())
    }

    fn add_line(&mut self, text: String, opcode: String, span: Span) {
        let name = format!("%{}", self.names.fresh(&format!("{}{opcode}", self.prefix)));
        self.lines.push(Line { text: format!("{name} = {text}"), opcode, span });
        self.pieces.push(Piece { kind: PieceKind::Name, text: Cow::Owned(name), span });
        self.note_local();
    }

    /// Takes out the instructions without brackets from piece `first` on. Where one has no clear end, all stay.
    ///
    /// From right to left, so that no other one is left in what follows an opcode.
    fn take_out_bare(&mut self, first: usize) {
        let Some(leftmost) = (first..self.pieces.len()).find(|&index| bare::begins(&self.pieces, index)) else { return };
        let is_list = |piece: &Piece| matches!(piece.word(), "call" | "invoke" | "getelementptr");
        let first_list = self.pieces.iter().skip(first - 1).position(is_list).map_or(usize::MAX, |place| place + first - 1);
        let (untouched, lines) = (self.pieces[leftmost..].to_vec(), self.lines.len());
        let mut right = VecDeque::new();
        while self.pieces.len() > leftmost {
            let index = self.pieces.len() - 1;
            let begins = bare::begins(&self.pieces, index);
            let Some(piece) = self.pieces.pop() else { break };
            right.push_front(piece);
            if begins && self.take_out_first(&mut right, first_list < index).is_none() {
                self.pieces.truncate(leftmost);
                self.pieces.extend(untouched);
                self.lines.truncate(lines);
                return;
            }
        }
        self.pieces.extend(right);
    }

    /// Takes out the instruction that `right` begins with and leaves its name there.
    fn take_out_first(&mut self, right: &mut Pieces<'t>, in_list: bool) -> Option<()> {
        let end = bare::end(right, in_list)?;
        let content: Pieces = right.drain(..end).collect();
        let span = Span::new(content.front()?.span.start, content.back()?.span.end);
        self.take_out(content, span)?;
        right.push_front(self.pieces.pop()?);
        Some(())
    }
}

/// The operands of an expression as those of an instruction, where a type that governs two stands once; `None` where the two differ.
fn as_instruction<'t>(form: Form, mut operands: Pieces<'t>) -> Option<Pieces<'t>> {
    if form != Form::Binary {
        return Some(operands);
    }
    let first = type_end(&operands, 0)?;
    let comma = value_end(&operands, first)?;
    operands.get(comma).filter(|piece| piece.is(b','))?;
    if value_end(&operands, comma + 1) == Some(operands.len()) {
        return Some(operands);
    }
    let second = type_end(&operands, comma + 1)?;
    let is_same = render(operands.range(..first)) == render(operands.range(comma + 1..second));
    if !is_same || value_end(&operands, second)? != operands.len() {
        return None;
    }
    operands.drain(comma + 1..second);
    Some(operands)
}
