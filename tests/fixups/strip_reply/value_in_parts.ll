@text = constant [4 x i8]
The value:
  c"abc\00"
Its alignment:
  , align 1

define i64 @length() {
  ret i64 3
}
