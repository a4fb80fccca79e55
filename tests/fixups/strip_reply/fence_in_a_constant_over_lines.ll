Here is the page:

```llvm
@page = constant [43 x i8] c"# How to

```llvm
define i64 @zero() {
```
"

define i64 @one() {
  ret i64 1
}
```

It isn't long: 5" at most.
