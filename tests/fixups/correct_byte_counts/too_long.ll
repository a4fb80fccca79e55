@text = private unnamed_addr constant [15 x i8] c"Hello, you\0A\00", align 1
