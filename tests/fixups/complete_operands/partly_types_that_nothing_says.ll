define i64 @f(i64 %a, ptr %p) {
  %1 = load ptr %p
  %2 = getelementptr ptr %p, i64 1
  %3 = call i64 @unknown(1)
  store 5, ptr %p
  %4 = add %a, %p
  %5 = add 1, 2
  ret %a
}
