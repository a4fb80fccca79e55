<think>
A number is prime if it is > 1 and no d with d*d <= n divides it.
</think>

define zeroext i1 @is_prime(i64 %n) {
entry:
  %small = icmp slt i64 %n, 2
  br i1 %small, label %no, label %loop

loop:
  %d = phi i64 [ 2, %entry ], [ %d1, %next ]
  %over = icmp sgt i64 (mul i64 %d, %d), %n
  br i1 %over, label %yes, label %test

test:
  %rem = srem i64 %n, %d
  %div = icmp eq i64 %rem, 0
  %div.i32 = zext i1 %div to i32
  br i1 %div.i32, label %no, label %next

next:
  %d1 = add i64 %d, 1
  br label %loop

yes:
  ret i1 true

no:
  ret i1 false
}
