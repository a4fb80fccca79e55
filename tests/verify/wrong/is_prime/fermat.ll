; wrong is_prime: Fermat's test with base 2, which 341, 561 and others pass
define zeroext i1 @is_prime(i32 zeroext %n) {
entry:
  %wide = zext i32 %n to i64
  %is_small = icmp ult i32 %n, 3
  br i1 %is_small, label %small, label %start

small:
  %is_two = icmp eq i32 %n, 2
  ret i1 %is_two

start:
  %exponent_first = sub i64 %wide, 1
  br label %next

next:
  %exponent = phi i64 [ %exponent_first, %start ], [ %half, %step ]
  %square = phi i64 [ 2, %start ], [ %square_after, %step ]
  %power = phi i64 [ 1, %start ], [ %power_after, %step ]
  %is_done = icmp eq i64 %exponent, 0
  br i1 %is_done, label %done, label %step

step:
  %product = mul i64 %power, %square
  %product_rest = urem i64 %product, %wide
  %bit = trunc i64 %exponent to i1
  %power_after = select i1 %bit, i64 %product_rest, i64 %power
  %square_of = mul i64 %square, %square
  %square_after = urem i64 %square_of, %wide
  %half = lshr i64 %exponent, 1
  br label %next

done:
  %passes = icmp eq i64 %power, 1
  ret i1 %passes
}
