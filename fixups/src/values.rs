//! What a function says of its own values.

use ir::Locals;

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
