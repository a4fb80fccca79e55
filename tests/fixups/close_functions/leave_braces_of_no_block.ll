define i64 @f(i64 %a) {
entry:
  {
    %b = add i64 %a, 1
  }
  ret i64 %b
next: {
  ret i64 %a
}
  unreachable
}
