define zeroext i1 @is_prime(i64 %n) {
entry:
  %lt2 = icmp slt i64 %n, 2
  br i1 %lt2, label %no, label %loop, !prof !1

loop:
  %d = phi i64 [ 2, %entry ], [ %d.next, %next ]
  %dd = mul i64 %d, %d
  %done = icmp sgt i64 %dd, %n
  br i1 %done, label %yes, label %test

test:
  %m = srem i64 %n, %d
  %z = icmp eq i64 %m, 0
  br i1 %z, label %no, label %next

next:
  %d.next = add i64 %d, 1
  br label %loop, !llvm.loop !2

yes:
  ret i1 true

no:
  ret i1 false
}
