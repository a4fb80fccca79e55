//! Counts the bytes of string constants and corrects the types that name them.
//!
//! Before:
//! ```llvm
//! @greeting = constant [10 x i8] c"hello\n\00"
//! @names = constant [2 x [4 x i8]] [[4 x i8] c"one\00", [6 x i8] c"three\00"]
//!
//! define ptr @f() {
//!   %p = getelementptr [10 x i8], ptr @greeting, i64 0, i64 0
//!   ret ptr %p
//! }
//!
//! define i8 @g(i64 %i) {
//!   %text = alloca [4 x i8]
//!   store [4 x i8] c"hello\00", ptr %text
//!   %p = getelementptr [2 x [4 x i8]], ptr @names, i64 0, i64 %i
//!   %c = load i8, ptr %p
//!   ret i8 %c
//! }
//! ```
//! After:
//! ```llvm
//! @greeting = constant [7 x i8] c"hello\0A\00"
//! @names = constant [2 x [6 x i8]] [[6 x i8] c"one\00\00\00", [6 x i8] c"three\00"]
//!
//! define ptr @f() {
//!   %p = getelementptr [7 x i8], ptr @greeting, i64 0, i64 0
//!   ret ptr %p
//! }
//!
//! define i8 @g(i64 %i) {
//!   %text = alloca [6 x i8]
//!   store [6 x i8] c"hello\00", ptr %text
//!   %p = getelementptr [2 x [6 x i8]], ptr @names, i64 0, i64 %i
//!   %c = load i8, ptr %p
//!   ret i8 %c
//! }
//! ```
//! Bytes are counted as LLVM reads them: two hexadecimal digits after a backslash are one byte. Where the count is wrong and
//! escapes of C stand in the constant, which LLVM would read as a backslash and a letter, they are written as LLVM's. A count may
//! be missing (`[x i8]`, `[? x i8]`).
//!
//! Counts that stand for one type are corrected together: those of an array's elements with that of its type, those of a
//! structure's fields, also where the structure is named. Elements of different lengths get zero bytes at their end, as in C.
//!
//! Requires: `c"…"` constants of type `[N x i8]` in the value of a global, or stored by an instruction.
//! Ensures: N is the number of bytes; types before `ptr @name` that were those of the global, or of its elements, follow; so do
//! values loaded through them. Of a stored constant the `alloca` becomes as large, or the constant ends in zeros.
//! Leaves alone: constants whose count is right, also with escapes of C; constants in other instructions, and elements and fields
//! that are shorter than their type and do not end in zero; lengths that are given as numbers.

mod constants;
mod instructions;
mod mentions;
mod shape;

use crate::rewrite::Rewrite;
use constants::{Constants, Decision, Measure};
use diagnostics::codes::fixups as codes;
use ir::{Entity, EntityKind, Token};
use mentions::Mentions;
use shape::{Shapes, SlotId, Tokens};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(crate) const NAME: &str = "correct_byte_counts";
pub(crate) const SUMMARY: &str = "counts the bytes of string constants and corrects the types that name them";

const HELP: &str = "make the count that of the bytes, with the final zero if there is one";

pub(crate) fn run(rewrite: &mut Rewrite) {
    let mut shapes = Shapes::default();
    let mut constants = Constants::default();
    let globals = read(rewrite, &mut shapes, &mut constants);
    let wanted = correct_globals(rewrite, &mut shapes, &constants, &globals);
    let mentions = Mentions::of(rewrite, &shapes, &wanted, &globals);
    let is_code = |entity: &&Entity| !matches!(entity.kind, EntityKind::Blank | EntityKind::Comment | EntityKind::Junk);
    let entities: Vec<Entity> = rewrite.module.entities().iter().filter(is_code).cloned().collect();
    for entity in entities {
        let tokens = Tokens::new(rewrite.text, rewrite.module.tokens(&entity));
        mentions.correct(rewrite, &tokens);
        if entity.kind == EntityKind::Define {
            instructions::correct(rewrite, &tokens);
        }
    }
}

/// A global or a named type, and the counts that stand in its type.
struct Owner {
    /// With its sigil, without quotes.
    name: String,
    /// Whether it is a string alone.
    is_string: bool,
    /// Nothing is written to it, so that it is no longer than what it holds.
    is_constant: bool,
    slots: Range<SlotId>,
    /// Where the type of a global stands among the tokens of its entity.
    ty: Option<(Entity, Range<usize>)>,
}

