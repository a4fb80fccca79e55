; signature: double(n: i32) -> i64
; oracle: def double(n):
; oracle:     return str(n * 2)
; verdict: abstained: it gives a value of the type str, not i64
define i64 @double(i32 signext %n) {
  %wide = sext i32 %n to i64
  %double = shl i64 %wide, 1
  ret i64 %double
}
