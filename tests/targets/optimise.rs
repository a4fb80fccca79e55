//! What the optimiser makes of a program: LLVM's passes each do what they are for, and what prints is not copied.

use crate::harness::{module, request, run, runtime_modules, start, worker};
use std::fmt::Write;
use targets::ArtifactKind;

/// The program's code as it goes to the code generator.
fn optimised(text: &str) -> String {
    let memory = runtime_modules().into_iter().filter(|module| module.name == "memory.ll");
    let mut wanted = request([start(), module("main.ll", text)].into_iter().chain(memory).collect());
    wanted.settings.artifacts = vec![ArtifactKind::Ir];
    let built = worker().build(&wanted).unwrap();
    String::from_utf8(built.artifacts[0].bytes.clone()).unwrap()
}

#[test]
fn calls_are_copied_and_what_is_known_is_calculated() {
    let text = "
        define i64 @square(i64 %x) {
          %result = mul i64 %x, %x
          ret i64 %result
        }
        define i64 @sum_to(i64 %count) {
        entry:
          br label %next
        next:
          %index = phi i64 [ 1, %entry ], [ %index_next, %next ]
          %sum = phi i64 [ 0, %entry ], [ %sum_next, %next ]
          %sum_next = add i64 %sum, %index
          %index_next = add i64 %index, 1
          %more = icmp ule i64 %index_next, %count
          br i1 %more, label %next, label %end
        end:
          ret i64 %sum_next
        }
        define i64 @main() {
          %a = call i64 @square(i64 5)
          %b = call i64 @sum_to(i64 1000)
          %c = sub i64 %b, 500458
          %d = add i64 %a, %c
          ret i64 %d
        }";
    let code = optimised(text);
    assert!(!code.contains("@square") && !code.contains("@sum_to") && !code.contains("phi "), "{code}");
    assert!(code.contains("67"), "{code}");
}

#[test]
fn a_loop_over_an_array_works_on_vectors() {
    let text = "
        @numbers = global [4096 x i32] zeroinitializer
        define i64 @main() {
        entry:
          br label %next
        next:
          %index = phi i64 [ 0, %entry ], [ %index_next, %next ]
          %place = getelementptr i32, ptr @numbers, i64 %index
          %old = load i32, ptr %place
          %half = lshr i32 %old, 1
          %new = xor i32 %half, 12345
          store i32 %new, ptr %place
          %index_next = add i64 %index, 1
          %more = icmp ult i64 %index_next, 4096
          br i1 %more, label %next, label %end
        end:
          %first = load volatile i32, ptr @numbers
          %result = zext i32 %first to i64
          ret i64 %result
        }";
    let code = optimised(text);
    assert!(code.contains("xor <4 x i32>"), "{code}");
}

#[test]
fn a_loop_that_fills_memory_is_one_call_and_a_switch_is_a_table() {
    let text = "
        @bytes = global [4096 x i8] zeroinitializer
        @seed = global i64 3
        define i64 @name_of(i64 %number) noinline {
        entry:
          switch i64 %number, label %other [
            i64 0, label %a
            i64 1, label %b
            i64 2, label %c
            i64 3, label %d
            i64 4, label %e
          ]
        a:
          ret i64 18
        b:
          ret i64 5
        c:
          ret i64 77
        d:
          ret i64 31
        e:
          ret i64 4
        other:
          ret i64 0
        }
        define i64 @main() {
        entry:
          br label %next
        next:
          %index = phi i64 [ 0, %entry ], [ %index_next, %next ]
          %place = getelementptr i8, ptr @bytes, i64 %index
          store i8 7, ptr %place
          %index_next = add i64 %index, 1
          %more = icmp ult i64 %index_next, 4096
          br i1 %more, label %next, label %end
        end:
          %first = load volatile i8, ptr @bytes
          %seed = load volatile i64, ptr @seed
          %result = call i64 @name_of(i64 %seed)
          ret i64 %result
        }";
    let code = optimised(text);
    assert!(code.contains("@llvm.memset"), "{code}");
    assert!(code.contains("@switch.table") && !code.contains("switch i64"), "{code}");
}

#[test]
fn what_prints_is_not_copied_to_its_calls() {
    let size_and_output = |calls: usize| {
        let mut text = "@text = constant [3 x i8] c\"ab\\0A\"\ndeclare i64 @print_text(i64, ptr, i64)\ndeclare i64 @print_u64(i64, i64)\ndefine i64 @main(i64 %argc, ptr %argv) {\n".to_owned();
        for number in 0..calls {
            let _ = writeln!(text, "  %t{number} = call i64 @print_text(i64 1, ptr @text, i64 3)");
            let _ = writeln!(text, "  %n{number} = call i64 @print_u64(i64 1, i64 {number})");
        }
        text.push_str("  ret i64 0\n}\n");
        let mut modules = runtime_modules();
        modules.push(module("main.ll", text));
        let elf = worker().build(&request(modules)).unwrap().elf;
        let output = run(&elf).0;
        (elf.len(), String::from_utf8(output).unwrap())
    };
    let ((few, _), (many, output)) = (size_and_output(2), size_and_output(42));
    let expected: String = (0..42).fold(String::new(), |text, number| format!("{text}ab\n{number}"));
    assert_eq!(output, expected);
    // Two calls, each with three arguments at most.
    assert!(many - few <= 40 * 48, "{} bytes for 40 times two calls", many - few);
}

#[test]
fn a_function_that_is_called_once_needs_no_call() {
    let code = optimised(
        "define i64 @once(i64 %x) {\n  %y = mul i64 %x, 3\n  ret i64 %y\n}\n@v = global i64 4\ndefine i64 @main() {\n  %x = load volatile i64, ptr @v\n  %y = call i64 @once(i64 %x)\n  ret i64 %y\n}\n",
    );
    assert!(!code.contains("@once"), "{code}");
}
