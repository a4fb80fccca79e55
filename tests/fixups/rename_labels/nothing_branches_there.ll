define i64 @one() {
entry:
  br label %start
start:
  ret i64 1
unused:
  ret i64 2
unused:
  ret i64 3
}
