define i64 @f(i64 %n) {
entry:
  br label %loop

loop:
  %c = icmp ult i64 %limit, %n
  br i1 %c, label %middle, label %end

middle:
  %limit = i64 3
  br label %loop

end:
  ret i64 0
}
