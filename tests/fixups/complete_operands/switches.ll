define i64 @f(i64 %n) {
entry:
  switch i64 %n, label %end [ i64 1, %a
    i64 2, label %b ]
a:
  switch %n, %end [ 1, %b, 2, %end ]
b:
  switch i64 %n, label end [
    i64 1: label %end
    i64 2, label end
  ]
end:
  ret i64 0
}