/// Reads every type that has a name, then every global with its value.
fn read<'t>(rewrite: &Rewrite<'t>, shapes: &mut Shapes<'t>, constants: &mut Constants<'t>) -> Vec<Owner> {
    let module = &rewrite.module;
    let mut owners = Vec::new();
    let mut owner = |entity: &Entity, shapes: &mut Shapes<'t>, tokens: &Tokens<'t>, start: usize| {
        let first = shapes.slots.len();
        let (shape, end) = shapes.read(tokens, start)?;
        let name = format!("{}{}", &tokens.word(0)[..1], ir::decode_name(tokens.word(0)));
        let is_string = shapes.slot_of(shape).is_some();
        let ty = (entity.kind == EntityKind::Global).then(|| (entity.clone(), start..end));
        owners.push(Owner { name, is_string, is_constant: tokens.word(start - 1) != "global", slots: first..shapes.slots.len(), ty });
        Some((shape, end))
    };
    for entity in module.of_kind(EntityKind::Type) {
        let tokens = Tokens::new(rewrite.text, module.tokens(entity));
        if let Some((shape, _)) = owner(entity, shapes, &tokens, 3) {
            shapes.name(ir::decode_name(tokens.word(0)), shape);
        }
    }
    for entity in module.of_kind(EntityKind::Global) {
        let tokens = Tokens::new(rewrite.text, module.tokens(entity));
        let keyword = |token: &Token| token.is_word(rewrite.text, "global") || token.is_word(rewrite.text, "constant");
        let Some(start) = tokens.list.iter().position(keyword) else { continue };
        if let Some((shape, end)) = owner(entity, shapes, &tokens, start + 1) {
            // The value ends where nothing more of it can be read.
            let _ = constants.read(shapes, &tokens, end, shape);
        }
    }
    owners
}

/// Corrects the counts and the constants of globals. What each count becomes, if it changes.
fn correct_globals<'t>(
    rewrite: &mut Rewrite<'t>,
    shapes: &mut Shapes<'t>,
    constants: &Constants<'t>,
    owners: &[Owner],
) -> HashMap<SlotId, usize> {
    let measures: Vec<Measure> =
        constants.strings.iter().map(|constant| Measure::of(constant.inside.text, shapes.slots[constant.slot].count)).collect();
    let fixed: HashSet<SlotId> = constants.fixed.iter().map(|&slot| shapes.class(slot)).collect();
    let mut members: HashMap<SlotId, Vec<SlotId>> = HashMap::new();
    for slot in 0..shapes.slots.len() {
        members.entry(shapes.class(slot)).or_default().push(slot);
    }
    let mut wanted = HashMap::new();
    for (class, strings) in constants::by_class(shapes, constants, &measures) {
        let slots = &members[&class];
        let counts: Vec<Option<u64>> = slots.iter().map(|&slot| shapes.slots[slot].count).collect();
        let is_whole = owner_of(owners, class).is_some_and(|owner| owner.is_string && owner.is_constant);
        let (length, zeros) = match constants::decide(&strings, &counts, is_whole, fixed.contains(&class)) {
            Decision::Right => continue,
            Decision::Unclear => {
                for (_, constant, measure) in strings {
                    leave_wrong(rewrite, shapes.slots[constant.slot], constant.inside, measure.length);
                }
                continue;
            }
            Decision::Count(length, zeros) => (length, zeros),
        };
        let zeros: HashMap<usize, usize> = zeros.into_iter().collect();
        for (index, constant, measure) in strings {
            let name = owner_of(owners, constant.slot).map_or("", |owner| &owner.name);
            correct_constant(rewrite, name, constant.inside, measure, zeros.get(&index).copied().unwrap_or(0));
        }
        for &slot in slots.iter().filter(|&&slot| !constants::is_count(shapes.slots[slot].count, length)) {
            let reason = owner_of(owners, slot).map_or(String::new(), |owner| owner.reason(length));
            correct_count(rewrite, shapes.slots[slot], length, &reason);
            wanted.insert(slot, length);
        }
    }
    wanted
}

/// The last owner that begins at or before the slot: its constants follow its type.
fn owner_of(owners: &[Owner], slot: SlotId) -> Option<&Owner> {
    let index = owners.partition_point(|owner| owner.slots.start <= slot);
    owners.get(index.checked_sub(1)?)
}

impl Owner {
    fn reason(&self, length: usize) -> String {
        let name = &self.name;
        if self.is_string { format!("`{name}` has {length} bytes") } else { format!("strings of `{name}` have {length} bytes") }
    }
}

fn correct_constant(rewrite: &mut Rewrite, name: &str, inside: ir::Fragment, measure: &Measure, zeros: usize) {
    let (padding, reason) = ("\\00".repeat(zeros), "zeros fill its type");
    match &measure.replaced {
        Some(replaced) => {
            rewrite.replace(inside.span, replaced.clone() + &padding, format!("`{name}` has escapes of C, which LLVM does not read"));
        }
        None => rewrite.insert(inside.span.end, padding, reason),
    }
}

fn correct_count(rewrite: &mut Rewrite, slot: shape::Slot, length: usize, reason: &str) {
    // A missing count needs a blank after it.
    let text = if slot.span.is_empty() { format!("{length} ") } else { length.to_string() };
    rewrite.replace(slot.span, text, reason);
}

fn leave_wrong(rewrite: &mut Rewrite, slot: shape::Slot, inside: ir::Fragment, length: usize) {
    if !constants::is_count(slot.count, length) {
        let written = slot.count.map_or("?".to_owned(), |count| count.to_string());
        let message = format!("a string constant of {length} bytes has the type `[{written} x i8]`");
        rewrite.leave(&codes::BYTE_COUNT, inside.span, message, HELP);
    }
}
