//! Intrinsics that every machine of ours lowers to instructions, or to functions that the runtime has.

use super::rules::{FOREIGN_INTRINSIC, INTRINSIC, MATH_INTRINSIC, Rule, UNWINDING, WIDEST};

/// Without `llvm.` and the types at the end of their names.
pub(super) static ALLOWED: &[&str] = &[
    "abs",
    "assume",
    "bitreverse",
    "bswap",
    "canonicalize",
    "ceil",
    "copysign",
    "ctlz",
    "ctpop",
    "cttz",
    "dbg.assign",
    "dbg.declare",
    "dbg.label",
    "dbg.value",
    "debugtrap",
    "donothing",
    "expect",
    "expect.with.probability",
    "experimental.noalias.scope.decl",
    "fabs",
    "floor",
    "fma",
    "fmuladd",
    "fptosi.sat",
    "fptoui.sat",
    "fshl",
    "fshr",
    "get.rounding",
    "invariant.end",
    "invariant.start",
    "is.constant",
    "is.fpclass",
    "launder.invariant.group",
    "lifetime.end",
    "lifetime.start",
    "load.relative",
    "masked.gather",
    "masked.load",
    "masked.scatter",
    "masked.store",
    "maximum",
    "maxnum",
    "memcpy",
    "memcpy.inline",
    "memmove",
    "memset",
    "memset.inline",
    "minimum",
    "minnum",
    "nearbyint",
    "objectsize",
    "prefetch",
    "ptrmask",
    "rint",
    "round",
    "roundeven",
    "sadd.sat",
    "sadd.with.overflow",
    "scmp",
    "sideeffect",
    "smax",
    "smin",
    "smul.with.overflow",
    "sqrt",
    "sshl.sat",
    "ssub.sat",
    "ssub.with.overflow",
    "stackrestore",
    "stacksave",
    "strip.invariant.group",
    "trap",
    "trunc",
    "uadd.sat",
    "uadd.with.overflow",
    "ubsantrap",
    "ucmp",
    "umax",
    "umin",
    "umul.with.overflow",
    "ushl.sat",
    "usub.sat",
    "usub.with.overflow",
    "va_copy",
    "va_end",
    "va_start",
    "vector.extract",
    "vector.insert",
    "vector.reduce.add",
    "vector.reduce.and",
    "vector.reduce.fadd",
    "vector.reduce.fmax",
    "vector.reduce.fmaximum",
    "vector.reduce.fmin",
    "vector.reduce.fminimum",
    "vector.reduce.fmul",
    "vector.reduce.mul",
    "vector.reduce.or",
    "vector.reduce.smax",
    "vector.reduce.smin",
    "vector.reduce.umax",
    "vector.reduce.umin",
    "vector.reduce.xor",
];

/// First words of intrinsics that belong to a machine.
const MACHINES: [&str; 19] = [
    "aarch64",
    "amdgcn",
    "arm",
    "bpf",
    "dx",
    "hexagon",
    "loongarch",
    "mips",
    "nvvm",
    "ppc",
    "r600",
    "riscv",
    "s390",
    "spv",
    "thread",
    "ve",
    "wasm",
    "x86",
    "xcore",
];

/// First words of intrinsics that no processor has an instruction for.
const MATHEMATICAL: [&str; 24] = [
    "acos", "asin", "atan", "cos", "cosh", "exp", "exp10", "exp2", "frexp", "ldexp", "llrint", "llround", "log", "log10", "log2", "lrint",
    "lround", "pow", "powi", "sin", "sincos", "sinh", "tan", "tanh",
];

/// What speaks against the global `name`, which begins with `llvm.`, as an intrinsic.
pub(super) fn rule(name: &str) -> Option<&'static Rule> {
    let name = name.strip_prefix("llvm.").unwrap_or(name);
    if is_allowed(name) {
        return None;
    }
    let first = name.split('.').next().unwrap_or_default();
    Some(match first {
        _ if MACHINES.contains(&first) => &FOREIGN_INTRINSIC,
        _ if MATHEMATICAL.contains(&first) => &MATH_INTRINSIC,
        "eh" => &UNWINDING,
        _ => &INTRINSIC,
    })
}

/// The longest name of the list that `name` begins with decides; the rest must be types.
fn is_allowed(name: &str) -> bool {
    let mut ends = name.char_indices().filter(|(_, letter)| *letter == '.').map(|(index, _)| index).take(8).collect::<Vec<_>>();
    ends.push(name.len());
    let base = ends.iter().rev().find(|&&end| ALLOWED.binary_search(&&name[..end]).is_ok());
    base.is_some_and(|&end| name[end..].split('.').skip(1).all(is_type))
}

/// `i64`, `v4f32`, `p0`, and `p0i8` as old modules write it.
fn is_type(text: &str) -> bool {
    let element = match text.strip_prefix('v') {
        Some(vector) => vector.trim_start_matches(|letter: char| letter.is_ascii_digit()),
        None => text,
    };
    let pointee = element.strip_prefix("p0").filter(|pointee| !pointee.is_empty());
    match pointee.unwrap_or(element) {
        "p0" | "f16" | "bf16" | "f32" | "f64" | "f80" | "f128" => true,
        integer => {
            let width = integer.strip_prefix('i').and_then(|width| width.parse::<u64>().ok());
            width.is_some_and(|width| (1..=WIDEST).contains(&width))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_for_the_search() {
        assert!(ALLOWED.is_sorted());
    }

    #[test]
    fn names_are_taken_apart_into_base_and_types() {
        for name in ["llvm.memcpy.p0.p0.i64", "llvm.memcpy.p0i8.p0i8.i64", "llvm.smax.v4i32", "llvm.vector.reduce.fadd.v8f32", "llvm.trap"]
        {
            assert_eq!(rule(name), None, "{name}");
        }
        for (name, expected) in [
            ("llvm.fshl.i65537", &INTRINSIC),
            ("llvm.memcpy.p1.p0.i64", &INTRINSIC),
            ("llvm.smax.nxv4i32", &INTRINSIC),
            ("llvm.trap.evil", &INTRINSIC),
            ("llvm.read_register.i64", &INTRINSIC),
            ("llvm.x86.sse2.pause", &FOREIGN_INTRINSIC),
            ("llvm.sin.f64", &MATH_INTRINSIC),
            ("llvm.eh.typeid.for.p0", &UNWINDING),
            ("llvm.", &INTRINSIC),
        ] {
            assert_eq!(rule(name), Some(expected), "{name}");
        }
    }
}
