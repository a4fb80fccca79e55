; attack: take time that doubles with each step
; signature: fibonacci(n: u8) -> u64
; example: fibonacci(10) == 55
; example: fibonacci(1) == 1
; oracle: def fibonacci(n):
; oracle:     a, b = 0, 1
; oracle:     for _ in range(n):
; oracle:         a, b = b, a + b
; oracle:     return a
; verdict: rejected
define i64 @fibonacci(i8 zeroext %n) {
entry:
  %is_small = icmp ult i8 %n, 2
  br i1 %is_small, label %small, label %large

small:
  %same = zext i8 %n to i64
  ret i64 %same

large:
  %one_less = sub i8 %n, 1
  %two_less = sub i8 %n, 2
  %first = call i64 @fibonacci(i8 zeroext %one_less)
  %second = call i64 @fibonacci(i8 zeroext %two_less)
  %sum = add i64 %first, %second
  ret i64 %sum
}
