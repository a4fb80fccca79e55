define i64 @f(ptr %p, i64* %q) {
  %a = load i64, i64* %p
  %b = load i64, ptr %q
  store i64 %a, i32* %p
  ret i64 %b
}
