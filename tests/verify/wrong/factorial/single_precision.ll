; wrong factorial: multiplies in single precision, which rounds
define i64 @factorial(i64 %n) {
entry:
  br label %next

next:
  %factor = phi i64 [ %n, %entry ], [ %smaller, %multiply ]
  %product = phi float [ 1.0, %entry ], [ %longer, %multiply ]
  %more = icmp ugt i64 %factor, 1
  br i1 %more, label %multiply, label %done

multiply:
  %float = uitofp i64 %factor to float
  %longer = fmul float %product, %float
  %smaller = sub i64 %factor, 1
  br label %next

done:
  %result = fptoui float %product to i64
  ret i64 %result
}
