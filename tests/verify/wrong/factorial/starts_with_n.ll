; wrong factorial: gives 0 for 0, because the product starts with n itself
define i64 @factorial(i64 %n) {
entry:
  %before = sub i64 %n, 1
  br label %next

next:
  %factor = phi i64 [ %before, %entry ], [ %smaller, %multiply ]
  %product = phi i64 [ %n, %entry ], [ %longer, %multiply ]
  %more = icmp sgt i64 %factor, 1
  br i1 %more, label %multiply, label %done

multiply:
  %longer = mul i64 %product, %factor
  %smaller = sub i64 %factor, 1
  br label %next

done:
  ret i64 %product
}
