@text = constant [6 x i8] c"hello\00"
@table = constant [1 x { i64, [6 x i8] }] [{ i64, [6 x i8] } { i64 1, [6 x i8] c"world\00" }]

define ptr @f(i64 %length) {
  %p = getelementptr [2 x i8], ptr @text, i64 1
  %all = load [4 x i8], ptr @text
  %room = alloca [64 x i8]
  store [6 x i8] c"hello\00", ptr %room
  ret ptr %p
}
