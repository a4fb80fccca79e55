; The product of all numbers from 1 to n.
define i64 @factorial(i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 1, %entry ], [ %next, %body ]
  %product = phi i64 [ 1, %entry ], [ %multiplied, %body ]
  %is_done = icmp sgt i64 %i, %n
  br i1 %is_done, label %done, label %body

body:
  %multiplied = mul i64 %product, %i
  %next = add i64 %i, 1
  br label %loop

done:
  ret i64 %product
}
