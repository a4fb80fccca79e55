**Constants**

```llvm
@yes = private constant [3 x i8] c"yes"
@no = private constant [2 x i8] c"no"
```

**Code**

```llvm
declare i32 @text_equal(ptr, i64, ptr, i64)

define i64 @is_answer(ptr %text, i64 %text_len) {
entry:
  %y = call i32 @text_equal(ptr %text, i64 %text_len, ptr @yes, i64 3)
  %yb = icmp ne i32 %y, 0
  %n = call i32 @text_equal(ptr %text, i64 %text_len, ptr @no, i64 2)
  %nb = icmp ne i32 %n, 0
  %n2 = select i1 %nb, i64 2, i64 0
  %y1 = zext i1 %yb to i64
  %r = call i64 @llvm.umax.i64(i64 %n2, i64 %y1)
  ret i64 %r
}
```
