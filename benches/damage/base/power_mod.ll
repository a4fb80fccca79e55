define i64 @power_mod(i64 %base, i64 %exponent, i64 %modulus) {
entry:
  %result_ptr = alloca i64, align 8
  %base_ptr = alloca i64, align 8
  %exp_ptr = alloca i64, align 8
  %start = urem i64 1, %modulus
  store i64 %start, ptr %result_ptr, align 8
  %base_reduced = urem i64 %base, %modulus
  store i64 %base_reduced, ptr %base_ptr, align 8
  store i64 %exponent, ptr %exp_ptr, align 8
  br label %while.cond

while.cond:
  %e = load i64, ptr %exp_ptr, align 8
  %more = icmp sgt i64 %e, 0
  br i1 %more, label %while.body, label %while.end

while.body:
  %bit = and i64 %e, 1
  %is_odd = icmp ne i64 %bit, 0
  br i1 %is_odd, label %if.then, label %if.end

if.then:
  %r = load i64, ptr %result_ptr, align 8
  %b = load i64, ptr %base_ptr, align 8
  %product = mul i64 %r, %b
  %reduced = urem i64 %product, %modulus
  store i64 %reduced, ptr %result_ptr, align 8
  br label %if.end

if.end:
  %b2 = load i64, ptr %base_ptr, align 8
  %square = mul i64 %b2, %b2
  %square_reduced = urem i64 %square, %modulus
  store i64 %square_reduced, ptr %base_ptr, align 8
  %e_half = lshr i64 %e, 1
  store i64 %e_half, ptr %exp_ptr, align 8
  br label %while.cond

while.end:
  %final = load i64, ptr %result_ptr, align 8
  ret i64 %final
}
