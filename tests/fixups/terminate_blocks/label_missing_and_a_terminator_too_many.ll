define i64 @largest(i64 %a, i64 %b) {
  %is_larger = icmp sgt i64 %a, %b
  br i1 %is_larger, label %first, label %second
first:
  ret i64 %a
  unreachable

  ret i64 %b
  ret i64 %b
}
