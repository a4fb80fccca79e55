; rewrite of fibonacci: doubles the index for each bit of n, from the highest
declare i64 @llvm.ctlz.i64(i64, i1)

define i64 @fibonacci(i64 %n) {
entry:
  %zeros = call i64 @llvm.ctlz.i64(i64 %n, i1 false)
  %length = sub i64 64, %zeros
  br label %next

next:
  %left = phi i64 [ %length, %entry ], [ %bit, %double ]
  %a = phi i64 [ 0, %entry ], [ %a_after, %double ]
  %b = phi i64 [ 1, %entry ], [ %b_after, %double ]
  %is_done = icmp eq i64 %left, 0
  br i1 %is_done, label %done, label %double

double:
  ; F(2k) = F(k) (2 F(k+1) - F(k)), F(2k+1) = F(k)^2 + F(k+1)^2
  %bit = sub i64 %left, 1
  %twice_b = shl i64 %b, 1
  %difference = sub i64 %twice_b, %a
  %even = mul i64 %a, %difference
  %a_square = mul i64 %a, %a
  %b_square = mul i64 %b, %b
  %odd = add i64 %a_square, %b_square
  %sum = add i64 %even, %odd
  %shifted = lshr i64 %n, %bit
  %is_set = trunc i64 %shifted to i1
  %a_after = select i1 %is_set, i64 %odd, i64 %even
  %b_after = select i1 %is_set, i64 %sum, i64 %odd
  br label %next

done:
  ret i64 %a
}
