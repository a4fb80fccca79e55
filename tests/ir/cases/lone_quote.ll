@a = constant [4 x i8] c"abc\00
define void @f() {
  call void @g(ptr @a, i64 "
  ret void
}
