```llvm
define i64 @one() {
  ret i64 1
}
```
Better:
```llvm
define i64 @one() {
  ret i64 3
}
```
