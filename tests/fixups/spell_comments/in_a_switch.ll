define i64 @f(i64 %x) {
entry:
  switch i64 %x, label %b [ // cases
    i64 0, label %a // zero
  ]
a:
  ret i64 0
b:
  ret i64 1
}
