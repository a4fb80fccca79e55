//! Function bodies: basic blocks and instructions.

use crate::call::Call;
use crate::keywords::{CONTINUATIONS, OPENERS, TERMINATORS};
use crate::lexer::{Lexer, Token, TokenKind};
use crate::{Fragment, name};
use diagnostics::Span;
use std::borrow::Cow;
use std::ops::Range;

/// A body, read.
#[derive(Clone, Debug)]
pub struct Body<'t> {
    text: &'t str,
    pub span: Span,
    tokens: Vec<Token>,
    blocks: Vec<Block<'t>>,
    instructions: Vec<Instruction<'t>>,
    /// The number of the first unnamed label or value after the parameters.
    pub(crate) first_number: usize,
}

/// A run of instructions from one label, or the instruction after a terminator, to the next. What stands before the first label,
/// if anything, is a block too.
#[derive(Clone, Debug)]
pub struct Block<'t> {
    /// With its colon.
    pub label: Option<Fragment<'t>>,
    pub instructions: Range<usize>,
}

#[derive(Clone, Debug)]
pub struct Instruction<'t> {
    /// From its first token to its last.
    pub span: Span,
    /// `%x` of `%x = …`, with its sigil.
    pub result: Option<Fragment<'t>>,
    /// `add`, `call`, `#dbg_value` …; empty where there is none. The word after `tail`, `musttail` and `notail`.
    pub opcode: Fragment<'t>,
    tokens: Range<usize>,
}

impl<'t> Body<'t> {
    pub(crate) fn parse(text: &'t str, span: Span, first_number: usize) -> Self {
        let mut reader = Reader::new(text, span, first_number);
        for token in Lexer::new(text, span).filter(|token| !token.is_trivia()) {
            reader.take(token);
        }
        reader.finish()
    }

    pub fn blocks(&self) -> &[Block<'t>] {
        &self.blocks
    }

    /// Every instruction in the order of the text.
    pub fn instructions(&self) -> &[Instruction<'t>] {
        &self.instructions
    }

    /// The block that an instruction stands in, each by its place in this body; the number of blocks for one that is not there.
    pub fn block_of(&self, instruction: usize) -> usize {
        self.blocks.partition_point(|block| block.instructions.end <= instruction)
    }

    /// What ends a block; nothing where its last instruction is no terminator.
    pub fn terminator(&self, block: &Block<'t>) -> Option<&Instruction<'t>> {
        self.instructions.get(block.instructions.clone())?.last().filter(|last| last.is_terminator())
    }

    /// The tokens of an instruction of this body, without blanks and comments.
    pub fn tokens(&self, instruction: &Instruction<'t>) -> &[Token] {
        self.tokens.get(instruction.tokens.clone()).unwrap_or(&[])
    }

    /// Every token of the body, without blanks and comments.
    pub fn all_tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// What the instruction calls; `None` if it is no call, or one whose form cannot be made out.
    pub fn call(&self, instruction: &Instruction<'t>) -> Option<Call<'t>> {
        matches!(instruction.opcode.text, "call" | "invoke" | "callbr").then(|| Call::parse(self.text, self.tokens(instruction)))?
    }

    /// Every call whose form can be made out, with its instruction.
    pub fn calls(&self) -> impl Iterator<Item = (&Instruction<'t>, Call<'t>)> {
        self.instructions.iter().filter_map(|instruction| Some((instruction, self.call(instruction)?)))
    }

    /// Every mention of a global, in the order of the text, callees included; names may come more than once.
    pub fn referenced_globals(&self) -> impl Iterator<Item = (Cow<'t, str>, Span)> {
        let globals = self.tokens.iter().filter(|token| token.kind == TokenKind::Global);
        globals.map(|token| (name::decode_name(Fragment::of(self.text, token.span).text), token.span))
    }

    pub fn text(&self) -> &'t str {
        self.text
    }
}

impl Instruction<'_> {
    pub fn is_terminator(&self) -> bool {
        TERMINATORS.contains(&self.opcode.text)
    }
}

