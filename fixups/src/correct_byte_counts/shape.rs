//! Types, as far as the counts of byte arrays stand in them, and which of the counts must be the same.

use diagnostics::Span;
use ir::{Token, TokenKind};
use std::borrow::Cow;
use std::collections::HashMap;

/// Places of [`Shapes`].
pub(super) type ShapeId = usize;
pub(super) type SlotId = usize;

pub(super) enum Shape<'t> {
    /// `[N x i8]`
    Bytes(SlotId),
    Array(ShapeId),
    Structure(Vec<ShapeId>),
    Named(Cow<'t, str>),
    Other,
}

/// The count of one `[N x i8]`.
#[derive(Clone, Copy)]
pub(super) struct Slot {
    /// Where the count stands; empty where it is missing.
    pub(super) span: Span,
    /// As written; nothing where no number is.
    pub(super) count: Option<u64>,
}

/// The types of a module that were read. Counts that must be equal are in one class.
#[derive(Default)]
pub(super) struct Shapes<'t> {
    shapes: Vec<Shape<'t>>,
    pub(super) slots: Vec<Slot>,
    /// Of each slot, one that is in the same class; of the class's first, itself.
    parents: Vec<SlotId>,
    named: HashMap<Cow<'t, str>, ShapeId>,
}

/// The tokens of an entity, with the partner of each bracket.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    pub(super) list: Vec<Token>,
    /// Of an opening bracket, the place of the one that closes it, and the other way round; of all else, and of brackets
    /// without a partner, the place itself.
    partners: Vec<usize>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str, list: Vec<Token>) -> Self {
        let mut partners: Vec<usize> = (0..list.len()).collect();
        let mut open = Vec::new();
        for (index, token) in list.iter().enumerate() {
            match token.nesting() {
                1 => open.push(index),
                -1 => {
                    if let Some(start) = open.pop() {
                        partners[start] = index;
                        partners[index] = start;
                    }
                }
                _ => {}
            }
        }
        Self { text, list, partners }
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        self.list.get(index)
    }

    pub(super) fn is(&self, index: usize, symbol: u8) -> bool {
        self.get(index).is_some_and(|token| token.is(symbol))
    }

    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.get(index).is_some_and(|token| token.is_word(self.text, word))
    }

    pub(super) fn word(&self, index: usize) -> &'t str {
        self.get(index).map_or("", |token| token.text(self.text))
    }

    /// The place of the bracket that belongs to the one at `index`, if there is one.
    pub(super) fn partner(&self, index: usize) -> Option<usize> {
        self.partners.get(index).copied().filter(|&partner| partner != index)
    }

    /// The count of `[N x i8]` at `index`, and the place after it. Signs that stand for a number, and none at all, count as missing.
    pub(super) fn slot(&self, index: usize) -> Option<(Slot, usize)> {
        if !self.is(index, b'[') {
            return None;
        }
        let is_end = |x: usize| self.is_word(x, "x") && self.is_word(x + 1, "i8") && self.is(x + 2, b']');
        let count = self.get(index + 1)?;
        if is_end(index + 2) {
            let number = count.text(self.text).parse().ok();
            let is_count = match count.kind {
                TokenKind::Number => true,
                TokenKind::Word | TokenKind::Unknown | TokenKind::Ellipsis | TokenKind::Symbol(b'*') => number.is_none(),
                _ => false,
            };
            return is_count.then_some((Slot { span: count.span, count: number }, index + 5));
        }
        is_end(index + 1).then_some((Slot { span: Span::at(count.span.start), count: None }, index + 4))
    }
}

/// An aggregate type that is being read.
enum Open {
    Array,
    Structure(Vec<ShapeId>),
}

impl<'t> Shapes<'t> {
    fn add(&mut self, shape: Shape<'t>) -> ShapeId {
        self.shapes.push(shape);
        self.shapes.len() - 1
    }

    fn add_slot(&mut self, slot: Slot) -> ShapeId {
        self.slots.push(slot);
        self.parents.push(self.parents.len());
        self.add(Shape::Bytes(self.slots.len() - 1))
    }

    pub(super) fn name(&mut self, name: Cow<'t, str>, shape: ShapeId) {
        self.named.entry(name).or_insert(shape);
    }

