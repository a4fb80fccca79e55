1. The function
2. returns

define i64 @f() {
  ret i64 0
}
