//! What must hold for any text.

use ir::{Body, EntityKind, Flow, Instruction, LineIndex, Locals, Module, Span};
use proptest::prelude::*;

fn sample() -> String {
    super::cases().iter().map(|case| std::fs::read_to_string(case).unwrap()).collect::<Vec<_>>().join("\n")
}

/// Looks at everything, and checks that nothing is lost.
fn examine(text: &str) {
    let module = ir::parse(text);
    let printed: String = module.entities().iter().map(|entity| &text[entity.span.start..entity.span.end]).collect();
    assert_eq!(printed, text);
    let tokens: String = ir::Lexer::new(text, Span::new(0, text.len())).map(|token| token.text(text)).collect();
    assert_eq!(tokens, text);
    super::tree::dump(&module);
    for entity in module.entities() {
        module.comments_before(entity.span.start);
    }
    for function in module.functions() {
        check_body(text, &function);
    }
}

fn check_body(text: &str, function: &ir::Function) {
    let body = function.body();
    let mut from = body.span.start;
    for instruction in body.instructions() {
        assert!(instruction.span.start >= from && instruction.span.end <= body.span.end);
        assert!(!instruction.span.of(text).is_empty());
        from = instruction.span.end;
    }
    let counted: usize = body.blocks().iter().map(|block| block.instructions.len()).sum();
    assert_eq!(counted, body.instructions().len());
    for instruction in body.instructions() {
        check_operands(text, &body, instruction);
    }
    check_locals(text, &mut Locals::of(function, &body));
    check_flow(&body);
}

fn check_operands(text: &str, body: &Body, instruction: &Instruction) {
    let mut from = instruction.span.start;
    for operand in body.operands(instruction) {
        assert!(!operand.value.text.is_empty());
        assert_eq!(operand.value.span.of(text), operand.value.text);
        assert!(operand.value.span.start >= from && operand.value.span.end <= instruction.span.end);
        assert!(operand.ty.is_none_or(|ty| ty.span.of(text) == ty.text && ty.span.end <= operand.value.span.start));
        from = operand.value.span.end;
    }
    let ty = body.result_type(instruction);
    assert!(ty.is_none_or(|ty| ir::canonical_type(&ty) == ty));
}

fn check_locals(text: &str, locals: &mut Locals) {
    for definition in locals.definitions() {
        let written = definition.span.of(text);
        assert_eq!(definition.is_written(), !written.is_empty());
        assert!(!definition.is_written() || ir::decode_name(written.strip_suffix(':').unwrap_or(written)) == definition.name);
        assert!(locals.definition(&definition.name).is_some());
        assert!(definition.number <= locals.next_number());
    }
    for found in locals.uses() {
        assert_eq!(ir::decode_name(found.span.of(text)), found.name);
    }
    let name = locals.fresh("x");
    assert!(locals.definition(&name).is_none() && locals.uses_of(&name).next().is_none());
    assert_ne!(locals.fresh("x"), name);
}

fn check_flow(body: &Body) {
    let flow = Flow::of(body);
    let blocks = 0..body.blocks().len();
    let edges: usize = blocks.clone().map(|block| flow.successors(block).len()).sum();
    assert_eq!(edges, blocks.clone().map(|block| flow.predecessors(block).len()).sum::<usize>());
    for from in blocks {
        assert!(flow.successors(from).iter().all(|&to| flow.predecessors(to).contains(&from)));
    }
    assert_eq!(flow.reachable().len(), body.blocks().len());
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
