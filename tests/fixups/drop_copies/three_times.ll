define i64 @one() {
  ret i64 1
}
define i64 @one() {
  ret i64 1
}
define i64 @one() {
  ret i64 1
}
