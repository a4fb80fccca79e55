```llvm
@line1 = private unnamed_addr constant [15 x i8] c"\09\22word\22 \5C\0A\00"
@line2 = private unnamed_addr constant [7 x i8] c"\C5\BEaba\0A"

declare i64 @syscall(i64, ...)

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %r1 = call i64 (i64, ...) @syscall(i64 1, i64 1, ptr getelementptr inbounds ([15 x i8], ptr @line1, i64 0, i64 0), i64 10)
  %r2 = call i64 (i64, ...) @syscall(i64 1, i64 1, ptr getelementptr inbounds ([7 x i8], ptr @line2, i64 0, i64 0), i64 6)
  ret i64 0
}
```
