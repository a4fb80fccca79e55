//! Fewer items: pieces are taken out, half of a sequence first, single items last (delta debugging: Zeller, Hildebrandt 2002).

use super::Search;
use directives::Value;

/// What a sequence is cut into: items of a list, characters of a text, or single bytes where it is not UTF-8.
pub(super) enum Pieces<'v> {
    Items(&'v [Value]),
    Text(Vec<&'v [u8]>),
}

impl<'v> Pieces<'v> {
    /// `None` of a scalar.
    pub(super) fn of(value: &'v Value) -> Option<Self> {
        match value {
            Value::List(items) => Some(Pieces::Items(items)),
            Value::Text(bytes) => Some(Pieces::Text(match std::str::from_utf8(bytes) {
                Ok(text) => text.split_inclusive(|_: char| true).map(str::as_bytes).collect(),
                Err(_) => bytes.chunks(1).collect(),
            })),
            _ => None,
        }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Pieces::Items(items) => items.len(),
            Pieces::Text(pieces) => pieces.len(),
        }
    }

    /// The sequence without `size` pieces from `start` on.
    fn without(&self, start: usize, size: usize) -> Value {
        match self {
            Pieces::Items(items) => Value::List([&items[..start], &items[start + size..]].concat()),
            Pieces::Text(pieces) => Value::Text([pieces[..start].concat(), pieces[start + size..].concat()].concat()),
        }
    }

    /// The text with another character in the place of one piece.
    pub(super) fn with(&self, index: usize, character: &str) -> Option<Value> {
        let Pieces::Text(pieces) = self else { return None };
        Some(Value::Text([pieces.get(..index)?.concat(), character.into(), pieces.get(index + 1..)?.concat()].concat()))
    }
}

pub(super) fn remove<E>(search: &mut Search<'_, E>) -> Result<(), E> {
    let sequences: Vec<usize> = (0..search.best.len()).filter(|&place| length(search, place).is_some()).collect();
    if sequences.len() > 1 {
        remove_from(search, &sequences)?;
    }
    for &place in &sequences {
        remove_from(search, &[place])?;
    }
    for (index, &one) in sequences.iter().enumerate() {
        for &other in &sequences[index + 1..] {
            remove_from(search, &[one, other])?;
            remove_common(search, one, other)?;
        }
    }
    Ok(())
}

fn length<E>(search: &Search<'_, E>, place: usize) -> Option<usize> {
    Pieces::of(&search.best[place]).map(|pieces| pieces.len())
}

/// Takes the same places out of several sequences, so that those that must be equally long stay so; and, where that does not do, the
/// number of them from an integer beside them.
fn remove_from<E>(search: &mut Search<'_, E>, places: &[usize]) -> Result<(), E> {
    let shortest = |search: &Search<'_, E>| places.iter().filter_map(|&place| length(search, place)).min().unwrap_or(0);
    let mut size = shortest(search);
    while size > 0 {
        let mut start = 0;
        while start < shortest(search) && !search.is_spent() {
            if !without(search, places, start, size)? {
                start += size;
            }
        }
        size /= 2;
    }
    Ok(())
}

fn without<E>(search: &mut Search<'_, E>, places: &[usize], start: usize, size: usize) -> Result<bool, E> {
    let mut candidate = search.best.clone();
    let mut removed = 0;
    for &place in places {
        if let Some(pieces) = Pieces::of(&search.best[place]) {
            removed = size.min(pieces.len().saturating_sub(start));
            candidate[place] = pieces.without(start, removed);
        }
    }
    if search.accept(candidate.clone())? {
        return Ok(true);
    }
    for index in 0..candidate.len() {
        if let Value::Int(number) = search.best[index] {
            let mut with_number = candidate.clone();
            with_number[index] = Value::Int(number.saturating_sub(removed as i128));
            if search.accept(with_number)? {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// Takes a character that stands in both texts, or an item that stands in both lists, out of both.
fn remove_common<E>(search: &mut Search<'_, E>, one: usize, other: usize) -> Result<(), E> {
    let mut index = 0;
    while !search.is_spent() {
        let removed = match (Pieces::of(&search.best[one]), Pieces::of(&search.best[other])) {
            (Some(Pieces::Items(left)), Some(Pieces::Items(right))) if index < left.len() => without_item(left, right, index, Value::List),
            (Some(Pieces::Text(left)), Some(Pieces::Text(right))) if index < left.len() => {
                without_item(&left, &right, index, |kept| Value::Text(kept.concat()))
            }
            _ => return Ok(()),
        };
        index += 1;
        if let Some((left, right)) = removed {
            let mut candidate = search.best.clone();
            (candidate[one], candidate[other]) = (left, right);
            if search.accept(candidate)? {
                index = 0;
            }
        }
    }
    Ok(())
}

/// Both without every piece that is equal to one of the first; nothing where that stands before, or is not in the second.
fn without_item<T: PartialEq + Clone>(left: &[T], right: &[T], index: usize, join: impl Fn(Vec<T>) -> Value) -> Option<(Value, Value)> {
    let piece = &left[index];
    let is_new = index < 200 && !left[..index].contains(piece) && right.contains(piece);
    let kept = |pieces: &[T]| join(pieces.iter().filter(|kept| *kept != piece).cloned().collect());
    is_new.then(|| (kept(left), kept(right)))
}
