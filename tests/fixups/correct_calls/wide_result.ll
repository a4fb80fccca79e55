define internal i32 @small(i32 %x) {
  ret i32 %x
}

define internal signext i8 @signed(i32 %x) {
  ret i8 1
}

define internal zeroext i16 @unsigned(i32 %x) {
  ret i16 1
}

define i64 @f() {
  %a = call i64 @small(i32 1)
  %b = call signext i64 @signed(i32 1)
  %c = call noundef i64 @unsigned(i32 1)
  %d = add i64 %a, %b
  %e = add i64 %d, %c
  ret i64 %e
}
