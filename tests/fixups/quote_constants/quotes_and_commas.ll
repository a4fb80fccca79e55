@a = constant [18 x i8] c"he said "hi", then\00"
