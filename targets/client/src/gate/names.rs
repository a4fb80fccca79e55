//! Names in quotes and of metadata that LLVM may be given. What clang writes for C is on the lists.

/// Attributes in quotes; the worker takes away those that belong to another system.
pub(super) static ATTRIBUTES: &[&str] = &[
    "alloc-family",
    "alloc-variant-zeroed",
    "approx-func-fp-math",
    "correctly-rounded-divide-sqrt-fp-math",
    "denormal-fp-math",
    "denormal-fp-math-f32",
    "disable-tail-calls",
    "frame-pointer",
    "function-inline-cost-multiplier",
    "less-precise-fpmad",
    "min-legal-vector-width",
    "no-builtins",
    "no-frame-pointer-elim",
    "no-frame-pointer-elim-non-leaf",
    "no-infs-fp-math",
    "no-inline-line-tables",
    "no-jump-tables",
    "no-nans-fp-math",
    "no-realign-stack",
    "no-signed-zeros-fp-math",
    "no-trapping-math",
    "prefer-vector-width",
    "stack-probe-size",
    "stack-protector-buffer-size",
    "stackrealign",
    "strict-float-cast-overflow",
    "strictfp",
    "target-cpu",
    "target-features",
    "tune-cpu",
    "unsafe-fp-math",
    "use-soft-float",
];

pub(super) fn is_attribute(name: &str) -> bool {
    name == "probe-stack" || name.starts_with("no-builtin-") || ATTRIBUTES.binary_search(&name).is_ok()
}

/// Whether an attribute of the list may have this value: another one of `probe-stack` is the name of a function to call.
pub(super) fn is_value(name: &str, value: &str) -> bool {
    name != "probe-stack" || value == "inline-asm"
}

/// Metadata that is attached to an instruction, a function or a global.
pub(super) static ATTACHMENTS: &[&str] = &[
    "alias.scope",
    "align",
    "annotation",
    "callback",
    "callees",
    "dbg",
    "dereferenceable",
    "dereferenceable_or_null",
    "fpmath",
    "heapallocsite",
    "invariant.group",
    "invariant.load",
    "irr_loop",
    "llvm.access.group",
    "llvm.loop",
    "llvm.mem.parallel_loop_access",
    "noalias",
    "nonnull",
    "nontemporal",
    "nosanitize",
    "noundef",
    "prof",
    "range",
    "srcloc",
    "tbaa",
    "tbaa.struct",
    "unpredictable",
];

/// Metadata of a whole module.
pub(super) static OF_MODULE: &[&str] = &["llvm.dbg.cu", "llvm.errno.tbaa", "llvm.ident", "llvm.module.flags"];

/// Operand bundles.
pub(super) static BUNDLES: &[&str] = &["align", "cold", "dereferenceable", "dereferenceable_or_null", "nonnull", "separate_storage"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_for_the_search() {
        assert!([ATTRIBUTES, ATTACHMENTS, OF_MODULE, BUNDLES].iter().all(|list| list.is_sorted()));
    }
}
