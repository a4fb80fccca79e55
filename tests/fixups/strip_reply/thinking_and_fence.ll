<thinking>Let me think.
```llvm
define i64 @two() {
  ret i64 2
}
```
</thinking>
Here:
```llvm
define i64 @one() {
  ret i64 1
}
```
