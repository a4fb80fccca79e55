define i64 @f(i64 %n, i1 %c) {
entry:
  br label %loop
loop:
  %next = add i64 %i, 1
  %i = phi i64 [ 0, %entry ], [ %next, %loop ]
  br i1 %c, label %loop, label %end
end:
  ret i64 %next
}
