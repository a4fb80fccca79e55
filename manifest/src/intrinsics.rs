//! The intrinsics (`@llvm.*`) that candidates may use, and their signatures.
//!
//! Allowed are those that neither reach the kernel nor need a library that is not linked; one that is not in the table
//! is refused.

use ir::Signature;

/// What the table says of an intrinsic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IntrinsicRule {
    /// Its signature, where the types in its name can be read.
    Allowed(Option<Signature>),
    /// Why not.
    Refused(&'static str),
}

/// Name without the types at its end, and the signature: result, then parameters. A digit stands for a type of the
/// name's end (`0` is the first), `e` for the element of vector `0`, anything else for itself.
static ALLOWED: &[(&str, usize, &[&str])] = &[
    ("llvm.abs", 1, &["0", "0", "i1"]),
    ("llvm.assume", 0, &["void", "i1"]),
    ("llvm.bitreverse", 1, &["0", "0"]),
    ("llvm.bswap", 1, &["0", "0"]),
    ("llvm.copysign", 1, &["0", "0", "0"]),
    ("llvm.ctlz", 1, &["0", "0", "i1"]),
    ("llvm.ctpop", 1, &["0", "0"]),
    ("llvm.cttz", 1, &["0", "0", "i1"]),
    ("llvm.dbg.assign", 0, &["void", "metadata", "metadata", "metadata", "metadata", "metadata", "metadata"]),
    ("llvm.dbg.declare", 0, &["void", "metadata", "metadata", "metadata"]),
    ("llvm.dbg.label", 0, &["void", "metadata"]),
    ("llvm.dbg.value", 0, &["void", "metadata", "metadata", "metadata"]),
    ("llvm.donothing", 0, &["void"]),
    ("llvm.expect", 1, &["0", "0", "0"]),
    ("llvm.expect.with.probability", 1, &["0", "0", "0", "double"]),
    ("llvm.experimental.noalias.scope.decl", 0, &["void", "metadata"]),
    ("llvm.fabs", 1, &["0", "0"]),
    ("llvm.fptosi.sat", 2, &["0", "1"]),
    ("llvm.fptoui.sat", 2, &["0", "1"]),
    ("llvm.fshl", 1, &["0", "0", "0", "0"]),
    ("llvm.fshr", 1, &["0", "0", "0", "0"]),
    ("llvm.invariant.end", 1, &["void", "ptr", "i64", "0"]),
    ("llvm.invariant.start", 1, &["ptr", "i64", "0"]),
    ("llvm.is.constant", 1, &["i1", "0"]),
    ("llvm.is.fpclass", 1, &["i1", "0", "i32"]),
    ("llvm.lifetime.end", 1, &["void", "i64", "0"]),
    ("llvm.lifetime.start", 1, &["void", "i64", "0"]),
    ("llvm.maximum", 1, &["0", "0", "0"]),
    ("llvm.maxnum", 1, &["0", "0", "0"]),
    ("llvm.memcpy", 3, &["void", "0", "1", "2", "i1"]),
    ("llvm.memcpy.inline", 3, &["void", "0", "1", "2", "i1"]),
    ("llvm.memmove", 3, &["void", "0", "1", "2", "i1"]),
    ("llvm.memset", 2, &["void", "0", "i8", "1", "i1"]),
    ("llvm.memset.inline", 2, &["void", "0", "i8", "1", "i1"]),
    ("llvm.minimum", 1, &["0", "0", "0"]),
    ("llvm.minnum", 1, &["0", "0", "0"]),
    ("llvm.objectsize", 2, &["0", "1", "i1", "i1", "i1"]),
    ("llvm.prefetch", 1, &["void", "0", "i32", "i32", "i32"]),
    ("llvm.ptrmask", 2, &["0", "0", "1"]),
    ("llvm.sadd.sat", 1, &["0", "0", "0"]),
    ("llvm.sadd.with.overflow", 1, &["{ 0, i1 }", "0", "0"]),
    ("llvm.scmp", 2, &["0", "1", "1"]),
    ("llvm.sideeffect", 0, &["void"]),
    ("llvm.smax", 1, &["0", "0", "0"]),
    ("llvm.smin", 1, &["0", "0", "0"]),
    ("llvm.smul.with.overflow", 1, &["{ 0, i1 }", "0", "0"]),
    ("llvm.sqrt", 1, &["0", "0"]),
    ("llvm.sshl.sat", 1, &["0", "0", "0"]),
    ("llvm.ssub.sat", 1, &["0", "0", "0"]),
    ("llvm.ssub.with.overflow", 1, &["{ 0, i1 }", "0", "0"]),
    ("llvm.stackrestore", 1, &["void", "0"]),
    ("llvm.stacksave", 1, &["0"]),
    ("llvm.trap", 0, &["void"]),
    ("llvm.uadd.sat", 1, &["0", "0", "0"]),
    ("llvm.uadd.with.overflow", 1, &["{ 0, i1 }", "0", "0"]),
    ("llvm.ucmp", 2, &["0", "1", "1"]),
    ("llvm.umax", 1, &["0", "0", "0"]),
    ("llvm.umin", 1, &["0", "0", "0"]),
    ("llvm.umul.with.overflow", 1, &["{ 0, i1 }", "0", "0"]),
    ("llvm.ushl.sat", 1, &["0", "0", "0"]),
    ("llvm.usub.sat", 1, &["0", "0", "0"]),
    ("llvm.usub.with.overflow", 1, &["{ 0, i1 }", "0", "0"]),
    ("llvm.va_copy", 1, &["void", "0", "0"]),
    ("llvm.va_end", 1, &["void", "0"]),
    ("llvm.va_start", 1, &["void", "0"]),
    ("llvm.vector.reduce.add", 1, &["e", "0"]),
    ("llvm.vector.reduce.and", 1, &["e", "0"]),
    ("llvm.vector.reduce.mul", 1, &["e", "0"]),
    ("llvm.vector.reduce.or", 1, &["e", "0"]),
    ("llvm.vector.reduce.smax", 1, &["e", "0"]),
    ("llvm.vector.reduce.smin", 1, &["e", "0"]),
    ("llvm.vector.reduce.umax", 1, &["e", "0"]),
    ("llvm.vector.reduce.umin", 1, &["e", "0"]),
    ("llvm.vector.reduce.xor", 1, &["e", "0"]),
];

