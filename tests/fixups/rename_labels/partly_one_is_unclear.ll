define i64 @pick(i1 %c) {
entry:
  br i1 %c, label %a, label %b
a:
  ret i64 1
a:
  ret i64 2
b:
  ret i64 3
entry:
  ret i64 4
}
