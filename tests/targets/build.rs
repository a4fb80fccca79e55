//! What is built runs, is small, and is the same every time.

use crate::harness::{exit_code, module, program, request, run, start, worker};
use targets::{Optimisation, Target, read_back};

#[test]
fn a_program_runs_at_every_optimisation() {
    let mut worker = worker();
    for optimisation in [Optimisation::O0, Optimisation::O2, Optimisation::Oz] {
        let mut request = request(program("%sum = add i64 40, 2\nret i64 %sum"));
        request.optimisation = optimisation;
        assert_eq!(exit_code(&worker.build(&request).unwrap().elf), 42, "{optimisation:?}");
    }
}

#[test]
fn the_smallest_program_is_small_and_reads_back() {
    let elf = worker().build(&request(program("ret i64 0"))).unwrap().elf;
    let report = read_back(&elf, Target::X86_64Linux).unwrap();
    assert!(elf.len() <= 400, "{} bytes: {report:?}", elf.len());
    assert_eq!((report.sections, report.symbols), (0, 0));
}

#[test]
fn data_is_writable_constants_are_not_and_empty_data_takes_no_room() {
    let text = "
        @constant = constant i64 5
        @variable = global i64 6
        @empty = global [100000 x i8] zeroinitializer
        define i64 @main() {
          %a = load volatile i64, ptr @constant
          %b = load volatile i64, ptr @variable
          %c = add i64 %a, %b
          store volatile i64 %c, ptr @variable
          %last = getelementptr i8, ptr @empty, i64 99999
          store volatile i8 3, ptr %last
          %d = load volatile i8, ptr %last
          %e = zext i8 %d to i64
          %f = load volatile i64, ptr @variable
          %g = add i64 %e, %f
          ret i64 %g
        }";
    let elf = worker().build(&request(vec![start(), module("main.ll", text)])).unwrap().elf;
    assert_eq!(exit_code(&elf), 14);
    let report = read_back(&elf, Target::X86_64Linux).unwrap();
    assert!(report.loaded().any(|segment| segment.writable && segment.memory_size > 100_000), "{report:?}");
    assert!(elf.len() < 1500, "{} bytes", elf.len());
}

#[test]
fn what_the_entry_does_not_reach_is_left_out() {
    let mut worker = worker();
    let small = worker.build(&request(program("ret i64 1"))).unwrap().elf;
    let mut modules = program("ret i64 1");
    modules
        .extend(runtime::modules(runtime::X86_64_LINUX).iter().filter(|module| module.name == "memory.ll").map(|m| module(m.name, m.text)));
    modules.push(module("unused.ll", "@text = constant [2000 x i8] zeroinitializer\ndeclare void @nowhere()\ndefine ptr @get() {\n  call void @nowhere()\n  ret ptr @text\n}"));
    assert_eq!(worker.build(&request(modules)).unwrap().elf, small);
}

/// A loop that LLVM turns into a call of `memset`, and a copy that becomes `memcpy`.
const MEMORY_IDIOMS: &str = "
    @buffer = global [5000 x i8] zeroinitializer
    @copy = global [5000 x i8] zeroinitializer
    declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
    define i64 @main() {
    entry:
      call void @fill(ptr @buffer, i64 5000)
      call void @llvm.memcpy.p0.p0.i64(ptr @copy, ptr @buffer, i64 5000, i1 false)
      %last = getelementptr i8, ptr @copy, i64 4999
      %byte = load volatile i8, ptr %last
      %result = zext i8 %byte to i64
      ret i64 %result
    }
    define void @fill(ptr %at, i64 %count) noinline {
    entry:
      br label %loop
    loop:
      %index = phi i64 [ 0, %entry ], [ %next, %loop ]
      %place = getelementptr i8, ptr %at, i64 %index
      store i8 7, ptr %place
      %next = add i64 %index, 1
      %more = icmp ult i64 %next, %count
      br i1 %more, label %loop, label %end
    end:
      ret void
    }";

