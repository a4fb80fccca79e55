define i64 @f(i64 %a, i64 %b) {
entry:
  %less = icmp slt i64 %a, %b
  %wide = zext i1 %less to i32
  br i1 %wide, label %yes, label %no

yes:
  ret i64 %a

no:
  ret i64 %b
}