const MATHEMATICS: &str = "it becomes a call of a C mathematics library, and none is linked";
const FUSED: &str = "whether it rounds once or twice depends on the machine";
const CLOCK: &str = "it reads a clock without the runtime";

/// Intrinsics that deserve a reason of their own.
static REFUSED: &[(&str, &str)] = &[
    ("llvm.acos", MATHEMATICS),
    ("llvm.asin", MATHEMATICS),
    ("llvm.atan", MATHEMATICS),
    ("llvm.ceil", MATHEMATICS),
    ("llvm.cos", MATHEMATICS),
    ("llvm.cosh", MATHEMATICS),
    ("llvm.exp", MATHEMATICS),
    ("llvm.exp10", MATHEMATICS),
    ("llvm.exp2", MATHEMATICS),
    ("llvm.floor", MATHEMATICS),
    ("llvm.fma", FUSED),
    ("llvm.fmuladd", FUSED),
    ("llvm.ldexp", MATHEMATICS),
    ("llvm.llrint", MATHEMATICS),
    ("llvm.llround", MATHEMATICS),
    ("llvm.log", MATHEMATICS),
    ("llvm.log10", MATHEMATICS),
    ("llvm.log2", MATHEMATICS),
    ("llvm.lrint", MATHEMATICS),
    ("llvm.lround", MATHEMATICS),
    ("llvm.nearbyint", MATHEMATICS),
    ("llvm.pow", MATHEMATICS),
    ("llvm.powi", MATHEMATICS),
    ("llvm.readcyclecounter", CLOCK),
    ("llvm.readsteadycounter", CLOCK),
    ("llvm.rint", MATHEMATICS),
    ("llvm.round", MATHEMATICS),
    ("llvm.roundeven", MATHEMATICS),
    ("llvm.sin", MATHEMATICS),
    ("llvm.sinh", MATHEMATICS),
    ("llvm.tan", MATHEMATICS),
    ("llvm.tanh", MATHEMATICS),
    ("llvm.trunc", MATHEMATICS),
];