#[test]
fn memory_calls_that_llvm_makes_find_the_runtimes_functions() {
    let memory = runtime::modules(runtime::X86_64_LINUX).iter().find(|module| module.name == "memory.ll").unwrap();
    let request = request(vec![start(), module(memory.name, memory.text), module("main.ll", MEMORY_IDIOMS)]);
    let mut worker = worker();
    let first = worker.build(&request).unwrap().elf;
    assert_eq!(exit_code(&first), 7);
    // Time for the worker to compile them ahead.
    std::thread::sleep(std::time::Duration::from_millis(100));
    let second = worker.build(&request).unwrap().elf;
    assert!(first == second, "the memory functions compiled ahead differ from those compiled with the program");
}

#[test]
fn a_programs_own_memory_functions_do_not_call_themselves() {
    let own = "
        define ptr @memset(ptr %to, i32 %value, i64 %count) {
        entry:
          %byte = trunc i32 %value to i8
          br label %loop
        loop:
          %index = phi i64 [ 0, %entry ], [ %next, %loop ]
          %place = getelementptr i8, ptr %to, i64 %index
          store i8 %byte, ptr %place
          %next = add i64 %index, 1
          %more = icmp ult i64 %next, %count
          br i1 %more, label %loop, label %end
        end:
          ret ptr %to
        }
        define ptr @memcpy(ptr %to, ptr %from, i64 %count) {
        entry:
          br label %loop
        loop:
          %index = phi i64 [ 0, %entry ], [ %next, %loop ]
          %source = getelementptr i8, ptr %from, i64 %index
          %place = getelementptr i8, ptr %to, i64 %index
          %byte = load i8, ptr %source
          store i8 %byte, ptr %place
          %next = add i64 %index, 1
          %more = icmp ult i64 %next, %count
          br i1 %more, label %loop, label %end
        end:
          ret ptr %to
        }";
    let elf = worker().build(&request(vec![start(), module("own.ll", own), module("main.ll", MEMORY_IDIOMS)])).unwrap().elf;
    assert_eq!(exit_code(&elf), 7);
}

/// One of another type, and one whose loop LLVM turns into a call of the visible `memcpy`.
#[test]
fn an_internal_memory_function_keeps_its_own_meaning() {
    let other = "
        define internal i64 @memset(i64 %number) noinline {
          %next = add i64 %number, 1
          ret i64 %next
        }
        define i64 @after(i64 %number) {
          %next = call i64 @memset(i64 %number)
          ret i64 %next
        }";
    let main = "
        @text = constant [5 x i8] c\"\\01\\02\\03\\04\\05\"
        @copy = global [5 x i8] zeroinitializer
        declare i64 @after(i64)
        define internal ptr @memcpy(ptr noalias %to, ptr noalias %from, i64 %count) noinline {
        entry:
          br label %loop
        loop:
          %index = phi i64 [ 0, %entry ], [ %next, %loop ]
          %source = getelementptr i8, ptr %from, i64 %index
          %place = getelementptr i8, ptr %to, i64 %index
          %byte = load i8, ptr %source
          store i8 %byte, ptr %place
          %next = add i64 %index, 1
          %more = icmp ult i64 %next, %count
          br i1 %more, label %loop, label %end
        end:
          ret ptr %to
        }
        define i64 @main() {
          %unused = call ptr @memcpy(ptr @copy, ptr @text, i64 5)
          %place = getelementptr i8, ptr @copy, i64 4
          %last = load i8, ptr %place
          %wide = zext i8 %last to i64
          %result = call i64 @after(i64 %wide)
          ret i64 %result
        }";
    let runtime =
        runtime::modules(runtime::X86_64_LINUX).iter().filter(|part| part.name == "memory.ll").map(|part| module(part.name, part.text));
    for optimisation in [Optimisation::O0, Optimisation::O2, Optimisation::Oz] {
        let own = [start(), module("other.ll", other), module("main.ll", main)];
        let mut request = request(own.into_iter().chain(runtime.clone()).collect());
        request.optimisation = optimisation;
        let elf = worker().build(&request).unwrap().elf;
        assert_eq!(exit_code(&elf), 6, "{optimisation:?}");
    }
}

