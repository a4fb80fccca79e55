@text = constant [9 x i32] c"abc"
