//! Words of the language that tell parts of a line apart.

use crate::types::is_integer;

/// Between `define` or `declare` and the result type.
pub(crate) const LINKAGES: &[&str] = &[
    "private",
    "internal",
    "available_externally",
    "linkonce",
    "linkonce_odr",
    "weak",
    "weak_odr",
    "common",
    "appending",
    "extern_weak",
    "external",
];

pub(crate) const VISIBILITIES: &[&str] = &["default", "hidden", "protected"];

const STORAGE: &[&str] = &["dso_local", "dso_preemptable", "dllimport", "dllexport"];

const CALLING_CONVENTIONS: &[&str] = &[
    "ccc",
    "fastcc",
    "coldcc",
    "cc",
    "ghccc",
    "swiftcc",
    "swifttailcc",
    "tailcc",
    "anyregcc",
    "preserve_mostcc",
    "preserve_allcc",
    "preserve_nonecc",
    "cxx_fast_tlscc",
    "webkit_jscc",
    "cfguard_checkcc",
    "x86_stdcallcc",
    "x86_fastcallcc",
    "x86_thiscallcc",
    "x86_vectorcallcc",
    "x86_regcallcc",
    "x86_64_sysvcc",
    "x86_intrcc",
    "win64cc",
    "intel_ocl_bicc",
    "graalcc",
    "m68k_rtdcc",
    "riscv_vector_cc",
];

/// Flags of instructions on floats that allow inexact results.
pub const FAST_MATH: &[&str] = &["fast", "nnan", "ninf", "nsz", "arcp", "contract", "afn", "reassoc"];

/// Attributes of parameters and results. Those with an argument in brackets are listed by their word alone.
const VALUE_ATTRIBUTES: &[&str] = &[
    "zeroext",
    "signext",
    "noext",
    "inreg",
    "byval",
    "byref",
    "preallocated",
    "inalloca",
    "sret",
    "elementtype",
    "align",
    "alignstack",
    "allocalign",
    "allocptr",
    "captures",
    "dead_on_unwind",
    "dereferenceable",
    "dereferenceable_or_null",
    "immarg",
    "initializes",
    "nest",
    "noalias",
    "nocapture",
    "nofree",
    "nofpclass",
    "nonnull",
    "noundef",
    "range",
    "readnone",
    "readonly",
    "returned",
    "swiftasync",
    "swifterror",
    "swiftself",
    "writable",
    "writeonly",
];

/// What LLVM 19 takes for an attribute of a function.
const FUNCTION_ATTRIBUTES: &[&str] = &[
    "align",
    "alignstack",
    "allockind",
    "allocsize",
    "alwaysinline",
    "builtin",
    "cold",
    "convergent",
    "coro_only_destroy_when_complete",
    "disable_sanitizer_instrumentation",
    "fn_ret_thunk_extern",
    "hot",
    "hybrid_patchable",
    "inlinehint",
    "jumptable",
    "memory",
    "minsize",
    "mustprogress",
    "naked",
    "nobuiltin",
    "nocallback",
    "nocf_check",
    "noduplicate",
    "nofree",
    "noimplicitfloat",
    "noinline",
    "nomerge",
    "nonlazybind",
    "noprofile",
    "norecurse",
    "noredzone",
    "noreturn",
    "nosanitize_bounds",
    "nosanitize_coverage",
    "nosync",
    "nounwind",
    "null_pointer_is_valid",
    "optdebug",
    "optforfuzzing",
    "optnone",
    "optsize",
    "presplitcoroutine",
    "readnone",
    "readonly",
    "returns_twice",
    "safestack",
    "sanitize_address",
    "sanitize_hwaddress",
    "sanitize_memory",
    "sanitize_memtag",
    "sanitize_numerical_stability",
    "sanitize_thread",
    "shadowcallstack",
    "skipprofile",
    "speculatable",
    "speculative_load_hardening",
    "ssp",
    "sspreq",
    "sspstrong",
    "strictfp",
    "uwtable",
    "vscale_range",
    "willreturn",
    "writeonly",
];

/// What else may follow a function's parameter list, later versions included.
const FUNCTION_TAIL: &[&str] = &[
    "unnamed_addr",
    "local_unnamed_addr",
    "addrspace",
    "section",
    "partition",
    "comdat",
    "gc",
    "prefix",
    "prologue",
    "personality",
    "sanitize_realtime",
];

/// Words that may begin a later line of a global, an alias, a type or a metadata node.
const ENTITY_TAIL: &[&str] = &[
    "global",
    "constant",
    "alias",
    "ifunc",
    "type",
    "distinct",
    "asm",
    "c",
    "zeroinitializer",
    "undef",
    "poison",
    "null",
    "none",
    "true",
    "false",
    "getelementptr",
    "inttoptr",
    "ptrtoint",
    "bitcast",
    "addrspacecast",
    "trunc",
    "add",
    "sub",
    "xor",
    "mul",
    "blockaddress",
    "dso_local_equivalent",
    "no_cfi",
    "thread_local",
    "externally_initialized",
    "section",
    "partition",
    "comdat",
    "align",
    "code_model",
    "unnamed_addr",
    "local_unnamed_addr",
    "addrspace",
    "any",
    "exactmatch",
    "largest",
    "nodeduplicate",
    "samesize",
    "void",
    "ptr",
    "float",
    "double",
    "half",
];

