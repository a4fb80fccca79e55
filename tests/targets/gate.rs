//! The gate before LLVM: what clang makes of plain C passes, and what does not is refused for a reason that holds.

use crate::harness::{gated_worker, module};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use targets::gate::{self, Refusal};
use targets::{Failure, Limits, Target};

fn refusals(text: &str) -> Vec<Refusal> {
    gate::refusals(&module("module.ll", text), Target::X86_64Linux)
}

fn rules(text: &str) -> Vec<&'static str> {
    refusals(text).iter().map(|refusal| refusal.rule.name).collect()
}

/// Why a module of the corpus may be refused: it is no plain C, or cannot be built for our machines.
const JUSTIFIED: &[(&str, &str)] = &[
    ("inline-assembly", "written in the source"),
    ("block-address", "computed jumps"),
    ("alias", "asked for with an attribute"),
    ("foreign-intrinsic", "vector instructions that the oldest processor lacks"),
    ("unwinding", "exceptions of C++"),
    ("comdat", "C++"),
    ("name", "C++ for Windows"),
    ("section", "C++ for Windows"),
    ("thread-local", "asked for in the source"),
    ("address-space", "asked for with an attribute"),
    ("intrinsic", "thread-local storage"),
];

#[test]
fn what_clang_makes_of_plain_c_passes() {
    let mut by_rule: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut refused = 0;
    for module in clang_corpus::modules() {
        let mut names = rules(&module.text);
        refused += usize::from(!names.is_empty());
        names.sort_unstable();
        names.dedup();
        for name in names {
            by_rule.entry(name).or_default().push(&module.name);
        }
    }
    let unjustified: Vec<_> = by_rule.iter().filter(|(rule, _)| !JUSTIFIED.iter().any(|(justified, _)| justified == *rule)).collect();
    assert!(unjustified.is_empty(), "{unjustified:#?}");
    assert!(refused * 20 < clang_corpus::modules().len(), "{refused} modules are refused: {by_rule:#?}");
}

#[test]
fn our_own_modules_pass() {
    let is_system_call = |module: &runtime::Module| module.text.contains(" asm ");
    for own in runtime::modules(runtime::X86_64_LINUX).iter().filter(|module| !is_system_call(module)) {
        assert_eq!(rules(own.text), Vec::<&str>::new(), "{}", own.name);
    }
    // Those that hold the system calls pass because they are, word for word, the runtime's.
    let mut worker = gated_worker(Limits::default());
    for own in runtime::modules(runtime::X86_64_LINUX) {
        worker.validate(&module(own.name, own.text)).unwrap();
    }
    let start = runtime::modules(runtime::X86_64_LINUX).iter().find(|module| is_system_call(module)).unwrap();
    let failure = worker.validate(&module(start.name, format!("{}\n", start.text))).unwrap_err();
    assert!(matches!(failure, Failure::Refused(_)), "{failure:?}");
}

