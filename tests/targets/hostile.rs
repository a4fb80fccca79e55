//! Texts that crash, stall or exhaust LLVM, or that ask for files. The worker survives each, and says why there is no result.

use crate::harness::{exit_code, module, program, request, short_limits, start, worker_with};
use targets::{Death, Failure, SourceModule, Worker};

/// What may come of a hostile text. What LLVM does with it differs by build and machine in the way it fails, not in that
/// it fails.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Expected {
    Stack,
    Time,
    Memory,
    /// LLVM's own words, which must contain this.
    Said(&'static str),
    /// Any of the deaths, or a rejection.
    AnyReason,
}

fn cases() -> Vec<(&'static str, String, Expected)> {
    let main = |body: &str| format!("define i64 @main() {{\n{body}\n  ret i64 0\n}}\n");
    vec![
        ("a constant nested 300,000 deep", format!("@g = global i64 {}", "add (i64 1, i64 ".repeat(300_000)), Expected::Stack),
        ("a type nested 300,000 deep", format!("%t = type {}", "{ i8, ".repeat(300_000)), Expected::Stack),
        ("metadata nested 300,000 deep", format!("!0 = !{{{}", "!{".repeat(300_000)), Expected::Stack),
        (
            "a product of eight million bits",
            main("  %a = load volatile i8388607, ptr null\n  %b = mul i8388607 %a, %a\n  store volatile i8388607 %b, ptr null"),
            Expected::Time,
        ),
        ("inlining that doubles forty times", inlining(40), Expected::AnyReason),
        (
            "a huge aggregate",
            main("  %a = load [100000000 x i64], ptr null\n  store volatile [100000000 x i64] %a, ptr null"),
            Expected::AnyReason,
        ),
        (
            "a huge constant",
            format!("@g = global [4000000000 x i8] c\"x\"\n{}", main("")),
            Expected::Said("constant expression type mismatch"),
        ),
        ("a file as module assembly", format!("module asm \".incbin \\22/etc/passwd\\22\"\n{}", main("")), Expected::Said("incbin")),
        (
            "a file as text of module assembly",
            format!("module asm \".include \\22/etc/passwd\\22\"\n{}", main("")),
            Expected::Said("include"),
        ),
        ("a file as inline assembly", main("  call void asm sideeffect \".incbin \\22/etc/passwd\\22\", \"\"()"), Expected::Said("incbin")),
        (
            "another machine's intrinsic",
            format!(
                "declare i32 @llvm.arm.neon.vld1(ptr)\n{}",
                main("  %a = call i32 @llvm.arm.neon.vld1(ptr null)\n  store volatile i32 %a, ptr null")
            ),
            Expected::AnyReason,
        ),
        (
            "a missing feature",
            format!(
                "declare <16 x i32> @llvm.x86.avx512.vpdpbusd.512(<16 x i32>, <16 x i32>, <16 x i32>)\n{}",
                main(
                    "  %v = load volatile <16 x i32>, ptr null\n  %a = call <16 x i32> @llvm.x86.avx512.vpdpbusd.512(<16 x i32> %v, <16 x i32> %v, <16 x i32> %v)\n  store volatile <16 x i32> %a, ptr null"
                )
            ),
            Expected::AnyReason,
        ),
        (
            "a register that does not exist",
            format!(
                "declare i64 @llvm.read_register.i64(metadata)\n!0 = !{{!\"nonsense\"}}\n{}",
                main("  %a = call i64 @llvm.read_register.i64(metadata !0)\n  store volatile i64 %a, ptr null")
            ),
            Expected::Said("Invalid register name"),
        ),
        (
            "a scalable vector",
            main("  %a = load volatile <vscale x 4 x i32>, ptr null\n  store volatile <vscale x 4 x i32> %a, ptr null"),
            Expected::AnyReason,
        ),
        (
            "a very wide funnel shift",
            format!(
                "declare i65537 @llvm.fshl.i65537(i65537, i65537, i65537)\n{}",
                main(
                    "  %v = load volatile i65537, ptr null\n  %a = call i65537 @llvm.fshl.i65537(i65537 %v, i65537 %v, i65537 %v)\n  store volatile i65537 %a, ptr null"
                )
            ),
            Expected::AnyReason,
        ),
        ("a layout that is none", format!("target datalayout = \"e-p:7:7-nonsense\"\n{}", main("")), Expected::AnyReason),
        ("zero bytes and control characters", "\0\u{1}\u{1b}[2J define".to_owned(), Expected::Said("expected top-level entity")),
        ("a name of a megabyte", main(&format!("  %{} = add i64 1, %none", "x".repeat(1 << 20))), Expected::Said("local value named")),
    ]
}

/// Functions that each call the one before twice and must be inlined.
fn inlining(depth: usize) -> String {
    let mut text =
        "define i64 @f0(i64 %x) alwaysinline {\n  %y = call i64 asm sideeffect \"\", \"=r,r\"(i64 %x)\n  ret i64 %y\n}\n".to_owned();
    for level in 1..=depth {
        let below = level - 1;
        text += &format!(
            "define i64 @f{level}(i64 %x) alwaysinline {{\n  %a = call i64 @f{below}(i64 %x)\n  %b = call i64 @f{below}(i64 %a)\n  ret i64 %b\n}}\n"
        );
    }
    text + &format!("define i64 @main() {{\n  %x = call i64 @f{depth}(i64 1)\n  ret i64 %x\n}}\n")
}

fn check(worker: &mut Worker, name: &str, text: &str, expected: Expected) {
    let modules: Vec<SourceModule> = vec![start(), module("hostile.ll", text)];
    let failure = match worker.build(&request(modules)) {
        Ok(built) => panic!("{name}: built {} bytes", built.elf.len()),
        Err(failure) => failure,
    };
    let fits = match (&failure, expected) {
        (Failure::Toolchain(_), _) => false,
        (Failure::Died(death), Expected::Stack) => *death == Death::Stack,
        (Failure::Died(death), Expected::Memory) => *death == Death::Memory,
        (Failure::Died(death), Expected::Time) => matches!(death, Death::CpuTime | Death::WallTime),
        (Failure::Rejected(messages), Expected::Said(words)) => messages.iter().any(|message| message.text.contains(words)),
        (_, Expected::AnyReason) => true,
        (_, _) => false,
    };
    assert!(fits, "{name}: expected {expected:?}, got {failure:?}");
    assert!(!failure.to_string().contains("root:"), "{name}: {failure}");
    assert!(failure.diagnostics(&[]).iter().all(|diagnostic| !diagnostic.message.is_empty()), "{name}");
}

#[test]
fn hostile_texts_cost_themselves_only() {
    let mut worker = worker_with(short_limits());
    worker.llvm_version().unwrap();
    let id = worker.process_id();
    for (name, text, expected) in cases() {
        let start = std::time::Instant::now();
        check(&mut worker, name, &text, expected);
        assert!(start.elapsed().as_millis() < 2500, "{name} took {:?}", start.elapsed());
        assert_eq!(worker.process_id(), id, "{name} cost the worker");
    }
    assert_eq!(exit_code(&worker.build(&request(program("ret i64 5"))).unwrap().elf), 5);
    assert_eq!(worker.process_id(), id);
}

#[test]
fn memory_is_limited() {
    let mut worker = worker_with(targets::Limits { memory: 300 << 20, ..targets::Limits::default() });
    let text = format!("define i64 @main() {{\n  ret i64 0\n}}\n@g = global [6000000 x i64] [{}i64 1]", "i64 1, ".repeat(5_999_999));
    check(&mut worker, "a long constant", &text, Expected::Memory);
}