pub(crate) const TERMINATORS: &[&str] =
    &["ret", "br", "switch", "indirectbr", "invoke", "callbr", "resume", "catchswitch", "catchret", "cleanupret", "unreachable"];

/// Opcodes of instructions that never have a result; calls are not among them.
pub(crate) const VOID_OPCODES: &[&str] = &[
    "ret",
    "br",
    "switch",
    "indirectbr",
    "resume",
    "catchret",
    "cleanupret",
    "unreachable",
    "store",
    "fence",
    "uselistorder",
    "uselistorder_bb",
];

/// Opcodes that end no block; sorted.
const OPCODES: &[&str] = &[
    "add",
    "addrspacecast",
    "alloca",
    "and",
    "ashr",
    "atomicrmw",
    "bitcast",
    "call",
    "catchpad",
    "cleanuppad",
    "cmpxchg",
    "extractelement",
    "extractvalue",
    "fadd",
    "fcmp",
    "fdiv",
    "fence",
    "fmul",
    "fneg",
    "fpext",
    "fptosi",
    "fptoui",
    "fptrunc",
    "freeze",
    "frem",
    "fsub",
    "getelementptr",
    "icmp",
    "insertelement",
    "insertvalue",
    "inttoptr",
    "landingpad",
    "load",
    "lshr",
    "mul",
    "or",
    "phi",
    "ptrtoint",
    "sdiv",
    "select",
    "sext",
    "shl",
    "shufflevector",
    "sitofp",
    "srem",
    "store",
    "sub",
    "trunc",
    "udiv",
    "uitofp",
    "urem",
    "va_arg",
    "xor",
    "zext",
];

/// Opcodes that stand first in an instruction without a result and nowhere inside another one.
pub(crate) const OPENERS: &[&str] = &[
    "ret",
    "br",
    "switch",
    "indirectbr",
    "resume",
    "unreachable",
    "store",
    "fence",
    "invoke",
    "call",
    "callbr",
    "tail",
    "musttail",
    "notail",
];

/// Words that continue an instruction on a further line.
pub(crate) const CONTINUATIONS: &[&str] = &["to", "unwind", "catch", "cleanup", "filter", "from", "within", "none", "eq", "x"];

/// Whether a word may stand between `define` or `declare` and the result type: linkage, calling convention, attribute of the result …
pub fn is_header_word(word: &str) -> bool {
    LINKAGES.contains(&word) || VISIBILITIES.contains(&word) || STORAGE.contains(&word) || is_convention(word) || is_value_attribute(word)
}

/// Words between `call` and the type.
pub(crate) fn is_call_word(word: &str) -> bool {
    FAST_MATH.contains(&word) || is_convention(word) || is_value_attribute(word) || word == "addrspace"
}

fn is_convention(word: &str) -> bool {
    CALLING_CONVENTIONS.contains(&word) || word.starts_with("amdgpu_") || word.starts_with("arm_") || word.starts_with("aarch64_")
}

pub(crate) fn is_value_attribute(word: &str) -> bool {
    VALUE_ATTRIBUTES.contains(&word)
}

pub(crate) fn is_function_tail(word: &str) -> bool {
    FUNCTION_TAIL.contains(&word) || is_function_attribute(word)
}

/// Whether LLVM 19 takes `word` for an attribute of a function.
pub fn is_function_attribute(word: &str) -> bool {
    FUNCTION_ATTRIBUTES.contains(&word)
}

/// Whether `word` is the opcode of an instruction.
pub fn is_opcode(word: &str) -> bool {
    is_terminator(word) || OPCODES.binary_search(&word).is_ok()
}

/// Whether `word` is the opcode of an instruction that ends a block.
pub fn is_terminator(word: &str) -> bool {
    TERMINATORS.contains(&word)
}

pub(crate) fn is_entity_tail(word: &str) -> bool {
    is_integer(word) || ENTITY_TAIL.contains(&word) || LINKAGES.contains(&word) || VISIBILITIES.contains(&word) || STORAGE.contains(&word)
}

/// Words between an opcode and its first type.
pub(crate) fn is_instruction_flag(word: &str) -> bool {
    FAST_MATH.contains(&word)
        || matches!(word, "nuw" | "nsw" | "exact" | "disjoint" | "nneg" | "samesign" | "inbounds" | "nusw" | "inrange")
        || matches!(word, "atomic" | "volatile" | "weak" | "inalloca" | "swifterror")
}

/// Words after an operand that are no part of it.
pub(crate) fn is_operand_tail(word: &str) -> bool {
    matches!(word, "to" | "syncscope" | "unordered" | "monotonic" | "acquire" | "release" | "acq_rel" | "seq_cst")
}
