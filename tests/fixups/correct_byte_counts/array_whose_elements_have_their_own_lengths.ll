@names = constant [3 x [4 x i8]] [
  [4 x i8] c"one\00",
  [6 x i8] c"three\00",
  [3 x i8] c"no\00"
]

define ptr @name(i64 %i) {
  %p = getelementptr [3 x [4 x i8]], ptr @names, i64 0, i64 %i
  ret ptr %p
}
