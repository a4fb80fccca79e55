//! Which of LLVM's passes run over a program.
//!
//! `default<O2>` brings every function into its final form before it is inlined, and again after it: most of a small program is
//! optimised twice or more. Here a function is only cleaned up before it is inlined, and brought into its final form once, when it
//! is known what is left of the program. The passes are those of `default<O2>`, but for coroutines, OpenMP and C's mathematics, which
//! no program has, and repetitions that found nothing more.

use std::sync::LazyLock;
use targets::Optimisation;

/// LLVM's `simplifycfg` as `default<O2>` uses it at most places, with the options given at its end.
macro_rules! simplify_blocks {
    ($options:literal) => {
        concat!("simplifycfg<bonus-inst-threshold=1;switch-range-to-icmp;speculate-blocks;simplify-cond-branch;", $options, ">")
    };
}

macro_rules! combine {
    () => {
        "instcombine<max-iterations=1;no-use-loop-info;no-verify-fixpoint>"
    };
}

/// While loops keep their form, for the passes that know them by it.
macro_rules! simplify_early {
    () => {
        simplify_blocks!("keep-loops;no-hoist-common-insts;no-sink-common-insts")
    };
}

/// The whole program, before anything is inlined.
const BEFORE: &[&str] = &[
    "inferattrs",
    concat!("function<eager-inv>(lower-expect,", simplify_early!(), ",sroa<modify-cfg>,early-cse<>)"),
    "ipsccp",
    "called-value-propagation",
    "globalopt",
    "always-inline",
    "require<globals-aa>",
    "function(invalidate<aa>)",
    "require<profile-summary>",
];

/// Called functions first: inlining, and what makes the function small and its cost known for those that call it.
const INLINE: &str = concat!(
    "cgscc(devirt<4>(inline,function-attrs<skip-non-recursive-function-attrs>,",
    "function<eager-inv;no-rerun>(sroa<modify-cfg>,early-cse<memssa>,",
    combine!(),
    ",",
    simplify_early!(),
    "),function-attrs))"
);

/// Every function that is left, once.
const SIMPLIFY: &[&str] = &[
    "aggressive-instcombine",
    "jump-threading",
    "correlated-propagation",
    "tailcallelim",
    simplify_early!(),
    "reassociate",
    "constraint-elimination",
    "loop-mssa(loop-instsimplify,loop-simplifycfg,licm<no-allowspeculation>,loop-rotate,licm,simple-loop-unswitch<no-nontrivial;trivial>)",
    simplify_early!(),
    combine!(),
    "loop(loop-idiom,indvars,simple-loop-unswitch<no-nontrivial;trivial>,loop-deletion,loop-unroll-full)",
    "sroa<modify-cfg>",
    "vector-combine",
    "mldst-motion<no-split-footer-bb>",
    "gvn<>",
    "sccp",
    "bdce",
    combine!(),
    "jump-threading",
    "correlated-propagation",
    "adce",
    "memcpyopt",
    "dse",
    "loop-mssa(licm)",
    simplify_blocks!("keep-loops;hoist-common-insts;sink-common-insts"),
    combine!(),
];

/// The whole program between the two.
const BETWEEN: &[&str] = &["deadargelim", "globalopt", "globaldce", "rpo-function-attrs", "recompute-globalsaa"];

/// Every function, for the machine: vectors, unrolled loops, tables for switches.
const LOWER: &[&str] = &[
    "float2int",
    "lower-constant-intrinsics",
    "loop(loop-rotate,loop-deletion)",
    "loop-distribute",
    "loop-vectorize",
    "infer-alignment",
    "loop-load-elim",
    combine!(),
    simplify_blocks!("forward-switch-cond;switch-to-lookup;no-keep-loops;hoist-common-insts;sink-common-insts"),
    "slp-vectorizer",
    "vector-combine",
    "loop-unroll<O2>",
    "sroa<preserve-cfg>",
    "infer-alignment",
    combine!(),
    "loop-mssa(licm)",
    "alignment-from-assumptions",
    "loop-sink",
    "instsimplify",
    "div-rem-pairs",
    "tailcallelim",
    simplify_blocks!("keep-loops;no-hoist-common-insts;no-sink-common-insts;speculate-unpredictables"),
];

static FOR_SPEED: LazyLock<String> = LazyLock::new(|| {
    let functions = |passes: &[&str]| format!("function<eager-inv>({})", passes.join(","));
    let steps =
        [&BEFORE.join(","), INLINE, "globaldce", &functions(SIMPLIFY), &BETWEEN.join(","), &functions(LOWER), "globaldce,constmerge"];
    steps.join(",")
});

/// What LLVM is to run, in the language of its `-passes`.
pub(crate) fn pipeline(optimisation: Optimisation) -> &'static str {
    match optimisation {
        Optimisation::O0 => "default<O0>,globaldce",
        Optimisation::O2 => &FOR_SPEED,
        Optimisation::Oz => "default<Oz>,globaldce",
    }
}
