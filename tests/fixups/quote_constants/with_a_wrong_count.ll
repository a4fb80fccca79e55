@a = constant [9 x i8] 'hello\00'

define ptr @f() {
  %p = getelementptr [9 x i8], ptr @a, i64 0, i64 0
  ret ptr %p
}
