define internal zeroext i1 @is_odd(i64 %n) {
entry:
  %is_zero = icmp eq i64 %n, 0
  br i1 %is_zero, label %no, label %smaller

no:
  ret i1 false

smaller:
  %less = sub i64 %n, 1
  %result = call zeroext i1 @is_even(i64 %less)
  ret i1 %result
}

define zeroext i1 @is_even(i64 %n) {
entry:
  %is_zero = icmp eq i64 %n, 0
  br i1 %is_zero, label %yes, label %smaller

yes:
  ret i1 true

smaller:
  %less = sub i64 %n, 1
  %result = call zeroext i1 @is_odd(i64 %less)
  ret i1 %result
}
