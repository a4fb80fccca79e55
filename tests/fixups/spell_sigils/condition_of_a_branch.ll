define i64 @greater(i64 %a, i64 %b) {
entry:
  %is_greater = icmp sgt i64 %a, %b
  br i1 is_greater, label %yes, label %no
yes:
  ret i64 a
no:
  ret i64 b
}
