declare i64 @f(i64)

define i64 @g(i64 %a, i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ (add i64 %a, 1), %entry ], [ (sub i64 %i, 1), %loop ]
  %c = icmp ugt i64 %i, %n
  br i1 %c, label %loop, label %last

last:
  br label %end

end:
  %r = phi i64 [ (call i64 @f(i64 (mul i64 %i, 2))), %last ]
  ret i64 %r
}
