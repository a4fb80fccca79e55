define void @f(ptr %p) {
  store [9 x i8] c"abc\00", ptr %p
  ret void
}
