//! Arguments that have to do with each other: random ones on their own would hardly ever be equal, contain or divide one another.

use super::random::Random;
use super::scalar;
use super::seeds::perturb;
use super::slot::Slot;
use directives::{Type, Value};

/// Changes one or more of the arguments so that two or three of them are related. They stay within their types.
pub(super) fn relate(slots: &[Slot], arguments: &mut [Value], random: &mut Random) {
    if slots.len() < 2 {
        return;
    }
    if slots.len() >= 3 && random.chance(40) && order_numbers(slots, arguments, random) {
        return;
    }
    let changed = random.below(slots.len());
    let source = (changed + 1 + random.below(slots.len() - 1)) % slots.len();
    let value = match (slots[changed].ty, slots[source].ty) {
        (one, other) if one == other && random.chance(30) => Some(alike(&slots[changed], &arguments[source], random)),
        (Type::Scalar(_), Type::Scalar(_)) => multiple(&arguments[changed], &arguments[source], random),
        (Type::Scalar(_), _) => of_sequence(&slots[changed], &arguments[source], random),
        (Type::Str | Type::Bytes, Type::Str | Type::Bytes) => part_of_text(&arguments[changed], &arguments[source], random),
        (Type::Array(_), Type::Array(_)) => part_of_list(&arguments[source], random),
        (Type::Array(_), Type::Scalar(_)) => with_item(&arguments[changed], &arguments[source], random),
        _ => None,
    };
    if let Some(fitting) = value.and_then(|value| value.conform(slots[changed].ty).ok()) {
        arguments[changed] = fitting;
    }
}

/// Equal, or almost.
fn alike(slot: &Slot, source: &Value, random: &mut Random) -> Value {
    let mut value = source.clone();
    if random.chance(50) {
        perturb(slot, &mut value, random);
    }
    value
}

/// Three numbers of one type in order, in the wrong order, or with two that are equal: the middle, the low and the high of `clamp`.
fn order_numbers(slots: &[Slot], arguments: &mut [Value], random: &mut Random) -> bool {
    let first = random.below(slots.len());
    let Type::Scalar(_) = slots[first].ty else { return false };
    let mut places: Vec<usize> = (0..slots.len()).filter(|&place| slots[place].ty == slots[first].ty).collect();
    if places.len() < 3 {
        return false;
    }
    random.shuffle(&mut places);
    let places = [places[0], places[1], places[2]];
    let mut values = places.map(|place| arguments[place].clone());
    match random.below(4) {
        0 => values.sort_by(super::array::order),
        1 => values.sort_by(|left, right| super::array::order(right, left)),
        2 => values[1] = values[0].clone(),
        _ => values = [values[0].clone(), values[0].clone(), values[0].clone()],
    }
    for (place, value) in places.into_iter().zip(values) {
        arguments[place] = value;
    }
    true
}

/// Multiples, divisors, neighbours, negatives of another number.
fn multiple(own: &Value, source: &Value, random: &mut Random) -> Option<Value> {
    let small = random.between(2, 12);
    match (own, source) {
        (Value::Int(own), Value::Int(source)) => Some(Value::Int(match random.below(9) {
            0..3 => source.checked_mul(small)?,
            3 | 4 => (2..=small).rev().find(|divisor| source % divisor == 0).map_or(source / small, |divisor| source / divisor),
            5 => source.checked_mul(*own)?,
            6 => source.checked_neg()?,
            7 => source.checked_add(random.one([-1, 1]))?,
            _ => source - source % small,
        })),
        (Value::Float(_), Value::Float(source)) => Some(Value::Float(match random.below(4) {
            0 => *source,
            1 => -source,
            2 => source.next_up(),
            _ => source * small as f64,
        })),
        _ => None,
    }
}

/// An item, one that is just not there, or a length or place.
fn of_sequence(slot: &Slot, source: &Value, random: &mut Random) -> Option<Value> {
    let (length, item) = match source {
        Value::List(items) => (items.len(), random.pick(items).cloned()),
        Value::Text(bytes) => (bytes.len(), random.pick(bytes).map(|byte| Value::Int((*byte).into()))),
        _ => return None,
    };
    let is_number = matches!(slot.ty, Type::Scalar(scalar) if scalar.range().is_some());
    match (random.below(6), item) {
        (0..3, Some(item)) => Some(item),
        (3, Some(mut item)) => {
            perturb(slot, &mut item, random);
            Some(item)
        }
        (4, _) if is_number => Some(Value::Int(length as i128 + random.between(-1, 1))),
        (5, _) if is_number => Some(Value::Int(random.below(length + 1) as i128)),
        _ => Some(scalar::random(super::slot::item(slot.ty), &slot.limits, random)),
    }
}

/// A piece of the other text, the other text with something around it, or several of it; almost, at times.
fn part_of_text(own: &Value, source: &Value, random: &mut Random) -> Option<Value> {
    let (Value::Text(own), Value::Text(source)) = (own, source) else { return None };
    let mut cut = [source_place(source, random), source_place(source, random)];
    cut.sort_unstable();
    let [start, end] = cut;
    let end = end.min(start + random.one([1, 2, 5, 5_000])).min(source.len());
    let end = (end..=source.len()).find(|&end| is_boundary(source, end)).unwrap_or(source.len());
    let text = match random.below(7) {
        0 => source[..end].to_vec(),
        1 => source[start..].to_vec(),
        2 | 3 => source[start..end].to_vec(),
        4 => [&source[start..end], b"a"].concat(),
        5 if own.len() + source.len() < super::slot::LONGEST => {
            let own = &own[..source_place(own, random)];
            [own, source, own].concat()
        }
        _ => source[..end.min(16)].repeat(2),
    };
    Some(Value::Text(text))
}

/// A place in a text that splits no character.
fn source_place(text: &[u8], random: &mut Random) -> usize {
    let place = random.below(text.len() + 1);
    (place..=text.len()).find(|&place| is_boundary(text, place)).unwrap_or(text.len())
}

fn is_boundary(text: &[u8], place: usize) -> bool {
    text.get(place).is_none_or(|byte| byte & 0xc0 != 0x80)
}

fn part_of_list(source: &Value, random: &mut Random) -> Option<Value> {
    let Value::List(items) = source else { return None };
    let (start, end) = (random.below(items.len() + 1), random.below(items.len() + 1));
    let part = &items[start.min(end)..start.max(end)];
    Some(Value::List(if random.chance(30) { items.iter().rev().cloned().collect() } else { part.to_vec() }))
}

/// The own list with the number in it, once or twice.
fn with_item(own: &Value, source: &Value, random: &mut Random) -> Option<Value> {
    let Value::List(items) = own else { return None };
    let mut items = items.clone();
    for _ in 0..1 + random.below(2) {
        items.insert(random.below(items.len() + 1), source.clone());
    }
    Some(Value::List(items))
}
