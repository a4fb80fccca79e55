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

define i64 @wait(i1 %c) {
entry:
  br while.body
while.body:
  br i1 %c, while.body, label end
end:
  br 5
5:
  br i1 %c, label while.body, last
last:
  ret i64 0
}
