define i32 @is_even(i64 %n) {
  %low = and i64 %n, 1
  %even = icmp eq i64 %low, 0
  ret i32 %even
}

define i64 @same(double %a, double %b) {
  %c = fcmp oeq double %a, %b
  ret i64 %c
}
