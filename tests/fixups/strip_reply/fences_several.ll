First the helper:
```llvm
define i64 @one() {
  ret i64 1
}
```
Then the other:
```llvm
define i64 @two() {
  ret i64 2
}
```
Done.
