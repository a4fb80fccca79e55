@text = internal constant [3 x i8] c"Hello\00"

define ptr @f() {
  %p = getelementptr inbounds [3 x i8], ptr @text, i64 0, i64 1
  ret ptr %p
}
