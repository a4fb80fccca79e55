define i64 @f(i64 %a, i64 %b) {
entry:
  %c = icmp slt i64 %a, %b
  %d = icmp ne i32 %c, 0
  br i1 %d, label %yes, label %no

yes:
  ret i64 %a

no:
  ret i64 %b
}
