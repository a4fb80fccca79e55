declare i32 @sum(ptr)
declare i64 @sum(ptr, i64)

define i64 @one() {
  ret i64 1
}
