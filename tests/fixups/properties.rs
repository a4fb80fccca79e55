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

static SCRAPS: &[&str] = &[
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
    ];
    for shape in shapes {
        let text = shape.repeat(200_000 / shape.len());
        let start = std::time::Instant::now();
        for pass in fixups::PASSES {
            let start = std::time::Instant::now();
            pass.apply(&text, &context);
            assert!(start.elapsed().as_secs() < 8, "{} on {shape:?} took {:?}", pass.name, start.elapsed());
        }
        fixups::apply(&text, &context);
        assert!(start.elapsed().as_secs() < 16, "{shape:?} took {:?}", start.elapsed());
    }
    let calls = "  %r = call i32 @sum(ptr %p, i32 %r)\n".repeat(3_000);
    let stores = "  %p = alloca [2 x i8]\n  store [2 x i8] c\"abc\", ptr %p\n".repeat(3_000);
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
}
