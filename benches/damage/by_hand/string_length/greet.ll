@hello = private constant [6 x i8] c"Hello, "
@bang = private constant [2 x i8] c"!"

declare ptr @memcpy(ptr, ptr, i64)

define i64 @greet(ptr %name, i64 %len, ptr %out, i64 %cap) {
entry:
  %total = add i64 %len, 8
  %ok = icmp sle i64 %total, %cap
  br i1 %ok, label %copy, label %fail

copy:
  %c1 = call ptr @memcpy(ptr %out, ptr @hello, i64 7)
  %p2 = getelementptr i8, ptr %out, i64 7
  %c2 = call ptr @memcpy(ptr %p2, ptr %name, i64 %len)
  %p3 = getelementptr i8, ptr %p2, i64 %len
  %c3 = call ptr @memcpy(ptr %p3, ptr @bang, i64 1)
  ret i64 %total

fail:
  ret i64 -1
}
