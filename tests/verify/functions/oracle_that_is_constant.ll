; signature: seven(n: i64) -> i64
; example: seven(1) == 7
; oracle: def seven(n):
; oracle:     return 7
; verdict: abstained: the instances cannot tell `seven` from a function that always gives 7
define i64 @seven(i64 %n) {
  ret i64 7
}
