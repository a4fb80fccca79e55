define i64 @one(i64 %a) {
  br label %1
  %2 = add i64 %a, 1
  ret i64 %2
}
