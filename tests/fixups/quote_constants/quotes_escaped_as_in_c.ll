@a = constant [10 x i8] c"say \"hi\"\00", align 1
@b = constant [15 x i8] c"say \"hi\"\n\00"
@c = constant [5 x i8] c"\\\"\\\00"
