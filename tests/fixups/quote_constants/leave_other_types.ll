@a = constant [6 x i16] "hello\00"
@b = constant ptr "hello\00"
