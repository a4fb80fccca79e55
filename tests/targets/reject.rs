//! What is refused, with the place and the reason.

use crate::harness::{module, program, request, start, worker};
use diagnostics::Source;
use targets::{Failure, LlvmMessage, SourceModule, Stage};

fn rejection(result: Result<impl std::fmt::Debug, Failure>) -> Vec<LlvmMessage> {
    match result {
        Err(Failure::Rejected(messages)) => messages,
        other => panic!("not rejected: {other:?}"),
    }
}

fn build_rejection(modules: Vec<SourceModule>) -> Vec<LlvmMessage> {
    rejection(worker().build(&request(modules)))
}

#[test]
fn a_parse_error_has_line_and_column_and_becomes_a_span() {
    let module = module("odd: name\n.ll", "define i64 @f(i64 %x) {\n  %y = add i64 %x, %none\n  ret i64 %y\n}\n");
    let failure = worker().validate(&module).unwrap_err();
    let messages = rejection(Err::<(), _>(failure.clone()));
    assert_eq!(messages.len(), 1);
    assert_eq!((messages[0].line, messages[0].column, messages[0].stage), (2, 20, Stage::Parse));
    assert_eq!(messages[0].text, "use of undefined value '%none'");
    assert_eq!(messages[0].module, module.name);
    let source = Source::new(&module.name, &module.text);
    let diagnostics = failure.diagnostics(std::slice::from_ref(&source));
    assert_eq!(diagnostics[0].labels[0].span.of(source.text()), "%none");
}

#[test]
fn a_valid_module_is_valid_whatever_triple_it_names() {
    let text = "target triple = \"wasm32-unknown-unknown\"\ndeclare i64 @g(i64)\ndefine i64 @f(i64 %x) {\n  %y = call i64 @g(i64 %x)\n  ret i64 %y\n}\n";
    worker().validate(&module("a.ll", text)).unwrap();
    worker().validate(&module("empty.ll", "")).unwrap();
}

#[test]
fn the_verifier_reports_every_error_at_its_instruction() {
    let text = "define i64 @good() {\n  ret i64 0\n}\n\ndefine i64 @f(i1 %c) {\nentry:\n  br i1 %c, label %a, label %b\na:\n  %x = add i64 1, 2\n  br label %b\nb:\n  %y = add i64 %x, 1\n  ret i64 %y\n}\n\ndefine i64 @g(i1 %c) {\nentry:\n  br i1 %c, label %a, label %b\na:\n  br label %b\nb:\n  %z = phi i64 [ 1, %a ]\n  ret i64 %z\n}\n";
    let messages = rejection(worker().validate(&module("v.ll", text)));
    let places: Vec<_> = messages.iter().map(|message| (message.line, message.column, message.stage)).collect();
    assert_eq!(places, [(9, 3, Stage::Verify), (22, 3, Stage::Verify)], "{messages:#?}");
    assert!(messages[0].text.starts_with("Instruction does not dominate all uses!"), "{messages:#?}");
    assert!(messages[1].text.starts_with("PHI"), "{messages:#?}");
}

#[test]
fn an_undefined_symbol_is_named_at_its_use() {
    let text = "declare i64 @nowhere(i64)\ndefine i64 @main() {\n  %x = call i64 @nowhere(i64 1)\n  ret i64 %x\n}\n";
    let messages = build_rejection(vec![start(), module("main.ll", text)]);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].text, "undefined symbol `@nowhere`");
    assert_eq!((messages[0].module.as_str(), messages[0].line, messages[0].column), ("main.ll", 3, 17));
    assert_eq!(messages[0].stage, Stage::Link);
}

#[test]
fn an_undefined_variable_is_named_too() {
    let text = "@slot_port = external constant i64\ndefine i64 @main() {\n  %x = load i64, ptr @slot_port\n  ret i64 %x\n}\n";
    let messages = build_rejection(vec![start(), module("main.ll", text)]);
    assert_eq!(messages[0].text, "undefined symbol `@slot_port`");
}

#[test]
fn a_call_that_code_generation_makes_is_named() {
    let text = "define i64 @main() {\n  %x = load volatile double, ptr @d\n  %y = frem double %x, 3.0\n  %z = fptosi double %y to i64\n  ret i64 %z\n}\n@d = global double 7.0\n";
    let messages = build_rejection(vec![start(), module("main.ll", text)]);
    assert!(messages[0].text.starts_with("undefined symbol `@fmod`: LLVM calls it"), "{messages:?}");
}

#[test]
fn a_second_definition_is_named_at_its_place() {
    let mut modules = program("ret i64 0");
    modules.push(module("again.ll", "; one line\ndefine i64 @main() {\n  ret i64 1\n}\n"));
    let messages = build_rejection(modules);
    assert!(messages[0].text.contains("'main': symbol multiply defined"), "{messages:?}");
    assert_eq!((messages[0].module.as_str(), messages[0].line), ("again.ll", 2));
}

#[test]
fn a_program_without_entry_is_refused() {
    let messages = build_rejection(vec![module("a.ll", "declare void @_start()\ndefine void @f() {\n  ret void\n}\n")]);
    assert_eq!(messages[0].text, "no module defines the entry `@_start`");
    assert!(!build_rejection(Vec::new()).is_empty());
}

#[test]
fn an_assembler_error_is_an_error_though_llvm_claims_success() {
    let text = "define i64 @main() {\n  call void asm sideeffect \"frobnicate %rax\", \"\"()\n  ret i64 0\n}\n";
    let messages = build_rejection(vec![start(), module("main.ll", text)]);
    assert!(messages[0].text.contains("frobnicate") || messages[0].text.contains("mnemonic"), "{messages:?}");
    assert_eq!(messages[0].stage, Stage::CodeGeneration);
    let mut modules = program("ret i64 0");
    modules.push(module("asm.ll", "module asm \".byte nonsense nonsense\"\n"));
    assert!(!build_rejection(modules).is_empty());
}

#[test]
fn what_nobody_would_run_is_refused() {
    let constructor = "define void @early() {\n  ret void\n}\n@llvm.global_ctors = appending global [1 x { i32, ptr, ptr }] [{ i32, ptr, ptr } { i32 1, ptr @early, ptr null }]\n";
    let cases = [
        ("constructors", constructor),
        ("thread-local", "@t = thread_local global i64 0\n"),
        ("ifunc", "define ptr @choose() {\n  ret ptr null\n}\n@f = ifunc void (), ptr @choose\n"),
        (
            "unknown intrinsic",
            "declare void @llvm.nothing.known()\ndefine void @called() {\n  call void @llvm.nothing.known()\n  ret void\n}\n",
        ),
    ];
    for (reason, text) in cases {
        let main = module("main.ll", "declare void @called()\ndefine i64 @main() {\n  call void @called()\n  ret i64 0\n}\n");
        let messages = build_rejection(vec![start(), main, module("odd.ll", text)]);
        assert!(messages[0].text.contains(reason), "{reason}: {messages:?}");
    }
}
