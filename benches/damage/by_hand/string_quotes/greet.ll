@hello = private constant [7 x i8] "Hello, "

declare ptr @memcpy(ptr, ptr, i64)

define i64 @greet(ptr %name, i64 %len, ptr %out, i64 %cap) {
entry:
  %total = add i64 %len, 8
  %ok = icmp sle i64 %total, %cap
  br i1 %ok, label %write, label %fail

write:
  %a = call ptr @memcpy(ptr %out, ptr @hello, i64 7)
  %p = getelementptr i8, ptr %out, i64 7
  %b = call ptr @memcpy(ptr %p, ptr %name, i64 %len)
  %q = getelementptr i8, ptr %p, i64 %len
  store i8 33, ptr %q
  ret i64 %total

fail:
  ret i64 -1
}
