define i64 @pick(i1 %c, i64 %a) {
entry:
  br i1 %c, label %yes, label %no
yes:
  %r = add i64 %a, 1
  br label %end
no:
  %r = sub i64 %a, 1
  br label %end
end:
  ret i64 %r
}
