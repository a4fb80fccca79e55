@text = constant [12 x i8] c"line\n\00"

define ptr @f() {
  %p = getelementptr inbounds [12 x i8], ptr @text, i64 0, i64 1
  ret ptr %p
}
