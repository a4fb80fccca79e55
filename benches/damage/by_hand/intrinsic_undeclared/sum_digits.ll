define i64 @sum_digits(i64 %v) {
entry:
  %abs = call i64 @llvm.abs.i64(i64 %v, i1 false)
  br label %loop

loop:
  %x = phi i64 [ %abs, %entry ], [ %q, %loop ]
  %s = phi i64 [ 0, %entry ], [ %s2, %loop ]
  %d = urem i64 %x, 10
  %q = udiv i64 %x, 10
  %s2 = add i64 %s, %d
  %more = icmp ne i64 %q, 0
  br i1 %more, label %loop, label %end

end:
  ret i64 %s2
}
