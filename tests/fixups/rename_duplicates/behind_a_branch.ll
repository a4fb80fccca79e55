declare void @note(i64)

define void @notes(i1 %c, i64 %n) {
entry:
  %x = add i64 %n, 1
  call void @note(i64 %x)
  %x = add i64 %x, 1
  br i1 %c, label %more, label %end
more:
  call void @note(i64 %x)
  br label %end
end:
  call void @note(i64 %x)
  ret void
}
