@text = constant [4 x i8] c"two
lines"
