@a = constant [6 x i8] c'hello\00'
@b = constant [3 x i8] "ab\00"
