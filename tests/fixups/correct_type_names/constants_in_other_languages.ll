define i64 @f(const ptr %p, const i64 %n) {
  %x = add const i64 %n, 1
  ret const i64 %x
}