/// What breaks each rule, and what comes close to it and does not.
const EXAMPLES: &[(&str, &str, &str)] = &[
    (
        "nesting",
        "@g = global i64 ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((",
        "@g = global i64 ((((1))))",
    ),
    ("integer-width", "define void @f(i257 %x) {", "define void @f(i256 %x, i128 %y) {"),
    ("vector", "%a = add <257 x i8> %b, %c", "%a = add <256 x i8> %b, %c"),
    ("vector", "%a = add <65 x i64> %b, %c", "%a = add <64 x i64> %b, %c"),
    ("scalable-vector", "%a = add <vscale x 4 x i32> %b, %c", "%a = add <4 x i32> %b, %c"),
    ("array-size", "@g = global [3 x [100000000 x i8]] zeroinitializer", "@g = global [2 x [100000000 x i8]] zeroinitializer"),
    ("array-size", "@g = global [99999999999999999999999 x {}] zeroinitializer", "@g = global [3 x {}] zeroinitializer"),
    (
        "array-size",
        "%a = type { [4 x { [90000000 x i8] }] }",
        "%a = type { [90000000 x i8], [90000000 x i8], [90000000 x i8], [90000000 x i8] }",
    ),
    ("array-size", "@g = global [u0x99999999 x i8] zeroinitializer", "@g = global i64 u0x99999999"),
    ("alignment", "@g = global i8 1, align u0x20000", "@g = global i8 1, align 16"),
    ("address-space", "load i8, ptr addrspace(u0x1) %a", "load i8, ptr %a"),
    ("alignment", "@g = global i8 1, align 131072", "@g = global i8 1, align 65536"),
    ("alignment", "attributes #0 = { alignstack=131072 }", "attributes #0 = { alignstack=16 }"),
    ("name", "declare void @\"a\\00\"()", "declare void @\"a b\"()"),
    ("name", "declare void @\"a@b\"()", "declare void @\"ä\"()"),
    ("joined", "call i64asm \"\", \"\"()", "call i64 @asm()"),
    ("joined", "store float 0x1gc, ptr %a", "store float 0xHABCD, ptr %a"),
    ("joined", "ret void, !0asm", "ret void, !dbg !0"),
    ("intrinsic", "declare void @\"\\6Clvm.evil\"()", "declare void @llvm_evil()"),
    ("foreign-intrinsic", "declare void @llvm.x86.sse2.pause()", "declare void @llvm.trap()"),
    ("math-intrinsic", "declare double @llvm.sin.f64(double)", "declare double @llvm.sqrt.f64(double)"),
    ("special-global", "@llvm.used = global i8 1", "@used = global i8 1"),
    ("module-assembly", "module asm \"\"", "source_filename = \"module asm\""),
    ("inline-assembly", "call void asm \"\", \"\"()", "asm: call void @asm()"),
    ("section", "@g = global i8 1, section \"a\"", "@section = global i8 1"),
    ("alias", "@a = alias i8, ptr @b", "@alias = global i8 1"),
    ("ifunc", "@a = ifunc i8, ptr @b", "@ifunc = global i8 1"),
    ("comdat", "$a = comdat any", "$a: ret void"),
    ("collector", "define void @f() gc \"x\" {", "define void @gc() {"),
    ("code-data", "define void @f() prefix i8 1 {", "define void @prefix() {"),
    ("unwinding", "define void @f() personality ptr @g {", "define void @f() nounwind {"),
    ("thread-local", "@g = thread_local global i8 1", "@thread_local = global i8 1"),
    ("block-address", "@g = global ptr blockaddress(@f, %a)", "@g = global ptr @f"),
    ("address-space", "load i8, ptr addrspace(1) %a", "load i8, ptr addrspace(0) %a"),
    ("address-space", "alloca i8, addrspace(\"A\")", "alloca i8"),
    ("foreign-type", "load x86_amx, ptr %a", "load x86_fp80, ptr %a"),
    ("foreign-type", "load target(\"x\"), ptr %a", "target triple = \"x\""),
    ("convention", "declare cc10 void @f()", "declare fastcc void @f()"),
    ("convention", "declare ghccc void @f()", "declare ccc void @f()"),
    ("attribute", "declare void @f() naked", "declare void @naked()"),
    (
        "string-attribute",
        "declare void @f() \"frame-pointer\"=\"all\" \"evil\"",
        "declare void @f() \"frame-pointer\"=\"all\" \"no-builtins\"",
    ),
    (
        "string-attribute",
        "attributes #0 = { \"probe-stack\"=\"evil\" }",
        "attributes #0 = { \"probe-stack\"=\"inline-asm\" allockind(\"free\") }",
    ),
    ("bundle", "call void @f() [ \"deopt\"() ]", "call void @llvm.assume(i1 true) [ \"align\"(ptr %a, i64 8) ]"),
    ("metadata", "!llvm.linker.options = !{}", "!llvm.ident = !{!0}"),
    ("metadata", "load i8, ptr %a, !evil !0", "load i8, ptr %a, !tbaa !0"),
    ("linker-constant", "@g = global ptr no_cfi @f", "@g = global ptr @no_cfi"),
    ("use-list", "uselistorder ptr @g, { 1, 0 }", "@uselistorder = global i8 1"),
    ("summary", "^0 = module: ()", "!0 = !{!\"module\"}"),
];

