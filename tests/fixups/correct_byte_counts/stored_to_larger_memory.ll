define void @f() {
  %text = alloca [64 x i8]
  store [64 x i8] c"hello\00", ptr %text
  %other = alloca [64 x i8]
  store volatile [3 x i8] c"hello\00", ptr %other
  %right = alloca [6 x i8]
  store [7 x i8] c"hello\00", ptr %right
  ret void
}
