@a = constant [9 x i8] c"two
lines"
define void @f() {
  ret void
}
