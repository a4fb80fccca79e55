//! Arrays: those at which functions break, and random ones of many shapes.

use super::random::Random;
use super::scalar::{self, Edges};
use super::slot::Limits;
use super::text::random_length;
use directives::{Scalar, Value};
use std::cmp::Ordering;

pub(super) fn edges(item: Scalar, limits: &Limits) -> Edges {
    let items = scalar::edges(item, limits);
    let mut near = vec![Vec::new()];
    near.extend(items.near.iter().map(|value| vec![value.clone()]));
    let few: Vec<&Value> = items.near.iter().take(4).collect();
    for first in &few {
        near.extend(few.iter().map(|second| vec![(*first).clone(), (*second).clone()]));
    }
    let mut far = permutations(&few);
    for length in [3, 4, 5, 7, 8, 9, 16, 17, 64, 65] {
        let cycle: Vec<Value> = items.near.iter().cycle().take(length).cloned().collect();
        let mut ordered = cycle.clone();
        ordered.sort_by(order);
        far.push(ordered.iter().rev().cloned().collect());
        far.extend([cycle, ordered]);
        far.extend(items.near.first().map(|value| vec![value.clone(); length]));
    }
    let keep = |lists: Vec<Vec<Value>>| {
        let fitting = lists.into_iter().filter(|list| (limits.shortest..=limits.longest).contains(&list.len()));
        fitting.map(|list| finish(list, limits)).collect()
    };
    Edges { near: keep(near), far: keep(far) }
}

/// The orders of the first three.
fn permutations(few: &[&Value]) -> Vec<Vec<Value>> {
    let [a, b, c, ..] = few else { return Vec::new() };
    let orders = [[a, b, c], [a, c, b], [b, a, c], [b, c, a], [c, a, b], [c, b, a], [a, a, b], [a, b, a], [b, a, a], [a, b, b]];
    orders.iter().map(|order| order.iter().map(|value| (**value).clone()).collect()).collect()
}

fn finish(mut list: Vec<Value>, limits: &Limits) -> Value {
    if limits.sorted {
        list.sort_by(order);
    }
    Value::List(list)
}

/// The order of a sorted array; NaNs stand last.
pub(super) fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => left.cmp(right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        (Value::Float(left), Value::Float(right)) => left.partial_cmp(right).unwrap_or_else(|| left.is_nan().cmp(&right.is_nan())),
        _ => Ordering::Equal,
    }
}

pub(super) fn random(item: Scalar, limits: &Limits, random: &mut Random) -> Value {
    let length = random_length(limits, random);
    let mut list = items(item, limits, length, random);
    reorder(&mut list, random);
    finish(list, limits)
}

/// Items of one kind: small, of any size, few distinct ones, all equal, one after the other, or taken from the edges.
fn items(item: Scalar, limits: &Limits, length: usize, random: &mut Random) -> Vec<Value> {
    let narrow = narrowed(limits);
    let draw = |random: &mut Random| scalar::random(item, limits, random);
    match random.below(9) {
        0 | 1 => (0..length).map(|_| scalar::random(item, &narrow, random)).collect(),
        2 => vec![draw(random); length],
        3 => few_distinct(length, random, draw),
        4 => {
            let edges = scalar::edges(item, limits);
            (0..length).filter_map(|_| random.pick(&edges.near).cloned()).collect()
        }
        5 => consecutive(item, limits, length, random),
        6 => alternating(length, random, draw),
        _ => (0..length).map(|_| draw(random)).collect(),
    }
}

/// Limits around 0, as far as the given ones allow, so that sums and products of items often fit the type.
fn narrowed(limits: &Limits) -> Limits {
    let origin = 0.clamp(limits.low, limits.high);
    let low = limits.low.max(origin.saturating_sub(20));
    Limits { low, high: limits.high.min(origin.saturating_add(20)), ..*limits }
}

fn few_distinct(length: usize, random: &mut Random, mut draw: impl FnMut(&mut Random) -> Value) -> Vec<Value> {
    let distinct: Vec<Value> = (0..=1 + random.below(4)).map(|_| draw(random)).collect();
    (0..length).filter_map(|_| random.pick(&distinct).cloned()).collect()
}

fn consecutive(item: Scalar, limits: &Limits, length: usize, random: &mut Random) -> Vec<Value> {
    let step = 1 + random.below(3) as i128;
    let start = random.between(-20, 20).clamp(limits.low, limits.high);
    let number = |index: usize| start.saturating_add(step * index as i128);
    match item {
        Scalar::Bool => (0..length).map(|index| Value::Bool(index >= length / 2)).collect(),
        Scalar::F64 => (0..length).map(|index| Value::Float((index as f64).clamp(limits.least, limits.most))).collect(),
        _ => (0..length).map(|index| Value::Int(number(index).clamp(limits.low, limits.high))).collect(),
    }
}

