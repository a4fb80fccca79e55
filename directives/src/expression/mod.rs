//! The expressions of `@property` and `@where`: read, typed against the signatures of a step, and evaluated.
//!
//! An expression that has passed is well typed and at most [`MAX_EXPRESSION_DEPTH`] deep, so that what walks over it may
//! recurse. What only values can show (a division by zero, an index out of range, a number that fits no parameter) makes
//! an evaluation undefined; nothing makes it panic.

mod builtin;
mod check;
mod evaluate;
mod infer;
mod kind;
mod print;
mod read;
mod text;

pub use builtin::Builtin;
pub use evaluate::{EvaluationError, Functions};

use crate::cursor::Cursor;
use crate::{Signature, Type, Value};
use diagnostics::codes::directives::BAD_EXPRESSION;
use diagnostics::{Diagnostic, Source, Span};

pub(crate) use read::{Draft, read};

/// The deepest nesting of an expression, and of its brackets.
pub const MAX_EXPRESSION_DEPTH: usize = 64;

/// The most operands, operators and calls in one expression.
pub const MAX_EXPRESSION_PARTS: usize = 10_000;

/// A `@property` or a `@where`: something that is true or false of its variables. Two are equal if they say the same,
/// wherever they stand. Prints as in a task file, with every operand in brackets that is not plain; parsing the print gives
/// an equal condition.
#[derive(Clone, Debug)]
pub struct Condition {
    /// Gives a `bool`.
    pub expression: Expression,
    /// The free names, in order of first appearance.
    pub variables: Vec<Variable>,
    /// As written, on one line.
    pub text: String,
    pub span: Span,
}

impl PartialEq for Condition {
    fn eq(&self, other: &Self) -> bool {
        (&self.expression, &self.variables) == (&other.expression, &other.variables)
    }
}

impl Eq for Condition {}

/// A free name of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    pub ty: Type,
}

/// Literals have the types that their place wants: an integer where a float is wanted is a float, a list of numbers where
/// `bytes` are wanted is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    Literal(Value),
    /// Index of [`Condition::variables`].
    Variable(usize),
    /// A function of the step. Its value is its result, or without one its single `mut` parameter after the call.
    Call {
        function: String,
        arguments: Vec<Expression>,
    },
    Builtin {
        builtin: Builtin,
        arguments: Vec<Expression>,
    },
    Not(Box<Expression>),
    Negate(Box<Expression>),
    Binary {
        operator: Operator,
        left: Box<Expression>,
        right: Box<Expression>,
    },
    /// Not all of its items are literals; else it is one itself.
    List(Vec<Expression>),
    /// An item of a list, or a byte of a text.
    Index {
        collection: Box<Expression>,
        index: Box<Expression>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Implies,
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Operator {
    /// The spelling in a task file.
    pub fn name(self) -> &'static str {
        match self {
            Operator::Implies => "implies",
            Operator::Or => "or",
            Operator::And => "and",
            Operator::Equal => "==",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Add => "+",
            Operator::Subtract => "-",
            Operator::Multiply => "*",
            Operator::Divide => "/",
            Operator::Remainder => "%",
        }
    }

    pub(crate) fn is_logical(self) -> bool {
        matches!(self, Operator::Implies | Operator::Or | Operator::And)
    }

    pub(crate) fn is_equality(self) -> bool {
        matches!(self, Operator::Equal | Operator::NotEqual)
    }

    pub(crate) fn is_comparison(self) -> bool {
        self.is_equality() || matches!(self, Operator::Less | Operator::LessOrEqual | Operator::Greater | Operator::GreaterOrEqual)
    }
}

/// Reads `span` of `source` as a `@property` of the functions with these signatures.
///
/// # Errors
/// What is wrong with it, with its place.
pub fn parse_property(source: &Source, span: Span, signatures: &[Signature]) -> Result<Condition, Diagnostic> {
    read(Cursor::new(source, span))?.into_property(source, signatures)
}

/// Reads `span` of `source` as a `@where` over the parameters of these signatures.
///
/// # Errors
/// What is wrong with it, with its place.
pub fn parse_precondition(source: &Source, span: Span, signatures: &[Signature]) -> Result<Condition, Diagnostic> {
    read(Cursor::new(source, span))?.into_precondition(source, signatures)
}

fn bad(source: &Source, span: Span, message: impl Into<String>, label: impl Into<String>) -> Diagnostic {
    Diagnostic::error(&BAD_EXPRESSION, message).at(source, span, label)
}
