define void @f() {
  %text = alloca [x i8]
  store [x i8] c"hey\00", ptr %text
  ret void
}
