; What `last` computes is for this `phi` alone, so that its `ret` may be what is wrong.
define i64 @power(i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i1, %step ]
  %product = phi i64 [ 1, %entry ], [ %double, %step ], [ %triple, %last ]
  %i1 = add i64 %i, 1
  %more = icmp ult i64 %i1, %n
  br i1 %more, label %step, label %last

step:
  %double = mul i64 %product, 2
  br label %loop

last:
  %triple = mul i64 %product, 3
  ret i64 %product
}
