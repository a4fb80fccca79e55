@a = global [10xi8] zeroinitializer
@b = global <4xfloat> zeroinitializer
@c = global [10 i8] zeroinitializer
@d = global [10 * i8] zeroinitializer
@e = global [i8 x 10] zeroinitializer
@f = global i8[10] zeroinitializer
@g = global [2 x [3xi64]] zeroinitializer
@h = global [2 * [3 i64]] zeroinitializer

define ptr @p() {
  %x = alloca [16 * i8], align 1
  %y = alloca i64[4]
  %z = getelementptr [16xi8], ptr %x, i64 0, i64 1
  ret ptr %z
}
