//! What must hold for any text.

use super::linear_time::{table_takes_linear_time, takes_linear_time};
use super::{MODULE, all_cases, manifest};
use fixups::{Context, PASSES};
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
    let strip = PASSES.iter().find(|pass| pass.name == "strip_reply").unwrap();
    let stripped = strip.apply(text, &context);
    assert!(!stripped.is_module || strip.apply(&stripped.text, &context).text == stripped.text, "stripped twice: {text:?}");
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
    "i8*",
    "*",
    "load i8* %p",
    "getelementptr (i8* @a, i64 1)",
    "bitcast (i8* @a to i32*)",
    "call void ()* @f()",
    "%struct.s* byval %x",
    "( 1, label %entry )",
    "[ %entry, %a ]",
    "  %3 = phi [ 1, %b ]\n",
    ", !dbg !7",
    "!7 = !{!8}\n",
    "!named = !{!7, !9}\n",
    "#dbg_value(i64 %a, !7, !DIExpression(), !8)\n",
    " #7",
    "attributes #7 = { a, b(1) c=\"d\" }\n",
    "target datalayout = \"x\"\n",
    "unsigned int",
    "[4xi8]",
    "ptr<i8>",
    "icmp == i64 %a, %b",
    "neg i64 %a",
    "fadd fast double %x, %y",
    " nnan contract ",
    "attributes #7 = { \"unsafe-fp-math\"=\"true\" }\n",
    "define ptr @memcpy(ptr %a, ptr %b, i64 %c) {\n",
    "call ptr @memcpy(ptr %a, ptr %b, i64 %c)",
    "declare zeroext i1 @text_equals(ptr, i64, ptr, i64)\n",
    "call zeroext i1 @text_equals(ptr %a, i64 1, ptr %b, i64 2)",
    "call i64 @sys_call(i64 1, i64 1, i64 %a, i64 0, i64 0)",
    "zext i64 %a to i32",
    "add %a, i64 %b",
    "store i64 %a to ptr %p",
    "  br i1 %c, %x, %y\n",
    "switch %a, x [ 1: x, 2, %y ]",
    "call void asm \"mov $$60, %rax\\0Asyscall\", \"r,~{rax}\"(i64 0)\n",
    "asm \"svc #0\", \"={x0},{x8},0\"(i64 57, i64 1)\n",
    "%n = add i64 0, 60\n",
    " // ",
    " # ",
    "/*",
    "*/",
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
    "[4 x i8] c\"\n```\n\"\n",
    "[2 x i8] c\"\r\n\"",
    "'",
    "[2 x [4 x i8]] [",
    "\nEntry:\n",
    "\n  goto done\n",
    "\r\r\r\n",
    "\n@r = constant [3 x i8]\nIts bytes:\n\"abc\"\nNothing more.\n",
    "\"\n",
    "\nIt returns.\n",
    "define double @g(double %x)\n",
    "[4 x i8] c\"abc\"",
    "{ i64, [x i8] }",
    "store [2 x i8] c\"abc\", ptr %p",
    "%p = alloca [2 x i8]\n",
    "call i32 @sum(i32 %x, i1 true)\n",
    "call void @is_even(",
    "%x = zext i8 %y to i32\n",
    "define inline pure i64 @j(i64 %a) {\n",
    "  b = call i64 f(i64 a, ptr j)\n",
    "ret i64 a\n",
    "\n2:\n  %3 = phi i64 [ 0, %1 ], [ %3, %2 ]\n",
    "  store ptr blockaddress(@f, %b), ptr %p\n",
    "@place = global ptr blockaddress(@f, %2)\n",
    "  %odd = and i1 %x, true\n",
    "  br label %b\nb:\n  %i = phi i64 [ 0, %entry ], [ %n, %c ]\n  br i1 %x, label %c, label %d\nc:\n  %n = add i64 %i, 1\nd:\n",
    "  br label %c\nc:\n  br label %d\n",
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

/// What opens a function or a block, what stands in it, and what closes it.
static OPENERS: &[&str] = &[
    "  define void @f() {\n",
    "  define void @h() {\nentry: {\n",
    "define i64 @g(i64 %a) {\n",
    "define void @i()\n",
    "  define void @j() ; bare\n",
    "define i64 @k(\n",
    "a: {\n",
    "b:\n{\n",
    "{\n",
    "c: {{ ; c\n {\n",
    "declare void @d()\n",
    "  @s = global i64 0\n",
    "",
];
static LINES: &[&str] = &["  ret void\n", "  br label %a\n", "  %x = add i64 1, 2\n", "d:\n", "  ret void }\n", ""];
static CLOSERS: &[&str] = &["", "", "}\n", "} }\n", "\n  }\n\n", "}}}\n"];

