define i64 @count(i64 %n) {
entry:
  %i = add i64 0, 0
  br label %loop
loop:
  %i = add i64 %i, 1
  %is_done = icmp uge i64 %i, %n
  br i1 %is_done, label %end, label %loop
end:
  ret i64 %i
}