#[test]
fn every_rule_refuses_its_example_and_not_what_is_close_to_it() {
    for (rule, refused, close) in EXAMPLES {
        assert!(rules(refused).contains(rule), "{rule}: {refused}: {:?}", rules(refused));
        assert_eq!(rules(close), Vec::<&str>::new(), "{rule}: {close}");
        // Wherever it stands, and whatever stands around it.
        assert!(rules(&format!("; a comment\n\n{refused}\n")).contains(rule), "{rule}: {refused}");
    }
    let tested = |rule: &str| EXAMPLES.iter().any(|(name, ..)| *name == rule) || matches!(rule, "code-size" | "number" | "parts");
    let untested: Vec<_> = gate::RULES.iter().map(|rule| rule.name).filter(|name| !tested(name)).collect();
    assert!(untested.is_empty(), "{untested:?}");
}

#[test]
fn what_is_long_is_refused_where_it_becomes_too_long() {
    let list = |count: usize| format!("declare void @f({}i8)", "i8, ".repeat(count));
    assert_eq!(rules(&list(2048)), Vec::<&str>::new());
    assert_eq!(rules(&list(2049)), ["parts"]);
    let table = format!("@g = global [100000 x i8] [{}i8 1]", "i8 1, ".repeat(99_999));
    assert_eq!(rules(&table), Vec::<&str>::new());
    assert_eq!(rules(&format!("@g = global i64 {}", "9".repeat(129))), ["number"]);
    assert_eq!(rules(&";".repeat((8 << 20) + 1)), ["code-size"]);
    let data = format!("@g = constant [9000000 x i8] c\"{}\"", "x".repeat(9_000_000));
    assert_eq!(rules(&data), Vec::<&str>::new());
}

#[test]
fn a_refusal_has_a_place_a_reason_and_a_next_step() {
    let source = module("a.ll", "define void @f() {\n  call void asm \"nop\", \"\"()\n  ret void\n}\n");
    let failure = gated_worker(Limits::default()).validate(&source).unwrap_err();
    assert!(failure.to_string().starts_with("a.ll:2:13: inline assembly is refused: "), "{failure}");
    let text = diagnostics::Source::new(&source.name, &source.text);
    let diagnostics = failure.diagnostics(std::slice::from_ref(&text));
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].code.id, "IC0720");
    assert_eq!(diagnostics[0].labels[0].span.of(text.text()), "asm");
    assert!(diagnostics[0].help.is_some());
}

