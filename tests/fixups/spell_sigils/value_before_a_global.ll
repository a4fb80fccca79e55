@limit = constant i64 5

define i64 @f(ptr %limit) {
  %v = load i64, ptr limit
  ret i64 %v
}
