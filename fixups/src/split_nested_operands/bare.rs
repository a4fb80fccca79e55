//! Instructions that stand in the place of an operand without brackets: `ret i64 add i64 %a, %b`.

use super::opcodes::{Form, form};
use super::pieces::{Piece, Pieces, after_flags, after_symbol, bracket_end, type_end, typed_value_end, value_end};

/// Whether an instruction begins at `index`, in the place of an operand and without brackets.
pub(super) fn begins(pieces: &[Piece], index: usize) -> bool {
    let follows = |before: &Piece| (before.is_before_value() && !before.is(b'(')) || is_attribute(before.word());
    form(pieces[index].word()).is_some() && index.checked_sub(1).is_some_and(|before| follows(&pieces[before]))
}

/// Words that most often stand between the type of an argument and its value.
fn is_attribute(word: &str) -> bool {
    matches!(word, "noundef" | "nonnull" | "signext" | "zeroext")
}

/// Where the operands end of the instruction whose opcode is the first of `pieces`; `None` where that is not clear. `in_list` where
/// a list of typed values stands around it, which could go on with what follows.
pub(super) fn end(pieces: &Pieces, in_list: bool) -> Option<usize> {
    let start = after_flags(pieces, 1);
    match form(pieces.front()?.word())? {
        Form::Binary => {
            let comma = after_symbol(pieces, typed_value_end(pieces, start)?, b',')?;
            // Often the type stands a second time.
            value_end(pieces, comma).or_else(|| typed_value_end(pieces, comma))
        }
        Form::Unary => typed_value_end(pieces, start),
        Form::Conversion => {
            let to = typed_value_end(pieces, start)?;
            pieces.get(to).filter(|piece| piece.word() == "to")?;
            type_end(pieces, to + 1)
        }
        Form::Load => typed_value_end(pieces, after_symbol(pieces, type_end(pieces, start)?, b',')?),
        Form::Select => {
            let first = after_symbol(pieces, typed_value_end(pieces, start)?, b',')?;
            let second = after_symbol(pieces, typed_value_end(pieces, first)?, b',')?;
            typed_value_end(pieces, second)
        }
        Form::ElementPointer => element_pointer_end(pieces, start, in_list),
        Form::Extract => {
            let index = after_symbol(pieces, typed_value_end(pieces, start)?, b',')?;
            let end = value_end(pieces, index)?;
            // A further number may be an index or an operand of what stands around it.
            after_symbol(pieces, end, b',').is_none().then_some(end)
        }
        Form::Call => call_end(pieces, start),
        Form::List => None,
    }
}

/// After the indices, which are integers. One is certain; further ones could belong to a list around it.
fn element_pointer_end(pieces: &Pieces, start: usize, in_list: bool) -> Option<usize> {
    let base = after_symbol(pieces, type_end(pieces, start)?, b',')?;
    let mut end = typed_value_end(pieces, base)?;
    let mut count = 0;
    while let Some(next) = after_symbol(pieces, end, b',')
        && pieces.get(next).is_some_and(|ty| ir::integer_width(ty.word()).is_some())
    {
        end = typed_value_end(pieces, next)?;
        count += 1;
    }
    (count == 1 || (count > 1 && !in_list)).then_some(end)
}

fn call_end(pieces: &Pieces, start: usize) -> Option<usize> {
    let mut callee = type_end(pieces, start)?;
    if pieces.get(callee)?.is(b'(') {
        callee = bracket_end(pieces, callee)?;
    }
    pieces.get(callee).filter(|callee| callee.text.starts_with(['@', '%']))?;
    pieces.get(callee + 1).filter(|open| open.is(b'('))?;
    bracket_end(pieces, callee + 1)
}
