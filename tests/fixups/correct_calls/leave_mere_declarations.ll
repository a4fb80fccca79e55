declare i64 @missing(i64, i32)

define i64 @f(i32 %n) {
  %a = call i64 @missing(i32 %n, i32 1)
  %b = call i32 @missing(i64 1, i32 1)
  %c = add i32 %b, 1
  %d = call i64 @unknown(i64 1)
  ret i64 %a
}
