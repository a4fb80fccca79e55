@text = constant [6 x i8] c"Hello\00"
@number = constant [2 x i16] [i16 1, i16 2]

define ptr @f() {
  %p = getelementptr inbounds [9 x i8], ptr @text, i64 0, i64 1
  ret ptr %p
}
