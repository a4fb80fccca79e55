@digits = constant [2 x [3 x i8]] [[3 x i8] c"abc", [3 x i8] c"de"]
