@text = constant { i64, [2 x i8] } { i64 3, [2 x i8] c"abc" }
