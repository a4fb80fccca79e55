//! What a function says of its own values.

use ir::{Body, Instruction, Locals};

/// The type of a value that is defined once; `None` also where the text does not say it.
pub(crate) fn only_type(locals: &Locals, name: &str) -> Option<String> {
    let mut definitions = locals.definitions_of(name);
    let only = definitions.next().filter(|_| definitions.next().is_none())?;
    only.ty.clone()
}

/// What a new name begins with that is made from `name`: a number is none to build on.
pub(crate) fn stem<'n>(name: &'n str, otherwise: &'n str) -> &'n str {
    if name.bytes().all(|byte| byte.is_ascii_digit()) { otherwise } else { name }
}

/// `%i` and `%p` of `%i = ptrtoint ptr %p to i64`, also of the old `i8* %p`: an integer that is the whole address of a value.
pub(crate) fn whole_address<'t>(body: &Body<'t>, instruction: &Instruction<'t>) -> Option<(&'t str, &'t str)> {
    let (Some(result), "ptrtoint") = (instruction.result, instruction.opcode.text) else { return None };
    let operands = body.operands(instruction);
    let [pointer] = operands.as_slice() else { return None };
    let is_pointer = pointer.ty.is_some_and(|ty| ir::canonical_type(ty.text) == "ptr") && (pointer.is_local() || pointer.is_global());
    let is_whole = is_pointer && body.result_type(instruction).as_deref() == Some("i64");
    is_whole.then_some((result.text, pointer.value.text))
}
