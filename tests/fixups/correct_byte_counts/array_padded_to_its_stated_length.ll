@names = constant [2 x [8 x i8]] [[8 x i8] c"hello\00", [8 x i8] c"hi\00"]
