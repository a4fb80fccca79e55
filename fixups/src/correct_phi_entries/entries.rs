//! Entries of a `phi`, also as LLVM does not read them.

use crate::blocks::Blocks;
use crate::brackets::partners;
use crate::use_types::UseTypes;
use diagnostics::Span;
use ir::{Body, Fragment, Instruction, Locals, Token, TokenKind};

pub(super) struct Phi<'t> {
    pub(super) ty: Option<Fragment<'t>>,
    pub(super) entries: Vec<Entry<'t>>,
    /// Every entry, with commas that do not belong there.
    pub(super) list: Span,
    /// Whether LLVM reads it as it is written.
    pub(super) is_regular: bool,
    /// Whether the list begins with a comma.
    pub(super) has_comma_first: bool,
}

pub(super) struct Entry<'t> {
    /// The type before the value, which does not belong there.
    ty: Option<Fragment<'t>>,
    pub(super) value: Fragment<'t>,
    /// Without sigil, colon and quotes.
    pub(super) block: String,
    /// As an operand, with its sigil.
    block_token: String,
    /// As written, if LLVM reads it so.
    regular: Option<&'t str>,
}

impl Entry<'_> {
    /// As LLVM reads it, for the block that it names, or for another one.
    pub(super) fn text(&self, blocks: &Blocks, other: Option<usize>) -> String {
        match (other, self.regular) {
            (None, Some(regular)) => regular.to_owned(),
            (None, None) => {
                let place = blocks.place(&self.block);
                format!("[ {}, {} ]", self.value.text, place.map_or(self.block_token.as_str(), |place| blocks.token(place)))
            }
            (Some(other), _) => format!("[ {}, {} ]", self.value.text, blocks.token(other)),
        }
    }
}

impl Phi<'_> {
    /// The type that its entries or, where they say nothing, its uses agree on.
    pub(super) fn inferred_type(&self, instruction: &Instruction, locals: &Locals, uses: &UseTypes) -> Option<String> {
        let of_entry = |entry: &Entry| match entry.ty {
            Some(ty) => Some(ir::canonical_type(ty.text)),
            None if entry.value.text.starts_with('%') => locals.type_of(&ir::decode_name(entry.value.text)).map(str::to_owned),
            None => entry.value.text.starts_with('@').then(|| "ptr".to_owned()),
        };
        let said: Vec<String> = self.entries.iter().filter_map(of_entry).collect();
        let Some((first, others)) = said.split_first() else {
            return uses.of_name(&ir::decode_name(instruction.result?.text)).map(str::to_owned);
        };
        others.iter().all(|other| other == first).then(|| first.clone())
    }
}

/// `None` where the form cannot be made out.
pub(super) fn read<'t>(body: &Body<'t>, instruction: &Instruction<'t>, blocks: &Blocks) -> Option<Phi<'t>> {
    let all = body.tokens(instruction);
    let after = all.partition_point(|token| token.span.start <= instruction.opcode.span.start);
    Reader { text: body.text(), tokens: &all[after..], partners: partners(&all[after..]), blocks }.phi()
}

struct Reader<'t, 'a> {
    text: &'t str,
    tokens: &'a [Token],
    partners: Vec<Option<usize>>,
    blocks: &'a Blocks,
}

