define void @f(ptr %text) {
  store [3 x i8] c"hello\00", ptr %text
  ret void
}
