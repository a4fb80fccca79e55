@place = internal global ptr blockaddress(@f, %3)

define i64 @f(i64 %0) {
  %2 = add i64 %0, 1
  ret i64 %2
  %4 = add i64 %0, 2
  ret i64 %4
}