/// Functions and blocks in each other, whether or not their braces belong together.
fn nests() -> impl Strategy<Value = String> {
    let level = (proptest::sample::select(OPENERS), 1usize..9, proptest::sample::select(LINES), proptest::sample::select(CLOSERS));
    let levels = proptest::collection::vec(level.prop_map(|(open, times, line, close)| open.repeat(times) + line + close), 1..12);
    (levels, 0usize..24).prop_map(|(levels, closers)| levels.concat() + &"}\n".repeat(closers))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn braces_of_any_depth_are_mended_at_once(text in nests()) {
        let context = Context { manifest: &MANIFEST, module_name: MODULE };
        let pass = fixups::PASSES.iter().find(|pass| pass.name == "close_functions").unwrap();
        let once = pass.apply(&text, &context);
        let twice = pass.apply(&once.text, &context);
        assert_eq!(once.text, twice.text, "from {text}");
    }
}

/// Bodies, lines and expressions of great length and depth.
#[test]
fn long_and_deep_bodies_take_linear_time() {
    let shapes = long_and_deep_bodies(8).len();
    for shape in 0..shapes {
        let start: String = long_and_deep_bodies(8)[shape].chars().skip(30).take(90).collect();
        table_takes_linear_time(&start, 3_000, |count| long_and_deep_bodies(count).swap_remove(shape));
    }
}

/// Each with so many lines, operands or levels.
fn long_and_deep_bodies(count: usize) -> Vec<String> {
    let in_body = |body: String| format!("define i64 @f(i64 %a, i32 %c) {{\nentry:\n{body}  ret i64 0\n}}\n");
    let numbered = |line: &dyn Fn(usize) -> String| in_body((1..count).map(line).collect());
    vec![
        numbered(&|n| format!("  %a{n} = %a{}\n", n - 1)),
        numbered(&|n| format!("  %a{n} = %a{}\n", n + 1)),
        numbered(&|n| format!("  %a{n} = i64 {n}\nb{n}:\n  br i32 %c, label %b{}, label %b{n}\n", n + 1)),
        numbered(&|n| format!("  %x{n} = phi i64 [ (add i64 %a, {n}), %entry ]\n")),
        in_body(format!("  %x = i64 1\n  %r = call i64 @g({}i64 %x)\n", "i64 %x, ".repeat(count))),
        in_body(format!("  %x = icmp eq i64 %a, 0\n  %r = call i64 @g({}i64 1)\n", "i64 %x, ".repeat(count))),
        in_body(format!("  %r = add i64 {}%a{}\n", "(add i64 ".repeat(count), ", 1)".repeat(count))),
        in_body(format!("  %r = add i64 {}%a{}\n", "add (i64 ".repeat(count), ", i64 1)".repeat(count))),
        in_body(format!("  %r = add i64 {}1, {}\n", "add i64 ".repeat(count), "1, ".repeat(count))),
        in_body(format!("  %r = add i64 {}\n", "add i64 ".repeat(count))),
        in_body(format!("  %r = call i64 @g({}i64 1)\n", "i64 (mul i64 %a, 0x1F), ".repeat(count))),
        in_body(format!("  %r = phi i64 {}\n", "[ '\"', %entry ], ".repeat(count))),
        in_body(format!("  %r = add i64 {}\n", "i64 'a', ".repeat(count))),
        in_body(format!("  store float 0.{}, ptr %a\n  store i64 {}.0, ptr %a\n", "1".repeat(count), "1".repeat(count))),
        format!("@a = global [1 x float] {}0.1{}", "[float ".repeat(count), "]".repeat(count)),
        numbered(&|n| format!("  %x{n} = add %x{}, 1\n", n + 1)),
        numbered(&|n| format!("  %x{n} = call @f(%a, %c, %x{})\n", n - 1)),
        numbered(&|n| format!("  %x{n} = phi i64 [ 0, %entry ], [ 1, %b{n} ]\n")),
        numbered(&|n| format!("  br label %b{n}\nb{n}:\n  %y = add i64 1, 2\n  %x{n} = phi i64 [ %y, %b{n} ]\n")),
        numbered(&|n| format!("  store i64 0, ptr %p, !a !{n}, !b !{{!{n}, !{n}}}\n")),
        in_body(format!(
            "  switch i64 %a, label %l [{}]\nl:\n{}",
            "i64 1, label %l ".repeat(count),
            "  %x = phi i64 [ 0, %entry ]\n".repeat(count)
        )),
        in_body(format!("  %r = call {}i8{} %p()\n", "i8 (".repeat(count), ")*".repeat(count))),
        in_body(format!("  store i8* {}%a{}, i8** %p\n", "bitcast (i8* ".repeat(count), " to i8*)".repeat(count))),
        in_body(format!("  %r = load i8* {}%a{}\n", "getelementptr (i8* ".repeat(count), ", i64 1)".repeat(count))),
        in_body(format!("  switch %a, entry [{}]\n", "1: entry, ".repeat(count))),
    ]
}

