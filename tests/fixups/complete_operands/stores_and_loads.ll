define i64 @f(i64 %a, ptr %p) {
  store i64 %a, %p
  store %a, ptr %p
  store %a, %p, align 8
  store i64 %a to ptr %p
  store volatile i64 %a ptr %p, align 8
  %1 = load i64 %p
  %2 = load i64 ptr %p, align 8
  %3 = load i64, %p
  %4 = load volatile i64 %p
  %5 = load [4 x i8] %p
  ret i64 %1
}
