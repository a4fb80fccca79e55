//! Lossless text of LLVM 19 IR: scan, look into, edit by span, print.
//!
//! [`parse`] never fails. Every byte of the text belongs to exactly one [`Entity`] of the [`Module`], so that printing
//! the entities in order gives the text back, whatever the damage; what is no entity of the language is
//! [`EntityKind::Junk`]. Function headers and bodies are read when they are asked for ([`Function`], [`Body`]). All of
//! it takes linear time and looks at tokens, not at meaning: **validity is judged by LLVM alone**.
//!
//! Nothing here is changed in place. An edit is a replacement of a span ([`EditList`]), after which the text is parsed
//! anew.

mod body;
mod call;
mod constant;
mod edit;
mod flow;
mod global;
mod header;
mod keywords;
mod lexer;
mod lines;
mod locals;
mod module;
mod name;
mod operand;
mod scan;
mod signature;
mod types;

pub use body::{Block, Body, Instruction};
pub use call::{Argument, Assembly, Call, Callee};
pub use constant::{decode_string, encode_string, integer_value, replace_c_escapes, string_length};
pub use diagnostics::Span;
pub use edit::{EditList, Overlap};
pub use flow::Flow;
pub use global::GlobalVariable;
pub use header::{Function, Header, Parameter};
pub use keywords::{FAST_MATH, is_function_attribute, is_header_word, is_opcode, is_terminator};
pub use lexer::{Lexer, Token, TokenKind, significant};
pub use lines::LineIndex;
pub use locals::{Definition, DefinitionKind, Locals, Use};
pub use module::{Entity, EntityKind, Module};
pub use name::{decode_name, global_token};
pub use operand::{Operand, OperandKind};
pub use scan::parse;
pub use signature::Signature;
pub use types::{canonical_type, integer_width, type_end};

/// A piece of the text, with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fragment<'t> {
    pub text: &'t str,
    pub span: Span,
}

impl<'t> Fragment<'t> {
    pub(crate) fn of(text: &'t str, span: Span) -> Self {
        Self { text: text.get(span.start..span.end).unwrap_or(""), span }
    }
}
