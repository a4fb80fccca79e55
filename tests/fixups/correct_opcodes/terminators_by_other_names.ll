define i64 @f(i1 %c) {
entry:
  branch i1 %c, label %a, label %b
a:
  jmp label %b
b:
  return i64 0
}
