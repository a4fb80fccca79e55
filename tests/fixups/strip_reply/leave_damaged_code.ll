define i64 @one() {
  ret i64 1
}
}
%stray = add i64 1, 2
  ret i64 %stray
entry:
declare void @third(
