define internal i64 @place(i64 %n) {
  ret i64 0
}

define ptr @f(ptr %a, ptr %b) {
  %r = call i64 @memcpy(ptr %a, ptr %b, i32 8)
  %s = add i64 %r, 8
  %p = call ptr @place(i64 %s)
  ret ptr %p
}
