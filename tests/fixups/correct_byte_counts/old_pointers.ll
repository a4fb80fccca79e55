@text = constant [9 x i8] c"abc\00"

define i8* @f() {
  %p = getelementptr [9 x i8], [9 x i8]* @text, i64 0, i64 0
  ret i8* %p
}
