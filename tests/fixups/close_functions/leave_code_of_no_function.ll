define i64 @sum(i64 %a, i64 %b) {
entry:
  %r = add i64 %a, %b
  ret i64 %r
}

entry:
  ret i64 0
}
