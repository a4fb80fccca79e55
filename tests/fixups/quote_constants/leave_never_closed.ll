@a = constant [6 x i8] c'hello\00
@b = constant [6 x i8] "hello\00
