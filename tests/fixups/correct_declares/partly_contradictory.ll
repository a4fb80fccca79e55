declare i64 @nobody_knows(i64)
declare i64 @nobody_knows(ptr)
declare i64 @one()

define i64 @one() {
  ret i64 1
}
