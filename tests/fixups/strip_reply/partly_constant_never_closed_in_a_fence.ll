```llvm
@a = constant [6 x i8] c"hello

define i64 @one() {
  ret i64 1
}
```

It says "hello", "one" and so on.
