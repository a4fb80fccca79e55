//! Task files: text to steps, brief split from seal, intent types.
//!
//! [`parse`] never fails: it returns the steps that could be read and a diagnostic for everything that could not. One
//! table (`table.rs`) names every directive and clause; the parser, [`help`] and [`reference`] all read it.
//!
//! A task file is hostile data (a model may have written it): reading it takes linear time, depth and length of values
//! are bounded, and names of files are held inside the project by [`ModuleFile`].
//!
//! A step is split into a [`Brief`], which a model may see, and a [`Seal`], which it may not.

mod cursor;
mod documentation;
mod example;
mod expectation;
mod expression;
mod lines;
mod literal;
mod nearest;
mod parser;
mod path;
mod readers;
mod seal;
mod signature;
mod step;
mod table;
mod types;
mod value;

pub use documentation::{help, reference};
pub use example::{Example, parse_example};
pub use expectation::{
    BodyExpectation, DEFAULT_HTTP_PORT, Expectation, Header, OutputExpectation, SLOW_BYTES_APART, Scenario, Signal, TcpAct,
    parse_expectation,
};
pub use expression::{
    Builtin, Condition, EvaluationError, Expression, Functions, MAX_EXPRESSION_DEPTH, MAX_EXPRESSION_PARTS, Operator, Variable,
    parse_precondition, parse_property,
};
pub use literal::parse_value;
pub use nearest::nearest;
pub use parser::{check_length, parse, parse_bytes};
pub use path::ModuleFile;
pub use seal::{Oracle, Seal, SealedContent};
pub use signature::{Observation, Signature, parse_signature};
pub use step::{Brief, Directive, RawClause, Step, TargetMode, TaskFile};
pub use table::{Entry, Kind, entries};
pub use types::{Parameter, Scalar, Type};
pub use value::{Value, write_text_literal};

/// The longest task file that is read, in bytes.
pub const MAX_TASK_FILE_BYTES: usize = 1 << 20;

/// The deepest nesting of lists in a value. No type needs more than one level.
pub const MAX_VALUE_DEPTH: usize = 4;

/// The most items in one list.
pub const MAX_LIST_ITEMS: usize = 10_000;

/// The most parameters in one signature.
pub const MAX_PARAMETERS: usize = 32;

/// The longest name of a function, parameter or program, in bytes.
pub const MAX_NAME_BYTES: usize = 64;

/// The most signatures in one step, and the most modules that it uses.
pub const MAX_STEP_NAMES: usize = 256;

/// How many diagnostics one file yields before the rest of it is not read.
pub const MAX_DIAGNOSTICS: usize = 100;
