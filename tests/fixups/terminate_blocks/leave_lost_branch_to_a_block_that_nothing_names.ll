declare i1 @is_prime(i64)

define i64 @f(i64 %n) {
entry:
  %prime = call i1 @is_prime(i64 %n)
yes:
  ret i64 1
no:
  ret i64 0
}
