define i64 @f(ptr %p, i64 %a) {
entry:
  %c = icmp ugt i64 %a, 7
  %q = getelementptr i64, ptr %p, i64 %c
  switch i32 %c, label %end [
    i32 1, label %other
  ]

other:
  %v = load i64, ptr %q
  ret i64 %v

end:
  ret i64 0
}
