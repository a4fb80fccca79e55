//! Kinds of types that have opcodes of their own.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Integer,
    Float,
    Pointer,
    Other,
}

impl Kind {
    /// Of a canonical type; a vector is of the kind of its elements.
    pub(super) fn of(ty: &str) -> Self {
        let ty = element(ty);
        if ir::integer_width(ty).is_some() {
            Self::Integer
        } else if float_rank(ty).is_some() {
            Self::Float
        } else if ty == "ptr" || ty.starts_with("ptr addrspace(") {
            Self::Pointer
        } else {
            Self::Other
        }
    }
}

/// `i8` of `<4 x i8>`; any other type itself.
pub(super) fn element(ty: &str) -> &str {
    let inside = ty.strip_prefix('<').and_then(|inside| inside.strip_suffix('>')).filter(|inside| !inside.starts_with('{'));
    inside.and_then(|inside| inside.rsplit_once(" x ")).map_or(ty, |(_, element)| element)
}

/// `<4` of `<4 x i8>`; nothing of any other type.
pub(super) fn count(ty: &str) -> &str {
    if element(ty).len() < ty.len() { ty.rsplit_once(" x ").map_or("", |(count, _)| count) } else { "" }
}

/// By their width.
pub(super) fn float_rank(ty: &str) -> Option<u32> {
    Some(match ty {
        "half" | "bfloat" => 16,
        "float" => 32,
        "double" => 64,
        "x86_fp80" => 80,
        "fp128" | "ppc_fp128" => 128,
        _ => return None,
    })
}
