define void @f() {
  %text = alloca [4 x i8]
  store [5 x i8] c"hello\00", ptr %text
  %other = alloca [4 x i8]
  store [4 x i8] c"hello\00", ptr %other
  ret void
}