/// Shapes on which a pass that looks back or ahead too far takes quadratic time.
#[test]
fn hostile_shapes_take_linear_time() {
    let shapes = [
        "```\n",
        "define i64 @f() {\n  ret i64 0\n}\nprose\n",
        "prose\n",
        "<think>\n</think>\n",
        "declare i64 @syscall(i64)\n",
        "\r\n",
        "\r",
        "\r\r\r\r\r\r\r\n",
        "\n",
        "declare i64 @sys_read(i64)\n",
        "@a = constant [5 x i8] c\"abc\"\n",
        "define void @syscall1() {\n}\n",
        "} prose ",
        ";\n",
        "\"\n",
        "define i64 @f() {\n  %r = call i64 @syscall(i64 39)\n  ret i64 %r\n}\n",
        "</think>",
        "@q = constant [5 x i8] c\"\n```\n</think>\n\", align 1\n",
        "@q = constant [5 x i8] c\"\n```\n",
        "```llvm\ndefine void @g() {\n}\n",
        "define void @g() {\n  call i64 @getpid_sys()\n}\n",
        "declare i64 @getpid_sys()\n",
        "@a = constant [1 x [2 x i8]] [[2 x i8] c\"abc\\00\"]\n",
        "@b = constant { [3 x i8], { i64 } } { [",
        "%t = type { [2 x i8], [",
        "define void @f() { /* ",
        "define void @f() { // */ }\n",
        "/* */ # ",
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
        "define i8 @f(i8** %p) {\n  %a = load i8** %p\n  ret i8 %a\n}\n",
        "@a = global i8******** null\n",
        "define i64 @f() {\nentry:\n  %x = phi i64 [ %x, %entry ], ( 1, %y )\n  br label %entry\n}\n",
        "define void @f() #1 {\n  ret void, !dbg !7\n}\n",
        "!0 = !{!1}\n!named = !{!0, !1}\n",
        "attributes #0 = { a, b(c) d=\"e\" }\n",
        "define int @f(char *%a) {\n  %x = cmp eq int %a, %b\n}\n",
        "define i64 @f()\nEntry:\n  jump to it\n  ret i64 0\nprose\n",
        "define i64 @f() {\n  ret i64 0\n; comment\nprose\n",
        "; comment\nprose\n",
        "define inline pure i64 @j(i64 %a) {\n  b = call i64 j(i64 a)\n  ret i64 b\n}\n",
        "define ptr @memcpy() {\n  call ptr @memcpy()\n  call ptr @memset()\n}\n",
        "fadd fast nnan\n",
        "define double @f() \"unsafe-fp-math\"=\"true\" {\n  %a = fadd fast contract double 1.0, 2.0\n  ret double %a\n}\n",
        "declare zeroext i1 @textequal(ptr, i64, ptr, i64)\n",
        "  define void @f() {\n  ret void\n",
        "  define void @f() {\n  %x = {\n}\n",
        "define void @f() {\na: {{\n  ret void\n}}\n",
        "  define void @f()\na: {\n  ret void\n",
        "[2 x i8] c\"\r\n\"\r\n```\n",
        "@a = constant [2 x i8]\nprose\n\"a\"\nprose\n\"b\"\n",
    ];
    for shape in shapes {
        takes_linear_time(shape, 80_000 / shape.len(), |count| shape.repeat(count));
    }
}

