; signature: double(n: i32) -> i64
; example: double(2) == 4
; oracle: calls = []
; oracle: def double(n):
; oracle:     calls.append(n)
; oracle:     return n * 2 + len(calls) // 100
; verdict: abstained: asked again
define i64 @double(i32 signext %n) {
  %wide = sext i32 %n to i64
  %double = shl i64 %wide, 1
  ret i64 %double
}
