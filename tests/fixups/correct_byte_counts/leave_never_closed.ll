@text = constant [9 x i8] c"abc

define void @f() {
  ret void
}
