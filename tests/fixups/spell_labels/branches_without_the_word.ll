define i64 @pick(i1 %c, i1 %d) {
entry:
  br i1 %c, %yes, %more
more:
  br i1 %d, label %yes, %no
yes:
  br %end
no:
  br i1 true, %end, label %end
end:
  ret i64 0
}
