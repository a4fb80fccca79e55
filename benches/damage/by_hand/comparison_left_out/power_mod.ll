define i64 @power_mod(i64 %base, i64 %exponent, i64 %modulus) {
entry:
  %r0 = urem i64 1, %modulus
  %b0 = urem i64 %base, %modulus
  br label %head

head:
  %r = phi i64 [ %r0, %entry ], [ %r_next, %join ]
  %b = phi i64 [ %b0, %entry ], [ %b_next, %join ]
  %e = phi i64 [ %exponent, %entry ], [ %e_next, %join ]
  %more = icmp ne i64 %e, 0
  br i1 %more, label %body, label %end

body:
  %odd = and i64 %e, 1
  br i1 %odd, label %multiply, label %join

multiply:
  %p = mul i64 %r, %b
  %pm = urem i64 %p, %modulus
  br label %join

join:
  %r_next = phi i64 [ %r, %body ], [ %pm, %multiply ]
  %sq = mul i64 %b, %b
  %b_next = urem i64 %sq, %modulus
  %e_next = lshr i64 %e, 1
  br label %head

end:
  ret i64 %r
}
