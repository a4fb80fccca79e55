//! What preconditions say in a form that can be kept while values are made: limits of one argument, and differences between two.
//!
//! `n <= 20`, `0 < n`, `len(items) > 0`, `min(items) >= 1`, `sorted(items)`, `is_ascii(text)` become limits; `low <= high`,
//! `index < len(items)`, `len(a) == len(b)` become differences; `and` joins them. All else is left to trying.

use super::random::Random;
use super::slot::Slot;
use super::{array, text};
use directives::{Builtin, Condition, Expression, Operator, Scalar, Signature, Type, Value};

/// The longest sequence that is made because a precondition asks for it.
const LONGEST_ASKED: usize = 70_000;

/// How often all differences are gone through: setting one right may break another.
const ROUNDS: usize = 4;

/// A number that belongs to an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Term {
    Zero,
    /// An integer argument.
    Integer(usize),
    /// The length of a sequence.
    Length(usize),
    /// The least and the greatest item of an array.
    Least(usize),
    Greatest(usize),
}

/// `left - right <= most`
#[derive(Clone, Copy, Debug)]
pub(super) struct Difference {
    left: Term,
    right: Term,
    most: i128,
}

/// Sets the limits of `slots`, one for each parameter, and gives the differences.
pub(super) fn read(signature: &Signature, preconditions: &[Condition], slots: &mut [Slot]) -> Vec<Difference> {
    let mut differences = Vec::new();
    for condition in preconditions {
        let place = |variable: &directives::Variable| signature.parameters.iter().position(|parameter| parameter.name == variable.name);
        let Some(places) = condition.variables.iter().map(place).collect::<Option<Vec<usize>>>() else { continue };
        let mut open = vec![&condition.expression];
        while let Some(expression) = open.pop() {
            if let Expression::Binary { operator: Operator::And, left, right } = expression {
                open.extend([left.as_ref(), right.as_ref()]);
            } else {
                Reader { places: &places, slots, differences: &mut differences }.conjunct(expression);
            }
        }
    }
    differences
}

struct Reader<'r> {
    /// Which parameter each variable of the condition is.
    places: &'r [usize],
    slots: &'r mut [Slot],
    differences: &'r mut Vec<Difference>,
}