/// What the table says of `name` (without sigil); `None` if it is no intrinsic.
pub fn intrinsic(name: &str) -> Option<IntrinsicRule> {
    if !name.starts_with("llvm.") {
        return None;
    }
    let mut base = name;
    loop {
        if let Ok(row) = ALLOWED.binary_search_by_key(&base, |row| row.0) {
            return Some(IntrinsicRule::Allowed(signature(name, &ALLOWED[row])));
        }
        if let Ok(row) = REFUSED.binary_search_by_key(&base, |row| row.0) {
            return Some(IntrinsicRule::Refused(REFUSED[row].1));
        }
        match base.rfind('.') {
            Some(dot) => base = &base[..dot],
            None => return Some(IntrinsicRule::Refused("it is not known to be free of effects")),
        }
    }
}

/// Fills the types of the name's end into the row.
fn signature(name: &str, &(base, count, row): &(&str, usize, &[&str])) -> Option<Signature> {
    let end = name.strip_prefix(base)?;
    let types: Option<Vec<String>> = end.split('.').skip(1).map(|part| mangled_type(part, 0)).collect();
    let types = types.filter(|types| types.len() == count)?;
    let fill = |slot: &str| -> Option<String> {
        match slot {
            "0" | "1" | "2" => types.get(slot.parse::<usize>().ok()?).cloned(),
            "{ 0, i1 }" => types.first().filter(|ty| !ty.starts_with('<')).map(|ty| format!("{{ {ty}, i1 }}")),
            "e" => types.first()?.strip_prefix('<')?.strip_suffix('>')?.split_once(" x ").map(|(_, element)| element.to_owned()),
            plain => Some(plain.to_owned()),
        }
    };
    let filled: Vec<String> = row.iter().map(|slot| fill(slot)).collect::<Option<_>>()?;
    let (result, parameters) = filled.split_first()?;
    Some(Signature { result: result.clone(), parameters: parameters.to_vec(), is_variadic: false })
}

/// The type that a part such as `i64`, `f32`, `p0` or `v4i32` stands for.
fn mangled_type(part: &str, depth: usize) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.len() < 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    match part {
        "f16" => Some("half".into()),
        "f32" => Some("float".into()),
        "f64" => Some("double".into()),
        "f128" => Some("fp128".into()),
        "p0" => Some("ptr".into()),
        _ if part.strip_prefix('i').is_some_and(is_number) => Some(part.to_owned()),
        _ if part.strip_prefix('p').is_some_and(is_number) => Some(format!("ptr addrspace({})", &part[1..])),
        _ if depth == 0 => {
            let vector = part.strip_prefix('v')?;
            let digits = vector.bytes().take_while(u8::is_ascii_digit).count();
            let element = mangled_type(&vector[digits..], 1)?;
            is_number(&vector[..digits]).then(|| format!("<{} x {element}>", &vector[..digits]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted_for_the_search() {
        assert!(ALLOWED.windows(2).all(|rows| rows[0].0 < rows[1].0));
        assert!(REFUSED.windows(2).all(|rows| rows[0].0 < rows[1].0));
    }

    #[test]
    fn reads_the_types_in_a_name() {
        for (name, expected) in [
            ("llvm.memcpy.p0.p0.i64", "void (ptr, ptr, i64, i1)"),
            ("llvm.smax.i32", "i32 (i32, i32)"),
            ("llvm.umul.with.overflow.i64", "{ i64, i1 } (i64, i64)"),
            ("llvm.ctpop.v4i32", "<4 x i32> (<4 x i32>)"),
            ("llvm.vector.reduce.add.v4i32", "i32 (<4 x i32>)"),
            ("llvm.sqrt.f64", "double (double)"),
            ("llvm.trap", "void ()"),
        ] {
            let Some(IntrinsicRule::Allowed(Some(signature))) = intrinsic(name) else { panic!("{name}") };
            assert_eq!(signature.to_string(), expected);
        }
        for name in ["llvm.memcpy.p0i8.p0i8.i64", "llvm.smax", "llvm.ctpop.v99999999999i32"] {
            assert_eq!(intrinsic(name), Some(IntrinsicRule::Allowed(None)), "{name}");
        }
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        assert_eq!(intrinsic("memcpy"), None);
        assert_eq!(intrinsic("llvm.sin.f64"), Some(IntrinsicRule::Refused(MATHEMATICS)));
        for name in ["llvm.write_register.i64", "llvm.x86.rdtsc", "llvm.", "llvm.clear_cache"] {
            assert!(matches!(intrinsic(name), Some(IntrinsicRule::Refused(_))), "{name}");
        }
    }
}
