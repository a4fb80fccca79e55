//! What must hold for any text.

use super::{MODULE, all_cases, manifest};
use fixups::Context;
use manifest::Manifest;
use proptest::prelude::*;
use std::sync::LazyLock;

static MANIFEST: LazyLock<Manifest> = LazyLock::new(manifest);
static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| all_cases().into_iter().map(|case| case.text).collect());

fn examine(text: &str) {
    let context = Context { manifest: &MANIFEST, module_name: MODULE };
    let once = fixups::apply(text, &context);
    let twice = fixups::apply(&once.text, &context);
    assert_eq!(once.text, twice.text, "from {text:?}");
    assert_eq!(once.edits.is_empty(), once.text == text);
    for edit in &once.edits {
        assert_ne!(edit.before, edit.after);
    }
}

pub(crate) static SCRAPS: &[&str] = &[
    "",
    "\n",
    "```\n",
    "\n```llvm\n",
    "define ",
    "declare i64 @syscall(i64, ...)\n",
    "}",
    "{",
    "\"",
    "c\"",
    "\\n",
    "(",
    ")",
    "@syscall",
    "%r = ",
    "call i64 @syscall(i64 1)",
    "<think>\n",
    "</think>\n",
    "Sure, here it is:\n",
    "; comment\n",
    "\r\n",
    "i8",
    "[5 x i8]",
    ", ptr @a",
    "ä",
    "~~~\n",
    "ret i64 0",
    "declare i64 @sys_read(i64)\n",
    "entry:",
    "=",
    ",",
    "0",
    "call i64 @getpid_sys()",
    "call i64 @sys_wirte(i64 1, ptr null, i64 0)",
    "declare i64 @find_text(ptr, i64, ptr, i64)\n",
    "store ptr @find_text, ptr %p\n",
    "define void @f(i64, i64 %a) {\n",
    "\n}\n",
    "%entry:\n",
    "entry:\n",
    "1:\n",
    "\n<label>:2:\n",
    "; <label>:3\n",
    "entry\n",
    "  %1 = add i64 %0, 1\n",
    "  %a = mul i64 %a, %1\n",
    "  %2 = call void @f(i64 %a, i64 %3)\n",
    "  br label %entry\n",
    "  br i1 %2, label %1, label %2\n",
    "  %2 = phi i64 [ 0, %entry ], [ %a, %1 ]\n",
    "  ret void\n",
    "%t = type { i64 }\n",
    "0x1F",
    "'a'",
    "1.0f",
    "float 0.1",
    "(add i64 %a, 1)",
    "getelementptr (i8, ptr %p, i64 %i)",
    "add i64 %a, mul i64 %b, 2",
    "  %a = %b\n",
    "  %b = i64 5\n",
    "br i32 %c, label %x, label %y\n",
    "phi i64 [ %a, %entry ]",
    "asm sideeffect \"syscall\", \"={rax},{rax}\"(i64 39)",
    "call void asm \"mov $$60, %rax\\0Asyscall\", \"r,~{rax}\"(i64 0)\n",
    "asm \"svc #0\", \"={x0},{x8},0\"(i64 57, i64 1)\n",
    "%n = add i64 0, 60\n",
    "\u{feff}",
    "\u{a0}",
    "&lt;",
    "&amp;",
    "<pre><code>",
    "</code>",
    "{\"ir\": \"",
    "\"}",
    "1: define void @f() {\n2: }\n",
    "3: ; three\n",
    "> ",
    "\n+",
    "<|channel|>final<|message|>",
    "@q = constant [5 x i8] c'",
    "@q = constant [x i8] \"",
    "\\\"",
    "'",
    "[2 x [4 x i8]] [",
    "[4 x i8] c\"abc\"",
    "{ i64, [x i8] }",
    "store [2 x i8] c\"abc\", ptr %p",
    "%p = alloca [2 x i8]\n",
    "call i32 @sum(i32 %x, i1 true)\n",
    "call void @is_even(",
    "%x = zext i8 %y to i32\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_text_survives(text in any::<String>()) {
        examine(&text);
    }

    #[test]
    fn any_soup_survives(scraps in proptest::collection::vec(proptest::sample::select(SCRAPS), 0..40)) {
        examine(&scraps.concat());
    }

    #[test]
    fn damaged_cases_survive(
        case in any::<prop::sample::Index>(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..30, proptest::sample::select(SCRAPS)), 1..5),
    ) {
        let mut text = case.get(&TEXTS).clone();
        for (index, length, insert) in cuts {
            let start = text.floor_char_boundary(index.index(text.len() + 1));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, insert);
        }
        examine(&text);
    }
}

