@a = constant [2 x [4 x i8]] [[4 x i8] c"abc\00", [4 x i8
@b = constant { i64, [4 x i8] } { i64 3, [4 x i8] }
@c = constant { i64, { i64 3 [4 x i8] c"abcd" }
