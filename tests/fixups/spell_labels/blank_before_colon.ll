define i64 @pick(i1 %c) {
entry :
  br i1 %c, label %while.body, label %1
while.body :  ; more
  ret i64 1
1 :
  ret i64 0
}
