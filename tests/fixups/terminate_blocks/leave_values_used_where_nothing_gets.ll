define i64 @pick(i64 %n) {
entry:
  ret i64 1
  %one = add i64 %n, 1
  br label %a
a:
  ret i64 %one
}
