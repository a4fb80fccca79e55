source_filename = "a//b#c/*d*/"
@a = constant [9 x i8] c"// # /* \00"
@b = constant [7 x i8] c"two
// "
