define i64 @pick(i1 %c, i64 %a) {
entry:
  %a = add i64 %a, 7
  br i1 %c, label %yes, label %end
yes:
  %r = add i64 %a, 1
  br label %end
end:
  %r = sub i64 %a, %r
  ret i64 %r
}
