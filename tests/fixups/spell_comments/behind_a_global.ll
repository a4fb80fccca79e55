@a = global i64 0 // zero
@b = constant [3 x i8] c"//\00" # slashes
@c = global i64 1
