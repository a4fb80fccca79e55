define i64 @g(i64 %a, i64 %b, i32 %c, ptr %p) {
  %r = add i64 %a, mul (i64 %b, i64 8)
  %s = add i64 %r, zext (i32 %c to i64)
  %t = sub nsw i64 ptrtoint (ptr %p to i64), %s
  ret i64 add nuw (i64 %t, i64 %b)
}
