@text = constant { i64, [9 x i8] } { i64 3, [9 x i8] c"abc" }
