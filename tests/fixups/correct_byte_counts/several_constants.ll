@a = constant [1 x i8] c"aa"
@b = constant [2 x i8] c"bb"
@c = constant [9 x i8] c"cc}{;\22"
