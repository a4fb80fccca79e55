;; Multiplies all numbers from `n` down to 2.
;;
;; n: at most 20; a larger factorial does not fit 64 bits
;; result: the product; 1 for 0 and 1
define i64 @factorial(i64 %n) {
entry:
  br label %next

next:
  %factor = phi i64 [ %n, %entry ], [ %smaller, %multiply ]
  %product = phi i64 [ 1, %entry ], [ %longer, %multiply ]
  %more = icmp ugt i64 %factor, 1
  br i1 %more, label %multiply, label %done

multiply:
  %longer = mul i64 %product, %factor
  %smaller = sub i64 %factor, 1
  br label %next

done:
  ret i64 %product
}
