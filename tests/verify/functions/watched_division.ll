; signature: divide(a: i32, b: i32) -> i32
; example: divide(6, 3) == 2
; verdict: rejected: `divide(0, 0)` never returned: its process was ended by signal 8
; note: say so with `@where`
define signext i32 @divide(i32 signext %a, i32 signext %b) {
  %result = sdiv i32 %a, %b
  ret i32 %result
}