impl<'t> Reader<'t, '_> {
    fn phi(&self) -> Option<Phi<'t>> {
        let flags = self.tokens.iter().take_while(|token| self.is_fast_flag(token)).count();
        let type_end = self.type_end(flags);
        let ty = if type_end > flags { Some(self.fragment(flags, type_end)?) } else { None };
        let has_comma_first = self.is(type_end, b',') && self.is_open(type_end + 1);
        let mut index = type_end + usize::from(has_comma_first);
        let mut is_regular = ty.is_some() && !has_comma_first;
        let (start, mut end) = (self.tokens.get(type_end)?.span.start, None);
        let mut entries = Vec::new();
        while self.is_open(index) {
            let close = self.partners[index]?;
            let entry = self.entry(index, close)?;
            is_regular &= entry.regular.is_some();
            entries.push(entry);
            index = close + 1;
            end = Some(self.tokens[close].span.end);
            if self.is(index, b',') && self.is_open(index + 1) {
                index += 1;
            } else if self.is_open(index) {
                is_regular = false;
            } else if self.is(index, b',') && index + 1 == self.tokens.len() {
                is_regular = false;
                end = Some(self.tokens[index].span.end);
                index += 1;
            }
        }
        let is_end = self.tokens.get(index).is_none_or(|token| token.is(b','));
        is_end.then_some(Phi { ty, entries, list: Span::new(start, end?), is_regular, has_comma_first })
    }

    fn is_fast_flag(&self, token: &Token) -> bool {
        ir::FAST_MATH.contains(&token.text(self.text))
    }

    fn is(&self, index: usize, symbol: u8) -> bool {
        self.tokens.get(index).is_some_and(|token| token.is(symbol))
    }

    fn is_open(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| matches!(token.kind, TokenKind::Symbol(b'[' | b'(' | b'{' | b'<')))
    }

    fn fragment(&self, start: usize, end: usize) -> Option<Fragment<'t>> {
        let span = Span::new(self.tokens.get(start)?.span.start, self.tokens.get(end.checked_sub(1)?)?.span.end);
        (start < end).then(|| Fragment { text: span.of(self.text), span })
    }

    /// The index after the type at `start`, or `start` where the entries begin at once.
    fn type_end(&self, start: usize) -> usize {
        let Some(end) = ir::type_end(self.text, self.tokens, start, false) else { return start };
        let is_array = || {
            let is_count = self.tokens.get(start + 1).is_some_and(|token| token.kind == TokenKind::Number);
            is_count && self.tokens.get(start + 2).is_some_and(|token| token.is_word(self.text, "x"))
        };
        let is_type = match self.tokens[start].kind {
            TokenKind::Symbol(b'[') => is_array(),
            TokenKind::Symbol(_) => self.is_open(end),
            _ => true,
        };
        if is_type { end } else { start }
    }

    /// What stands between the brackets at `open` and `close`.
    fn entry(&self, open: usize, close: usize) -> Option<Entry<'t>> {
        let (first, second) = self.halves(open + 1, close)?;
        let is_block = |name: &Option<(String, String)>| name.as_ref().is_some_and(|(name, _)| self.blocks.place(name).is_some());
        let (as_first, as_second) = (self.label(first), self.label(second));
        let says_label = |half: (usize, usize)| self.tokens[half.0].is_word(self.text, "label");
        let is_swapped = says_label(first) || (is_block(&as_first) && !is_block(&as_second));
        if is_block(&as_first) && is_block(&as_second) || says_label(first) && says_label(second) {
            return None;
        }
        let (value, label) = if is_swapped { (second, as_first?) } else { (first, as_second?) };
        let (ty, value) = self.value(value)?;
        let second_token = self.tokens[second.0];
        let is_plain = !is_swapped && ty.is_none() && second.1 - second.0 == 1 && second_token.kind == TokenKind::Local;
        let is_parted = second.0.checked_sub(1).is_some_and(|comma| self.is(comma, b','));
        let is_regular = is_plain && is_parted && self.is(open, b'[');
        let regular = if is_regular { Some(self.fragment(open, close + 1)?.text) } else { None };
        let (block, block_token) = label;
        Some(Entry { ty, value, block, block_token, regular })
    }

    /// The token ranges before and after the comma, or what stands for it.
    fn halves(&self, start: usize, end: usize) -> Option<((usize, usize), (usize, usize))> {
        let mut commas = Vec::new();
        let mut index = start;
        while index < end {
            if self.is(index, b',') {
                commas.push(index);
            }
            index = self.partners[index].filter(|&partner| partner > index).unwrap_or(index) + 1;
        }
        let parts = match commas.as_slice() {
            [comma] => ((start, *comma), (comma + 1, end)),
            [] if self.tokens[start].kind == TokenKind::Label => ((start, start + 1), (start + 1, end)),
            [] => match (start..end).find(|&index| self.is(index, b':')) {
                Some(colon) => ((start, colon), (colon + 1, end)),
                None => {
                    let last = end.checked_sub(1)?;
                    let says_label = last.checked_sub(1).is_some_and(|word| self.tokens[word].is_word(self.text, "label"));
                    let second = last - usize::from(says_label);
                    ((start, second), (second, end))
                }
            },
            _ => return None,
        };
        (parts.0.0 < parts.0.1 && parts.1.0 < parts.1.1).then_some(parts)
    }

    /// The name of the block that a half names, and the operand for it: `%a`, `label %a`; also `a` and `a:`, if there is such a block.
    fn label(&self, half: (usize, usize)) -> Option<(String, String)> {
        let start = half.0 + usize::from(self.tokens[half.0].is_word(self.text, "label"));
        let token = self.tokens.get(start).filter(|_| start + 1 == half.1)?;
        let written = token.text(self.text);
        let name = ir::decode_name(written.trim_end_matches(':')).into_owned();
        match token.kind {
            TokenKind::Local => Some((name, written.to_owned())),
            TokenKind::Word | TokenKind::Label => self.blocks.place(&name).map(|place| (name, self.blocks.token(place).to_owned())),
            _ => None,
        }
    }

    /// The type, if one stands there, and the value.
    fn value(&self, half: (usize, usize)) -> Option<(Option<Fragment<'t>>, Fragment<'t>)> {
        let (start, end) = half;
        if self.tokens[start].is_word(self.text, "label") {
            return None;
        }
        let type_end = ir::type_end(self.text, &self.tokens[..end], start, true).filter(|&type_end| type_end < end);
        let ty = type_end.and_then(|type_end| self.fragment(start, type_end));
        Some((ty, self.fragment(type_end.unwrap_or(start), end)?))
    }
}
