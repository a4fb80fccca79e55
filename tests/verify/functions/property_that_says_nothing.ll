; signature: absolute(n: i32) -> i32
; property: 1 / 0 == absolute(n)
; verdict: abstained: could be judged on none of
define signext i32 @absolute(i32 signext %n) {
  ret i32 %n
}
