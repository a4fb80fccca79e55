//! What an operand is: integers of all widths are one kind, `str` and `bytes` are another.

use super::{Builtin, Expression};
use crate::{Scalar, Type, Value};
use std::fmt;

/// Numbers and truth values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Basic {
    Bool,
    /// Made of integer literals alone: an integer, or a float where one is wanted.
    Number,
    Integer,
    Float,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Basic(Basic),
    Text,
    /// With what is in it; nothing is known of an empty one.
    List(Option<Basic>),
}

impl Kind {
    pub(super) const BOOL: Kind = Kind::Basic(Basic::Bool);
    pub(super) const INTEGER: Kind = Kind::Basic(Basic::Integer);
    pub(super) const FLOAT: Kind = Kind::Basic(Basic::Float);

    pub(super) fn of(ty: Type) -> Kind {
        match ty {
            Type::Scalar(scalar) => Kind::Basic(Basic::of(scalar)),
            Type::Str | Type::Bytes => Kind::Text,
            Type::Array(item) => Kind::List(Some(Basic::of(item))),
        }
    }

    pub(super) fn is_number(self) -> bool {
        matches!(self, Kind::Basic(Basic::Number | Basic::Integer | Basic::Float))
    }

    pub(super) fn is_integer(self) -> bool {
        matches!(self, Kind::Basic(Basic::Number | Basic::Integer))
    }

    pub(super) fn basic(self) -> Option<Basic> {
        match self {
            Kind::Basic(basic) => Some(basic),
            _ => None,
        }
    }
}

impl Basic {
    fn of(scalar: Scalar) -> Basic {
        match scalar {
            Scalar::Bool => Basic::Bool,
            Scalar::F64 => Basic::Float,
            _ => Basic::Integer,
        }
    }

    /// What two of them are together.
    fn join(self, other: Basic) -> Option<Basic> {
        match (self, other) {
            (left, right) if left == right => Some(left),
            (Basic::Number, number @ (Basic::Integer | Basic::Float)) | (number @ (Basic::Integer | Basic::Float), Basic::Number) => {
                Some(number)
            }
            _ => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Kind::Basic(Basic::Bool) => "a `bool`",
            Kind::Basic(Basic::Number | Basic::Integer) => "an integer",
            Kind::Basic(Basic::Float) => "a float",
            Kind::Text => "a text",
            Kind::List(None) => "an empty list",
            Kind::List(Some(Basic::Bool)) => "a list of `bool`",
            Kind::List(Some(Basic::Number | Basic::Integer)) => "a list of integers",
            Kind::List(Some(Basic::Float)) => "a list of floats",
        })
    }
}

/// An expression and what it is.
pub(super) struct Typed {
    pub(super) expression: Expression,
    pub(super) kind: Kind,
}

impl Typed {
    /// # Errors
    /// A list that is of no type.
    pub(super) fn literal(value: Value) -> Result<Typed, String> {
        let basic = |value: &Value| match value {
            Value::Bool(_) => Some(Basic::Bool),
            Value::Int(_) => Some(Basic::Number),
            Value::Float(_) => Some(Basic::Float),
            Value::Text(_) | Value::List(_) => None,
        };
        let mut kind = match &value {
            Value::Text(_) => Kind::Text,
            Value::List(_) => Kind::List(None),
            _ => basic(&value).map_or(Kind::Text, Kind::Basic),
        };
        if let Value::List(items) = &value {
            for item in items {
                let item = basic(item).ok_or("a list holds numbers or truth values")?;
                kind = match kind {
                    Kind::List(Some(known)) => Kind::List(Some(known.join(item).ok_or("a list holds items of one type")?)),
                    _ => Kind::List(Some(item)),
                };
            }
        }
        let mut typed = Typed { expression: Expression::Literal(value), kind };
        if kind == Kind::List(Some(Basic::Float)) {
            make_float(&mut typed.expression)?;
        }
        Ok(typed)
    }

