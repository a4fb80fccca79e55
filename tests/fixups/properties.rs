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
    "asm sideeffect \"syscall\", \"={rax},{rax}\"(i64 39)",
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
    let one_body = format!("define i64 @f() {{\n{}  ret i64 0\n}}\n", "  %r = call i64 @syscall(i64 3, i32 %x)\n".repeat(3_000));
    let start = std::time::Instant::now();
    fixups::apply(&one_body, &context);
    assert!(start.elapsed().as_secs() < 16, "one long body took {:?}", start.elapsed());
}
