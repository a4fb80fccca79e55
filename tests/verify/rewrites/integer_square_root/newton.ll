; rewrite of integer_square_root: Newton's method on whole numbers, from above
define i64 @integer_square_root(i64 %n) {
entry:
  %is_small = icmp ult i64 %n, 2
  br i1 %is_small, label %small, label %start

small:
  ret i64 %n

start:
  ; A power of two that is not below the root.
  %zeros = call i64 @llvm.ctlz.i64(i64 %n, i1 true)
  %bits = sub i64 65, %zeros
  %half_bits = lshr i64 %bits, 1
  %guess = shl i64 1, %half_bits
  br label %next

next:
  %root = phi i64 [ %guess, %start ], [ %better, %improve ]
  %quotient = udiv i64 %n, %root
  %sum = add i64 %root, %quotient
  %better = lshr i64 %sum, 1
  %falls = icmp ult i64 %better, %root
  br i1 %falls, label %improve, label %done

improve:
  br label %next

done:
  ret i64 %root
}

declare i64 @llvm.ctlz.i64(i64, i1)
