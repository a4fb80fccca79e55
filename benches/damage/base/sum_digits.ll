declare i64 @llvm.abs.i64(i64, i1 immarg)

define i64 @sum_digits(i64 %value) {
entry:
  %magnitude = call i64 @llvm.abs.i64(i64 %value, i1 false)
  br label %loop

loop:
  %rest = phi i64 [ %magnitude, %entry ], [ %quotient, %body ]
  %sum = phi i64 [ 0, %entry ], [ %sum_next, %body ]
  %is_zero = icmp eq i64 %rest, 0
  br i1 %is_zero, label %end, label %body

body:
  %digit = urem i64 %rest, 10
  %quotient = udiv i64 %rest, 10
  %sum_next = add i64 %sum, %digit
  br label %loop

end:
  ret i64 %sum
}
