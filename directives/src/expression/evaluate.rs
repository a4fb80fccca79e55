//! The value of an expression. Integers are exact: what does not fit 128 bits is undefined, as is all else that has no
//! value. No value that is handed in, of whatever type, makes it panic.

use super::{Builtin, Condition, Expression, Operator, text};
use crate::value::exact_float;
use crate::{Signature, Value};
use std::borrow::Cow;
use std::cmp::Ordering;

/// The functions of a step, as something that can be called.
pub trait Functions {
    type Error;

    /// The result, or without one the single `mut` parameter after the call. The arguments are computed, and may not fit
    /// the function's signature.
    ///
    /// # Errors
    /// There is no value; the evaluation ends with this error.
    fn call(&mut self, function: &str, arguments: &[Value]) -> Result<Value, Self::Error>;
}

/// Why a condition is neither true nor false.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationError<E> {
    /// It says nothing of these values: `division by zero`.
    Undefined(String),
    Call(E),
}

type Evaluated<'a, E> = Result<Cow<'a, Value>, EvaluationError<E>>;

fn undefined<T, E>(why: impl Into<String>) -> Result<T, EvaluationError<E>> {
    Err(EvaluationError::Undefined(why.into()))
}

/// A `@where` calls none.
struct NoFunctions;

impl Functions for NoFunctions {
    type Error = ();

    fn call(&mut self, _: &str, _: &[Value]) -> Result<Value, ()> {
        Err(())
    }
}

impl Condition {
    /// Whether it holds for these values of its variables, in their order. Operands of `and`, `or` and `implies` that do
    /// not matter are not evaluated.
    ///
    /// # Errors
    /// A call failed, or there is no value.
    pub fn evaluate<F: Functions>(&self, values: &[Value], functions: &mut F) -> Result<bool, EvaluationError<F::Error>> {
        let values: Vec<&Value> = values.iter().collect();
        let value = evaluate(&self.expression, &values, functions)?;
        truth(&value)
    }

    /// Whether a `@where` lets these arguments pass; where it is undefined, it does not. `None` if it does not speak of this
    /// signature, because one of its names is no parameter of it.
    pub fn admits(&self, signature: &Signature, arguments: &[Value]) -> Option<bool> {
        let value = |name: &str| {
            let index = signature.parameters.iter().position(|parameter| parameter.name == name)?;
            arguments.get(index)
        };
        let values: Vec<&Value> = self.variables.iter().map(|variable| value(&variable.name)).collect::<Option<_>>()?;
        let outcome = evaluate(&self.expression, &values, &mut NoFunctions);
        Some(outcome.is_ok_and(|value| matches!(*value, Value::Bool(true))))
    }
}

fn truth<E>(value: &Value) -> Result<bool, EvaluationError<E>> {
    match value {
        Value::Bool(truth) => Ok(*truth),
        _ => undefined("a truth value is wanted"),
    }
}