#[test]
fn a_function_named_as_one_of_c_keeps_its_own_meaning() {
    let text = "
        define double @log(double %x) noinline {
          %y = fmul double %x, 3.0
          ret double %y
        }
        define i64 @main() {
          %x = call double @log(double 1.0)
          %y = fptoui double %x to i64
          ret i64 %y
        }";
    let elf = worker().build(&request(vec![start(), module("main.ll", text)])).unwrap().elf;
    assert_eq!(exit_code(&elf), 3, "C's log(1) is 0");
}

#[test]
fn two_builds_are_the_same_bytes_in_any_worker_and_order() {
    let build = request(vec![
        start(),
        module("main.ll", MEMORY_IDIOMS.replace("define i64 @main", "@names = private constant [3 x i8] c\"abc\"\ndefine i64 @main")),
    ]);
    let mut with_runtime = build.clone();
    with_runtime
        .modules
        .extend(runtime::modules(runtime::X86_64_LINUX).iter().filter(|m| m.name == "memory.ll").map(|m| module(m.name, m.text)));
    let elf = worker().build(&with_runtime).unwrap().elf;
    let mut second = worker();
    for main in ["ret i64 1", "ret i64 2"] {
        second.build(&request(program(main))).unwrap();
    }
    assert!(second.build(&with_runtime).unwrap().elf == elf);
}

#[test]
fn another_systems_triple_attributes_and_debug_information_are_dropped() {
    let text = r#"
        source_filename = "/secret/place.c"
        target datalayout = "e-m:o-i64:64-i128:128-n32:64-S128"
        target triple = "arm64-apple-macosx14.0.0"
        define i64 @main() #0 !dbg !4 {
          %room = alloca [4000 x i8]
          store volatile i8 9, ptr %room
          %byte = load volatile i8, ptr %room
          %wide = zext i8 %byte to i64
          ret i64 %wide, !dbg !7
        }
        attributes #0 = { noinline optnone ssp uwtable "target-cpu"="apple-m1" "target-features"="+neon" "probe-stack"="__chkstk_darwin" gc "shadow-stack" }
        !llvm.dbg.cu = !{!0}
        !llvm.ident = !{!3}
        !llvm.module.flags = !{!2, !8}
        !0 = distinct !DICompileUnit(language: DW_LANG_C99, file: !1, producer: "secret clang", emissionKind: FullDebug)
        !1 = !DIFile(filename: "secret.c", directory: "/secret")
        !2 = !{i32 2, !"Debug Info Version", i32 3}
        !3 = !{!"secret clang"}
        !4 = distinct !DISubprogram(name: "main", file: !1, line: 1, type: !5, unit: !0)
        !5 = !DISubroutineType(types: !6)
        !6 = !{null}
        !7 = !DILocation(line: 1, column: 1, scope: !4)
        !8 = !{i32 8, !"cf-protection-branch", i32 1}
    "#
    .replace(" gc \"shadow-stack\"", "");
    let elf = worker().build(&request(vec![start(), module("main.ll", text)])).unwrap().elf;
    assert_eq!(exit_code(&elf), 9);
    assert!(!elf.windows(6).any(|bytes| bytes == b"secret"));
}

#[test]
fn the_runtime_builds_a_program() {
    let mut modules: Vec<_> = runtime::modules(runtime::X86_64_LINUX).iter().map(|m| module(m.name, m.text)).collect();
    let main = "
        @text = private constant [3 x i8] c\"hi\\0A\"
        declare i64 @sys_write(i64, ptr, i64)
        define i64 @main(i64 %argc, ptr %argv) {
          %written = call i64 @sys_write(i64 1, ptr @text, i64 3)
          ret i64 %argc
        }";
    modules.push(module("main.ll", main));
    let elf = worker().build(&request(modules)).unwrap().elf;
    let (output, status) = run(&elf);
    assert_eq!((output.as_slice(), status.code()), (b"hi\n".as_slice(), Some(1)));
    read_back(&elf, Target::X86_64Linux).unwrap();
    assert!(elf.len() < 800, "{} bytes", elf.len());
}
