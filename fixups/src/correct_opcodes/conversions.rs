//! Conversions: the opcode that leads from one type to another.

use super::kinds::{Kind, count, element, float_rank};
use super::{OTHER_TYPES, first_operand};
use crate::rewrite::Rewrite;
use diagnostics::codes::fixups as codes;
use ir::{Body, Instruction, Locals};

pub(super) fn is_conversion(opcode: &str) -> bool {
    matches!(opcode, "trunc" | "zext" | "sext" | "fptrunc" | "fpext" | "fptoui" | "fptosi" | "uitofp" | "sitofp")
        || matches!(opcode, "ptrtoint" | "inttoptr" | "bitcast" | "addrspacecast" | "cast" | "convert" | "conv")
}

/// What leads from one type to another.
#[derive(Debug, PartialEq, Eq)]
enum Conversion {
    One(&'static str),
    Several(&'static str),
    Unknown,
}

const WIDEN: &str = "write `sext` for signed numbers, `zext` for unsigned ones";
const TRUTH: &str = "write `zext i1` or `uitofp i1` for 1, `sext i1` or `sitofp i1` for -1";
const TO_FLOAT: &str = "write `sitofp` for signed numbers, `uitofp` for unsigned ones";
const TO_INTEGER: &str = "write `fptosi` for signed numbers, `fptoui` for unsigned ones";

pub(super) fn correct_conversion(rewrite: &mut Rewrite, body: &Body, instruction: &Instruction, locals: &Locals) {
    let opcode = instruction.opcode;
    let Some((operand, written, _)) = first_operand(body, instruction) else { return };
    let Some(to) = target(rewrite.text, body, instruction) else { return };
    let from = ir::canonical_type(written.text);
    let defined = if operand.is_local() { locals.type_of(&ir::decode_name(operand.value.text)) } else { None };
    if let Some(defined) = defined.filter(|defined| *defined != from) {
        if defined == "i1" && matches!(opcode.text, "sext" | "sitofp") {
            let message = format!("`{}` is an `i1`, of which `{}` makes -1 where it is true", operand.value.text, opcode.text);
            rewrite.leave(&codes::OPERATION, written.span, message, TRUTH);
            return;
        }
        // The definition is right, and the opcode may be meant for it.
        if Kind::of(&from) != Kind::Other && matches!(conversion(opcode.text, defined, &to), Conversion::One(name) if name == opcode.text) {
            let reason = format!("`{}` is defined as `{defined}`", operand.value.text);
            rewrite.replace(written.span, defined, reason);
        }
        return;
    }
    match conversion(opcode.text, &from, &to) {
        Conversion::One(name) => _ = rewrite.replace(opcode.span, name, OTHER_TYPES),
        Conversion::Several(help) => {
            rewrite.leave(&codes::OPERATION, opcode.span, format!("`{}` does not make `{to}` of `{from}`", opcode.text), help);
        }
        Conversion::Unknown => {}
    }
}

/// The canonical type after the last `to`.
fn target(text: &str, body: &Body, instruction: &Instruction) -> Option<String> {
    let tokens = body.tokens(instruction);
    let to = tokens.iter().rposition(|token| token.is_word(text, "to"))?;
    let end = ir::type_end(text, tokens, to + 1, true)?;
    Some(ir::canonical_type(&text[tokens[to + 1].span.start..tokens[end - 1].span.end]))
}

fn conversion(written: &str, from: &str, to: &str) -> Conversion {
    if count(from) != count(to) {
        return Conversion::Unknown;
    }
    let (from, to) = (element(from), element(to));
    let is_widening = |wide: &'static str| if written == wide { Conversion::One(wide) } else { Conversion::Several(WIDEN) };
    match (Kind::of(from), Kind::of(to)) {
        (Kind::Integer, Kind::Integer) => match ir::integer_width(from).cmp(&ir::integer_width(to)) {
            std::cmp::Ordering::Greater => Conversion::One("trunc"),
            std::cmp::Ordering::Equal => Conversion::One("bitcast"),
            std::cmp::Ordering::Less if written == "sext" => is_widening("sext"),
            std::cmp::Ordering::Less => is_widening("zext"),
        },
        (Kind::Float, Kind::Float) => match float_rank(from).cmp(&float_rank(to)) {
            std::cmp::Ordering::Greater => Conversion::One("fptrunc"),
            std::cmp::Ordering::Equal if from == to => Conversion::One("bitcast"),
            std::cmp::Ordering::Equal => Conversion::Unknown,
            std::cmp::Ordering::Less => Conversion::One("fpext"),
        },
        (Kind::Integer, Kind::Float) => match written {
            "sitofp" | "sext" => Conversion::One("sitofp"),
            "uitofp" | "zext" => Conversion::One("uitofp"),
            "bitcast" if ir::integer_width(from) == float_rank(to) => Conversion::One("bitcast"),
            _ => Conversion::Several(TO_FLOAT),
        },
        (Kind::Float, Kind::Integer) => match written {
            "fptosi" => Conversion::One("fptosi"),
            "fptoui" => Conversion::One("fptoui"),
            "bitcast" if float_rank(from) == ir::integer_width(to) => Conversion::One("bitcast"),
            _ => Conversion::Several(TO_INTEGER),
        },
        (Kind::Integer, Kind::Pointer) => Conversion::One("inttoptr"),
        (Kind::Pointer, Kind::Integer) => Conversion::One("ptrtoint"),
        (Kind::Pointer, Kind::Pointer) if from == to => Conversion::One("bitcast"),
        (Kind::Pointer, Kind::Pointer) => Conversion::One("addrspacecast"),
        _ => Conversion::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_llvm_has_stays() {
        for (written, from, to) in [
            ("trunc", "i64", "i32"),
            ("zext", "i1", "i64"),
            ("sext", "<4 x i8>", "<4 x i16>"),
            ("fpext", "float", "double"),
            ("fptrunc", "fp128", "half"),
            ("fptosi", "double", "i64"),
            ("fptoui", "float", "i1"),
            ("sitofp", "i8", "double"),
            ("uitofp", "<vscale x 2 x i64>", "<vscale x 2 x double>"),
            ("ptrtoint", "ptr addrspace(1)", "i32"),
            ("inttoptr", "i64", "ptr"),
            ("bitcast", "double", "i64"),
            ("bitcast", "i32", "float"),
            ("bitcast", "ptr", "ptr"),
            ("addrspacecast", "ptr", "ptr addrspace(3)"),
        ] {
            assert_eq!(conversion(written, from, to), Conversion::One(written), "{written} {from} {to}");
        }
        for (written, from, to) in [("bitcast", "<2 x i32>", "i64"), ("bitcast", "%a", "%b"), ("bitcast", "half", "bfloat")] {
            assert_eq!(conversion(written, from, to), Conversion::Unknown, "{written} {from} {to}");
        }
    }
}
