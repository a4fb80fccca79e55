<think>
Okay, so I need gcd with Euclid. Negative inputs: take absolute values first. define i64 @gcd(i64 %a, i64 %b) { ... }
Should I use llvm.abs? Simpler to use select.
</think>
```llvm
define i64 @gcd(i64 %a, i64 %b) {
entry:
  %a_neg = icmp slt i64 %a, 0
  %a_minus = sub i64 0, %a
  %a_abs = select i1 %a_neg, i64 %a_minus, i64 %a
  %b_neg = icmp slt i64 %b, 0
  %b_minus = sub i64 0, %b
  %b_abs = select i1 %b_neg, i64 %b_minus, i64 %b
  br label %loop

loop:
  %x = phi i64 [ %a_abs, %entry ], [ %y, %step ]
  %y = phi i64 [ %b_abs, %entry ], [ %rem, %step ]
  %done = icmp eq i64 %y, 0
  br i1 %done, label %exit, label %step

step:
  %rem = srem i64 %x, %y
  br label %loop

exit:
  ret i64 %x
}
```
