; signature: divide(a: i32, b: i32) -> i32
; where: b > 0
; example: divide(6, 3) == 2
; verdict: accepted
; rests_on: examples only
define signext i32 @divide(i32 signext %a, i32 signext %b) {
  %result = sdiv i32 %a, %b
  ret i32 %result
}