    /// Makes two operands one kind, if they can be; literals follow the other side.
    ///
    /// # Errors
    /// An integer that is not exact as the float that is wanted.
    pub(super) fn join(left: &mut Typed, right: &mut Typed) -> Result<Option<Kind>, String> {
        let kind = match (left.kind, right.kind) {
            (Kind::Basic(left), Kind::Basic(right)) => left.join(right).map(Kind::Basic),
            (Kind::Text, Kind::Text) => Some(Kind::Text),
            (Kind::List(left), Kind::List(None)) => Some(Kind::List(left)),
            (Kind::List(None), Kind::List(right)) => Some(Kind::List(right)),
            (Kind::List(Some(left)), Kind::List(Some(right))) => left.join(right).map(|basic| Kind::List(Some(basic))),
            (Kind::Text, Kind::List(_)) => right.become_bytes().then_some(Kind::Text),
            (Kind::List(_), Kind::Text) => left.become_bytes().then_some(Kind::Text),
            _ => None,
        };
        if let Some(Kind::Basic(Basic::Float) | Kind::List(Some(Basic::Float))) = kind {
            for side in [left, right] {
                if matches!(side.kind, Kind::Basic(Basic::Number) | Kind::List(Some(Basic::Number))) {
                    make_float(&mut side.expression)?;
                }
            }
        }
        Ok(kind)
    }

    /// A list literal of bytes becomes the text that it spells.
    fn become_bytes(&mut self) -> bool {
        let Expression::Literal(value) = &mut self.expression else {
            return false;
        };
        match value.conform(Type::Bytes) {
            Ok(text) => {
                *value = text;
                self.kind = Kind::Text;
                true
            }
            Err(_) => false,
        }
    }

    /// As an argument of this type. Whether a computed number fits is seen when it is computed.
    ///
    /// # Errors
    /// Why it cannot be one.
    pub(super) fn into_type(mut self, ty: Type) -> Result<Expression, String> {
        if let Expression::Literal(value) = &self.expression {
            return value.conform(ty).map(Expression::Literal);
        }
        let fits = match (self.kind, Kind::of(ty)) {
            (Kind::Basic(given), Kind::Basic(wanted)) => given.join(wanted) == Some(wanted),
            (Kind::List(Some(given)), Kind::List(Some(wanted))) => given.join(wanted) == Some(wanted),
            (Kind::List(None), Kind::List(_)) => true,
            (given, wanted) => given == wanted,
        };
        if !fits {
            return Err(format!("this is {}, not `{ty}`", self.kind));
        }
        if matches!(Kind::of(ty), Kind::FLOAT | Kind::List(Some(Basic::Float))) && self.kind != Kind::of(ty) {
            make_float(&mut self.expression)?;
        }
        Ok(self.expression)
    }
}

/// Makes floats of the integer literals that an expression is computed from.
fn make_float(expression: &mut Expression) -> Result<(), String> {
    match expression {
        Expression::Literal(Value::List(items)) => items.iter_mut().try_for_each(make_float_value),
        Expression::Literal(value) => make_float_value(value),
        Expression::Negate(inner) => make_float(inner),
        Expression::Binary { left, right, .. } => make_float(left).and_then(|()| make_float(right)),
        Expression::List(items) | Expression::Builtin { arguments: items, .. } => items.iter_mut().try_for_each(make_float),
        _ => Ok(()),
    }
}

fn make_float_value(value: &mut Value) -> Result<(), String> {
    *value = value.conform(Type::Scalar(Scalar::F64))?;
    Ok(())
}

