; rewrite of is_prime: tries divisors from the square root downwards
define zeroext i1 @is_prime(i32 zeroext %n) {
entry:
  %is_large = icmp ugt i32 %n, 1
  %float = uitofp i32 %n to double
  %root_float = call double @llvm.sqrt.f64(double %float)
  %root = fptoui double %root_float to i32
  br label %head

head:
  %divisor = phi i32 [ %root, %entry ], [ %smaller, %body ]
  %more = icmp ugt i32 %divisor, 1
  br i1 %more, label %body, label %done

body:
  %rest = urem i32 %n, %divisor
  %divides = icmp eq i32 %rest, 0
  %smaller = sub i32 %divisor, 1
  br i1 %divides, label %no, label %head

done:
  ret i1 %is_large

no:
  ret i1 false
}

declare double @llvm.sqrt.f64(double)
