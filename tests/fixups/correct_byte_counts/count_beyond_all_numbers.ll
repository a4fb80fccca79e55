@text = constant [99999999999999999999999 x i8] c"abc"
