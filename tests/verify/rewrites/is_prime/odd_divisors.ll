; rewrite of is_prime: tries 2 and all odd numbers, and compares the quotient in place of the square
define zeroext i1 @is_prime(i32 zeroext %n) {
entry:
  %is_small = icmp ult i32 %n, 2
  br i1 %is_small, label %no, label %two

two:
  %is_two = icmp eq i32 %n, 2
  br i1 %is_two, label %yes, label %parity

parity:
  %is_odd = trunc i32 %n to i1
  br i1 %is_odd, label %head, label %no

head:
  %divisor = phi i32 [ 3, %parity ], [ %larger, %advance ]
  %quotient = udiv i32 %n, %divisor
  %more = icmp ule i32 %divisor, %quotient
  br i1 %more, label %divide, label %yes

divide:
  %product = mul i32 %quotient, %divisor
  %divides = icmp eq i32 %product, %n
  br i1 %divides, label %no, label %advance

advance:
  %larger = add i32 %divisor, 2
  br label %head

yes:
  ret i1 true

no:
  ret i1 false
}
