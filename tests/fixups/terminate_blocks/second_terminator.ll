define i64 @pick(i1 %c, i64 %n) {
entry:
  br i1 %c, label %yes, label %no
  br label %yes

yes:
  ret i64 1
  unreachable                ; never
no:
  switch i64 %n, label %yes [
    i64 1, label %last
  ]
  ret i64 7
last:
  br label %yes
  %left = add i64 %n, 1
  %over = mul i64 %left, 2
  ret i64 %over
}
