define i64 @f(i8 %c) {
entry:
  switch i8 %c, label %other [
    i8 '0', label %zero
    i8 '\x41', label %letter
    i8 ']', label %letter
  ]

zero:
  ret i64 0

letter:
  ret i64 1

other:
  %r = phi i8 [ '?', %entry ]
  %w = zext i8 %r to i64
  ret i64 %w
}
