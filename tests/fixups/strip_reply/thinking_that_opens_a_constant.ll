<think>
It begins with `[6 x i8] c"hello` and
</think>
```llvm
@a = constant [5 x i8] c"hello"

define i64 @one() {
  ret i64 1
}
```
