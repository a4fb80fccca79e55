//! Values of a function that are constants by another name.

use super::arguments::{self, Value};
use ir::{Body, Instruction, TokenKind};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// Results that are constants, by their text.
pub(super) struct Constants<'b, 't> {
    body: &'b Body<'t>,
    values: OnceCell<HashMap<&'t str, i64>>,
}

impl<'b, 't> Constants<'b, 't> {
    pub(super) fn of(body: &'b Body<'t>) -> Self {
        Self { body, values: OnceCell::new() }
    }

    /// The constant that a value is, if it is certain.
    pub(super) fn value(&self, value: &Value) -> Option<i64> {
        let named = |name: &str| self.values.get_or_init(|| read(self.body)).get(name).copied();
        arguments::known(value).or_else(|| match value {
            Value::Operand(argument) => named(argument.value.text),
            Value::Constant(_) => None,
        })
    }
}

/// `%n = add i64 0, 60` and the like, and what is loaded from memory of the function in which only one constant is ever stored.
fn read<'t>(body: &Body<'t>) -> HashMap<&'t str, i64> {
    let mut values = HashMap::new();
    let mut loads = Vec::new();
    let mut stores: HashMap<&str, (usize, Option<i64>)> = HashMap::new();
    let mut mentions: HashMap<&str, usize> = HashMap::new();
    for token in body.all_tokens().iter().filter(|token| token.kind == TokenKind::Local) {
        *mentions.entry(token.text(body.text())).or_default() += 1;
    }
    for instruction in body.instructions() {
        match instruction.opcode.text {
            "store" => {
                if let [value, place] = &body.operands(instruction)[..] {
                    let constant = value.ty.and_then(|ty| arguments::constant(ty.text, value.value.text));
                    let (count, stored) = stores.entry(place.value.text).or_default();
                    (*count, *stored) = (*count + 1, constant);
                }
            }
            "load" => loads.push(instruction),
            _ => {
                if let (Some(result), Some(constant)) = (instruction.result, folded(body, instruction)) {
                    values.insert(result.text, constant);
                }
            }
        }
    }
    let allocated = body.instructions().iter().filter(|instruction| instruction.opcode.text == "alloca");
    let allocated: HashSet<&str> = allocated.filter_map(|instruction| Some(instruction.result?.text)).collect();
    let mut reads: HashMap<&str, usize> = HashMap::new();
    let places: Vec<(&Instruction<'t>, &str)> =
        loads.iter().filter_map(|load| Some((*load, body.operands(load).first()?.value.text))).collect();
    for (_, place) in &places {
        *reads.entry(place).or_default() += 1;
    }
    for (load, place) in places {
        let Some(&(1, Some(constant))) = stores.get(place) else { continue };
        // Its definition, the store and the loads are all there is.
        let is_private = allocated.contains(place) && mentions.get(place) == Some(&(2 + reads[place]));
        if let Some(result) = load.result.filter(|_| is_private) {
            values.insert(result.text, constant);
        }
    }
    values
}

/// The value of an operation on constants that does not change the number.
fn folded(body: &Body, instruction: &Instruction) -> Option<i64> {
    if !matches!(instruction.opcode.text, "add" | "or" | "sub" | "zext" | "sext" | "trunc" | "bitcast" | "freeze") {
        return None;
    }
    let operands = body.operands(instruction);
    let constants = operands.iter().map(|operand| arguments::constant(operand.ty?.text, operand.value.text)).collect::<Option<Vec<_>>>()?;
    match (instruction.opcode.text, &constants[..]) {
        ("add" | "or", &[0, number] | &[number, 0]) | ("sub", &[number, 0]) => Some(number),
        // No system call has a number that does not fit 15 bits, where the widths do not matter.
        ("zext" | "sext" | "trunc" | "bitcast" | "freeze", &[number]) => (0..1 << 15).contains(&number).then_some(number),
        _ => None,
    }
}
