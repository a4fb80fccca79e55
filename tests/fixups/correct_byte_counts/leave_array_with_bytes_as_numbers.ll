@mixed = constant [2 x [3 x i8]] [[3 x i8] c"abcd", [3 x i8] [i8 1, i8 2, i8 3]]
