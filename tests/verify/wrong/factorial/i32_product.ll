; wrong factorial: multiplies in 32 bits, which is too little from 13 on
define i64 @factorial(i64 %n) {
entry:
  br label %next

next:
  %factor = phi i64 [ %n, %entry ], [ %smaller, %multiply ]
  %product = phi i64 [ 1, %entry ], [ %longer, %multiply ]
  %more = icmp ugt i64 %factor, 1
  br i1 %more, label %multiply, label %done

multiply:
  %product_32 = trunc i64 %product to i32
  %factor_32 = trunc i64 %factor to i32
  %longer_32 = mul i32 %product_32, %factor_32
  %longer = zext i32 %longer_32 to i64
  %smaller = sub i64 %factor, 1
  br label %next

done:
  ret i64 %product
}