/// Bodies, lines and expressions of great length and depth.
#[test]
fn long_and_deep_bodies_take_linear_time() {
    let context = Context { manifest: &MANIFEST, module_name: MODULE };
    let count = 3_000;
    let in_body = |body: String| format!("define i64 @f(i64 %a, i32 %c) {{\nentry:\n{body}  ret i64 0\n}}\n");
    let numbered = |line: &dyn Fn(usize) -> String| in_body((1..count).map(line).collect());
    let bodies = [
        numbered(&|n| format!("  %a{n} = %a{}\n", n - 1)),
        numbered(&|n| format!("  %a{n} = %a{}\n", n + 1)),
        numbered(&|n| format!("  %a{n} = i64 {n}\nb{n}:\n  br i32 %c, label %b{}, label %b{n}\n", n + 1)),
        numbered(&|n| format!("  %x{n} = phi i64 [ (add i64 %a, {n}), %entry ]\n")),
        in_body(format!("  %x = i64 1\n  %r = call i64 @g({}i64 %x)\n", "i64 %x, ".repeat(count))),
        in_body(format!("  %r = add i64 {}%a{}\n", "(add i64 ".repeat(count), ", 1)".repeat(count))),
        in_body(format!("  %r = add i64 {}%a{}\n", "add (i64 ".repeat(count), ", i64 1)".repeat(count))),
        in_body(format!("  %r = add i64 {}1, {}\n", "add i64 ".repeat(count), "1, ".repeat(count))),
        in_body(format!("  %r = add i64 {}\n", "add i64 ".repeat(count))),
        in_body(format!("  %r = call i64 @g({}i64 1)\n", "i64 (mul i64 %a, 0x1F), ".repeat(count))),
        in_body(format!("  %r = phi i64 {}\n", "[ '\"', %entry ], ".repeat(count))),
        in_body(format!("  %r = add i64 {}\n", "i64 'a', ".repeat(count))),
        in_body(format!("  store float 0.{}, ptr %a\n  store i64 {}.0, ptr %a\n", "1".repeat(count), "1".repeat(count))),
        format!("@a = global [1 x float] {}0.1{}", "[float ".repeat(count), "]".repeat(count)),
    ];
    for body in bodies {
        let start = std::time::Instant::now();
        fixups::apply(&body, &context);
        let shape: String = body.chars().skip(30).take(90).collect();
        assert!(start.elapsed().as_secs() < 16, "{shape:?} took {:?}", start.elapsed());
    }
}