/// Signs that change from item to item, where the limits allow it.
fn alternating(length: usize, random: &mut Random, mut draw: impl FnMut(&mut Random) -> Value) -> Vec<Value> {
    let mut list: Vec<Value> = (0..length).map(|_| draw(random)).collect();
    let is_negative = |value: &Value| match value {
        Value::Int(number) => *number < 0,
        Value::Float(number) => number.is_sign_negative(),
        _ => false,
    };
    for index in 0..length {
        if is_negative(&list[index]) != (index % 2 == 1)
            && let Some(other) = (index + 1..length.min(index + 8)).find(|&other| is_negative(&list[other]) == (index % 2 == 1))
        {
            list.swap(index, other);
        }
    }
    list
}

/// As it is, sorted, reversed, almost sorted, rotated, or up and down again.
fn reorder(list: &mut [Value], random: &mut Random) {
    let length = list.len();
    let shape = random.below(10);
    if shape >= 5 || length < 2 {
        return;
    }
    list.sort_by(order);
    match shape {
        0 => {}
        1 => list.reverse(),
        2 => {
            let place = random.below(length - 1);
            list.swap(place, place + 1);
        }
        3 => list.rotate_left(1 + random.below(length - 1)),
        _ => list[length / 2..].reverse(),
    }
}

/// Holds a list to its limits: length, size of items, order.
pub(super) fn fit(item: Scalar, limits: &Limits, list: &mut Vec<Value>, random: &mut Random) {
    list.truncate(limits.longest);
    while list.len() < limits.shortest {
        let more = scalar::random(item, limits, random);
        list.insert(random.below(list.len() + 1), more);
    }
    list.iter_mut().for_each(|value| *value = clamped(value, limits));
    if limits.sorted {
        list.sort_by(order);
    }
}

/// The value within the limits that is nearest to this one.
pub(super) fn clamped(value: &Value, limits: &Limits) -> Value {
    match value {
        Value::Int(number) => Value::Int((*number).clamp(limits.low, limits.high)),
        Value::Float(number) if limits.least <= limits.most => Value::Float(number.clamp(limits.least, limits.most)),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::slot::Slot;
    use super::*;
    use directives::Type;

    fn list(value: &Value) -> &[Value] {
        if let Value::List(items) = value { items } else { panic!("{value} is no list") }
    }

    #[test]
    fn edges_and_random_arrays_fit_every_type() {
        let mut source = Random::new(5);
        for item in Scalar::ALL {
            let ty = Type::Array(item);
            let limits = Slot::new(ty).limits;
            let edges = edges(item, &limits);
            for value in edges.near.into_iter().chain(edges.far).chain((0..300).map(|_| random(item, &limits, &mut source))) {
                assert_eq!(value.check(ty), Ok(()));
            }
        }
    }

    #[test]
    fn random_arrays_have_every_shape() {
        let (limits, mut source) = (Slot::new(Type::Array(Scalar::I32)).limits, Random::new(8));
        let lists: Vec<Value> = (0..2000).map(|_| random(Scalar::I32, &limits, &mut source)).collect();
        let count = |holds: &dyn Fn(&[Value]) -> bool| lists.iter().map(list).filter(|list| list.len() > 3 && holds(list)).count();
        let rises = |pair: &[Value]| order(&pair[0], &pair[1]) != Ordering::Greater;
        let is_sorted = |list: &[Value]| list.windows(2).all(rises);
        assert!(count(&is_sorted) >= 100);
        assert!(count(&|list| list.windows(2).all(|pair| order(&pair[0], &pair[1]) != Ordering::Less)) >= 100);
        assert!(count(&|list| list.windows(2).filter(|pair| !rises(pair)).count() == 1) >= 50);
        assert!(count(&|list| list.windows(2).all(|pair| pair[0] == pair[1])) >= 50);
        assert!(count(&|list| list.len() >= 2_000) >= 3);
        assert!(count(&|list| list.iter().any(|value| matches!(value, Value::Int(number) if *number < 0))) >= 300);
    }

    #[test]
    fn limits_are_kept() {
        let (mut limits, mut source) = (Slot::new(Type::Array(Scalar::F64)).limits, Random::new(8));
        (limits.shortest, limits.longest, limits.sorted) = (1, 4, true);
        for _ in 0..500 {
            let value = random(Scalar::F64, &limits, &mut source);
            let list = list(&value);
            assert!((1..=4).contains(&list.len()));
            assert!(list.windows(2).all(|pair| order(&pair[0], &pair[1]) != Ordering::Greater), "{value}");
        }
    }
}