impl Builtin {
    /// What a call gives; arguments that must be of one kind are made so.
    ///
    /// # Errors
    /// What the builtin takes.
    pub(super) fn kind(self, arguments: &mut [Typed]) -> Result<Kind, &'static str> {
        let kinds: Vec<Kind> = arguments.iter().map(|typed| typed.kind).collect();
        match self {
            Builtin::Len => {
                one(&kinds, |kind| matches!(kind, Kind::Text | Kind::List(_))).then_some(Kind::INTEGER).ok_or("one text or list")
            }
            Builtin::Sorted => {
                let has_order = |kind| matches!(kind, Kind::Text | Kind::List(_)) && kind != Kind::List(Some(Basic::Bool));
                one(&kinds, has_order).then_some(Kind::BOOL).ok_or("one text, or one list of numbers")
            }
            Builtin::IsAscii | Builtin::IsUtf8 => one(&kinds, |kind| kind == Kind::Text).then_some(Kind::BOOL).ok_or("one text"),
            Builtin::IsNan | Builtin::IsFinite => one(&kinds, |kind| kind == Kind::FLOAT).then_some(Kind::BOOL).ok_or("one float"),
            Builtin::Float => one(&kinds, Kind::is_integer).then_some(Kind::FLOAT).ok_or("one integer"),
            Builtin::Abs => one(&kinds, Kind::is_number).then(|| kinds[0]).ok_or("one number"),
            Builtin::StartsWith | Builtin::EndsWith => (two_alike(arguments) == Some(Kind::Text)).then_some(Kind::BOOL).ok_or("two texts"),
            Builtin::IsPermutation => match two_alike(arguments) {
                Some(Kind::Text | Kind::List(_)) => Ok(Kind::BOOL),
                _ => Err("two lists of one type, or two texts"),
            },
            Builtin::Contains | Builtin::Count => {
                let found = if self == Builtin::Contains { Kind::BOOL } else { Kind::INTEGER };
                is_whole_and_part(arguments).then_some(found).ok_or("a list and an item, or a text and a text or byte")
            }
            Builtin::Min | Builtin::Max => extremum(arguments).ok_or("several numbers of one type, or one list of numbers"),
        }
    }
}

fn one(kinds: &[Kind], fits: impl Fn(Kind) -> bool) -> bool {
    kinds.len() == 1 && fits(kinds[0])
}

fn two_alike(arguments: &mut [Typed]) -> Option<Kind> {
    match arguments {
        [left, right] => Typed::join(left, right).ok().flatten(),
        _ => None,
    }
}

/// An item is made one of the list's kind.
fn is_whole_and_part(arguments: &mut [Typed]) -> bool {
    let [whole, part] = arguments else {
        return false;
    };
    match (whole.kind, part.kind) {
        (Kind::Text, Kind::Basic(_)) => part.kind.is_integer(),
        (Kind::Text, _) => matches!(Typed::join(whole, part), Ok(Some(Kind::Text))),
        (Kind::List(None), Kind::Basic(_)) => true,
        (Kind::List(Some(item)), Kind::Basic(wanted)) => match item.join(wanted) {
            Some(Basic::Float) => [whole, part]
                .into_iter()
                .filter(|side| matches!(side.kind, Kind::Basic(Basic::Number) | Kind::List(Some(Basic::Number))))
                .all(|side| make_float(&mut side.expression).is_ok()),
            joined => joined.is_some(),
        },
        _ => false,
    }
}

fn extremum(arguments: &mut [Typed]) -> Option<Kind> {
    if let [list] = arguments {
        return match list.kind {
            Kind::List(Some(item)) if item != Basic::Bool => Some(Kind::Basic(item)),
            _ => None,
        };
    }
    let mut joined = arguments.first()?.kind;
    for argument in &arguments[1..] {
        joined = Kind::Basic(joined.basic()?.join(argument.kind.basic()?)?);
    }
    if joined == Kind::FLOAT {
        let literals = arguments.iter_mut().filter(|argument| argument.kind == Kind::Basic(Basic::Number));
        literals.into_iter().try_for_each(|argument| make_float(&mut argument.expression)).ok()?;
    }
    joined.is_number().then_some(joined)
}
