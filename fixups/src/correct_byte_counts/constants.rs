//! The string constants inside the values of globals.

use super::shape::{ShapeId, Shapes, SlotId, Tokens};
use diagnostics::Span;
use ir::{Fragment, TokenKind};
use std::collections::HashMap;

/// A `c"…"` of type `[N x i8]`.
pub(super) struct Constant<'t> {
    pub(super) slot: SlotId,
    /// Between the quotes.
    pub(super) inside: Fragment<'t>,
}

/// What the values of globals say of the counts in their types.
#[derive(Default)]
pub(super) struct Constants<'t> {
    pub(super) strings: Vec<Constant<'t>>,
    /// Counts of arrays of which every byte is written as a number.
    pub(super) fixed: Vec<SlotId>,
}

impl<'t> Constants<'t> {
    /// Reads the value at `start`, whose type is `shape`.
    pub(super) fn read(&mut self, shapes: &mut Shapes<'t>, tokens: &Tokens<'t>, start: usize, shape: ShapeId) -> Option<()> {
        // The aggregates around the place: type, and which element it is.
        let mut around: Vec<(ShapeId, usize)> = Vec::new();
        let (mut index, mut shape) = (start, shape);
        loop {
            match self.element(shapes, tokens, index, shape) {
                // An aggregate opens: its first element.
                Some((inside, false)) => {
                    around.push((shape, 0));
                    (shape, index) = typed(shapes, tokens, inside, &around)?;
                    continue;
                }
                Some((end, true)) => index = end,
                None => index = value_end(tokens, index),
            }
            loop {
                let (_, position) = around.last_mut()?;
                if tokens.is(index, b',') {
                    *position += 1;
                    (shape, index) = typed(shapes, tokens, index + 1, &around)?;
                    break;
                }
                around.pop();
                // The bracket, or the two of `}>`.
                index += if tokens.is(index, b'}') && tokens.is(index + 1, b'>') { 2 } else { 1 };
            }
        }
    }

    /// A string or an empty aggregate, with the place after it and `true`, or an aggregate that opens, with the place inside.
    fn element(&mut self, shapes: &Shapes<'t>, tokens: &Tokens<'t>, index: usize, shape: ShapeId) -> Option<(usize, bool)> {
        let token = tokens.get(index)?;
        let slot = shapes.slot_of(shape);
        let inside = match token.kind {
            TokenKind::Bytes => {
                let inside = between_quotes(Fragment { text: token.text(tokens.text), span: token.span });
                self.strings.extend(slot.zip(inside).map(|(slot, inside)| Constant { slot, inside }));
                return Some((index + 1, true));
            }
            TokenKind::Symbol(b'[' | b'{') => index + 1,
            TokenKind::Symbol(b'<') if tokens.is(index + 1, b'{') => index + 2,
            _ => return None,
        };
        self.fixed.extend(slot);
        match slot {
            // Numbers, one by one: no string stands in there.
            Some(_) => Some((tokens.partner(index)? + 1, true)),
            None if tokens.get(inside)?.nesting() < 0 => Some((tokens.partner(index)? + 1, true)),
            None => Some((inside, false)),
        }
    }
}

/// The type of the element at `index`, which must be that of its place in the aggregate, and where its value begins.
fn typed<'t>(shapes: &mut Shapes<'t>, tokens: &Tokens<'t>, index: usize, around: &[(ShapeId, usize)]) -> Option<(ShapeId, usize)> {
    let &(aggregate, position) = around.last()?;
    let (own, end) = shapes.read(tokens, index)?;
    if let Some(expected) = shapes.child(aggregate, position) {
        shapes.unite(expected, own);
    }
    Some((own, end))
}

/// The place of the comma or the bracket after the value at `index`.
fn value_end(tokens: &Tokens, mut index: usize) -> usize {
    while let Some(token) = tokens.get(index) {
        match token.nesting() {
            1 => index = tokens.partner(index).unwrap_or(index),
            -1 => break,
            _ if token.is(b',') => break,
            _ => {}
        }
        index += 1;
    }
    index
}

