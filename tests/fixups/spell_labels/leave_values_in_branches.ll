define i64 @pick(i1 %c, i64 %end) {
entry:
  %yes = add i64 1, 1
  br i1 %c, %yes, %else
yes:
  br label other
end:
  ret i64 %yes
}
