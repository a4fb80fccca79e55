//! Numbers towards 0.

use super::Search;
use directives::Value;

/// Up to here every number is tried for an argument.
const SMALL: i128 = 32;

pub(super) fn lower<E>(search: &mut Search<'_, E>) -> Result<(), E> {
    for place in 0..search.best.len() {
        lower_at(search, Path { place, item: None })?;
    }
    for one in 0..search.best.len() {
        for other in one + 1..search.best.len() {
            lower_both(search, one, other)?;
        }
    }
    Ok(())
}

/// A scalar argument, or an item of a list.
#[derive(Clone, Copy)]
pub(super) struct Path {
    pub(super) place: usize,
    pub(super) item: Option<usize>,
}

impl Path {
    pub(super) fn get<'v>(&self, arguments: &'v [Value]) -> Option<&'v Value> {
        match (arguments.get(self.place)?, self.item) {
            (Value::List(items), Some(item)) => items.get(item),
            (value, None) => Some(value),
            _ => None,
        }
    }

    fn accept<E>(&self, search: &mut Search<'_, E>, value: Value) -> Result<bool, E> {
        let mut candidate = search.best.clone();
        match (&mut candidate[self.place], self.item) {
            (Value::List(items), Some(item)) => items[item] = value,
            (whole, _) => *whole = value,
        }
        search.accept(candidate)
    }
}

pub(super) fn lower_at<E>(search: &mut Search<'_, E>, path: Path) -> Result<(), E> {
    match path.get(&search.best).cloned() {
        Some(Value::Bool(true)) => path.accept(search, Value::Bool(false)).map(drop),
        Some(Value::Int(number)) => {
            if number < 0 {
                path.accept(search, Value::Int(-number))?;
            }
            lower_integer(search, path)?;
            try_small(search, path)
        }
        Some(Value::Float(number)) => lower_float(search, path, number),
        _ => Ok(()),
    }
}

/// The first step is as far as 0, each further one half of it; after a step that fails no more the next is tried from where it is.
fn lower_integer<E>(search: &mut Search<'_, E>, path: Path) -> Result<(), E> {
    let current = |search: &Search<'_, E>| if let Some(Value::Int(number)) = path.get(&search.best) { *number } else { 0 };
    let mut step = current(search);
    while step != 0 && !search.is_spent() {
        let number = current(search);
        // Both have the same sign, so that no step goes beyond 0.
        let is_beyond = step.unsigned_abs() > number.unsigned_abs();
        if is_beyond || !path.accept(search, Value::Int(number - step))? {
            step /= 2;
        }
    }
    Ok(())
}

/// Faults of multiples, remainders and squares show at numbers that no halving meets.
fn try_small<E>(search: &mut Search<'_, E>, path: Path) -> Result<(), E> {
    let Some(Value::Int(number)) = path.get(&search.best).cloned() else { return Ok(()) };
    for small in (1..=SMALL).take_while(|small| path.item.is_none() && *small < number.abs()) {
        if path.accept(search, Value::Int(small * number.signum()))? {
            break;
        }
    }
    Ok(())
}

fn lower_float<E>(search: &mut Search<'_, E>, path: Path, number: f64) -> Result<(), E> {
    for simple in [0.0, 1.0, -1.0, 2.0, 3.0, 0.5, 10.0, -number, number.trunc(), number.round(), number.ceil(), number.floor()] {
        if path.accept(search, Value::Float(simple))? {
            break;
        }
    }
    let current = |search: &Search<'_, E>| if let Some(Value::Float(number)) = path.get(&search.best) { *number } else { 0.0 };
    for fraction in [2.0, 4.0, 10.0, 100.0, 1_000.0] {
        let shorter = (current(search) * fraction).trunc() / fraction;
        path.accept(search, Value::Float(shorter))?;
    }
    let mut step = current(search).trunc();
    while step.abs() >= 1.0 && step.is_finite() && !search.is_spent() {
        let number = current(search);
        if step.abs() > number.abs() || !path.accept(search, Value::Float(number - step))? {
            step = (step / 2.0).trunc();
        }
    }
    Ok(())
}

/// Lowers two integers by the same amount, for faults that lie in their difference; by half of the smaller first.
fn lower_both<E>(search: &mut Search<'_, E>, one: usize, other: usize) -> Result<(), E> {
    let current = |search: &Search<'_, E>| match (&search.best[one], &search.best[other]) {
        (Value::Int(left), Value::Int(right)) => Some((*left, *right)),
        _ => None,
    };
    let Some((left, right)) = current(search) else { return Ok(()) };
    let mut step = if left.unsigned_abs() < right.unsigned_abs() { left } else { right };
    while step != 0 && !search.is_spent() {
        let Some((left, right)) = current(search) else { return Ok(()) };
        let mut candidate = search.best.clone();
        (candidate[one], candidate[other]) = (Value::Int(left.saturating_sub(step)), Value::Int(right.saturating_sub(step)));
        if !search.accept(candidate)? {
            step /= 2;
        }
    }
    Ok(())
}