fn evaluate<'a, F: Functions>(expression: &'a Expression, values: &[&'a Value], functions: &mut F) -> Evaluated<'a, F::Error> {
    match expression {
        Expression::Literal(value) => Ok(Cow::Borrowed(value)),
        Expression::Variable(index) => match values.get(*index) {
            Some(value) => Ok(Cow::Borrowed(*value)),
            None => undefined("a variable has no value"),
        },
        Expression::Call { function, arguments } => {
            let arguments = all(arguments, values, functions)?;
            let result = functions.call(function, &arguments).map_err(EvaluationError::Call)?;
            Ok(Cow::Owned(result))
        }
        Expression::Builtin { builtin, arguments } => {
            let arguments: Vec<Cow<'_, Value>> =
                arguments.iter().map(|argument| evaluate(argument, values, functions)).collect::<Result<_, _>>()?;
            let arguments: Vec<&Value> = arguments.iter().map(AsRef::as_ref).collect();
            call_builtin(*builtin, &arguments).map(Cow::Owned).map_err(EvaluationError::Undefined)
        }
        Expression::Not(inner) => {
            let inner = evaluate(inner, values, functions)?;
            Ok(Cow::Owned(Value::Bool(!truth(&inner)?)))
        }
        Expression::Negate(inner) => match evaluate(inner, values, functions)?.as_ref() {
            Value::Int(number) => number.checked_neg().map_or_else(|| undefined(TOO_LARGE), |number| Ok(Cow::Owned(Value::Int(number)))),
            Value::Float(number) => Ok(Cow::Owned(Value::Float(-number))),
            _ => undefined("a number is wanted"),
        },
        Expression::Binary { operator, left, right } if operator.is_logical() => {
            let left = truth(&*evaluate(left, values, functions)?)?;
            match (operator, left) {
                (Operator::And, false) => Ok(Cow::Owned(Value::Bool(false))),
                (Operator::Or, true) | (Operator::Implies, false) => Ok(Cow::Owned(Value::Bool(true))),
                _ => evaluate(right, values, functions),
            }
        }
        Expression::Binary { operator, left, right } => {
            let left = evaluate(left, values, functions)?;
            let right = evaluate(right, values, functions)?;
            combine(*operator, &left, &right).map(Cow::Owned).map_err(EvaluationError::Undefined)
        }
        Expression::List(items) => all(items, values, functions).map(|items| Cow::Owned(Value::List(items))),
        Expression::Index { collection, index } => {
            let collection = evaluate(collection, values, functions)?;
            let index = evaluate(index, values, functions)?;
            item(&collection, &index).map(Cow::Owned).map_err(EvaluationError::Undefined)
        }
    }
}

fn all<'a, F: Functions>(
    expressions: &'a [Expression],
    values: &[&'a Value],
    functions: &mut F,
) -> Result<Vec<Value>, EvaluationError<F::Error>> {
    expressions.iter().map(|expression| evaluate(expression, values, functions).map(Cow::into_owned)).collect()
}

const TOO_LARGE: &str = "an integer does not fit 128 bits";

fn item(collection: &Value, index: &Value) -> Result<Value, String> {
    let (Value::Int(index), length) = (index, length(collection)?) else {
        return Err("an index is an integer".into());
    };
    let out_of_range = || format!("index {index} is out of range; the length is {length}");
    let position = usize::try_from(*index).map_err(|_| out_of_range())?;
    match collection {
        Value::List(items) => items.get(position).cloned(),
        Value::Text(bytes) => bytes.get(position).map(|byte| Value::Int(i128::from(*byte))),
        _ => None,
    }
    .ok_or_else(out_of_range)
}

fn length(collection: &Value) -> Result<usize, String> {
    match collection {
        Value::List(items) => Ok(items.len()),
        Value::Text(bytes) => Ok(bytes.len()),
        _ => Err("a text or a list is wanted".into()),
    }
}

/// An operator that needs both operands.
fn combine(operator: Operator, left: &Value, right: &Value) -> Result<Value, String> {
    if operator.is_comparison() {
        let order = || order(left, right);
        return Ok(Value::Bool(match operator {
            Operator::Equal => left == right,
            Operator::NotEqual => left != right,
            Operator::Less => order()?.is_some_and(Ordering::is_lt),
            Operator::LessOrEqual => order()?.is_some_and(Ordering::is_le),
            Operator::Greater => order()?.is_some_and(Ordering::is_gt),
            _ => order()?.is_some_and(Ordering::is_ge),
        }));
    }
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => combine_integers(operator, *left, *right).map(Value::Int),
        (Value::Float(left), Value::Float(right)) => Ok(Value::Float(match operator {
            Operator::Add => left + right,
            Operator::Subtract => left - right,
            Operator::Multiply => left * right,
            Operator::Divide => left / right,
            _ => left % right,
        })),
        (Value::Text(left), Value::Text(right)) if operator == Operator::Add => Ok(Value::Text([left.as_slice(), right].concat())),
        (Value::List(left), Value::List(right)) if operator == Operator::Add => Ok(Value::List([left.as_slice(), right].concat())),
        _ => Err(format!("`{}` does not take these operands", operator.name())),
    }
}

fn combine_integers(operator: Operator, left: i128, right: i128) -> Result<i128, String> {
    if right == 0 && matches!(operator, Operator::Divide | Operator::Remainder) {
        return Err("division by zero".into());
    }
    match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        _ => left.checked_rem(right),
    }
    .ok_or_else(|| TOO_LARGE.into())
}

/// Numbers by value, texts by their bytes; NaN is not ordered.
fn order(left: &Value, right: &Value) -> Result<Option<Ordering>, String> {
    match (left, right) {
        (Value::Int(left), Value::Int(right)) => Ok(Some(left.cmp(right))),
        (Value::Float(left), Value::Float(right)) => Ok(left.partial_cmp(right)),
        (Value::Text(left), Value::Text(right)) => Ok(Some(left.cmp(right))),
        _ => Err("these have no order".into()),
    }
}

