define i64 @f(i64 %n) {
entry:
  br label %loop

loop:
  %i = phi i64 [ 0, %entry ], [ %i.new, %loop ]
  %i.next = add i64 %i, 1
  %i.new = %i.next
  %c = icmp ult i64 %i.new, %n
  br i1 %c, label %loop, label %end

end:
  %result = %i.new
  ret i64 %result
}
