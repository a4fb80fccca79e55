define i64 @g(i64 %a, ptr %p) {
entry:
  br i1 (icmp eq i64 %a, 0), label %zero, label %other

zero:
  br i1 icmp eq (ptr %p, ptr null), label %other, label %end

other:
  br (icmp sgt i64 %a, 5), label %zero, label %end

end:
  switch i64 (and i64 %a, 3), label %last [
    i64 0, label %zero
    i64 1, label %other
  ]

last:
  ret i64 0
}
