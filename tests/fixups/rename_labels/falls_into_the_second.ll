define void @wait(i1 %c) {
entry:
  br i1 %c, label %more, label %end
more:
  %x = add i64 1, 1
entry:
  br i1 %c, label %end, label %more
end:
  ret void
}
