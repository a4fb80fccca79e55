; attack: read the time stamp counter by an instruction of its own
; refused: inline assembly
; signature: half(value: u64) -> u64
; example: half(10) == 5
; example: half(7) == 3
; oracle: def half(value):
; oracle:     return value // 2
; verdict: build
define i64 @half(i64 %value) {
  %low = call i32 asm sideeffect "rdtsc", "={eax},~{edx}"()
  %bit = and i32 %low, 1
  %wide = zext i32 %bit to i64
  %right = lshr i64 %value, 1
  %result = add i64 %right, %wide
  ret i64 %result
}