fn call_builtin(builtin: Builtin, arguments: &[&Value]) -> Result<Value, String> {
    let misfit = || Err(format!("`{}` does not take these arguments", builtin.name()));
    Ok(match (builtin, arguments) {
        (Builtin::Len, [collection]) => Value::Int(length(collection)? as i128),
        (Builtin::Sorted, [Value::Text(bytes)]) => Value::Bool(bytes.is_sorted()),
        (Builtin::Sorted, [Value::List(items)]) => Value::Bool(is_sorted(items)?),
        (Builtin::IsPermutation, [Value::Text(left), Value::Text(right)]) => Value::Bool(keys_of_bytes(left) == keys_of_bytes(right)),
        (Builtin::IsPermutation, [Value::List(left), Value::List(right)]) => Value::Bool(keys(left)? == keys(right)?),
        (Builtin::Contains, [Value::List(items), part]) => Value::Bool(items.iter().any(|item| item == *part)),
        (Builtin::Contains, [Value::Text(text), Value::Text(part)]) => Value::Bool(text::contains(text, part)),
        (Builtin::Contains, [Value::Text(text), Value::Int(byte)]) => Value::Bool(text.iter().any(|own| i128::from(*own) == *byte)),
        (Builtin::Count, [Value::List(items), part]) => Value::Int(items.iter().filter(|item| item == part).count() as i128),
        (Builtin::Count, [Value::Text(_), Value::Text(part)]) if part.is_empty() => return Err("an empty text cannot be counted".into()),
        (Builtin::Count, [Value::Text(text), Value::Text(part)]) => Value::Int(text::occurrences(text, part) as i128),
        (Builtin::Count, [Value::Text(text), Value::Int(byte)]) => {
            Value::Int(text.iter().filter(|own| i128::from(**own) == *byte).count() as i128)
        }
        (Builtin::StartsWith, [Value::Text(text), Value::Text(part)]) => Value::Bool(text.starts_with(part)),
        (Builtin::EndsWith, [Value::Text(text), Value::Text(part)]) => Value::Bool(text.ends_with(part)),
        (Builtin::Min | Builtin::Max, [Value::List(items)]) => extremum(builtin, items.iter())?,
        (Builtin::Min | Builtin::Max, numbers) => extremum(builtin, numbers.iter().copied())?,
        (Builtin::Abs, [Value::Int(number)]) => Value::Int(number.checked_abs().ok_or(TOO_LARGE)?),
        (Builtin::Abs, [Value::Float(number)]) => Value::Float(number.abs()),
        (Builtin::Float, [Value::Int(number)]) => {
            Value::Float(exact_float(*number).ok_or_else(|| format!("{number} is not exact as `f64`"))?)
        }
        (Builtin::IsAscii, [Value::Text(text)]) => Value::Bool(text.is_ascii()),
        (Builtin::IsUtf8, [Value::Text(text)]) => Value::Bool(std::str::from_utf8(text).is_ok()),
        (Builtin::IsNan, [Value::Float(number)]) => Value::Bool(number.is_nan()),
        (Builtin::IsFinite, [Value::Float(number)]) => Value::Bool(number.is_finite()),
        _ => return misfit(),
    })
}

/// NaN is in no order, so that a list with one and another item is not sorted.
fn is_sorted(items: &[Value]) -> Result<bool, String> {
    for pair in items.windows(2) {
        if order(&pair[0], &pair[1])?.is_none_or(Ordering::is_gt) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Items in an order of their own, so that lists with the same items have the same keys. All NaNs are one.
fn keys(items: &[Value]) -> Result<Vec<(u8, i128)>, String> {
    let key = |item: &Value| match item {
        Value::Bool(value) => Ok((0, i128::from(*value))),
        Value::Int(value) => Ok((1, *value)),
        Value::Float(value) if value.is_nan() => Ok((3, 0)),
        Value::Float(value) => Ok((2, i128::from(value.to_bits()))),
        Value::Text(_) | Value::List(_) => Err("a list holds numbers or truth values".to_owned()),
    };
    let mut keys: Vec<(u8, i128)> = items.iter().map(key).collect::<Result<_, _>>()?;
    keys.sort_unstable();
    Ok(keys)
}

fn keys_of_bytes(bytes: &[u8]) -> Vec<u8> {
    let mut keys = bytes.to_vec();
    keys.sort_unstable();
    keys
}

/// The least or greatest; NaN if one is NaN, and -0.0 is less than 0.0.
fn extremum<'v>(builtin: Builtin, numbers: impl Iterator<Item = &'v Value>) -> Result<Value, String> {
    let is_better = |new: &Value, old: &Value| -> Result<bool, String> {
        let order = match (new, old) {
            (Value::Int(new), Value::Int(old)) => new.cmp(old),
            (Value::Float(_), Value::Float(old)) if old.is_nan() => return Ok(false),
            (Value::Float(new), Value::Float(_)) if new.is_nan() => return Ok(true),
            (Value::Float(new), Value::Float(old)) => new.total_cmp(old),
            _ => return Err(format!("`{}` does not take these arguments", builtin.name())),
        };
        Ok(if builtin == Builtin::Min { order.is_lt() } else { order.is_gt() })
    };
    let mut best: Option<&Value> = None;
    for number in numbers {
        best = match best {
            Some(old) if !is_better(number, old)? => Some(old),
            _ => Some(number),
        };
    }
    best.cloned().ok_or_else(|| format!("`{}` of nothing", builtin.name()))
}
