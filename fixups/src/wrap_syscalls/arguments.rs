//! Operands of a raw call as the runtime's function takes them.

use crate::values::whole_address;
use ir::{Argument, Body, Function, Locals};
use std::collections::HashMap;

/// The names of a function's values, and which of its integers are pointers.
pub(super) struct Values<'t> {
    locals: Locals<'t>,
    /// `%p` for each `%i = ptrtoint ptr %p to i64`.
    pointers: HashMap<&'t str, &'t str>,
}

impl<'t> Values<'t> {
    pub(super) fn of(function: &Function<'t>, body: &Body<'t>) -> Self {
        let pointers = body.instructions().iter().filter_map(|instruction| whole_address(body, instruction));
        Self { locals: Locals::of(function, body), pointers: pointers.collect() }
    }
}

/// What a raw call hands to the kernel.
#[derive(Clone, Copy)]
pub(super) enum Value<'c, 't> {
    Operand(&'c Argument<'t>),
    /// One that stands in the text of the assembly.
    Constant(i64),
}

/// Conversions for the operands of one call.
pub(super) struct Conversions<'a, 't> {
    values: &'a mut Values<'t>,
    /// The runtime's function, from which new values get their names.
    wrapper: &'a str,
    /// The instructions before the call.
    pub(super) lines: Vec<String>,
}

impl<'a, 't> Conversions<'a, 't> {
    pub(super) fn new(wrapper: &'a str, values: &'a mut Values<'t>) -> Self {
        Self { values, wrapper, lines: Vec::new() }
    }

    /// A name that the function does not have yet, with its sigil.
    pub(super) fn fresh(&mut self, what: &str) -> String {
        let base = format!("{}.{}", self.wrapper, if what.is_empty() { "argument" } else { what });
        format!("%{}", self.values.locals.fresh(&base))
    }

    /// The value as a `wanted`, with an instruction added where one is needed.
    pub(super) fn value(&mut self, value: &Value, wanted: &str, name: &str) -> Option<String> {
        match (value, wanted) {
            (Value::Operand(argument), _) => self.argument(argument, wanted, name),
            (Value::Constant(constant), "i64") => Some(constant.to_string()),
            (Value::Constant(0), "ptr") => Some("null".to_owned()),
            (Value::Constant(_), _) => None,
        }
    }

    fn argument(&mut self, argument: &Argument, wanted: &str, name: &str) -> Option<String> {
        let ty = ir::canonical_type(argument.ty.text);
        let value = argument.value.text;
        if value.is_empty() {
            return None;
        }
        if ty == wanted {
            return Some(value.to_owned());
        }
        match (wanted, ty.as_str()) {
            ("i64", "ptr") if value == "null" => Some("0".to_owned()),
            ("i64", "ptr") => Some(self.add(name, "ptrtoint", "ptr", value, "i64")),
            ("i64", integer) => {
                let width = ir::integer_width(integer).filter(|&width| width < 64)?;
                if let Some(constant) = constant(argument.ty.text, value) {
                    return Some(constant.to_string());
                }
                Some(self.add(name, if width == 1 { "zext" } else { "sext" }, integer, value, "i64"))
            }
            ("ptr", integer) if ir::integer_width(integer).is_some_and(|width| width <= 64) && constant(&ty, value) == Some(0) => {
                Some("null".to_owned())
            }
            ("ptr", "i64") => {
                if let Some(pointer) = pointer_of(value).or_else(|| self.values.pointers.get(value).map(|&pointer| pointer.to_owned())) {
                    return Some(pointer);
                }
                Some(self.add(name, "inttoptr", "i64", value, "ptr"))
            }
            _ => None,
        }
    }

    fn add(&mut self, name: &str, operation: &str, from: &str, value: &str, to: &str) -> String {
        let result = self.fresh(name);
        self.lines.push(format!("{result} = {operation} {from} {value} to {to}"));
        result
    }
}

/// The number that a value is where it stands.
pub(super) fn known(value: &Value) -> Option<i64> {
    match value {
        Value::Operand(argument) => constant(argument.ty.text, argument.value.text),
        Value::Constant(constant) => Some(*constant),
    }
}

/// The value of an integer constant of at most 64 bits, its sign extended.
pub(super) fn constant(ty: &str, value: &str) -> Option<i64> {
    let width = ir::integer_width(ty).filter(|&width| width <= 64)?;
    let value = ir::integer_value(value, width)?;
    if width == 1 {
        return i64::try_from(value.rem_euclid(2)).ok();
    }
    let modulus = 1i128 << width;
    let wrapped = value.rem_euclid(modulus);
    i64::try_from(if wrapped >= modulus / 2 { wrapped - modulus } else { wrapped }).ok()
}

/// `@text` of `ptrtoint (ptr @text to i64)`.
fn pointer_of(value: &str) -> Option<String> {
    let words: Vec<&str> = ir::significant(value, diagnostics::Span::new(0, value.len())).iter().map(|token| token.text(value)).collect();
    match words[..] {
        ["ptrtoint", "(", "ptr", pointer, "to", "i64", ")"] => Some(pointer.to_owned()),
        _ => None,
    }
}

pub(super) fn zero(ty: &str) -> Option<&'static str> {
    match ty {
        "i64" => Some("0"),
        "ptr" => Some("null"),
        _ => None,
    }
}

/// The operation that makes a result of type `ty` from an i64.
pub(super) fn from_i64(ty: &str) -> Option<&'static str> {
    match ty {
        "ptr" => Some("inttoptr"),
        integer => ir::integer_width(integer).filter(|&width| width < 64).map(|_| "trunc"),
    }
}
