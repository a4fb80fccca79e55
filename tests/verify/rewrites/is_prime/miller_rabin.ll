; rewrite of is_prime: the test of Miller and Rabin with bases that decide it for 32 bits
define zeroext i1 @is_prime(i32 zeroext %n) {
entry:
  %wide = zext i32 %n to i64
  %is_small = icmp ult i32 %n, 2
  br i1 %is_small, label %no, label %two

two:
  %is_two = icmp eq i32 %n, 2
  br i1 %is_two, label %yes, label %base_2

base_2:
  %passes_2 = call zeroext i1 @passes(i64 %wide, i64 2)
  br i1 %passes_2, label %base_7, label %no

base_7:
  %passes_7 = call zeroext i1 @passes(i64 %wide, i64 7)
  br i1 %passes_7, label %base_61, label %no

base_61:
  %passes_61 = call zeroext i1 @passes(i64 %wide, i64 61)
  ret i1 %passes_61

yes:
  ret i1 true

no:
  ret i1 false
}

define internal zeroext i1 @passes(i64 %n, i64 %base) {
entry:
  %is_base = icmp eq i64 %n, %base
  br i1 %is_base, label %yes, label %even

even:
  %low = and i64 %n, 1
  %is_even = icmp eq i64 %low, 0
  br i1 %is_even, label %no, label %split

split:
  %before = sub i64 %n, 1
  %twos = call i64 @llvm.cttz.i64(i64 %before, i1 true)
  %odd = lshr i64 %before, %twos
  br label %power

power:
  %exponent = phi i64 [ %odd, %split ], [ %half, %power_step ]
  %square = phi i64 [ %base, %split ], [ %square_rest, %power_step ]
  %value = phi i64 [ 1, %split ], [ %value_after, %power_step ]
  %is_raised = icmp eq i64 %exponent, 0
  br i1 %is_raised, label %raised, label %power_step

power_step:
  %product = mul i64 %value, %square
  %product_rest = urem i64 %product, %n
  %bit = trunc i64 %exponent to i1
  %value_after = select i1 %bit, i64 %product_rest, i64 %value
  %square_of = mul i64 %square, %square
  %square_rest = urem i64 %square_of, %n
  %half = lshr i64 %exponent, 1
  br label %power

raised:
  %is_one = icmp eq i64 %value, 1
  br i1 %is_one, label %yes, label %witness

witness:
  %left = phi i64 [ %twos, %raised ], [ %left_after, %witness_step ]
  %power_now = phi i64 [ %value, %raised ], [ %power_rest, %witness_step ]
  %is_minus_one = icmp eq i64 %power_now, %before
  br i1 %is_minus_one, label %yes, label %witness_next

witness_next:
  %left_after = sub i64 %left, 1
  %is_out = icmp eq i64 %left_after, 0
  br i1 %is_out, label %no, label %witness_step

witness_step:
  %power_square = mul i64 %power_now, %power_now
  %power_rest = urem i64 %power_square, %n
  br label %witness

yes:
  ret i1 true

no:
  ret i1 false
}

declare i64 @llvm.cttz.i64(i64, i1)
