; signature: negate(n: i32) -> i64
; property: negate(n) + n == 0
; verdict: accepted
; rests_on: properties
define i64 @negate(i32 signext %n) {
  %wide = sext i32 %n to i64
  %negated = sub i64 0, %wide
  ret i64 %negated
}
