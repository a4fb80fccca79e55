define void @f(ptr %text) {
  store [7 x i8] c"hello\n\00", ptr %text
  ret void
}
