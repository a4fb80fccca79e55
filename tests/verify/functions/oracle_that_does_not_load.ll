; signature: double(n: i32) -> i64
; example: double(2) == 4
; oracle: def double(n)
; oracle:     return n * 2
; verdict: abstained: the oracle `double.py` cannot be used: it cannot be loaded: SyntaxError
define i64 @double(i32 signext %n) {
  %wide = sext i32 %n to i64
  %double = shl i64 %wide, 1
  ret i64 %double
}
