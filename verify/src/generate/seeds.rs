//! Values that the task itself names: arguments and results of examples, literals of preconditions, and what is near them.

use super::random::Random;
use super::slot::Slot;
use super::{scalar, text};
use directives::{Condition, Example, Expression, Scalar, Signature, Type, Value};

#[derive(Clone, Debug, Default)]
pub(super) struct Seeds {
    /// For each slot what fits its type.
    pools: Vec<Vec<Value>>,
    /// Whole calls.
    calls: Vec<Vec<Value>>,
}

impl Seeds {
    pub(super) fn add_examples(&mut self, signature: &Signature, slots: &[Slot], examples: &[Example]) {
        for example in examples.iter().filter(|example| example.function == signature.name) {
            if let Ok(example) = example.fit(signature) {
                self.calls.push(example.arguments.clone());
            }
        }
        for example in examples {
            example.arguments.iter().chain([&example.expected]).for_each(|value| self.add(slots, value));
        }
    }

    pub(super) fn add_literals(&mut self, slots: &[Slot], condition: &Condition) {
        let mut open = vec![&condition.expression];
        while let Some(expression) = open.pop() {
            if let Expression::Literal(value) = expression {
                self.add(slots, value);
            }
            open.extend(children(expression));
        }
    }

    /// A value, and the items of a list, for every slot that could take it.
    fn add(&mut self, slots: &[Slot], value: &Value) {
        self.pools.resize(slots.len(), Vec::new());
        let items = if let Value::List(items) = value { items.as_slice() } else { &[] };
        for (pool, slot) in self.pools.iter_mut().zip(slots) {
            for value in [value].into_iter().chain(items.iter().take(8)) {
                if let Ok(fitting) = value.conform(slot.ty)
                    && pool.len() < 64
                    && !pool.contains(&fitting)
                {
                    pool.push(fitting);
                }
            }
        }
    }

    /// A value of the pool of one slot, as it is or with one small change.
    pub(super) fn draw(&self, index: usize, slot: &Slot, random: &mut Random) -> Option<Value> {
        let mut value = random.pick(self.pools.get(index)?)?.clone();
        if random.chance(70) {
            perturb(slot, &mut value, random);
        }
        Some(value)
    }

    /// The arguments of each example.
    pub(super) fn examples(&self) -> impl Iterator<Item = &Vec<Value>> {
        self.calls.iter()
    }

    /// The arguments of an example with a small change in one of them.
    pub(super) fn call(&self, slots: &[Slot], random: &mut Random) -> Option<Vec<Value>> {
        let mut arguments = random.pick(&self.calls)?.clone();
        let changed = random.below(arguments.len());
        perturb(slots.get(changed)?, arguments.get_mut(changed)?, random);
        Some(arguments)
    }
}

fn children(expression: &Expression) -> Vec<&Expression> {
    match expression {
        Expression::Literal(_) | Expression::Variable(_) => Vec::new(),
        Expression::Call { arguments, .. } | Expression::Builtin { arguments, .. } | Expression::List(arguments) => {
            arguments.iter().collect()
        }
        Expression::Not(inner) | Expression::Negate(inner) => vec![inner],
        Expression::Binary { left, right, .. } => vec![left, right],
        Expression::Index { collection, index } => vec![collection, index],
    }
}

/// One small change: a number one further, an item inserted, left out, doubled, exchanged or changed.
pub(super) fn perturb(slot: &Slot, value: &mut Value, random: &mut Random) {
    match (slot.ty, &mut *value) {
        (Type::Scalar(scalar), _) => perturb_scalar(scalar, value, random),
        (Type::Array(item), Value::List(items)) => {
            perturb_items(
                items,
                random,
                |random| scalar::random(item, &slot.limits, random),
                |value, random| perturb_scalar(item, value, random),
            );
        }
        (Type::Bytes, Value::Text(bytes)) => {
            let step = |byte: &mut u8, random: &mut Random| *byte = byte.wrapping_add(random.one([1, 255, 32, 224, 128]));
            perturb_items(bytes, random, |random| random.next() as u8, step);
        }
        (Type::Str, Value::Text(bytes)) => {
            let mut characters: Vec<char> = String::from_utf8_lossy(bytes).chars().collect();
            perturb_items(&mut characters, random, text::character, |character, random| *character = near(*character, random));
            *bytes = characters.into_iter().collect::<String>().into_bytes();
        }
        _ => {}
    }
}

fn perturb_scalar(scalar: Scalar, value: &mut Value, random: &mut Random) {
    match value {
        Value::Bool(value) => *value = !*value,
        Value::Int(number) => {
            let other = match random.below(6) {
                0 | 1 => number.saturating_add(1),
                2 | 3 => number.saturating_sub(1),
                4 => number.saturating_mul(random.one([-1, 2, 10])),
                _ => number.saturating_add(random.between(-10, 10)),
            };
            if let Some((low, high)) = scalar.range() {
                *number = other.clamp(low, high);
            }
        }
        Value::Float(number) => {
            *number = match random.below(6) {
                0 => *number + 1.0,
                1 => *number - 1.0,
                2 => -*number,
                3 => number.next_up(),
                4 => number.next_down(),
                _ => *number * random.one([0.5, 2.0, 10.0]),
            };
        }
        Value::Text(_) | Value::List(_) => {}
    }
}

fn near(character: char, random: &mut Random) -> char {
    let other = match random.below(4) {
        0 => char::from_u32(u32::from(character).wrapping_add(1)),
        1 => char::from_u32(u32::from(character).wrapping_sub(1)),
        2 if character.is_ascii_lowercase() => Some(character.to_ascii_uppercase()),
        2 => Some(character.to_ascii_lowercase()),
        _ => Some(random.one([' ', 'a', 'Z', '0', 'é', '\n', '\0'])),
    };
    other.unwrap_or('a')
}

fn perturb_items<T: Clone>(
    items: &mut Vec<T>,
    random: &mut Random,
    mut fresh: impl FnMut(&mut Random) -> T,
    mut step: impl FnMut(&mut T, &mut Random),
) {
    let length = items.len();
    let place = random.below(length);
    match random.below(8) {
        0 => items.insert(random.below(length + 1), fresh(random)),
        1 if length > 0 => drop(items.remove(place)),
        2 if length > 0 => items.insert(place, items[place].clone()),
        3 if length > 1 => items.swap(place, (place + 1) % length),
        4 => items.reverse(),
        5 if (1..=2_000).contains(&length) => items.extend_from_within(..),
        6 => items.push(fresh(random)),
        _ if length > 0 => step(&mut items[place], random),
        _ => items.push(fresh(random)),
    }
}
