@text = constant [48 x i8]
Part 1:
  c"abc\00"
Part 2:
  c"abc\00"
Part 3:
  c"abc\00"
Part 4:
  c"abc\00"
Part 5:
  c"abc\00"
Part 6:
  c"abc\00"
Part 7:
  c"abc\00"
Part 8:
  c"abc\00"
Part 9:
  c"abc\00"
Part 10:
  c"abc\00"
Part 11:
  c"abc\00"
Part 12:
  c"abc\00"

define i64 @length() {
  ret i64 48
}