/// One line, one list and one body of great length.
#[test]
fn long_lines_take_linear_time() {
    let in_body = |body: String| format!("define i64 @f() {{\n{body}  ret i64 0\n}}\n");
    table_takes_linear_time("one line", 8_000, |count| {
        format!("define i64 @f() {{ {} ret i64 0 }}\n", "call i64 @getpid_sys() ".repeat(count))
    });
    table_takes_linear_time("prose behind which a global goes on", 9_000, |count| {
        format!("@a = constant [2 x i8]\n{}", "prose\n\"a\"\n".repeat(count))
    });
    table_takes_linear_time("one body", 3_000, |count| in_body("  %r = call i64 @syscall(i64 3, i32 %x)\n".repeat(count)));
    table_takes_linear_time("calls and stores", 1_500, |count| {
        let calls = "  %r = call i32 @sum(ptr %p, i32 %r)\n".repeat(count);
        in_body(calls + &"  %p = alloca [2 x i8]\n  store [2 x i8] c\"abc\", ptr %p\n".repeat(count))
    });
    table_takes_linear_time("elements", 3_000, |count| {
        format!("@a = constant [3000 x [2 x i8]] [{}]\n", "[2 x i8] c\"abc\", ".repeat(count))
    });
    table_takes_linear_time("nested structures", 3_000, |count| {
        format!("@a = constant {}[2 x i8]{} {}", "{ i64, ".repeat(count), " }".repeat(count), "{ i64 0, ".repeat(count))
    });
    table_takes_linear_time("quotes", 12_000, |count| format!("@a = constant [5 x i8] c\"x\"y{}\n", "\" , align \\\\\"".repeat(count)));
    table_takes_linear_time("moves", 9_000, |count| {
        let (moves, registers) = ("mov $$1, %rax\\0A".repeat(count), "r,".repeat(count));
        format!("define void @f() {{\n  call void asm \"{moves}syscall\", \"{registers}\"()\n}}\n")
    });
    table_takes_linear_time("comments", 12_000, |count| format!("define void @f() {{\n{}}}\n", "/* // x\n".repeat(count)));
    table_takes_linear_time("entries for blocks that do not lead there", 1_000, |count| {
        let phis: String = (0..count).map(|number| format!("  %x{number} = phi i64 [ {number}, %end ], [ %x{number}, %loop ]\n")).collect();
        in_body(format!("  br label %loop\nloop:\n{phis}  br i1 %c, label %loop, label %end\nend:\n"))
    });
    table_takes_linear_time("blocks that may have to lead elsewhere", 1_000, |count| {
        let cases: String = (0..count).map(|number| format!("i64 {number}, label %b{number} ")).collect();
        let phi = |number| format!("b{number}:\n  %x{number} = phi i64 [ 1, %entry ], [ %a, %other ]\n  br label %end\n");
        let blocks: String = (0..count).map(phi).collect();
        in_body(format!("  switch i64 %a, label %other [{cases}]\nother:\n  switch i64 %a, label %end [{cases}]\n{blocks}end:\n"))
    });
    table_takes_linear_time("blocks that one entry names and that lead elsewhere", 1_000, |count| {
        let cases: String = (0..count).map(|number| format!("i64 {number}, label %b{number} ")).collect();
        let entries: String = (0..count).map(|number| format!(", [ %x, %b{number} ]")).collect();
        let blocks: String = (0..count).map(|number| format!("b{number}:\n  br label %last\n")).collect();
        let ends = format!("end:\n  %r = phi i64 [ 0, %entry ]{entries}\n  ret i64 %r\nlast:\n");
        in_body(format!("  %x = add i64 %a, 1\n  switch i64 %a, label %end [{cases}]\n{ends}{blocks}"))
    });
    table_takes_linear_time("blocks without a terminator that another one names", 1_000, |count| {
        let entries: Vec<String> = (0..count).map(|number| format!("[ 0, %b{number} ]")).collect();
        let blocks: String = (0..count).map(|number| format!("b{number}:\n  %x{number} = add i64 %a, {number}\n")).collect();
        in_body(format!("  br label %b0\n{blocks}end:\n  br label %last\nlast:\n  %r = phi i64 {}\n", entries.join(", ")))
    });
    table_takes_linear_time("addresses of blocks of functions of one name", 1_000, |count| {
        let function = "define void @f(i64 %a) {\n  br label %a\na:\n  br label %b\nb:\n}\n";
        function.repeat(count) + &"@p = global ptr blockaddress(@f, %a)\n".repeat(count)
    });
}
