define i64 @f(i64 %a) {
entry:
  %c = icmp eq i64 %a, 0
  br i32 %c, label %zero, label %other

zero:
  ret i64 1

other:
  %d = icmp sgt i64 %a, 5
  %r = select i8 %d, i64 1, i64 2
  ret i64 %r
}