    /// Reads the type that begins at `start`; with it the place after it.
    pub(super) fn read(&mut self, tokens: &Tokens<'t>, start: usize) -> Option<(ShapeId, usize)> {
        let mut open: Vec<Open> = Vec::new();
        let mut index = start;
        loop {
            let Some((mut shape, mut end)) = self.simple(tokens, index) else {
                // An aggregate, or nothing that is a type.
                let (aggregate, inside) = opened(tokens, index)?;
                open.push(aggregate);
                index = inside;
                continue;
            };
            loop {
                if let Some(behind) = suffix_end(tokens, end) {
                    (shape, end) = (self.add(Shape::Other), behind);
                    continue;
                }
                match open.pop() {
                    None => return Some((shape, end)),
                    Some(Open::Array) if tokens.is(end, b']') => (shape, end) = (self.add(Shape::Array(shape)), end + 1),
                    Some(Open::Structure(mut fields)) if tokens.is(end, b',') => {
                        fields.push(shape);
                        open.push(Open::Structure(fields));
                        index = end + 1;
                        break;
                    }
                    Some(Open::Structure(mut fields)) if tokens.is(end, b'}') => {
                        fields.push(shape);
                        end += 1 + usize::from(is_packed(tokens, end));
                        shape = self.add(Shape::Structure(fields));
                    }
                    Some(_) => return None,
                }
            }
        }
    }

    /// A type that holds no other one that matters here.
    fn simple(&mut self, tokens: &Tokens<'t>, index: usize) -> Option<(ShapeId, usize)> {
        if let Some((slot, end)) = tokens.slot(index) {
            return Some((self.add_slot(slot), end));
        }
        let token = tokens.get(index)?;
        match token.kind {
            TokenKind::Local => Some((self.add(Shape::Named(ir::decode_name(token.text(tokens.text)))), index + 1)),
            TokenKind::Word => Some((self.add(Shape::Other), index + 1)),
            TokenKind::Symbol(b'{') if tokens.is(index + 1, b'}') => Some((self.add(Shape::Structure(Vec::new())), index + 2)),
            TokenKind::Symbol(b'<') if !tokens.is(index + 1, b'{') => Some((self.add(Shape::Other), tokens.partner(index)? + 1)),
            _ => None,
        }
    }

    /// The fields or the element of an aggregate; those of a named structure too.
    pub(super) fn child(&self, shape: ShapeId, position: usize) -> Option<ShapeId> {
        let resolved = match &self.shapes[shape] {
            Shape::Named(name) => *self.named.get(name)?,
            _ => shape,
        };
        match &self.shapes[resolved] {
            Shape::Array(element) => Some(*element),
            Shape::Structure(fields) => fields.get(position).copied(),
            Shape::Bytes(_) | Shape::Named(_) | Shape::Other => None,
        }
    }

    pub(super) fn slot_of(&self, shape: ShapeId) -> Option<SlotId> {
        match self.shapes[shape] {
            Shape::Bytes(slot) => Some(slot),
            _ => None,
        }
    }

    /// The first slot of the class.
    pub(super) fn class(&mut self, slot: SlotId) -> SlotId {
        let mut first = slot;
        while self.parents[first] != first {
            self.parents[first] = self.parents[self.parents[first]];
            first = self.parents[first];
        }
        first
    }

    /// The two stand for one type: their counts must be equal.
    pub(super) fn unite(&mut self, one: ShapeId, other: ShapeId) {
        let mut pairs = vec![(one, other)];
        while let Some((one, other)) = pairs.pop() {
            match (&self.shapes[one], &self.shapes[other]) {
                (&Shape::Bytes(one), &Shape::Bytes(other)) => {
                    let (one, other) = (self.class(one), self.class(other));
                    // The first of a class is the one that was read first.
                    self.parents[one.max(other)] = one.min(other);
                }
                (&Shape::Array(one), &Shape::Array(other)) => pairs.push((one, other)),
                (Shape::Structure(one), Shape::Structure(other)) if one.len() == other.len() => {
                    pairs.extend(one.iter().copied().zip(other.iter().copied()));
                }
                _ => {}
            }
        }
    }
}

/// The aggregate type that opens at `index`, and the place of the first type inside it.
fn opened(tokens: &Tokens, index: usize) -> Option<(Open, usize)> {
    match tokens.get(index)?.kind {
        TokenKind::Symbol(b'[') if tokens.is_word(index + 2, "x") => Some((Open::Array, index + 3)),
        TokenKind::Symbol(b'{') => Some((Open::Structure(Vec::new()), index + 1)),
        TokenKind::Symbol(b'<') if tokens.is(index + 1, b'{') => Some((Open::Structure(Vec::new()), index + 2)),
        _ => None,
    }
}

/// Whether the brace that closes at `end` is that of `<{ … }>`.
fn is_packed(tokens: &Tokens, end: usize) -> bool {
    let opens_packed = tokens.partner(end).is_some_and(|open| open > 0 && tokens.is(open - 1, b'<'));
    opens_packed && tokens.is(end + 1, b'>')
}

/// The place after a star, an address space or a parameter list, which make another type of the one before.
fn suffix_end(tokens: &Tokens, index: usize) -> Option<usize> {
    if tokens.is(index, b'*') {
        return Some(index + 1);
    }
    let open = if tokens.is_word(index, "addrspace") { index + 1 } else { index };
    if tokens.is(open, b'(') { Some(tokens.partner(open)? + 1) } else { None }
}
