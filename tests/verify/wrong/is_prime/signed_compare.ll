; wrong is_prime: takes numbers from 2 to the 31 on for negative ones
define zeroext i1 @is_prime(i32 zeroext %n) {
entry:
  %is_small = icmp slt i32 %n, 4
  br i1 %is_small, label %small, label %two

small:
  %is_small_prime = icmp sge i32 %n, 2
  ret i1 %is_small_prime

two:
  %last_bit = and i32 %n, 1
  %is_even = icmp eq i32 %last_bit, 0
  br i1 %is_even, label %composite, label %three

three:
  %by_three = urem i32 %n, 3
  %is_triple = icmp eq i32 %by_three, 0
  br i1 %is_triple, label %composite, label %start

start:
  %wide = zext i32 %n to i64
  br label %next

next:
  %below = phi i64 [ 5, %start ], [ %below_after, %advance ]
  %square = mul i64 %below, %below
  %more = icmp ule i64 %square, %wide
  br i1 %more, label %try_below, label %prime

try_below:
  %rest_below = urem i64 %wide, %below
  %divides_below = icmp eq i64 %rest_below, 0
  br i1 %divides_below, label %composite, label %try_above

try_above:
  %above = add i64 %below, 2
  %rest_above = urem i64 %wide, %above
  %divides_above = icmp eq i64 %rest_above, 0
  br i1 %divides_above, label %composite, label %advance

advance:
  %below_after = add i64 %below, 6
  br label %next

prime:
  ret i1 true

composite:
  ret i1 false
}
