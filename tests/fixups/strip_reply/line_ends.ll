Here:
```llvm
define i64 @one() {
  ret i64 1
}
```
