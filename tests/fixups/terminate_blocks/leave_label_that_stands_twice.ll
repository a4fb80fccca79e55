define void @pick(i1 %c) {
entry:
  %x = add i64 1, 1
again:
  br i1 %c, label %again, label %end
again:
  br label %end
end:
  ret void
}
