```c
define i64 @one() {
  ret i64 1
}
```
The above is LLVM IR despite the label.
