//! Functions that do nothing but make a system call with their parameters.

use super::arguments::{self, Value};
use ir::{Callee, Function};
use runtime::Numbering;

/// `define i64 @syscall1(i64 %n, i64 %a) { %r = call i64 asm "syscall", …(i64 %n, i64 %a) ret i64 %r }`
pub(super) struct Trampoline {
    /// The number, if it is a constant; otherwise it is the first parameter.
    pub(super) number: Option<i64>,
    /// Whose number it is.
    pub(super) numbering: Numbering,
}

/// Two instructions: the assembly, to which the parameters go in their order, and the return of its result.
pub(super) fn recognise(function: &Function) -> Option<Trampoline> {
    let body = function.body();
    let [make, give_back] = body.instructions() else { return None };
    let call = body.call(make).filter(|_| make.opcode.text == "call")?;
    let Callee::Assembly(assembly) = &call.callee else { return None };
    let result = make.result?.text;
    let returned: Vec<&str> = body.tokens(give_back).iter().map(|token| token.text(body.text())).collect();
    let result_type = ir::canonical_type(function.header.result.text);
    if returned != ["ret", &result_type, result] || ir::canonical_type(call.result_type.text) != result_type || function.header.is_variadic
    {
        return None;
    }
    let raw = super::assembly_call(assembly, &call)?;
    let number = arguments::known(&raw.number);
    if number.is_none() && raw.machine.is_some_and(|machine| machine.numbering != Numbering::X86_64) {
        return None;
    }
    let mut handed_on = raw.arguments;
    if number.is_none() {
        handed_on.insert(0, raw.number);
    }
    let parameters = &function.header.parameters;
    let is_parameter = |(value, parameter): (&Value, &ir::Parameter)| match value {
        Value::Operand(operand) => {
            parameter.name.is_some_and(|name| name.text == operand.value.text) && parameter.ty.text == operand.ty.text
        }
        Value::Constant(_) => false,
    };
    let fits = handed_on.len() == parameters.len() && handed_on.iter().zip(parameters).all(is_parameter);
    fits.then_some(Trampoline { number, numbering: raw.machine.map_or(Numbering::X86_64, |machine| machine.numbering) })
}