struct Reader<'t> {
    text: &'t str,
    span: Span,
    tokens: Vec<Token>,
    blocks: Vec<Block<'t>>,
    instructions: Vec<Instruction<'t>>,
    /// Index of the first token of the open instruction.
    start: usize,
    depth: i32,
    /// Whether the open instruction has a metadata node, in which `name:` is a field.
    in_metadata: bool,
    first_number: usize,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, span: Span, first_number: usize) -> Self {
        let (tokens, blocks, instructions) = (Vec::new(), Vec::new(), Vec::new());
        Self { text, span, tokens, blocks, instructions, start: 0, depth: 0, in_metadata: false, first_number }
    }

    fn take(&mut self, token: Token) {
        if token.kind == TokenKind::Label && (self.depth == 0 || (token.starts_line && !self.in_metadata)) {
            self.close_instruction();
            self.tokens.push(token);
            self.start = self.tokens.len();
            self.open_block(Some(Fragment::of(self.text, token.span)));
            return;
        }
        if token.is(b'=') {
            self.split_before_result();
        } else if self.begins_instruction(token) {
            self.close_instruction();
        }
        self.in_metadata |= token.kind == TokenKind::Metadata;
        self.depth = (self.depth + token.nesting()).max(0);
        self.tokens.push(token);
    }

    /// Whether `token` cannot belong to the open instruction.
    fn begins_instruction(&self, token: Token) -> bool {
        if token.kind != TokenKind::Word {
            return false;
        }
        let Some(last) = self.tokens.get(self.start..).and_then(<[Token]>::last) else { return false };
        if self.depth > 0 {
            return token.starts_line && !self.in_metadata && OPENERS.contains(&token.text(self.text));
        }
        if matches!(last.kind, TokenKind::Symbol(b',' | b'=')) {
            return false;
        }
        let word = token.text(self.text);
        let is_prefixed = last.kind == TokenKind::Word && matches!(last.text(self.text), "tail" | "musttail" | "notail");
        let begins = OPENERS.contains(&word) || (token.starts_line && !CONTINUATIONS.contains(&word)) || word.starts_with('#');
        begins && !is_prefixed
    }

    /// `%x =` begins an instruction wherever it stands.
    fn split_before_result(&mut self) {
        let open = self.tokens.len().saturating_sub(self.start);
        let is_result = self.tokens.last().is_some_and(|last| last.kind == TokenKind::Local);
        if open > 1 && is_result {
            let result = self.tokens.pop();
            self.close_instruction();
            self.tokens.extend(result);
        }
    }

    /// Whether the last block has its terminator.
    fn is_terminated(&self) -> bool {
        let is_empty = self.blocks.last().is_none_or(|block| block.instructions.is_empty());
        !is_empty && self.instructions.last().is_some_and(Instruction::is_terminator)
    }

    fn open_block(&mut self, label: Option<Fragment<'t>>) {
        let next = self.instructions.len();
        self.blocks.push(Block { label, instructions: next..next });
    }

    fn close_instruction(&mut self) {
        let range = self.start..self.tokens.len();
        self.start = range.end;
        self.depth = 0;
        self.in_metadata = false;
        let (Some(first), Some(last)) = (self.tokens.get(range.start).copied(), self.tokens[range.clone()].last()) else { return };
        let span = Span::new(first.span.start, last.span.end);
        let tokens = &self.tokens[range.clone()];
        let has_result = first.kind == TokenKind::Local && tokens.get(1).is_some_and(|token| token.is(b'='));
        let result = has_result.then(|| Fragment::of(self.text, first.span));
        let is_prefix = |token: &&Token| matches!(token.text(self.text), "tail" | "musttail" | "notail");
        let opcode = tokens[if has_result { 2 } else { 0 }..].iter().find(|token| !is_prefix(token));
        let opcode = opcode.filter(|token| token.kind == TokenKind::Word);
        let opcode = opcode.map_or(Fragment { text: "", span: Span::at(span.start) }, |token| Fragment::of(self.text, token.span));
        if self.blocks.is_empty() || (self.is_terminated() && !opcode.text.starts_with("uselistorder")) {
            self.open_block(None);
        }
        self.instructions.push(Instruction { span, result, opcode, tokens: range });
        if let Some(block) = self.blocks.last_mut() {
            block.instructions.end = self.instructions.len();
        }
    }

    fn finish(mut self) -> Body<'t> {
        self.close_instruction();
        Body {
            text: self.text,
            span: self.span,
            tokens: self.tokens,
            blocks: self.blocks,
            instructions: self.instructions,
            first_number: self.first_number,
        }
    }
}
