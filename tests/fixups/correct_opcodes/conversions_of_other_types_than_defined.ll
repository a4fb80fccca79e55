define i64 @f(i32 %a, i8 %c, double %d) {
  %1 = zext i64 %a to i64
  %2 = sext i32 %c to i64
  %3 = trunc i32 %1 to i8
  %4 = fptosi float %d to i64
  %5 = bitcast i64 %d to i64
  %6 = add i64 %1, %2
  ret i64 %6
}
