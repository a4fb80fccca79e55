; signature: absolute(n: i32) -> i32
; where: n > -2147483648
; property: absolute(n) >= 0
; verdict: rejected: `absolute(n) >= 0` does not hold for n = -1001
; origin: property
define signext i32 @absolute(i32 signext %n) {
  %is_near = icmp sgt i32 %n, -1001
  %negated = sub i32 0, %n
  %is_negative = icmp slt i32 %n, 0
  %is_changed = and i1 %is_near, %is_negative
  %absolute = select i1 %is_changed, i32 %negated, i32 %n
  ret i32 %absolute
}
