```llvm
; ModuleID = 'hello'
source_filename = "hello.c"
target triple = "x86_64-pc-linux-gnu"

@.str = private unnamed_addr constant [14 x i8] c"Hello, world!\0A\00", align 1

declare i64 @syscall(i64 noundef, ...) #1

define dso_local i64 @main(i64 %argc, ptr %argv) #0 {
  %1 = call i64 (i64, ...) @syscall(i64 noundef 1, i32 noundef 1, ptr noundef @.str, i64 noundef 14)
  call void @llvm.lifetime.start.p0(i64 8, ptr %argv)
  %2 = trunc i64 %1 to i32
  %3 = call i64 (i64, ...) @syscall(i64 noundef 231, i32 noundef %2)
  unreachable
}

attributes #0 = { noinline nounwind optnone uwtable }
attributes #1 = { nounwind }
```
