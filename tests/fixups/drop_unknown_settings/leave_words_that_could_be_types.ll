define static int @f() {
  ret int 0
}

define inline number @g() {
  ret number 0
}

define const char i64 @h() {
  ret i64 0
}
