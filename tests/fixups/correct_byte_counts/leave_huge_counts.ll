@a = constant [2 x [9999999999 x i8]] [[9999999999 x i8] c"abc\00", [9999999999 x i8] c"de\00"]

define void @f() {
  %p = alloca [99999 x i8]
  store [99999 x i8] c"abc\00", ptr %p
  ret void
}
