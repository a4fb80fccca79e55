define i1 @f(i32 %n, i64 %m, i8 %c) {
  %wide = sext i32 %n to i64
  %masked = and i64 %m, 255
  %byte = zext i8 %c to i64
  %a = call zeroext i1 @is_even(i64 signext %wide)
  %b = call zeroext i1 @is_even(i64 signext %masked)
  %d = call zeroext i1 @is_even(i64 %byte)
  %e = call zeroext i1 @is_even(i64 42)
  %g = call zeroext i1 @is_even(i64 4294967295)
  ret i1 %a
}
