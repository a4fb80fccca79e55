@a = constant [x i8] c"abc\00"
@b = constant [? x i8] c"hello\0A\00"
@c = constant [N x i8] c"x"
@right = constant [3 x i8] c"ok\00"

define ptr @f() {
  %p = getelementptr [x i8], ptr @a, i64 0, i64 0
  %q = getelementptr inbounds [? x i8], ptr @b, i64 0, i64 0
  %r = getelementptr inbounds [n x i8], ptr @right, i64 0, i64 0
  ret ptr %p
}