/// What stands between the quotes of `c"…"`.
pub(super) fn between_quotes(value: Fragment<'_>) -> Option<Fragment<'_>> {
    let inside = value.text.strip_prefix("c\"")?.strip_suffix('"')?;
    Some(Fragment { text: inside, span: Span::new(value.span.start + 2, value.span.end - 1) })
}

/// How many bytes a constant has, and its text with LLVM's escapes where those of C stand in it.
pub(super) struct Measure {
    pub(super) length: usize,
    pub(super) replaced: Option<String>,
}

impl Measure {
    /// Escapes of C are two bytes each where the count says so.
    pub(super) fn of(inside: &str, count: Option<u64>) -> Self {
        let length = ir::string_length(inside);
        match ir::replace_c_escapes(inside) {
            Some(replaced) if !is_count(count, length) => Self { length: ir::string_length(&replaced), replaced: Some(replaced) },
            _ => Self { length, replaced: None },
        }
    }
}

pub(super) fn is_count(count: Option<u64>, length: usize) -> bool {
    count.is_some_and(|count| usize::try_from(count) == Ok(length))
}

/// Whether the last byte is zero.
pub(super) fn ends_with_zero(inside: &str) -> bool {
    ir::decode_string(inside).last() == Some(&0)
}

/// Whether a constant is filled with zeros up to that length: what a few letters are multiplied to has its bounds.
pub(super) fn may_be_filled(length: usize, wanted: usize) -> bool {
    wanted / 256 <= length
}

/// A constant, with its place among all.
pub(super) type Member<'c, 't> = (usize, &'c Constant<'t>, &'c Measure);

/// What the counts of one class must become.
pub(super) enum Decision {
    Right,
    /// All of them, and how many zero bytes must be added to each constant, by its place.
    Count(usize, Vec<(usize, usize)>),
    Unclear,
}

/// The strings of one class, with their lengths; `counts` are those of the types, the outermost first. `is_whole` says that the class
/// is that of a global which is a string alone: its count is then no more than that of its bytes.
pub(super) fn decide(strings: &[Member], counts: &[Option<u64>], is_whole: bool, is_fixed: bool) -> Decision {
    let Some(longest) = strings.iter().map(|(_, _, measure)| measure.length).max() else { return Decision::Right };
    let stated = counts.first().copied().flatten().and_then(|count| usize::try_from(count).ok());
    // The length of an element or a field is that of its type, which other code may count on, unless it is too small.
    let wanted = if is_whole { longest } else { longest.max(stated.unwrap_or(0)) };
    let shorter = || strings.iter().filter(|(_, _, measure)| measure.length < wanted);
    let lacks_zero = |(_, constant, measure): &&Member| !ends_with_zero(measure.replaced.as_deref().unwrap_or(constant.inside.text));
    if shorter().any(|member| lacks_zero(&member)) {
        return Decision::Unclear;
    }
    let zeros: Vec<(usize, usize)> = shorter().map(|(place, _, measure)| (*place, wanted - measure.length)).collect();
    let is_right = zeros.is_empty() && counts.iter().all(|&count| is_count(count, wanted));
    if is_right && strings.iter().all(|(_, _, measure)| measure.replaced.is_none()) {
        return Decision::Right;
    }
    let is_long = shorter().any(|(_, _, measure)| !may_be_filled(measure.length, wanted));
    if is_fixed || is_long { Decision::Unclear } else { Decision::Count(wanted, zeros) }
}

/// The place of each string's class among those of its class.
pub(super) fn by_class<'c, 't>(
    shapes: &mut Shapes<'t>,
    constants: &'c Constants<'t>,
    measures: &'c [Measure],
) -> Vec<(SlotId, Vec<Member<'c, 't>>)> {
    let mut places: HashMap<SlotId, usize> = HashMap::new();
    let mut classes: Vec<(SlotId, Vec<Member>)> = Vec::new();
    for (index, (constant, measure)) in constants.strings.iter().zip(measures).enumerate() {
        let class = shapes.class(constant.slot);
        let place = *places.entry(class).or_insert_with(|| {
            classes.push((class, Vec::new()));
            classes.len() - 1
        });
        classes[place].1.push((index, constant, measure));
    }
    classes
}
