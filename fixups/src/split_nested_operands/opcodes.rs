//! Which opcodes can stand inside of an instruction, and how their operands are written.

/// How the operands of an instruction are written after its opcode and flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `i64 %a, %b`
    Binary,
    /// `i64 %a`
    Unary,
    /// `i8 %a to i64`
    Conversion,
    /// `i64, ptr %p`
    Load,
    /// `i8, ptr %p, i64 %i`
    ElementPointer,
    /// `i1 %c, i64 %a, i64 %b`
    Select,
    /// `{ i64, i1 } %a, 0`
    Extract,
    /// `i64 @f(i64 %a)`
    Call,
    /// A list of values with their types, which has no end of its own.
    List,
}

/// `None` for a word that is no opcode whose result can be an operand.
pub(super) fn form(word: &str) -> Option<Form> {
    Some(match word {
        "add" | "sub" | "mul" | "udiv" | "sdiv" | "urem" | "srem" | "shl" | "lshr" | "ashr" | "and" | "or" | "xor" | "fadd" | "fsub"
        | "fmul" | "fdiv" | "frem" | "icmp" | "fcmp" => Form::Binary,
        "fneg" | "freeze" => Form::Unary,
        "trunc" | "zext" | "sext" | "fptrunc" | "fpext" | "fptoui" | "fptosi" | "uitofp" | "sitofp" | "ptrtoint" | "inttoptr"
        | "bitcast" | "addrspacecast" => Form::Conversion,
        "load" => Form::Load,
        "getelementptr" => Form::ElementPointer,
        "select" => Form::Select,
        "extractvalue" => Form::Extract,
        "call" => Form::Call,
        "insertvalue" | "extractelement" | "insertelement" | "shufflevector" => Form::List,
        _ => return None,
    })
}

/// Whether LLVM 19 has constant expressions with this opcode.
pub(super) fn is_constant_expression(opcode: &str) -> bool {
    matches!(opcode, "add" | "sub" | "mul" | "xor" | "trunc" | "ptrtoint" | "inttoptr" | "bitcast" | "addrspacecast" | "getelementptr")
        || matches!(opcode, "extractelement" | "insertelement" | "shufflevector")
}

/// Whether the instruction does nothing but compute, so that it may also run where its result is not used.
pub(super) fn is_pure(opcode: &str) -> bool {
    !matches!(opcode, "call" | "load" | "udiv" | "sdiv" | "urem" | "srem")
}

/// Words between an opcode and its operands, predicates too.
pub(super) fn is_flag(word: &str) -> bool {
    matches!(word, "nuw" | "nsw" | "exact" | "disjoint" | "nneg" | "samesign" | "inbounds" | "nusw" | "volatile")
        || ir::FAST_MATH.contains(&word)
        || matches!(word, "eq" | "ne" | "ugt" | "uge" | "ult" | "ule" | "sgt" | "sge" | "slt" | "sle")
        || matches!(word, "oeq" | "ogt" | "oge" | "olt" | "ole" | "one" | "ord" | "ueq" | "une" | "uno")
}
