define i64 @one(i64 %a) {
entry:
  %x = add i64 %a, 1
  br label %more
more:
  %y = freeze i64 %x
end:
  ret i64 %y
}
