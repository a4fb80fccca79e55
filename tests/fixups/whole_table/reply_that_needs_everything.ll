<think>I should use write(2).</think>
Here is the module:

```llvm
declare i64 @syscall(i64, ...)
declare i64 @say()
declare i32 @text_find(ptr)

@greeting = private constant [20 x i8] c"hello, world\n\00"

define i64 @say() {
entry:
  %text = getelementptr inbounds [20 x i8], ptr @greeting, i64 0, i64 0
  %n = call i64 (i64, ...) @syscall(i64 1, i32 1, ptr %text, i64 13)
  %place = call i64 @text_find(ptr %text, i64 13, ptr %text, i64 1)
  %length = call i64 @sum(ptr %text, i64 1)
  ret i64 %n
}
```

It prints a greeting with `@syscall`.
