@f = global i64 0
define void @f() {
  ret void
}
