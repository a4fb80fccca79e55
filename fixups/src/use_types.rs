//! The types with which values are used.

use ir::{Body, OperandKind};
use std::borrow::Cow;
use std::collections::HashMap;

/// For each local name the type that all its uses give it; linear in the length of the body.
pub(crate) struct UseTypes<'t> {
    /// Nothing where two uses disagree.
    types: HashMap<Cow<'t, str>, Option<String>>,
}

impl<'t> UseTypes<'t> {
    pub(crate) fn of(body: &Body<'t>) -> Self {
        let mut types: HashMap<Cow<'t, str>, Option<String>> = HashMap::new();
        for instruction in body.instructions() {
            for operand in body.operands(instruction).iter().filter(|operand| operand.kind == OperandKind::Value && operand.is_local()) {
                let Some(ty) = operand.ty.map(|ty| ir::canonical_type(ty.text)) else { continue };
                let known = types.entry(ir::decode_name(operand.value.text)).or_insert_with(|| Some(ty.clone()));
                if known.as_ref().is_some_and(|known| *known != ty) {
                    *known = None;
                }
            }
        }
        Self { types }
    }

    /// The type of a value by its uses, if it has any and they agree.
    pub(crate) fn of_name(&self, name: &str) -> Option<&str> {
        self.types.get(name)?.as_deref()
    }
}