impl Reader<'_> {
    fn conjunct(&mut self, expression: &Expression) {
        match expression {
            Expression::Builtin { builtin, arguments } => {
                let Some(place) = self.only_variable(arguments) else { return };
                match builtin {
                    Builtin::Sorted => self.slots[place].limits.sorted = true,
                    Builtin::IsAscii => self.slots[place].limits.ascii = true,
                    Builtin::IsFinite => {
                        let limits = &mut self.slots[place].limits;
                        (limits.least, limits.most) = (limits.least.max(f64::MIN), limits.most.min(f64::MAX));
                    }
                    _ => {}
                }
            }
            Expression::Binary { operator, left, right } => match operator {
                Operator::Less => self.ordered(left, right, true),
                Operator::LessOrEqual => self.ordered(left, right, false),
                Operator::Greater => self.ordered(right, left, true),
                Operator::GreaterOrEqual => self.ordered(right, left, false),
                Operator::Equal => {
                    self.ordered(left, right, false);
                    self.ordered(right, left, false);
                }
                _ => {}
            },
            _ => {}
        }
    }

    fn only_variable(&self, arguments: &[Expression]) -> Option<usize> {
        if let [Expression::Variable(variable)] = arguments { self.places.get(*variable).copied() } else { None }
    }

    /// `lesser <= greater`, or with `strict` the one below the other.
    fn ordered(&mut self, lesser: &Expression, greater: &Expression, strict: bool) {
        if let (Some((left, from_left)), Some((right, from_right))) = (self.term(lesser), self.term(greater)) {
            let most = from_right.saturating_sub(from_left).saturating_sub(i128::from(strict));
            self.difference(Difference { left, right, most });
            return;
        }
        // A float at its limit is left to the condition, which also knows what is strict.
        match (self.float(lesser), number(lesser), self.float(greater), number(greater)) {
            (Some(place), _, _, Some(most)) => self.slots[place].limits.most = self.slots[place].limits.most.min(most),
            (_, Some(least), Some(place), _) => self.slots[place].limits.least = self.slots[place].limits.least.max(least),
            _ => {}
        }
    }

    /// A float argument.
    fn float(&self, expression: &Expression) -> Option<usize> {
        let Expression::Variable(variable) = expression else { return None };
        self.places.get(*variable).copied().filter(|&place| self.slots[place].ty == Type::Scalar(Scalar::F64))
    }

    /// A term and what is added to it.
    fn term(&self, mut expression: &Expression) -> Option<(Term, i128)> {
        let mut added: i128 = 0;
        while let Expression::Binary { operator, left, right } = expression {
            (expression, added) = match (operator, integer(left), integer(right)) {
                (Operator::Add, _, Some(number)) => (left, added.checked_add(number)?),
                (Operator::Add, Some(number), _) => (right, added.checked_add(number)?),
                (Operator::Subtract, _, Some(number)) => (left, added.checked_sub(number)?),
                _ => return None,
            };
        }
        if let Some(number) = integer(expression) {
            return Some((Term::Zero, added.checked_add(number)?));
        }
        let term = match expression {
            Expression::Variable(variable) => {
                let place = *self.places.get(*variable)?;
                matches!(self.slots[place].ty, Type::Scalar(scalar) if scalar.range().is_some()).then_some(Term::Integer(place))?
            }
            Expression::Builtin { builtin, arguments } => {
                let place = self.only_variable(arguments)?;
                let has_integers = matches!(self.slots[place].ty, Type::Array(item) if item.range().is_some());
                match builtin {
                    Builtin::Len => Term::Length(place),
                    Builtin::Min if has_integers => Term::Least(place),
                    Builtin::Max if has_integers => Term::Greatest(place),
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some((term, added))
    }

    fn difference(&mut self, difference: Difference) {
        let Difference { left, right, most } = difference;
        let as_length = |number: i128| usize::try_from(number.max(0)).unwrap_or(usize::MAX).min(LONGEST_ASKED);
        match (left, right) {
            (Term::Integer(place) | Term::Greatest(place), Term::Zero) => {
                let high = &mut self.slots[place].limits.high;
                *high = most.min(*high);
            }
            (Term::Zero, Term::Integer(place) | Term::Least(place)) => {
                let low = &mut self.slots[place].limits.low;
                *low = most.saturating_neg().max(*low);
            }
            (Term::Length(place), Term::Zero) => {
                let longest = &mut self.slots[place].limits.longest;
                // A negative length is none: nothing fits.
                *longest = if most < 0 { 0 } else { as_length(most).min(*longest) };
            }
            (Term::Zero, Term::Length(place)) => {
                let limits = &mut self.slots[place].limits;
                limits.shortest = as_length(most.saturating_neg()).max(limits.shortest);
                if limits.longest == super::slot::LONGEST {
                    limits.longest = limits.longest.max(limits.shortest.saturating_add(100));
                }
            }
            (Term::Integer(_) | Term::Length(_), Term::Integer(_) | Term::Length(_)) => self.differences.push(difference),
            _ => {}
        }
    }
}

/// A literal integer, with its sign.
fn integer(expression: &Expression) -> Option<i128> {
    match expression {
        Expression::Literal(Value::Int(number)) => Some(*number),
        Expression::Negate(inner) => match inner.as_ref() {
            Expression::Literal(Value::Int(number)) => number.checked_neg(),
            _ => None,
        },
        _ => None,
    }
}

/// A literal number, with its sign.
fn number(expression: &Expression) -> Option<f64> {
    match expression {
        Expression::Literal(Value::Float(number)) => Some(*number),
        Expression::Negate(inner) => match inner.as_ref() {
            Expression::Literal(Value::Float(number)) => Some(-number),
            _ => integer(expression).map(|number| number as f64),
        },
        _ => integer(expression).map(|number| number as f64),
    }
}

/// Holds every argument to its limits, and then all to the differences, as far as that goes.
pub(super) fn repair(slots: &[Slot], differences: &[Difference], arguments: &mut [Value], random: &mut Random) {
    for (slot, argument) in slots.iter().zip(arguments.iter_mut()) {
        fit(slot, argument, random);
    }
    for _ in 0..ROUNDS {
        let broken: Vec<&Difference> = differences.iter().filter(|difference| !holds(difference, arguments)).collect();
        if broken.is_empty() {
            return;
        }
        for difference in broken {
            set_right(difference, slots, arguments, random);
        }
    }
}

fn fit(slot: &Slot, argument: &mut Value, random: &mut Random) {
    match (slot.ty, &mut *argument) {
        (Type::Str | Type::Bytes, Value::Text(bytes)) => text::fit(slot.ty, &slot.limits, bytes, random),
        (Type::Array(item), Value::List(items)) => array::fit(item, &slot.limits, items, random),
        _ => *argument = array::clamped(argument, &slot.limits),
    }
}

fn measure(term: Term, arguments: &[Value]) -> i128 {
    match term {
        Term::Integer(place) => {
            if let Some(Value::Int(number)) = arguments.get(place) {
                *number
            } else {
                0
            }
        }
        Term::Length(place) => match arguments.get(place) {
            Some(Value::Text(bytes)) => bytes.len() as i128,
            Some(Value::List(items)) => items.len() as i128,
            _ => 0,
        },
        Term::Zero | Term::Least(_) | Term::Greatest(_) => 0,
    }
}

fn holds(difference: &Difference, arguments: &[Value]) -> bool {
    measure(difference.left, arguments) - measure(difference.right, arguments) <= difference.most
}

/// Lowers the left side or raises the right one, by as much as is needed and at times a little more.
fn set_right(difference: &Difference, slots: &[Slot], arguments: &mut [Value], random: &mut Random) {
    let Difference { left, right, most } = *difference;
    if holds(difference, arguments) {
        return;
    }
    if let (Term::Integer(one), Term::Integer(other)) = (left, right)
        && slots[one].ty == slots[other].ty
        && random.chance(50)
    {
        arguments.swap(one, other);
    }
    let slack = if random.chance(50) { 0 } else { random.between(0, 16) };
    let lowers_left = random.chance(50);
    for lowers in [lowers_left, !lowers_left] {
        if holds(difference, arguments) {
            return;
        }
        if lowers {
            set(left, measure(right, arguments) + most - slack, slots, arguments, random);
        } else {
            set(right, measure(left, arguments) - most + slack, slots, arguments, random);
        }
    }
}

fn set(term: Term, wanted: i128, slots: &[Slot], arguments: &mut [Value], random: &mut Random) {
    match term {
        Term::Integer(place) => arguments[place] = array::clamped(&Value::Int(wanted), &slots[place].limits),
        Term::Length(place) => {
            let limits = &slots[place].limits;
            let length = usize::try_from(wanted.max(0)).unwrap_or(usize::MAX).min(limits.longest).max(limits.shortest);
            let slot = Slot { limits: super::slot::Limits { shortest: length, longest: length, ..*limits }, ..slots[place] };
            fit(&slot, &mut arguments[place], random);
        }
        Term::Zero | Term::Least(_) | Term::Greatest(_) => {}
    }
}
