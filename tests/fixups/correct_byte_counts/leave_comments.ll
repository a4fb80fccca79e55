; @text = constant [9 x i8] c"abc"
@text = constant [3 x i8] c"abc" ; [9 x i8] c"abc"
