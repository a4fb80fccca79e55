@"a text" = constant [2 x i8] c"abc"

define ptr @f() {
  %p = getelementptr [2 x i8], ptr @"a text", i64 0, i64 1
  ret ptr %p
}
