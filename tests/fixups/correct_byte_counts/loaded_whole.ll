@text = constant [4 x i8] c"hello\00"

define void @f(ptr %place) {
  %all = load [4 x i8], ptr @text
  store [4 x i8] %all, ptr %place
  ret void
}
