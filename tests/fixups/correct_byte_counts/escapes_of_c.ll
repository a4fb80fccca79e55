@text = constant [8 x i8] c"a\tb\n\x41!\0"

define ptr @f() {
  %p = getelementptr inbounds [8 x i8], ptr @text, i64 0, i64 1
  ret ptr %p
}
