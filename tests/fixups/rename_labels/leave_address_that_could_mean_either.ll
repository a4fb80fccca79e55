@place = internal global ptr blockaddress(@f, %step)

define i64 @f(i1 %c) {
entry:
  br i1 %c, label %one, label %two
one:
  ret i64 1
step:
  ret i64 2
two:
  ret i64 3
step:
  ret i64 4
}
