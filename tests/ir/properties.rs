//! What must hold for any text.

use ir::{EntityKind, Flow, LineIndex, Locals, Module};
use proptest::prelude::*;

fn sample() -> String {
    super::cases().iter().map(|case| std::fs::read_to_string(case).unwrap()).collect::<Vec<_>>().join("\n")
}

fn examine(text: &str) {
    super::hold::examine(text);
    super::tree::dump(&ir::parse(text));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_text_survives(text in any::<String>()) {
        examine(&text);
    }

    #[test]
    fn any_soup_of_tokens_survives(words in proptest::collection::vec(proptest::sample::select(SOUP), 0..60)) {
        examine(&words.concat());
    }

    #[test]
    fn damaged_modules_survive(cuts in proptest::collection::vec((any::<prop::sample::Index>(), 0usize..40, proptest::sample::select(SOUP)), 1..6)) {
        let mut text = sample();
        for (index, length, insert) in cuts {
            let start = text.floor_char_boundary(index.index(text.len()));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, insert);
        }
        examine(&text);
    }
}

static SOUP: &[&str] = &[
    "define ",
    "declare ",
    "i64 ",
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
    "\n",
    " = ",
    "constant ",
    "c\"",
    "\"",
    "\\",
    ";",
    ",",
    "%x",
    "%1",
    "call ",
    "asm ",
    "entry:",
    "...",
    "!",
    "!dbg ",
    "#0",
    "ret ",
    "ä",
    "-",
    "prefix ",
    "type ",
    "\r\n",
    "  ",
    "4",
    "x",
    "ptr ",
    "module asm ",
    "$c",
    "^1",
    "*",
    "target triple = ",
    "attributes #1 = ",
    "\u{0}",
    "addrspace(",
    "align ",
    "phi i64 ",
    "br label ",
    "switch i64 %x, label ",
    "getelementptr ",
    "to ",
    "blockaddress(",
    "1:",
    "extractvalue { i64, ptr } ",
];

/// Shapes on which a scan with one look back or ahead too many takes quadratic time.
#[test]
fn hostile_shapes_take_linear_time() {
    let shapes = [
        "} define a (\n",
        "{ @x = global [\n",
        "define \"\n",
        "@x = \"\n",
        "define void @f() {\n",
        "declare void @f(\n",
        "\"\n",
        "@x ;\n",
        "define void @f() prefix {\n",
        "%x = call void @f(",
        "((((",
        "!0 = !{",
        "{",
        "c\"",
        "a: ",
        "define void @f() {\n\"\n",
        ";\n",
        "@x = constant [1 x i8] c\"",
        "declare void @f()\n;\n",
        "`",
        "x = y\n",
        "define void @f() {\n%x = phi i64 [",
        "%x = phi i64 [0, %x],",
        "switch i64 %x, label %y [",
        "%1 = extractvalue {",
        "call void @f() [ \"a\"(",
        "#dbg_value(",
        "%x = landingpad { catch ",
        "%x = getelementptr inrange(",
        "a:\nbr label %a\n",
        "br i1 %c, label %a, label %a\n",
        "%x = load void (",
        "%x = catchpad within [",
        "i64 (",
        "ret void ",
    ];
    for shape in shapes {
        let text = shape.repeat(400_000 / shape.len());
        let start = std::time::Instant::now();
        look_into_bodies(&text);
        // The same shape as one long body.
        look_into_bodies(&format!("define void @f() {{\n{text}"));
        look_into_bodies(&format!("define void @f() {{\n%r = add i64 {text}"));
        assert!(start.elapsed().as_secs() < 10, "{shape:?} took {:?}", start.elapsed());
    }
}

fn look_into_bodies(text: &str) {
    for function in ir::parse(text).functions() {
        let body = function.body();
        for instruction in body.instructions() {
            std::hint::black_box((body.operands(instruction), body.result_type(instruction)));
        }
        std::hint::black_box((Locals::of(&function, &body), Flow::of(&body)));
    }
}

#[test]
fn lines_count_from_one() {
    let lines = LineIndex::new("a\nb\n\nc");
    assert_eq!([0, 1, 2, 4, 5, 99].map(|offset| lines.line(offset)), [1, 1, 2, 3, 4, 4]);
}

#[test]
fn a_missing_brace_does_not_swallow_the_next_function() {
    let module = ir::parse("define void @a() {\n  ret void\n\ndefine void @b() {\n  ret void\n}\n");
    let names: Vec<_> = module.definitions().map(|function| (function.name().into_owned(), function.is_closed)).collect();
    assert_eq!(names, [("a".into(), false), ("b".into(), true)]);
}

#[test]
fn comments_before_a_function_end_at_a_blank_line() {
    let text = "; far\n\n; one\n;; two\ndefine void @a() {\n}\n";
    let module: Module = ir::parse(text);
    let start = module.of_kind(EntityKind::Define).next().unwrap().span.start;
    let comments: Vec<_> = module.comments_before(start).iter().map(|comment| comment.text).collect();
    assert_eq!(comments, ["; one", ";; two"]);
}
