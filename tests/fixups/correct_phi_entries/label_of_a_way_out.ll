define zeroext i1 @is_prime(i64 %n) {
entry:
  %small = icmp slt i64 %n, 2
  br i1 %small, label %no, label %loop

loop:
  %d = phi i64 [ 2, %yes ], [ %d_next, %continue ]
  %square = mul i64 %d, %d
  %is_over = icmp sgt i64 %square, %n
  br i1 %is_over, label %yes, label %check

check:
  %rest = srem i64 %n, %d
  %divides = icmp eq i64 %rest, 0
  br i1 %divides, label %no, label %continue

continue:
  %d_next = add i64 %d, 1
  br label %loop

yes:
  ret i1 true

no:
  ret i1 false
}
