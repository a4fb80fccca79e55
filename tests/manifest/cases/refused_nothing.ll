source_filename = "thread_local naked section.ll"

@section = internal unnamed_addr constant [26 x i8] c"thread_local naked asm \22gc", align 1
@comdat = private global i64 0

define i64 @prefix(ptr %section, i64 %gc) #0 !prof !0 {
  %naked = load i64, ptr %section, align 8, !tbaa !1
  %asm = add i64 %naked, %gc
  call void @llvm.memset.p0.i64(ptr %section, i8 0, i64 8, i1 false)
  ret i64 %asm
}

declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)

attributes #0 = { noinline nounwind "no-builtins" "frame-pointer"="all" "probe-stack"="inline-asm" "target-cpu"="x86-64" }

!llvm.module.flags = !{!4}
!llvm.ident = !{!5}
!0 = !{!"function_entry_count", i64 1}
!1 = !{!2, !2, i64 0}
!2 = !{!"probe-stack", !3}
!3 = !{!"trap-func-name"}
!4 = !{i32 1, !"wchar_size", i32 4}
!5 = !{!"implicit-section-name"}
