@page = constant [43 x i8] c"# How to

```llvm
define i64 @zero() {
```
"

define i64 @one() {
  ret i64 1
}
