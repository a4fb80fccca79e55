define ptr @f(i64 %n) {
  %1 = alloca i8, 16
  %2 = alloca i8, %n, align 8
  %3 = alloca i64 4
  ret ptr %1
}
