@h = private constant [7 x i8] c"Hello, "

declare ptr @memcpy(ptr, ptr, i64, i1)

define i64 @greet(ptr %name, i64 %len, ptr %out, i64 %cap) {
entry:
  %total = add i64 %len, 8
  %bad = icmp ugt i64 %total, %cap
  br i1 %bad, label %fail, label %ok

ok:
  %a = call ptr @memcpy(ptr %out, ptr @h, i64 7, i1 false)
  %p = getelementptr i8, ptr %out, i64 7
  %b = call ptr @memcpy(ptr %p, ptr %name, i64 %len, i1 false)
  %q = getelementptr i8, ptr %p, i64 %len
  store i8 33, ptr %q
  ret i64 %total

fail:
  ret i64 -1
}
