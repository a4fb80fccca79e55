define zeroext i1 @is_prime(i64 %n) {
entry:
  %too_small = icmp slt i64 %n, 2
  br i1 %too_small, label %no, label %check

check:
  %divisor = phi i64 [ 2, %entry ], [ %next, %continue ]
  %square = mul i64 %divisor, %divisor
  %past = icmp sgt i64 %square, %n
  br i1 %past, label %yes, label %test

test:
  %rest = srem i64 %n, %divisor
  %divides = icmp eq i64 %rest, 0
  br i1 %divides, label %no, label %continue

continue:
  %next = add nsw i64 %divisor, 1
  br label %check

yes:
  ret i1 true

no:
  ret i1 false
}
