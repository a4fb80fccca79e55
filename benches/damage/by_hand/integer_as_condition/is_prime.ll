define zeroext i1 @is_prime(i64 %n) {
entry:
  %result = alloca i1
  store i1 true, ptr %result
  %small = icmp slt i64 %n, 2
  %small32 = zext i1 %small to i32
  br i32 %small32, label %no, label %start

start:
  br label %loop

loop:
  %d = phi i64 [ 2, %start ], [ %d1, %next ]
  %sq = mul i64 %d, %d
  %over = icmp sgt i64 %sq, %n
  br i1 %over, label %yes, label %check

check:
  %r = urem i64 %n, %d
  %z = icmp eq i64 %r, 0
  br i1 %z, label %no, label %next

next:
  %d1 = add i64 %d, 1
  br label %loop

yes:
  ret i1 true

no:
  ret i1 false
}
