define i64 @f(i64 %n) {
entry:
  %i = i64 0
  br label %loop

loop:
  %i = add i64 %i, 1
  %c = icmp ult i64 %i, %n
  br i1 %c, label %loop, label %end

end:
  ret i64 %i
}
