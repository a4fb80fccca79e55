//! Expressions as a task file spells them.

use super::{Condition, Expression, Variable};
use std::fmt;

impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expression.print(formatter, &self.variables)
    }
}

impl Expression {
    /// Names are looked up in `variables`.
    fn print(&self, out: &mut fmt::Formatter<'_>, variables: &[Variable]) -> fmt::Result {
        match self {
            Expression::Literal(value) => write!(out, "{value}"),
            Expression::Variable(index) => out.write_str(variables.get(*index).map_or("?", |variable| &variable.name)),
            Expression::Call { function, arguments } => list(out, (function, "(", ")"), arguments, variables),
            Expression::Builtin { builtin, arguments } => list(out, (builtin.name(), "(", ")"), arguments, variables),
            Expression::Not(inner) => list(out, ("not ", "(", ")"), std::slice::from_ref(inner.as_ref()), variables),
            Expression::Negate(inner) => list(out, ("-", "(", ")"), std::slice::from_ref(inner.as_ref()), variables),
            Expression::Binary { operator, left, right } => {
                left.print_operand(out, variables)?;
                write!(out, " {} ", operator.name())?;
                right.print_operand(out, variables)
            }
            Expression::List(items) => list(out, ("", "[", "]"), items, variables),
            Expression::Index { collection, index } => {
                collection.print_operand(out, variables)?;
                list(out, ("", "[", "]"), std::slice::from_ref(index.as_ref()), variables)
            }
        }
    }

    fn print_operand(&self, out: &mut fmt::Formatter<'_>, variables: &[Variable]) -> fmt::Result {
        match self {
            Expression::Not(_) | Expression::Negate(_) | Expression::Binary { .. } => {
                list(out, ("", "(", ")"), std::slice::from_ref(self), variables)
            }
            _ => self.print(out, variables),
        }
    }
}

fn list(
    out: &mut fmt::Formatter<'_>,
    (head, open, close): (&str, &str, &str),
    items: &[Expression],
    variables: &[Variable],
) -> fmt::Result {
    write!(out, "{head}{open}")?;
    for (index, item) in items.iter().enumerate() {
        out.write_str(if index == 0 { "" } else { ", " })?;
        item.print(out, variables)?;
    }
    out.write_str(close)
}
