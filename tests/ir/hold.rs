//! What must hold of any text; the fuzz targets hold to it too.

use ir::{Body, Flow, Instruction, Locals, Span};

/// Looks at everything, and checks that nothing is lost.
pub(crate) fn examine(text: &str) {
    let module = ir::parse(text);
    let printed: String = module.entities().iter().map(|entity| &text[entity.span.start..entity.span.end]).collect();
    assert_eq!(printed, text);
    let tokens: String = ir::Lexer::new(text, Span::new(0, text.len())).map(|token| token.text(text)).collect();
    assert_eq!(tokens, text);
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
