//! What single words of the language mean to the gate. A word that stands in no list here is one that every program may
//! use, or none of LLVM's at all, which LLVM's own lexer then refuses.

use super::rules::{
    ADDRESS_SPACE, ALIAS, ATTRIBUTE, BLOCK_ADDRESS, CODE_DATA, COLLECTOR, COMDAT, CONVENTION, FOREIGN_TYPE, IFUNC, INLINE_ASSEMBLY,
    LINKER_CONSTANT, Rule, SCALABLE_VECTOR, SECTION, SPECIAL_GLOBAL, THREAD_LOCAL, UNWINDING, USE_LIST,
};
use crate::Target;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Words, and the rule that each of them breaks wherever it stands.
pub(super) static REFUSED: &[(&Rule, &[&str])] = &[
    (&INLINE_ASSEMBLY, &["asm", "sideeffect", "inteldialect"]),
    (&SECTION, &["section", "partition", "code_model"]),
    (&ALIAS, &["alias"]),
    (&IFUNC, &["ifunc"]),
    (&COMDAT, &["comdat", "exactmatch", "largest", "nodeduplicate", "samesize"]),
    (&COLLECTOR, &["gc"]),
    (&CODE_DATA, &["prefix", "prologue"]),
    (
        &UNWINDING,
        &[
            "personality",
            "invoke",
            "landingpad",
            "resume",
            "cleanup",
            "catch",
            "filter",
            "catchswitch",
            "catchpad",
            "catchret",
            "cleanuppad",
            "cleanupret",
            "unwind",
            "within",
        ],
    ),
    (&THREAD_LOCAL, &["thread_local", "localdynamic", "initialexec", "localexec"]),
    (&BLOCK_ADDRESS, &["blockaddress", "indirectbr", "callbr"]),
    (&ADDRESS_SPACE, &["addrspacecast"]),
    (&SCALABLE_VECTOR, &["vscale"]),
    (&FOREIGN_TYPE, &["x86_amx", "x86_mmx", "ppc_fp128", "token"]),
    (
        &CONVENTION,
        &[
            "cfguard_checkcc",
            "x86_stdcallcc",
            "x86_fastcallcc",
            "x86_thiscallcc",
            "x86_vectorcallcc",
            "x86_regcallcc",
            "x86_intrcc",
            "x86_64_sysvcc",
            "win64cc",
            "intel_ocl_bicc",
            "arm_apcscc",
            "arm_aapcscc",
            "arm_aapcs_vfpcc",
            "aarch64_vector_pcs",
            "aarch64_sve_vector_pcs",
            "aarch64_sme_preservemost_from_x0",
            "aarch64_sme_preservemost_from_x1",
            "aarch64_sme_preservemost_from_x2",
            "msp430_intrcc",
            "avr_intrcc",
            "avr_signalcc",
            "ptx_kernel",
            "ptx_device",
            "spir_kernel",
            "spir_func",
            "swiftcc",
            "swifttailcc",
            "anyregcc",
            "preserve_mostcc",
            "preserve_allcc",
            "preserve_nonecc",
            "ghccc",
            "hhvmcc",
            "hhvm_ccc",
            "cxx_fast_tlscc",
            "graalcc",
            "webkit_jscc",
            "m68k_rtdcc",
            "riscv_vector_cc",
            "amdgpu_vs",
            "amdgpu_ls",
            "amdgpu_hs",
            "amdgpu_es",
            "amdgpu_gs",
            "amdgpu_ps",
            "amdgpu_cs",
            "amdgpu_cs_chain",
            "amdgpu_cs_chain_preserve",
            "amdgpu_kernel",
            "amdgpu_gfx",
        ],
    ),
    (
        &ATTRIBUTE,
        &[
            "naked",
            "jumptable",
            "presplitcoroutine",
            "coro_only_destroy_when_complete",
            "coro_elide_safe",
            "hybrid_patchable",
            "fn_ret_thunk_extern",
            "preallocated",
            "inalloca",
            "swiftasync",
            "swifterror",
            "swiftself",
            "dllimport",
            "dllexport",
            "sanitize_address_dyninit",
            "no_sanitize_address",
            "no_sanitize_hwaddress",
            "sanitize_realtime",
            "speculative_load_hardening",
            "nest",
        ],
    ),
    (&LINKER_CONSTANT, &["dso_local_equivalent", "no_cfi", "ptrauth"]),
    (&USE_LIST, &["uselistorder", "uselistorder_bb"]),
    (&SPECIAL_GLOBAL, &["appending"]),
];

static BY_WORD: LazyLock<HashMap<&'static str, &'static Rule>> = LazyLock::new(|| {
    let rows = REFUSED.iter().flat_map(|(rule, words)| words.iter().map(|word| (*word, *rule)));
    rows.collect()
});

/// The rule that `word` breaks wherever it stands.
pub(super) fn rule(word: &str, target: Target) -> Option<&'static Rule> {
    // LLVM takes the number of a convention for a part of the word: `cc10`.
    let is_numbered = word.strip_prefix("cc").is_some_and(|number| number != "c");
    let is_foreign_float = word == "x86_fp80" && !target.name().starts_with("x86");
    match () {
        () if is_numbered => Some(&CONVENTION),
        () if is_foreign_float => Some(&FOREIGN_TYPE),
        () => BY_WORD.get(word).copied(),
    }
}

/// The size of a type of one word in bits; nothing for a word that is none.
pub(super) fn bits(word: &str) -> u64 {
    match word {
        "half" | "bfloat" => 16,
        "float" => 32,
        "double" | "ptr" => 64,
        "fp128" | "x86_fp80" => 128,
        _ => integer_width(word).unwrap_or(0),
    }
}

/// The number after `i`, as far as there are digits. LLVM reads an integer type there whatever follows.
pub(super) fn integer_width(word: &str) -> Option<u64> {
    let digits = word.strip_prefix('i')?;
    let length = digits.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| digits[..length].parse().unwrap_or(u64::MAX))
}
