define i64 @pick(i64 %n) {
entry:
  switch i64 %n, label %other [
    i64 0, label %fail
    i64 1, label %good
  ]
fail:
  ret i64 -1      ; wrong
good:
  %r = mul i64 %n, 2
  ret i64 %r
fail:
  ret i64   -1    ; also wrong
other:
  br label %fail
}
