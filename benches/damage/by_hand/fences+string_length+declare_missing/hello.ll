Here's a minimal program that prints "Hello, World!" using the runtime's `sys_write`:

```llvm
; hello.ll
@.str = private unnamed_addr constant [13 x i8] c"Hello, World!\0A", align 1

define i64 @main(i64 %argc, ptr %argv) {
entry:
  %ptr = getelementptr inbounds [13 x i8], ptr @.str, i64 0, i64 0
  %n = call i64 @sys_write(i64 1, ptr %ptr, i64 14)
  ret i64 0
}
```

The string is 13 characters plus a newline.
