@text = constant [ 9  x i8 ] ; how long?
  c"abc\00"

define ptr @f() {
  %p = getelementptr [ 9 x i8 ] , ptr  @text, i64 0
  ret ptr %p
}
