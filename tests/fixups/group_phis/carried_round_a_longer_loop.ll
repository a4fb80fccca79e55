define i64 @f(i64 %n, i1 %c) {
entry:
  br label %loop
loop:
  %i = phi i64 [ 0, %entry ], [ %next, %latch ]
  %next = add i64 %i, 1
  %last = phi i64 [ -1, %entry ], [ %next, %latch ]
  br i1 %c, label %latch, label %end
latch:
  br label %loop
end:
  ret i64 %last
}
