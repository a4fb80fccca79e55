@text = constant [2 x i8] c"abc"
@list = constant [2 x [4 x i8]] [[4 x i8] c"abc\00", [4 x i8] c"toolong\00"]
