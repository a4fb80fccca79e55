define i64 @factorial(i64 %n) {
start:
  br label %loop

loop:
  %i = phi i64 [ 1, %done ], [ %i_next, %body ]
  %product = phi i64 [ 1, %start ], [ %product_next, %body ]
  %more = icmp sle i64 %i, %n
  br i1 %more, label %body, label %done

body:
  %product_next = mul i64 %product, %i
  %i_next = add i64 %i, 1
  br label %loop

done:
  ret i64 %product
}