#[test]
fn the_gate_takes_linear_time() {
    let time = |text: &str| {
        let start = Instant::now();
        let found = refusals(text);
        (start.elapsed(), found.len())
    };
    for piece in [
        "\"a\"=\"b\" ",
        "{ i8 } ",
        "!0 = !{!1}\n",
        "@g = global i8 1, section \"x\"\n",
        "define void @f() {\n}\n",
        "[2 x i8] ",
        "'",
        "\\",
        "call void asm \"\", \"\"()\n",
    ] {
        let [short, long] = [1usize, 8].map(|times| piece.repeat(times * (200 << 10) / piece.len()));
        let (short, (long, found)) = (time(&short).0, time(&long));
        assert!(long < short * 40 + Duration::from_millis(400), "{piece:?}: {short:?}, then {long:?} for eight times as much");
        assert!(found <= 32, "{piece:?}: {found} findings");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_text_is_judged(text in "\\PC{0,400}") {
        check_places(&text)?;
    }

    /// Pieces of the language, some of them broken, in any order.
    #[test]
    fn any_order_of_pieces_is_judged(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        check_places(&pieces.concat())?;
    }

    /// What LLVM reads in a text is what the gate has seen in it: whatever passes, passes again as LLVM writes it.
    #[test]
    fn nothing_is_read_past_the_gate(seed in 0usize..10_000, edits in proptest::collection::vec((0usize..10_000, proptest::sample::select(GLUE)), 1..4)) {
        let cases = short_cases();
        let mut text = cases[seed % cases.len()].clone();
        for (place, piece) in edits {
            let tokens = ir::significant(&text, ir::Span::new(0, text.len()));
            let Some(token) = tokens.get(place % tokens.len().max(1)) else { continue };
            // Behind a token, in place of the blanks that follow it.
            let rest = text[token.span.end..].trim_start_matches(' ').to_owned();
            text.truncate(token.span.end);
            text.push_str(piece);
            text.push_str(&rest);
        }
        if refusals(&text).is_empty() && let Some(read) = read_by_llvm(&text) {
            prop_assert_eq!(rules(&read), Vec::<&str>::new(), "{}\nis to LLVM\n{}", text, read);
        }
    }

    /// What is refused stays refused whatever stands before it, as long as that opens no string and no comment.
    #[test]
    fn nothing_hides_a_word(before in "[a-z0-9 (){}<>,=*%@!#\n]{0,60}") {
        let text = format!("{before}\ncall void asm sideeffect \".incbin\", \"\"()");
        let names = rules(&text);
        prop_assert!(names.contains(&"inline-assembly") || names.contains(&"nesting"), "{:?}", names);
    }
}

/// What may stand between two words so that one reader sees two of them and another one.
const GLUE: &[&str] = &[
    "", " ", "\0", "\r", "\n", "\t", "\u{b}", "\u{a0}", ";\r", ";x\n", "i64", "i1", "0x1", "0xK1", "1", "-1", "+1", "!0", "!x", "%1", "@1",
    "#0", "$", "$x", "'", "\"", "\"\"", "\\", "/", "*", ":", "x:", "...", ".", "_", "-", "cc", "u0x1", "s0x1", "^", "c\"", "|", ",",
    "c\"\"",
];

fn short_cases() -> &'static [String] {
    static CASES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let cases = crate::hostile::corpus::cases().into_iter().filter(|case| case.text.len() < 4096);
        cases.map(|case| case.text).collect()
    });
    &CASES
}

/// A module as LLVM writes it, where it can read it.
fn read_by_llvm(text: &str) -> Option<String> {
    let context = inkwell::context::Context::create();
    let buffer = inkwell::memory_buffer::MemoryBuffer::create_from_memory_range_copy(text.as_bytes(), "module");
    let module = context.create_module_from_ir(buffer).ok()?;
    Some(module.print_to_string().to_string_lossy().into_owned())
}

const PIECES: &[&str] = &[
    "define ",
    "declare ",
    "void ",
    "@f",
    "@\"",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    "<",
    ">",
    " x ",
    "9999999999 ",
    "i64 ",
    "i999999999",
    "asm ",
    "\"",
    "\\22",
    "'",
    ";",
    "\n",
    "\0",
    "!0",
    "!",
    "!dbg",
    "=",
    ",",
    "section ",
    "align ",
    "addrspace(",
    "ä",
    "\u{1b}",
    "%x",
    "cc10",
    "$c",
    "^0",
    "#0",
    "...",
    "0x1g",
    "target ",
    "switch ",
    "module ",
];

fn check_places(text: &str) -> Result<(), TestCaseError> {
    for refusal in refusals(text) {
        prop_assert!(text.get(refusal.span.start..refusal.span.end).is_some(), "{:?}", refusal);
        let line = text.split('\n').nth(refusal.line - 1);
        prop_assert!(line.is_some_and(|line| refusal.column <= line.len() + 1), "{:?}", refusal);
    }
    Ok(())
}
