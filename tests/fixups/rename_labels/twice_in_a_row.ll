define i64 @pick(i64 %n) {
entry:
  br label %loop
loop:
loop:                 ; the condition
  %is_zero = icmp eq i64 %n, 0
  br i1 %is_zero, label %loop, label %end
end:
  ret i64 %n
}