/// Shapes on which a pass that looks back or ahead too far takes quadratic time.
#[test]
fn hostile_shapes_take_linear_time() {
    let context = Context { manifest: &MANIFEST, module_name: MODULE };
    let shapes = [
        "```\n",
        "define i64 @f() {\n  ret i64 0\n}\nprose\n",
        "prose\n",
        "<think>\n</think>\n",
        "declare i64 @syscall(i64)\n",
        "\r\n",
        "\n",
        "declare i64 @sys_read(i64)\n",
        "@a = constant [5 x i8] c\"abc\"\n",
        "define void @syscall1() {\n}\n",
        "} prose ",
        ";\n",
        "\"\n",
        "define i64 @f() {\n  %r = call i64 @syscall(i64 39)\n  ret i64 %r\n}\n",
        "</think>",
        "```llvm\ndefine void @g() {\n}\n",
        "define void @g() {\n  call i64 @getpid_sys()\n}\n",
        "declare i64 @getpid_sys()\n",
        "@a = constant [1 x [2 x i8]] [[2 x i8] c\"abc\\00\"]\n",
        "@b = constant { [3 x i8], { i64 } } { [",
        "%t = type { [2 x i8], [",
        "1: define void @f() { }\n",
        "&amp;amp;",
        "<pre><code>x</code>\n",
        "define void @f() { &lt; }\n",
        "{\"ir\": \"define void @f() { }\"}\n",
        "+define void @f() { }\n",
        "<|channel|>final<|message|>define void @f() { }\n",
        "<THINK></think>",
        "\u{a0}\u{feff}",
        "@q = constant [5 x i8] c'it's'\n",
        "@q = constant [5 x i8] c\"\"x\", align \"",
        "define void @h() {\n  %p = alloca [2 x i8]\n  store [2 x i8] c\"abc\", ptr %p\n}\n",
        "define i64 @i() {\n  %r = call i32 @sum(i64 0, i32 1)\n  ret i64 %r\n}\n",
        "define i64 @f() {\n  ret i64 0\n",
        "define void @f() {\n}\n}\na:\n  br label %a\n",
        "define void @f()\na:\n  br label %a\n",
        "define void @f() {\na: {\n  br label %b\n",
        "%t = type { i64 }\n!0 = !{}\n",
        "define i64 @f(i64 %a) {\n  %b = %a\n  ret i64 (add i64 %b, 0x1F)\n}\n",
        "define float @f(i8 %c) {\n  %d = icmp eq i8 %c, '}'\n  ret float 0.1\n}\n",
        "(add i64 ",
        "i8 '\"', ",
    ];
    for shape in shapes {
        let text = shape.repeat(200_000 / shape.len());
        takes_linear_time(&text, shape, &context);
    }
    let one_line = format!("define i64 @f() {{ {} ret i64 0 }}\n", "call i64 @getpid_sys() ".repeat(8_000));
    let start = std::time::Instant::now();
    fixups::apply(&one_line, &context);
    assert!(start.elapsed().as_secs() < 16, "one long line took {:?}", start.elapsed());
    let calls = "  %r = call i32 @sum(ptr %p, i32 %r)\n".repeat(1_500);
    let stores = "  %p = alloca [2 x i8]\n  store [2 x i8] c\"abc\", ptr %p\n".repeat(1_500);
    let elements = format!("@a = constant [3000 x [2 x i8]] [{}]\n", "[2 x i8] c\"abc\", ".repeat(3_000));
    let nested = format!("@a = constant {}[2 x i8]{} {}", "{ i64, ".repeat(3_000), " }".repeat(3_000), "{ i64 0, ".repeat(3_000));
    let quotes = format!("@a = constant [5 x i8] c\"x\"y{}\n", "\" , align \\\\\"".repeat(12_000));
    let moves = format!(
        "define void @f() {{\n  call void asm \"{}syscall\", \"{}\"()\n}}\n",
        "mov $$1, %rax\\0A".repeat(9_000),
        "r,".repeat(9_000)
    );
    for text in [quotes, moves, format!("define i64 @f() {{\n{calls}{stores}}}\n"), elements, nested] {
        let start = std::time::Instant::now();
        fixups::apply(&text, &context);
        assert!(start.elapsed().as_secs() < 16, "{:?} took {:?}", &text[..40], start.elapsed());
    }
    let one_body = format!("define i64 @f() {{\n{}  ret i64 0\n}}\n", "  %r = call i64 @syscall(i64 3, i32 %x)\n".repeat(3_000));
    let start = std::time::Instant::now();
    fixups::apply(&one_body, &context);
    assert!(start.elapsed().as_secs() < 16, "one long body took {:?}", start.elapsed());
    let lines = [
        "  %r = call i64 @syscall(i64 3, i32 %x)\n",
        "  %1 = add i64 %0, %2\n",
        "  %a = add i64 %a, 1\n",
        "a:\n",
        "a:\n  br label %a\n",
        "  br i1 %1, label %a, label %b\n",
        "  call void @stop()\na:\n",
        "  %a = phi i64 [ %a, %a ], [ %a, %b ]\n",
        "%a:\n",
        "a\n",
        "  br label %a\n; <label>:1\n",
        "  %a = store i64 %a, ptr %p\n",
        "a: {\n",
    ];
    for line in lines {
        let body = format!("define i64 @f() {{\n{}  ret i64 0\n}}\n", line.repeat(120_000 / line.len()));
        takes_linear_time(&body, line, &context);
    }
    // Names, labels and uses that are all different, each block going to the next.
    let block = |number: usize| {
        format!("b{number}:\n  %x{number} = add i64 %x0, 1\n  %x{number} = add i64 %x{number}, 1\n  br label %b{}\n", number + 1)
    };
    let blocks: String = (0..3_000).map(block).collect();
    takes_linear_time(&format!("define i64 @f(i64 %x0) {{\n{blocks}b3000:\n  ret i64 %x2999\n}}\n"), "different blocks", &context);
    // Every value is used in the last block, far behind its definitions.
    let definition = |number: usize| {
        format!("b{number}:\n  %x{number} = add i64 1, 1\n  %x{number} = mul i64 %x{number}, 1\n  br label %b{}\n", number + 1)
    };
    let far_use = |number: usize| format!("  call void @note(i64 %x{number})\n");
    let (blocks, uses): (String, String) = ((0..3_000).map(definition).collect(), (0..3_000).map(far_use).collect());
    takes_linear_time(&format!("define i64 @f() {{\n{blocks}b3000:\n{uses}  ret i64 0\n}}\n"), "far uses", &context);
}

fn takes_linear_time(text: &str, shape: &str, context: &Context) {
    let start = std::time::Instant::now();
    for pass in fixups::PASSES {
        let start = std::time::Instant::now();
        pass.apply(text, context);
        assert!(start.elapsed().as_secs() < 8, "{} on {shape:?} took {:?}", pass.name, start.elapsed());
    }
    fixups::apply(text, context);
    assert!(start.elapsed().as_secs() < 16, "{shape:?} took {:?}", start.elapsed());
}
