@y = global i64
  7

define void @f() {
  ret void
}
