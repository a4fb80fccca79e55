@text = constant [4 x i8] c"a\n\00"
